import { remember } from '../remember.ts'

const MARKS = /\p{M}+/gu
/** Length from which a text is a letter, which many rules read one after the other. */
const LONG = 400
const OPENED: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', Œ: 'OE', Æ: 'AE', '’': "'", ʼ: "'", '\u00a0': ' ', '\u202f': ' ' }
/** The texts read last: rules read a letter with and without its subject and signature, in turn. */
const KEPT = 3
let kept: { readonly text: string; readonly read: string }[] = []

/** What a sign outside ASCII is read as, but for its case: nearly all are the same few accented letters. */
const readSign = remember((sign) => {
  const bare = sign.normalize('NFD').replace(MARKS, '')
  return OPENED[bare] ?? bare
})

const read = (text: string): string => text.replace(/[^\0-\x7f]/gu, readSign).toLowerCase()

/** A text as patterns read it: lower case, without accents, with every sign where it was but for the accents themselves. */
export function plain(text: string): string {
  if (text.length < LONG) return read(text)
  const known = kept.find((one) => one.text === text)
  if (known) return known.read
  const fresh = { text, read: read(text) }
  kept = [fresh, ...kept.slice(0, KEPT - 1)]
  return fresh.read
}

/** The dots of "M." and "Dr." end no sentence. */
export const undotted = (folded: string): string => folded.replace(/(?<!\p{L})(mm?|mme|mlle|drs?|prs?)\.(?= ?\p{L})/gu, '$1 ')
