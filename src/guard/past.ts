import { domainOf } from '../directory/index.ts'
import type { History } from './rule.ts'

const keyOf = (address: string): string => address.trim().toLowerCase()

/** Past correspondence as rules ask about it. */
export interface Past {
  /** Whether a history is kept at all. */
  readonly kept: boolean
  /** Nothing is known yet: the first week. */
  readonly empty: boolean
  /** How often an address was written to. */
  times(address: string): number
  /** Day of the last letter to an address, ISO; empty where none is known. */
  last(address: string): string
  /** Whether both were written to in one message. */
  together(a: string, b: string): boolean
  /** Domains where a box of this name before the sign @ was written to. */
  domainsOf(local: string): string[]
  /** Domains written to, and how often. */
  readonly domains: ReadonlyMap<string, number>
}

export function pastOf(history: History | undefined): Past {
  const counts = new Map<string, number>()
  const domains = new Map<string, number>()
  const lasts = new Map<string, string>()
  const groups = (history ?? []).map(({ to, times, last }) => {
    const addresses = new Set(to.map(keyOf))
    for (const address of addresses) {
      counts.set(address, (counts.get(address) ?? 0) + times)
      if (last > (lasts.get(address) ?? '')) lasts.set(address, last)
      const domain = domainOf(address)
      if (domain !== '') domains.set(domain, (domains.get(domain) ?? 0) + times)
    }
    return addresses
  })
  return {
    kept: history !== undefined,
    empty: groups.length === 0,
    times: (address) => counts.get(keyOf(address)) ?? 0,
    last: (address) => lasts.get(keyOf(address)) ?? '',
    together: (a, b) => groups.some((group) => group.has(keyOf(a)) && group.has(keyOf(b))),
    domainsOf: (local) => [...counts.keys()].filter((address) => address.startsWith(`${local}@`)).map(domainOf),
    domains,
  }
}
