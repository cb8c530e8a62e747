import type { Recipient } from './reach.ts'
import type { Case } from './case.ts'
import { isQuestion } from './reasons.ts'
import { senderNetwork } from './reach.ts'
import type { Level, Reason, RecipientPlan, Remedy, RuleCode } from './verdict.ts'

/** What happens to each recipient: an entitled one receives from here; one on a secure network through the secure mailbox. */
export function plansOf({ detection: { conclusion }, draft, recipients }: Case): RecipientPlan[] {
  const telling = conclusion === 'identifiable' || draft.attachments.some(({ state }) => state === 'unreadable' || state === 'pending')
  const plan = ({ reach, network }: Recipient): RecipientPlan['plan'] => {
    if (reach === 'entitled') return 'send'
    if (network === 'mssante' || network === 'citizen') return 'hand-over'
    return telling || reach === 'refused' ? 'find-secure' : 'send'
  }
  return recipients.map((recipient) => ({ address: recipient.address, field: recipient.field, plan: plan(recipient) }))
}

/** Rules that say: not this person. */
const WRONG_RECIPIENT: ReadonlySet<RuleCode> = new Set(['not-entitled', 'lookalike-domain', 'patient-mismatch', 'invalid-identity-number'])

/** Corrections that need no address: the draft itself says what is to be done. */
const OF_THE_DRAFT = ['hand-to-patient', 'hide-recipients', 'attach-file'] as const

interface Judged {
  readonly verdict: Level
  readonly reasons: readonly Reason[]
  readonly plans: readonly RecipientPlan[]
  /** Whether dropping the quoted thread settles the matter. */
  readonly goesWithoutHistory: boolean
}

/** The remedies that apply, best first. Nothing is offered for a draft that simply passes. */
export function remediesOf({ detection, draft, policy, recipients, standings }: Case, { verdict, reasons, plans, goesWithoutHistory }: Judged): Remedy[] {
  if (verdict === 'pass') return []
  const inSecureMailbox = senderNetwork(draft, standings) === 'mssante'
  const corrected = reasons.flatMap(({ correction, recipient }) => (correction?.address === undefined ? [] : [recipient ?? correction.address]))
  // Neither the secure mailbox nor an envelope makes a recipient the right one.
  const wrong = new Set(reasons.filter(({ rule, severity }) => severity === 'block' && WRONG_RECIPIENT.has(rule)).map(({ recipient }) => recipient))
  const movable = plans.filter(({ plan, address }) => plan !== 'send' && !wrong.has(address)).map(({ address }) => address)
  const remedies: Remedy[] = []
  const offer = (kind: Remedy['kind'], recipients: readonly string[] = []): void => void remedies.push({ kind, recipients })
  if (corrected.length > 0) offer('change-recipient', [...new Set(corrected)])
  for (const kind of OF_THE_DRAFT) {
    const concerned = reasons.filter(({ correction }) => correction?.kind === kind)
    if (concerned.length > 0) offer(kind, [...new Set(concerned.flatMap(({ recipient }) => recipient ?? []))])
  }
  if (movable.length > 0 && !inSecureMailbox) offer('hand-over', movable)
  if (verdict === 'advise') return remedies
  const sealable = recipients.filter(({ reach, address }) => reach === 'outside' && !wrong.has(address)).map(({ address }) => address)
  const telling = detection.findings.length > 0 || draft.attachments.some(({ state }) => state === 'unreadable')
  if (sealable.length > 0 && telling) offer('seal', sealable)
  if (goesWithoutHistory) offer('answer-without-history')
  if (telling) offer('remove-passages')
  if (!inSecureMailbox) offer('eml')
  offer('go-back')
  if (verdict === 'confirm' && reasons.every((reason) => reason.severity !== 'confirm' || isQuestion(reason))) offer('send-as-is')
  else if (policy.allowSendAnyway) offer('send-anyway')
  offer('emergency')
  return remedies
}
