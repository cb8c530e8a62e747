import { matchesOf } from '../matches.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const MAILBOX = /[a-z0-9][a-z0-9._%+-]{0,63}@patient(?:\.[a-z0-9-]{1,40}){0,2}\.mssante\.fr(?![a-z\d-]|\.[a-z])/g

/**
 * Mailboxes of Mon espace santé: `<15 characters of the INS>@patient.mssante.fr`. The address is itself an identity
 * number; a local part that is none still singles a patient out.
 */
export const citizenMailbox: Recognizer = {
  name: 'citizen-mailbox',
  recognize: ({ folded }: ScanText) => (folded.includes('@patient') ? matchesOf(MAILBOX, folded) : []).map((match): Candidate => ({
    kind: 'citizen-mailbox', role: 'identity', strength: 'certain', form: 'number', start: match.index, end: match.index + match[0].length,
  })),
}
