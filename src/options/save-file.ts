/** Milliseconds after which the browser has surely taken a download over. */
const TAKEN = 60_000

/** Hands bytes to the browser's own "save" as a file. */
export function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), TAKEN)
}

/** The same for a text. */
export const saveFile = (name: string, type: string, text: string): void => saveBlob(name, new Blob([text], { type }))
