/** How far a hand-over to the secure mailbox has come. */
export type HandOverStep = 'opening' | 'login' | 'filling' | 'filled' | 'sending' | 'sent' | 'uncertain' | 'failed'

/**
 * What may follow what. `sent` comes only after `sending`, and from `sending` nothing leads back to a state from which
 * the message could be filled in again, but the server's own refusal: nothing is ever sent twice. What was uncertain can
 * only turn out to have been sent.
 */
const FOLLOWS: Readonly<Record<HandOverStep, readonly HandOverStep[]>> = {
  opening: ['login', 'filling', 'failed'],
  login: ['login', 'filling', 'failed'],
  filling: ['filled', 'failed'],
  filled: ['sending', 'failed'],
  sending: ['filled', 'sent', 'uncertain'],
  uncertain: ['sent'],
  sent: [],
  failed: [],
}

/** Whether a hand-over may go from one state to another. */
export const canFollow = (from: HandOverStep, to: HandOverStep): boolean => FOLLOWS[from].includes(to)
