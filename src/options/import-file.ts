/** What the first bytes of a chosen file say about it. */
export type FileFault = 'options_directory_zip' | 'options_directory_other' | 'options_directory_empty' | ''

const HEAD = 4096
const COLUMNS = 31

/** Looks at the first bytes of a chosen file: is it the ANS extraction of MSSanté mailboxes, 31 columns parted by `|`? */
export async function fileFault(file: Blob): Promise<FileFault> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  if (head.length === 0) return 'options_directory_empty'
  // "PK": a ZIP, as the ANS site gives it.
  if (head[0] === 0x50 && head[1] === 0x4b) return 'options_directory_zip'
  const line = new TextDecoder().decode(head).split(/\r?\n/u)[0] ?? ''
  return line.split('|').length >= COLUMNS ? '' : 'options_directory_other'
}

/**
 * The date of the file, ISO: from its name where that carries one (`…_AAAAMMJJhhmm.txt`), else the day it was last changed.
 */
export function fileDate(name: string, lastModified: number): string {
  const named = /(20\d{2})(\d{2})(\d{2})(?:\d{4})?(?!\d)/u.exec(name)
  if (named) {
    const iso = `${named[1] ?? ''}-${named[2] ?? ''}-${named[3] ?? ''}`
    const date = new Date(`${iso}T00:00:00Z`)
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return iso
  }
  return new Date(lastModified).toISOString().slice(0, 10)
}
