/** Milliseconds after which the browser has surely taken a downloaded text over. */
const TAKEN = 60_000

/** Hands a text to the browser's own "save" as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), TAKEN)
}
