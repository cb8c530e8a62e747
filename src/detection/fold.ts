const MARKS = /\p{M}+/gu
const ASCII = /^[\x20-\x7e]*$/

/** Lower case without accents; `œ` becomes `oe`. The length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower.normalize('NFD').replace(MARKS, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'")
}
