import { type Answer, answeredEnvelope, openAnswer } from '../crypto/envelopes/html/answer.ts'
import { EnvelopeError } from '../crypto/envelopes/envelope.ts'
import { ask } from '../messaging/ask.ts'
import type { EnvelopeSummary } from '../messaging/records.ts'

/** How far the opening of one answer is. */
export type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'opening' }
  /** The vault has to be opened first; `file` is opened then. */
  | { readonly at: 'locked'; readonly file: File }
  /** `why`: key of the sentence that says so. */
  | { readonly at: 'failed'; readonly why: string }
  | { readonly at: 'silent'; readonly file: File }
  | { readonly at: 'opened'; readonly answer: Answer; readonly envelope: EnvelopeSummary }

/**
 * Opens an answer on this page: the file is read here and goes nowhere, only the number of the envelope that it answers is asked for.
 * Never rejects.
 */
export async function openedAnswer(file: File): Promise<Stage> {
  try {
    const envelopeId = await answeredEnvelope(file)
    const found = await ask('answer-key', { envelopeId }).catch(() => null)
    if (found === null) return { at: 'silent', file }
    const { key, envelope, why } = found
    if (why === 'locked') return { at: 'locked', file }
    if (key === null || envelope === null) return { at: 'failed', why: 'answered_unknown' }
    return { at: 'opened', envelope, answer: await openAnswer(file, key) }
  } catch (error) {
    // A file that has gone meanwhile, or a stick that was pulled out, cannot be read.
    return { at: 'failed', why: error instanceof EnvelopeError ? error.key : 'answered_unreadable' }
  }
}
