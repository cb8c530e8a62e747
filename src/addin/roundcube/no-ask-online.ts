/** Stands for `faces/ask-online.tsx`, which asks a public server: nothing. */
export const AskOnline = (): null => null
