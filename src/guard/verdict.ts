import type { Finding } from '../detection/index.ts'

/** `pass` and `advise` let the send through; `confirm` asks once; `block` stops. */
export type Level = 'pass' | 'advise' | 'confirm' | 'block'

/** Levels from the mildest to the gravest. */
export const LEVELS: readonly Level[] = ['pass', 'advise', 'confirm', 'block']

/** The graver of two levels. */
export function graver(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}

/** Why a draft is not simply passed. The sentence is `locales/<lang>/guard.json` → `rule_<code>`, filled with `params`. */
export interface Reason {
  /** The rule's code, e.g. `plaintext-health-data`. */
  readonly rule: string
  readonly severity: Exclude<Level, 'pass'>
  /** Key of the sentence in the message catalogue. */
  readonly message: string
  /** Values for the sentence's placeholders, in order. Never logged. */
  readonly params: readonly string[]
  /** Address concerned, when the reason is about one recipient. */
  readonly recipient?: string
  readonly findings?: readonly Finding[]
}

/** What ends a stop. */
export type RemedyKind =
  | 'hand-over'
  | 'seal'
  | 'answer-without-history'
  | 'remove-passages'
  | 'eml'
  | 'go-back'
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
