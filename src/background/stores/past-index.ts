import { domainOf } from '../../directory/index.ts'
import type { History } from '../../guard/index.ts'
import type { Correspondent } from '../../messaging/people-records.ts'

type Entry = History[number]

/** Most entries that one draft is judged by. */
const MOST_HANDED_OUT = 200

const later = (a: string, b: string): string => (a > b ? a : b)

function add(places: Map<string, number[]>, key: string, at: number): void {
  const known = places.get(key)
  if (!known) places.set(key, [at])
  else if (known.at(-1) !== at) known.push(at)
}

/** One profile's past, found by address and by domain: a look-up takes as long as its answer, not as long as the past. */
export class PastIndex {
  readonly #entries: readonly Entry[]
  readonly #byAddress = new Map<string, number[]>()
  readonly #byDomain = new Map<string, number[]>()
  #last = ''

  /** @param entries The latest first, addresses in their compared form. */
  constructor(entries: readonly Entry[]) {
    this.#entries = entries
    for (const [at, { to, last }] of entries.entries()) {
      this.#last = later(this.#last, last)
      for (const address of to) {
        add(this.#byAddress, address, at)
        add(this.#byDomain, domainOf(address), at)
      }
    }
  }

  /**
   * What the past says of these recipients and of others at their domains; of other people's addresses nothing, but
   * that there are some: an entry without addresses.
   */
  about(addresses: readonly string[]): History {
    const wanted = new Set(addresses)
    const domains = new Set(addresses.map(domainOf).filter((domain) => domain !== ''))
    const inOrder = (places: Iterable<number>): number[] => [...new Set(places)].sort((a, b) => a - b)
    const exact = inOrder([...wanted].flatMap((address) => this.#byAddress.get(address) ?? []))
    // One domain of a whole profession may have thousands; of each the latest are enough.
    const near = inOrder([...domains].flatMap((domain) => (this.#byDomain.get(domain) ?? []).slice(0, MOST_HANDED_OUT + exact.length)))
    // Exact acquaintances first: they are the last to be left out.
    const found = [...new Set([...exact, ...near])].slice(0, MOST_HANDED_OUT)
    // Without it somebody new would seem to be met in the first week.
    if (found.length === 0) return wanted.size > 0 && this.#last !== '' ? [{ to: [], times: 1, last: this.#last }] : []
    return found.flatMap((at) => {
      const entry = this.#entries[at]
      return entry ? [{ ...entry, to: entry.to.filter((address) => wanted.has(address) || domains.has(domainOf(address))) }] : []
    })
  }

  /** How often each of these was written to, and when last; those who never were are left out. */
  of(addresses: Iterable<string>): Correspondent[] {
    return [...new Set(addresses)].flatMap((address) => {
      const entries = (this.#byAddress.get(address) ?? []).flatMap((at) => this.#entries[at] ?? [])
      if (entries.length === 0) return []
      return [{ address, times: entries.reduce((sum, { times }) => sum + times, 0), last: entries.reduce((last, entry) => later(last, entry.last), '') }]
    })
  }

  /** Everyone written to, the latest first; patients of whom only a mark is kept are nobody that could be named. */
  everyone(): Correspondent[] {
    return this.of([...this.#byAddress.keys()].filter((address) => !address.startsWith('#'))).sort((a, b) => b.last.localeCompare(a.last) || a.address.localeCompare(b.address))
  }
}
