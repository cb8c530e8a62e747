/** Built by scripts/envelope-page-plugin.ts. */
declare module 'virtual:envelope-page' {
  export const markup: string
  export const style: string
  export const script: string
}
