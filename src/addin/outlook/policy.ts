import * as v from 'valibot'
import { DEFAULT_POLICY, FINDING_CLASSES, type Policy, RULE_CODES } from '../../guard/index.ts'
import { internalDomainFault } from '../../directory/index.ts'
import { HostError, within } from '../core/within.ts'

/** The administrator's file, beside the add-in. */
export const POLICY_FILE = 'policy.json'
/** Milliseconds: it is small, and a send waits for it. */
const LIMIT = 4_000

/** The policy could not be read, or says something that nobody knows: nothing leaves under a policy that is not there. */
export class PolicyError extends HostError {
  constructor(options?: ErrorOptions) {
    super('outlook_policy', options)
  }
}

const threshold = v.picklist(['advise', 'confirm', 'block', 'off'])
const codes = [...RULE_CODES, ...FINDING_CLASSES]

/** The same keys as the browser's managed storage (public/managed-schema.json), and one of Outlook's own. */
const SCHEMA = v.object({
  allowSendAnyway: v.optional(v.boolean(), DEFAULT_POLICY.allowSendAnyway),
  alwaysSeal: v.optional(v.boolean(), DEFAULT_POLICY.alwaysSeal),
  sealInside: v.optional(v.boolean(), DEFAULT_POLICY.sealInside),
  internalDomains: v.optional(v.array(v.string()), []),
  severities: v.optional(v.record(v.picklist(codes), threshold)),
  askInDialog: v.optional(v.boolean(), false),
})

export interface OutlookPolicy {
  readonly policy: Policy
  /** Whether a question may be answered in Outlook's own dialog. */
  readonly askInDialog: boolean
}

export const NO_POLICY: OutlookPolicy = { policy: DEFAULT_POLICY, askInDialog: false }

/** @throws PolicyError */
export function policyFrom(text: string): OutlookPolicy {
  try {
    const { askInDialog, severities, internalDomains, ...switches } = v.parse(SCHEMA, JSON.parse(text.replace(/^\ufeff/, '')))
    // A provider that everybody uses is nobody's house, whoever wrote it there.
    const policy: Policy = { ...switches, internalDomains: internalDomains.filter((domain) => internalDomainFault(domain) === ''), ...(severities ? { severities } : {}) }
    return { policy, askInDialog }
  } catch (error) {
    throw new PolicyError({ cause: error })
  }
}

/**
 * The policy in force: the administrator's file, or a practitioner's defaults where there is none.
 * @param base Address of the add-in's folder, ending in a slash. @throws PolicyError
 */
export async function fetchPolicy(base: string): Promise<OutlookPolicy> {
  const get = async (): Promise<OutlookPolicy> => {
    const response = await fetch(`${base}${POLICY_FILE}`, { cache: 'no-cache', credentials: 'omit' })
    if (response.status === 404) return NO_POLICY
    if (!response.ok) throw new PolicyError()
    return policyFrom(await response.text())
  }
  try {
    return await within(get, LIMIT)
  } catch (error) {
    throw error instanceof PolicyError ? error : new PolicyError({ cause: error })
  }
}
