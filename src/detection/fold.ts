const MARKS = /\p{M}+/gu
const OTHER = /[^\x00-\x7f]/g
const SAME: Readonly<Record<string, string>> = { '’': "'", 'ʼ': "'", '‘': "'", '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u2007': ' ', '‐': '-', '‑': '-', '–': '-', '—': '-', 'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ß': 's', 'µ': 'μ', '²': '2', '³': '3' }
const known = new Map<string, string>()

function foldLetter(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const bare = SAME[letter] ?? letter.normalize('NFD').replace(MARKS, '')
  const one = bare.length === 1 ? bare : letter
  known.set(letter, one)
  return one
}

/** Lower case without accents, as long as the text: an offset in one is an offset in the other. */
export function foldKeeping(text: string): string {
  const lower = text.toLowerCase()
  const whole = lower.length === text.length ? lower : Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('')
  return whole.replace(OTHER, foldLetter)
}

/** Lower case without accents; `œ` becomes `oe`. The length may change. */
export function fold(text: string): string {
  return foldKeeping(text).replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}
