import type { FindingKind, FindingRole } from './finding.ts'
import { normalise } from './normalise.ts'
import { SENTENCE_END } from './sentences.ts'

/** A passage as an answer remembers it: what was found, in the sentence that it stands in. */
export interface Passage {
  /** Equal keys mean the same passage in the same sentence. Holds the text: hashed before it is stored, never logged. */
  readonly key: string
  /** Whether the sentence says so little else that it might stand in any message: an answer counts for one draft then. */
  readonly isBare: boolean
}

/** Characters of the sentence looked at to either side. */
const REACH = 200
/** Longer passages are whole documents. */
const MOST = 400
/** Letters around a passage from which its sentence is told from others. */
const TELLING = 20

/** Passages kept: at each key nearly all of a draft's are those of the key before. */
const KEPT = 1000

/** As a reader sees it: without what hides, with single blanks. Case and accents stay, so that nothing else is meant. */
const plain = (text: string): string => normalise(text.normalize('NFC')).text.replace(/\s+/gu, ' ').trim()

/**
 * Whether somebody may say that such a finding is no patient's. Not of a checked number or a record's format: those are
 * somebody's whatever stands around them.
 */
export const isAnswerable = ({ kind, role }: { readonly kind: FindingKind; readonly role: FindingRole }, length: number): boolean =>
  role !== 'record' && kind !== 'identity-number' && kind !== 'citizen-mailbox' && length <= MOST

const kept = new Map<string, Passage>()

/** The passage between two offsets of a text. */
export function passageAt(kind: FindingKind, text: string, start: number, end: number): Passage {
  const from = Math.max(0, start - REACH)
  const window = text.slice(from, end + REACH)
  const same = `${kind} ${start - from} ${end - start} ${window}`
  let passage = kept.get(same)
  if (!passage) {
    passage = passageIn(kind, window, start - from, end - from)
    if (kept.size >= KEPT) kept.clear()
    kept.set(same, passage)
  }
  return passage
}

function passageIn(kind: FindingKind, window: string, start: number, end: number): Passage {
  const near = window.slice(0, start)
  const before = near.slice([...near.matchAll(SENTENCE_END)].reduce((_, match) => match.index + match[0].length, 0))
  const behind = window.slice(end)
  const after = behind.slice(0, [...behind.matchAll(SENTENCE_END)][0]?.index ?? behind.length)
  const around = [plain(before), plain(after)]
  return {
    key: JSON.stringify([kind, plain(window.slice(start, end)), ...around]),
    isBare: (around.join('').match(/\p{L}/gu) ?? []).length < TELLING,
  }
}
