import { graver, type RuleCode, type Severity } from './verdict.ts'

/** What a scan finds, as a policy tells it apart: by how much it says of whom. */
export const FINDING_CLASSES = ['identity-number', 'identifiable', 'health-unidentified', 'identity-only', 'unreadable-file', 'encrypted-file'] as const
export type FindingClass = (typeof FINDING_CLASSES)[number]

/** What a policy does about one rule or one class. `off`: nothing is said. */
export type Threshold = Severity | 'off'

/** What is done about each class unless a policy says otherwise. */
export const DEFAULT_THRESHOLDS: Readonly<Record<FindingClass, Threshold>> = {
  'identity-number': 'block', 'identifiable': 'block', 'health-unidentified': 'advise', 'identity-only': 'off', 'unreadable-file': 'confirm', 'encrypted-file': 'advise',
}

/** What a practitioner may choose for each class, gravest first. An administrator's rules go farther, but for the floor below. */
export const THRESHOLD_CHOICES: Readonly<Record<FindingClass, readonly Threshold[]>> = {
  'identity-number': ['block', 'confirm'],
  'identifiable': ['block', 'confirm'],
  'health-unidentified': ['block', 'confirm', 'advise', 'off'],
  'identity-only': ['block', 'confirm', 'advise', 'off'],
  'unreadable-file': ['block', 'confirm', 'advise'],
  'encrypted-file': ['block', 'confirm', 'advise'],
}

/** The rule that speaks of each class. */
export const RULE_OF_CLASS: Readonly<Record<FindingClass, RuleCode>> = {
  'identity-number': 'plaintext-health-data', 'identifiable': 'plaintext-health-data', 'health-unidentified': 'health-without-identity', 'identity-only': 'identity-without-health',
  'unreadable-file': 'unread-attachment', 'encrypted-file': 'unread-attachment',
}

/** Nobody lowers these under a question, whoever wrote the policy: a checked number is a person's, and names one for life. */
const FLOOR: Partial<Record<FindingClass, Severity>> = { 'identity-number': 'confirm' }

/** What an administrator may fix for a rule or a class, gravest first: nothing below its floor. */
export function fixableThresholds(name: RuleCode | FindingClass): readonly Threshold[] {
  const floor = FLOOR[name as FindingClass]
  return (['block', 'confirm', 'advise', 'off'] as const).filter((each) => floor === undefined || (each !== 'off' && graver(each, floor) === each))
}

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
  /** Severities that differ from the rules' own, by rule or, which comes first, by class of what was found; `off` silences. */
  readonly severities?: Partial<Record<RuleCode | FindingClass, Threshold>>
}

/** What a policy does about a reason of this rule and class. @param own What the rule does by itself. */
export function thresholdOf({ severities = {} }: Policy, rule: RuleCode, found: FindingClass | undefined, own: Severity): Threshold {
  const wanted = (found && severities[found]) ?? severities[rule] ?? (found ? DEFAULT_THRESHOLDS[found] : own)
  const floor = found && FLOOR[found]
  if (floor === undefined) return wanted
  return wanted === 'off' ? floor : graver(wanted, floor) === wanted ? wanted : floor
}

/** A solo practitioner's defaults. */
export const DEFAULT_POLICY: Policy = { internalDomains: [], allowSendAnyway: true, alwaysSeal: false, sealInside: false }
