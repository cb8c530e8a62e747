import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const MAILBOX = /(?<![\p{L}\d._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@patient(?:\.[a-z0-9-]{1,40}){0,2}\.mssante\.fr(?![\p{L}\d-]|\.[a-z])/giu

/**
 * Mailboxes of Mon espace santé: `<15 characters of the INS>@patient.mssante.fr`. The address is itself an identity
 * number; a local part that is none still singles a patient out.
 */
export const citizenMailbox: Recognizer = {
  name: 'citizen-mailbox',
  recognize: ({ text }: ScanText) => [...text.matchAll(MAILBOX)].map((match): Candidate => ({
    kind: 'citizen-mailbox', role: 'identity', strength: 'certain', start: match.index, end: match.index + match[0].length,
  })),
}
