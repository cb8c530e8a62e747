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
