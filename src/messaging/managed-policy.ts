import * as v from 'valibot'
import { type DomainFault, internalDomainFault } from '../directory/index.ts'
import { DEFAULT_POLICY, FINDING_CLASSES, type FindingClass, fixableThresholds, type Policy, RULE_CODES, RULE_OF_CLASS, type RuleCode, type Threshold } from '../guard/index.ts'

/**
 * What an administrator fixes, with the same keys for every host: the browser's and Thunderbird's managed storage, `policy.json` beside
 * the Outlook add-in, `$config['sceau_policy']` in Roundcube. Schema: public/managed-schema.json; in words: docs/policy.md.
 * A key that is left out is the practitioner's to set, or keeps its default.
 */
export interface ManagedPolicy {
  readonly allowSendAnyway?: boolean
  readonly alwaysSeal?: boolean
  readonly sealInside?: boolean
  readonly internalDomains?: readonly string[]
  readonly directoryUrl?: string
  readonly askInDialog?: boolean
  readonly severities?: NonNullable<Policy['severities']>
}

/** What could not be read: a sentence of the catalogue, and its values: the key as a path (`severities.homonym`), then what it may be. */
export interface PolicyFault {
  readonly message: string
  readonly params: readonly string[]
}

/** Names that one line has room for. */
const MOST_NAMED = 3

/** One calm line about what could not be read, for whoever writes a message; `null` where all of it could. The sentences in full are the administrator's. */
export function policyLine(faults: readonly PolicyFault[]): PolicyFault | null {
  const names = [...new Set(faults.flatMap(({ params }) => params.slice(0, 1)))]
  if (names.length === 0) return faults.length === 0 ? null : { message: 'policy_line_whole', params: [] }
  const named = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 60)).join(', ') + (names.length > MOST_NAMED ? '…' : '')
  return { message: names.length === 1 ? 'policy_line_one' : 'policy_line_other', params: [String(names.length), named] }
}

export interface ReadPolicy {
  readonly policy: ManagedPolicy
  readonly faults: readonly PolicyFault[]
}

type Reader<K extends keyof ManagedPolicy> = (given: unknown, key: K) => { readonly value?: NonNullable<ManagedPolicy[K]>; readonly faults?: readonly PolicyFault[] }

const fault = (message: string, ...params: string[]): PolicyFault => ({ message, params })

/** @param otherwise What counts when that is neither `true` nor `false`; nothing when it is left out. */
const flag = (otherwise?: boolean) => (given: unknown, key: string) => {
  const { success, output } = v.safeParse(v.boolean(), given)
  if (success) return { value: output }
  return { faults: [fault('policy_fault_flag', key)], ...(otherwise === undefined ? {} : { value: otherwise }) }
}

const FAULT_OF_DOMAIN: Readonly<Record<Exclude<DomainFault, ''>, string>> = {
  none: 'policy_fault_domain_none', shared: 'policy_fault_domain_shared', network: 'policy_fault_domain_network',
}

/** Each domain kept or dropped on its own. A provider that everybody uses is nobody's practice, whoever wrote it there. */
const domains: Reader<'internalDomains'> = (given, key) => {
  const list = v.safeParse(v.array(v.unknown()), given)
  if (!list.success) return { faults: [fault('policy_fault_list', key)] }
  const value: string[] = []
  const faults: PolicyFault[] = []
  list.output.forEach((each, at) => {
    const why = typeof each === 'string' ? internalDomainFault(each) : 'none'
    if (typeof each === 'string' && why === '') value.push(each)
    else faults.push(fault(FAULT_OF_DOMAIN[why || 'none'], `${key}[${at}]`))
  })
  return { value, faults }
}

