import { DEFAULT_POLICY, type Policy } from '../../guard/index.ts'
import { type PolicyFault, policyLine, policyUnder, readManagedPolicy } from '../../messaging/managed-policy.ts'
import { HostError, within } from '../core/within.ts'

/** The administrator's file, beside the add-in. */
const POLICY_FILE = 'policy.json'
/** Milliseconds: it is small, and a send waits for it. */
const LIMIT = 4_000

/** The policy could not be read, or says something that nobody knows: nothing leaves under a policy that is not there. */
export class PolicyError extends HostError {
  constructor(options?: ErrorOptions) {
    super('outlook_policy', options)
  }
}

export interface OutlookPolicy {
  readonly policy: Policy
  /** Whether a question may be answered in Outlook's own dialog. */
  readonly askInDialog: boolean
  /** One line about what of it could not be read. */
  readonly fault: PolicyFault | null
}

export const NO_POLICY: OutlookPolicy = { policy: DEFAULT_POLICY, askInDialog: false, fault: null }

/** @param text JSON. What of it cannot be read counts as elsewhere (messaging/managed-policy.ts). @throws PolicyError when it is no JSON object. */
export function policyFrom(text: string): OutlookPolicy {
  try {
    const given: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new PolicyError()
    const { policy, faults } = readManagedPolicy(given)
    return { policy: policyUnder(policy), askInDialog: policy.askInDialog ?? false, fault: policyLine(faults) }
  } catch (error) {
    throw error instanceof PolicyError ? error : new PolicyError({ cause: error })
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
