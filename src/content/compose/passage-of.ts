import { type Finding, isAnswerable, type Passage, passageAt } from '../../detection/index.ts'
import type { Scan } from './scan.ts'

/** The text of a draft in which a finding lies. */
export function textOf({ place: { part, attachment } }: Finding, { draft }: Scan): string {
  if (part === 'subject' || part === 'body' || part === 'quoted') return draft[part]
  const file = draft.attachments.find(({ id }) => id === attachment)
  return (part === 'attachment' ? file?.text : file?.name) ?? ''
}

/** A finding as an answer remembers it; `null` where no answer is taken. */
export function passageOf(finding: Finding, scan: Scan): Passage | null {
  const { kind, place: { start, end } } = finding
  return isAnswerable(finding, end - start) ? passageAt(kind, textOf(finding, scan), start, end) : null
}

/** Every passage of a draft that an answer may be about. */
export function answerablePassages(scan: Scan): Passage[] {
  const { findings, answered = [] } = scan.detection
  return [...findings, ...answered].flatMap((finding) => passageOf(finding, scan) ?? [])
}
