import type { Finding } from '../detection/index.ts'
import type { FindingClass } from './policy.ts'

/** `pass` and `advise` let the send through; `confirm` asks once; `block` stops. */
export type Level = 'pass' | 'advise' | 'confirm' | 'block'

/** How grave a reason is. */
export type Severity = Exclude<Level, 'pass'>

/** Levels from the mildest to the gravest. */
export const LEVELS: readonly Level[] = ['pass', 'advise', 'confirm', 'block']

/** The graver of two levels. */
export function graver(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}

/** Code of every rule: the name of its file. */
export const RULE_CODES = [
  'invalid-identity-number', 'patient-mismatch', 'not-entitled', 'lookalike-domain', 'plaintext-health-data', 'unresolved-recipient', 'unread-attachment', 'patient-mix', 'salutation-mismatch', 'name-mismatch',
  'role-mismatch', 'stale-address', 'unknown-address', 'homonym', 'outsider', 'mentioned-not-addressed', 'many-recipients', 'missing-attachment', 'group-mailing', 'first-time-recipient', 'refused-by-network', 'health-without-identity', 'identity-without-health',
] as const
export type RuleCode = (typeof RULE_CODES)[number]

/** The one click that puts a reason right. */
export interface Correction {
  /** `change-recipient`: this address instead; `add-recipient`: this one too; `hide-recipients`: to Bcc; `hand-to-patient`: give it to the patient. */
  readonly kind: 'change-recipient' | 'add-recipient' | 'hide-recipients' | 'attach-file' | 'hand-to-patient'
  readonly address?: string
  readonly name?: string
}

/** Why a draft is not simply passed. The sentence is `locales/<lang>/guard.json` → `rule_<code>`, filled with `params`. */
export interface Reason {
  /** The rule's code, e.g. `plaintext-health-data`. */
  readonly rule: RuleCode
  readonly severity: Severity
  /** What was found, where the policy may tell it apart. */
  readonly found?: FindingClass
  /** Key of the sentence in the message catalogue. */
  readonly message: string
  /** Values for the sentence's placeholders, in order. Never logged. */
  readonly params: readonly string[]
  /** Address concerned, when the reason is about one recipient. */
  readonly recipient?: string
  readonly findings?: readonly Finding[]
  readonly correction?: Correction
}

/** What ends a stop. */
export type RemedyKind =
  | 'change-recipient'
  | 'hide-recipients'
  | 'attach-file'
  | 'hand-to-patient'
  | 'hand-over'
  | 'seal'
  | 'answer-without-history'
  | 'remove-passages'
  | 'eml'
  | 'go-back'
  | 'send-as-is'
  | 'send-anyway'
  | 'emergency'

export interface Remedy {
  readonly kind: RemedyKind
  /** Addresses that this remedy settles; empty = the whole draft. */
  readonly recipients: readonly string[]
}

/** What happens to one recipient of a draft that carries health data. */
export interface RecipientPlan {
  readonly address: string
  readonly field: 'to' | 'cc' | 'bcc'
  /** `send`: may receive from here as it is; `hand-over`: through the secure mailbox; `find-secure`: look for a secure address first. */
  readonly plan: 'send' | 'hand-over' | 'find-secure'
}

/** The guard's answer for one draft. */
export interface Verdict {
  readonly verdict: Level
  readonly reasons: readonly Reason[]
  readonly remedies: readonly Remedy[]
  readonly plans: readonly RecipientPlan[]
}
