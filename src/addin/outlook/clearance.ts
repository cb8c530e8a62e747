/// <reference types="office-js" />
import { bytesToHex } from '@noble/hashes/utils.js'
import type { HostMessage } from '../core/host.ts'
import { fingerprint } from './fingerprint.ts'
import { officeCall, officeDo, OutlookTooOldError } from './office-call.ts'
import type { AttachmentContent } from './outlook-host.ts'

/** Where a clearance waits for its send: with the item, as long as it is open, and seen by this add-in only. */
const KEY = 'sceau-clearance'
/** Milliseconds: a decision is for now. */
const LIFETIME = 10 * 60_000

/** What is kept: nothing of the message can be told from it. */
interface Clearance {
  readonly version: 1
  readonly salt: string
  readonly fingerprint: string
  readonly given: number
}

/** What a clearance is bound to. */
interface Bound {
  readonly message: HostMessage
  readonly contentOf: (id: string) => Promise<AttachmentContent>
}

const isClearance = (value: unknown): value is Clearance =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'salt' in value && typeof value.salt === 'string'
  && 'fingerprint' in value && typeof value.fingerprint === 'string' && 'given' in value && typeof value.given === 'number'

function parsed(text: unknown): Clearance | null {
  try {
    const value: unknown = JSON.parse(String(text))
    return isClearance(value) ? value : null
  } catch {
    return null
  }
}

/**
 * Where Outlook keeps what belongs to one message, since Mailbox 1.11: the types of Office.js know no Outlook without it, and the pane opens
 * in older ones.
 */
export type Session = Office.SessionData | undefined

/** Lets exactly this message leave, once, within ten minutes. @throws OfficeCallError, OutlookTooOldError where nothing can be kept with a message */
export async function giveClearance(session: Session, { message, contentOf }: Bound, now = Date.now()): Promise<void> {
  if (!session) throw new OutlookTooOldError()
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
  const clearance: Clearance = { version: 1, salt, fingerprint: await fingerprint(message, contentOf, salt), given: now }
  await officeDo('clearance', (done) => session.setAsync(KEY, JSON.stringify(clearance), done))
}

/** The clearance that waits; `null` when there is none, or when Outlook does not say: then the message is judged. */
async function waiting(session: Office.SessionData): Promise<Clearance | null> {
  try {
    // All of it: what the error for a missing key is called, Outlook's documentation does not say.
    const all = await officeCall<unknown>('clearance', (done) => session.getAllAsync(done))
    return typeof all === 'object' && all !== null && KEY in all ? parsed((all as Record<string, unknown>)[KEY]) : null
  } catch {
    return null
  }
}

/**
 * Whether this message may leave by a clearance, which is used up by the question, whatever the answer. @throws OfficeCallError when it
 * could not be taken away: one that stays could be used twice.
 */
export async function useClearance(session: Session, { message, contentOf }: Bound, now = Date.now()): Promise<boolean> {
  if (!session) return false
  const clearance = await waiting(session)
  if (!clearance) return false
  await officeDo('clearance', (done) => session.removeAsync(KEY, done))
  if (now - clearance.given > LIFETIME || clearance.given > now) return false
  return clearance.fingerprint === await fingerprint(message, contentOf, clearance.salt)
}