const address: Reader<'directoryUrl'> = (given, key) => {
  // Fetched over anything else, somebody on the way could say who has which box. No `URL`: one of Outlook's engines has none.
  const { success, output } = v.safeParse(v.pipe(v.string(), v.regex(/^https:\/\/[^\s/?#@:]+(?::\d+)?(?:[/?#]\S*)?$/i)), given)
  return success ? { value: output } : { faults: [fault('policy_fault_address', key)] }
}

const NAMES: readonly string[] = [...RULE_CODES, ...FINDING_CLASSES]
const isName = (name: string): name is RuleCode | FindingClass => NAMES.includes(name)

/** Severities by rule and by class, each kept or dropped on its own: a misspelt one must not undo the others. */
const severities: Reader<'severities'> = (given, key) => {
  const record = v.safeParse(v.pipe(v.record(v.string(), v.unknown()), v.check((value) => !Array.isArray(value))), given)
  if (!record.success) return { faults: [fault('policy_fault_record', key)] }
  const value: NonNullable<Policy['severities']> = {}
  const faults: PolicyFault[] = []
  for (const [name, each] of Object.entries(record.output)) {
    if (!isName(name)) {
      faults.push(fault('policy_fault_name', `${key}.${name}`))
      continue
    }
    const choices = fixableThresholds(name)
    const wanted = v.safeParse(v.picklist(choices), each)
    if (wanted.success) value[name] = wanted.output
    else faults.push(fault('policy_fault_choice', `${key}.${name}`, choices.join(', ')))
  }
  return { value, faults }
}

const READERS: { readonly [K in keyof Required<ManagedPolicy>]: Reader<K> } = {
  // The one key whose default is the freer one: who wrote anything here meant to forbid.
  allowSendAnyway: flag(false),
  alwaysSeal: flag(),
  sealInside: flag(),
  internalDomains: domains,
  directoryUrl: address,
  askInDialog: flag(),
  severities,
}

/** Names of the keys, as docs/policy.md and the schema have them. */
export const POLICY_KEYS = Object.keys(READERS) as (keyof ManagedPolicy)[]

const isKey = (key: string): key is keyof ManagedPolicy => (POLICY_KEYS as readonly string[]).includes(key)

/**
 * Reads what an administrator wrote. Never throws: what cannot be read is named, and leaves the default (for `allowSendAnyway`: forbidden).
 * @param given As the host has it: an object of any shape, `null` or `undefined` when there is none.
 */
export function readManagedPolicy(given: unknown): ReadPolicy {
  if (given === undefined || given === null) return { policy: {}, faults: [] }
  // What is no object at all says nothing of what it was meant to be: as unreadable as its strictest key.
  if (typeof given !== 'object' || Array.isArray(given)) return { policy: { allowSendAnyway: false }, faults: [fault('policy_fault_whole')] }
  const policy: Record<string, unknown> = {}
  const faults: PolicyFault[] = []
  for (const [key, value] of Object.entries(given)) {
    if (!isKey(key)) {
      faults.push(fault('policy_fault_key', key))
      continue
    }
    const read = (READERS[key] as Reader<keyof ManagedPolicy>)(value, key)
    if (read.value !== undefined) policy[key] = read.value
    faults.push(...read.faults ?? [])
  }
  return { policy, faults }
}

/** What an administrator fixed of each class, by itself or by its rule. */
export function fixedThresholds({ severities: fixed = {} }: ManagedPolicy): Partial<Record<FindingClass, Threshold>> {
  return Object.fromEntries(FINDING_CLASSES.flatMap((name) => {
    const wanted = fixed[name] ?? fixed[RULE_OF_CLASS[name]]
    return wanted === undefined ? [] : [[name, wanted]]
  }))
}

/**
 * The policy in force: what the practitioner chose under what the administrator fixed.
 * @param own What the practitioner chose; nothing where the host has no settings of its own.
 */
export function policyUnder(managed: ManagedPolicy, own: Partial<Policy> = {}): Policy {
  const { severities: chosen, internalDomains = DEFAULT_POLICY.internalDomains, ...others } = own
  const { severities: fixed } = managed
  return {
    internalDomains: (managed.internalDomains ?? internalDomains).filter((domain) => internalDomainFault(domain) === ''),
    allowSendAnyway: managed.allowSendAnyway ?? others.allowSendAnyway ?? DEFAULT_POLICY.allowSendAnyway,
    alwaysSeal: managed.alwaysSeal ?? others.alwaysSeal ?? DEFAULT_POLICY.alwaysSeal,
    sealInside: managed.sealInside ?? others.sealInside ?? DEFAULT_POLICY.sealInside,
    ...(fixed || chosen ? { severities: { ...chosen, ...fixed, ...fixedThresholds(managed) } } : {}),
  }
}
