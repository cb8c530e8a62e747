import { detect, type Detection, Detector, type Finding, mayName, wordsOf } from '../../detection/index.ts'
import type { Standing } from '../../directory/index.ts'
import { type Draft, type DraftAttachment, judgeDraft, type Policy, recipientsOf, type Verdict } from '../../guard/index.ts'
import type { PeopleEvidence } from '../../messaging/people-records.ts'
import type { Reading } from '../webmails/webmail.ts'
import { decodeForm } from './decode-form.ts'
import { recipientsTell } from './recipient-text.ts'

/** Everything that was known of the draft at one moment, and the verdict for exactly that. */
export interface Scan {
  /** Identifies the snapshot: equal keys mean an equal draft. */
  readonly key: string
  readonly reading: Reading
  readonly draft: Draft
  readonly detection: Detection
  readonly verdict: Verdict
  /** Whether somebody may be named in what was written since the view opened, although nobody was recognised. */
  readonly mayName: boolean
  /** Whether the recipients' fields hold a patient's data. */
  readonly recipientsTell: boolean
}

export interface ScanContext {
  readonly policy: Policy
  readonly standings: ReadonlyMap<string, Standing>
  readonly people: PeopleEvidence
  /** Doubts that were answered in this compose view. */
  readonly answered: ReadonlySet<string>
  /** Keys of passages that are no patient's data. */
  readonly notPatients: ReadonlySet<string>
  /** Who was picked from the directory in this compose view. */
  readonly picked: ReadonlySet<string>
  /** Version of the directory that gave the standings. */
  readonly version: string
  /** Whether this webmail is the practitioner's own secure one. */
  readonly secureSite: boolean
  /** Words that stood in the view when it opened: the webmail's server has them, e.g. in a signature. */
  readonly before: ReadonlySet<string>
}

export const standingKey = (address: string): string => address.trim().toLowerCase()

/** The addresses that a draft goes to. */
export const addressesOf = (draft: Draft): string[] => recipientsOf(draft).map(({ address }) => address)

/** A webmail's reading and the files known of it, as the guard wants them. */
export function draftOf(reading: Reading, attachments: readonly DraftAttachment[]): Draft {
  return {
    from: reading.from,
    to: reading.to,
    cc: reading.cc,
    bcc: reading.bcc,
    subject: reading.subject,
    body: reading.text.text('body'),
    quoted: reading.text.text('quoted'),
    attachments,
    inReplyTo: null,
  }
}

/** Identifies a draft exactly. Compared, never stored. */
export function keyOf(draft: Draft, version: string): string {
  const { from, to, cc, bcc, subject, body, quoted, attachments } = draft
  return JSON.stringify([version, from, to, cc, bcc, subject, body, quoted, attachments.map(({ id, name, state }) => [id, name, state])])
}

/**
 * Scans and judges one draft. Pure but for the time it takes; throws what a recognizer throws. A `detector` that is kept from one scan of
 * the draft to the next looks only at what an edit may reach.
 */
export function scanDraft(reading: Reading, attachments: readonly DraftAttachment[], context: ScanContext, detector = new Detector()): Scan {
  const draft = draftOf(reading, attachments)
  const { policy, people, standings, answered, picked, notPatients, secureSite } = context
  const today = new Date().toISOString().slice(0, 10)
  const { detection, verdict } = judgeDraft(draft, { ...people, policy, standings, answered, picked, notPatients, sendsAsNamed: secureSite, today }, detector)
  const isKnown = (word: string): boolean => detector.knownWords.has(word) || context.before.has(word)
  const named = mayName(draft.subject, isKnown) || mayName(draft.body, isKnown)
  return { key: keyOf(draft, context.version), reading, draft, detection, verdict, mayName: named, recipientsTell: recipientsTell(draft) }
}

/** The words that stand in a reading. */
export const wordsIn = ({ subject, text }: Reading): ReadonlySet<string> => wordsOf(`${subject}\n${text.text('body')}\n${text.text('quoted')}`)

/**
 * Whether this snapshot may be saved and copied by the webmail itself, which does it while one writes: nothing found, and
 * nobody who might be named before it is said what for.
 */
export const isClean = (scan: Scan): boolean => maySave(scan) && !scan.mayName

/** Whether this snapshot may be saved when the practitioner asks for it: neither an identity nor a health finding, nor one beside the recipients, and no file that could hold one in clear. */
export const maySave = (scan: Scan): boolean =>
  scan.detection.findings.length === 0 && !scan.recipientsTell && scan.draft.attachments.every(({ state }) => state === 'read' || state === 'encrypted')

/** The attachments that hold something, or may: nobody could read them. */
export const tellingFiles = ({ draft, detection }: Scan): readonly DraftAttachment[] =>
  draft.attachments.filter(({ id, state }) => state !== 'read' || detection.findings.some(({ place }) => place.attachment === id))

/** Whether this snapshot may be sent without a question. */
export const passes = (scan: Scan): boolean => scan.verdict.verdict === 'pass' || scan.verdict.verdict === 'advise'

/** Whether the text of a request, as encoded in an address or a form, has nothing of a patient in it. */
export function textIsClean(encoded: string): boolean {
  return detect([{ part: 'body', text: decodeForm(encoded) }], []).findings.length === 0
}

/** Whether a file, by itself, may be handed to the webmail's server. */
export function fileIsClean(name: string, text: string): boolean {
  const findings: readonly Finding[] = detect(
    [{ part: 'attachment-name', attachment: name, text: name }, { part: 'attachment', attachment: name, text }], [],
  ).findings
  return findings.length === 0
}
