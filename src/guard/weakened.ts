import type { Network, Standing } from '../directory/index.ts'

/** How much a network promises; a move between two of one rank is a loss too, for not everyone reaches both. */
const STRENGTH: Record<Network, number> = { mssante: 3, apicrypt: 3, citizen: 3, internal: 2, ordinary: 1, unresolved: 0 }

/** Who has an address: the national identifier says so, or, without one, the names. */
const holder = ({ nationalId, familyName, givenName, organisation, service }: NonNullable<Standing['box']>): string =>
  nationalId || [familyName, givenName, ...(familyName === '' ? [organisation, service] : [])].join(' ')

/**
 * Whether what is known of an address now promises less than what was shown of it: a network less safe or another one,
 * a person gone from the directory, or somebody else.
 */
export function weakened(before: Standing, after: Standing): boolean {
  if (before.network !== after.network && STRENGTH[after.network] <= STRENGTH[before.network]) return true
  if (before.lastSeen === '' && after.lastSeen !== '') return true
  return before.box !== null && (!after.box || holder(before.box) !== holder(after.box))
}
