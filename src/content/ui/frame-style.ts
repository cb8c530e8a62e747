/** The host of a frame over the page, out of reach of the page's own styles. */
export const OVER_PAGE = `all: initial !important; position: fixed !important; height: auto !important; margin: 0 !important; padding: 0 !important;
  border: 0 !important; background: none !important; overflow: visible !important; z-index: 2147483647 !important;`

/** The same where it is to be seen. */
export const IN_SIGHT = `display: block !important; opacity: 1 !important; visibility: visible !important; transform: none !important; filter: none !important;
  clip-path: none !important; pointer-events: auto !important;`

/** The frame in it: paper of this height, by day and by night. */
export const paper = (height: string): string => `
iframe { width: 100%; height: ${height}; border: 0; border-radius: 8px; display: block; background: #fbf8f3;
  box-shadow: 0 8px 32px rgb(23 36 59 / 28%); color-scheme: light dark; }
@media (prefers-color-scheme: dark) { iframe { background: #141a26; } }
`
