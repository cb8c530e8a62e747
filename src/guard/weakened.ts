import type { Standing } from '../directory/index.ts'

/** How what is known of a recipient became less between the mark that was shown and the send. */
export interface Weakening {
  readonly address: string
  /** `network`: on another network now; `gone`: no longer in the directory; `other`: the address is somebody else's now; `unanswered`: nothing could be learnt. */
  readonly how: 'network' | 'gone' | 'other' | 'unanswered'
}

/** Networks from the surest to none. */
const STRENGTH: readonly Standing['network'][] = ['mssante', 'citizen', 'internal', 'apicrypt', 'ordinary', 'unresolved']

const holder = ({ box }: Standing): string => (box ? box.nationalId || `${box.familyName} ${box.givenName} ${box.organisation} ${box.service}`.toLowerCase() : '')

/**
 * Compares what the mark beside each recipient showed with a fresh answer. An address that was never marked weakens
 * nothing; one that was and is not answered any more does.
 * @param before By lower-cased address: the standings that the marks showed.
 * @param after The standings resolved anew at Send.
 */
export function weakened(before: ReadonlyMap<string, Standing>, after: ReadonlyMap<string, Standing>): Weakening[] {
  return [...before].flatMap(([address, was]): Weakening[] => {
    const is = after.get(address)
    if (!is) return was.network === 'unresolved' ? [] : [{ address, how: 'unanswered' }]
    if (STRENGTH.indexOf(is.network) > STRENGTH.indexOf(was.network)) return [{ address, how: 'network' }]
    if (was.box && !is.box) return [{ address, how: 'gone' }]
    if (was.box && is.box && holder(was) !== holder(is)) return [{ address, how: 'other' }]
    return was.lastSeen === '' && is.lastSeen !== '' ? [{ address, how: 'gone' }] : []
  })
}
