import type { Draft } from '../../guard/index.ts'
import type { Withheld } from '../sentinel/gatekeeper.ts'
import { lettersIn, lettersOf } from './carries.ts'
import type { Scan } from './scan.ts'

/** Letters of the sentence on one side of what was found. */
const AROUND = 30
/** With so many more letters than what was found, a stretch is this draft's: a name alone may be looked for anywhere in the webmail. */
const TELLING = 6
/** Letters of a text that may name somebody before anything is told of them: shorter ones stand anywhere, longer ones tell. */
export const BEGUN = { least: 12, most: 400 }
/** More than any draft brings; the oldest goes first. */
const MOST = 1000

/**
 * What was found in the text, each with what stands before it, else behind it. Of a quoted mail the server has it already. What comes before was
 * written before: so it tells what a webmail has kept of an earlier state of the draft, too.
 */
export const passagesOf = ({ detection, draft }: Pick<Scan, 'detection' | 'draft'>): string[] => detection.findings.flatMap(({ place: { part, start, end } }) => {
  if (part !== 'subject' && part !== 'body') return []
  const text = draft[part]
  const least = lettersOf(text.slice(start, end)).length + TELLING
  const stretches = [text.slice(Math.max(0, start - AROUND), end), text.slice(start, end + AROUND)].map(lettersOf)
  return stretches.find(({ length }) => length >= least) ?? []
})

/** Remembers what is held here, for as long as the document lives. */
export function withhold(withheld: Withheld, scan: Pick<Scan, 'detection' | 'draft' | 'mayName'>): void {
  const begun = scan.mayName && scan.detection.findings.length === 0 ? lettersOf(scan.draft.body) : ''
  if (begun.length >= BEGUN.least && begun.length <= BEGUN.most) withheld.add(begun)
  for (const passage of passagesOf(scan)) withheld.add(passage)
  for (const passage of withheld) {
    if (withheld.size <= MOST) return
    withheld.delete(passage)
  }
}

/** Letters of what is written in a draft. */
export const lettersOfDraft = ({ subject, body }: Pick<Draft, 'subject' | 'body'>): string => lettersOf(`${subject}\n${body}`)

/** This draft may leave as it stands: nothing of it is withheld any more. */
export function free(withheld: Withheld, draft: Pick<Draft, 'subject' | 'body'>): void {
  if (withheld.size === 0) return
  const text = lettersOfDraft(draft)
  for (const passage of withheld) if (text.includes(passage)) withheld.delete(passage)
}

/**
 * Whether a request's text repeats something withheld that stands in none of these views: in which it does stand, that one answers for it.
 * @param views with the letters of their drafts; `null` where nobody can tell: then that one answers for everything.
 */
export function repeatsAny(text: string, withheld: Withheld, views: readonly { readonly letters: string | null }[]): boolean {
  if (withheld.size === 0) return false
  const letters = lettersIn(text)
  const repeated = [...withheld].filter((passage) => letters.includes(passage))
  if (repeated.length === 0) return false
  // Worked out once for all that is repeated: a draft's own save repeats all of it.
  const standing = views.map((view) => view.letters)
  return repeated.some((passage) => !standing.some((one) => one === null || one.includes(passage)))
}
