const MARKS = /\p{M}+/gu
/** Length from which a text is a letter, which many rules read one after the other. */
const LONG = 400
let last = { text: '', read: '' }

const read = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, ' ')

/** A text as patterns read it: lower case, without accents, with every sign where it was but for the accents themselves. */
export function plain(text: string): string {
  if (text.length < LONG) return read(text)
  if (text !== last.text) last = { text, read: read(text) }
  return last.read
}

/** The dots of "M." and "Dr." end no sentence. */
export const undotted = (folded: string): string => folded.replace(/(?<!\p{L})(mm?|mme|mlle|drs?|prs?)\.(?= ?\p{L})/gu, '$1 ')
