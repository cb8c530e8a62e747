import type { RuleCode, Severity } from './verdict.ts'

/** Settings that decide severities; a hospital's administrator may fix them. */
export interface Policy {
  /** Domains of the same practice or hospital, reachable without leaving its own servers. */
  readonly internalDomains: readonly string[]
  /** Whether "send anyway with a reason" is offered. "Urgence vitale" always is. */
  readonly allowSendAnyway: boolean
  /** Whether files that hold health data are sealed as soon as they are attached, without a question. */
  readonly alwaysSeal: boolean
  /** Whether mail inside the practice is sealed too, for instance to the practice's key, instead of going in clear. */
  readonly sealInside: boolean
  /** Severities that differ from the rules' own; `off` silences a rule. */
  readonly severities?: Partial<Record<RuleCode, Severity | 'off'>>
}

/** A solo practitioner's defaults. */
export const DEFAULT_POLICY: Policy = { internalDomains: [], allowSendAnyway: true, alwaysSeal: false, sealInside: false }
