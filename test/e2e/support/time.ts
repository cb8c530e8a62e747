import { AUTOSAVE_SECONDS } from './servers.ts'

/** Time that really has to pass: for what should never come. What should come is waited for by its sign instead. */
export const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Time in which the webmail would have saved by itself so many times. */
export const autosaves = (times: number): Promise<void> => pass((AUTOSAVE_SECONDS * times + 0.5) * 1000)
