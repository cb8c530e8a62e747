import { DEFAULT_POLICY, judgeDraft } from '../../guard/index.ts'

/** Has what most recognizers look for, in words of nobody. */
const SENTENCE = 'Bonjour, voici le bilan de M. Jean Exemple, né le 1er janvier 1960 : INR 2,5, diabète. Tél. 01 99 00 12 34. Cordialement'
const MAILBOX = { name: 'Jean Exemple', address: 'jean@exemple.test' }

/**
 * Scans a sentence once while nobody waits. The first scan of a page compiles what it runs, which takes two frames; without this
 * the first word of the practitioner pays for it.
 */
export function warmUp(): void {
  requestIdleCallback(() => {
    judgeDraft(
      { from: MAILBOX, to: [MAILBOX], cc: [], bcc: [], subject: SENTENCE, body: SENTENCE, quoted: SENTENCE, attachments: [], inReplyTo: null },
      { policy: DEFAULT_POLICY, standings: new Map(), sendsAsNamed: false, today: '2026-01-01' },
    )
  })
}
