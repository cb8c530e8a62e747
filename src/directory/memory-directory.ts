import type { Box } from './box.ts'
import type { Directory, GoneBox } from './directory.ts'
import { wordsOf } from './fold.ts'

/** Words that say nothing of who is meant. */
const FILLERS = new Set(['dr', 'docteur', 'pr', 'professeur', 'm', 'mme', 'mlle', 'mr', 'monsieur', 'madame', 'maitre', 'a', 'de', 'du', 'des', 'la', 'le', 'les', 'd', 'l', 'en', 'et'])
const MAIN = 4
const STEM = 5

interface Entry {
  readonly box: Box
  readonly names: readonly string[]
  readonly trades: readonly string[]
  readonly places: readonly string[]
}

const personKey = (words: readonly string[]): string => [...words].sort().join(' ')

function entryOf(box: Box): Entry {
  return {
    box,
    names: wordsOf(`${box.familyName} ${box.givenName}`),
    trades: wordsOf(`${box.profession} ${box.specialty} ${box.service}`),
    places: wordsOf(`${box.city} ${box.postcode} ${box.organisation}`),
  }
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

/** "cardiologue" and "cardiologie", "pédiatre" and "pédiatrie", "radiologue" and "radio": one trade. */
const isTrade = (word: string, trade: string): boolean =>
  trade.startsWith(word) || (trade.length >= STEM && word.startsWith(trade))
  || (commonStart(word, trade) >= STEM && commonStart(word, trade) >= Math.min(word.length, trade.length) - 3)

/** How well one word of a question fits an entry; 0 when it does not. */
function fit(word: string, { names, trades, places }: Entry): number {
  if (names.includes(word)) return MAIN
  if (names.some((name) => name.startsWith(word))) return MAIN - 1
  if (trades.some((trade) => isTrade(word, trade))) return 2
  return places.some((place) => place.startsWith(word)) ? 2 : 0
}

/** A directory of some thousand boxes as plain objects, every look-up within the device's memory. */
export class MemoryDirectory implements Directory {
  readonly version: string
  readonly date: string
  readonly #entries: readonly Entry[]
  readonly #byAddress = new Map<string, Box>()
  readonly #byPerson = new Map<string, Box[]>()

  constructor(boxes: readonly Box[], source: { readonly date: string; readonly version: string }) {
    this.date = source.date
    this.version = source.version
    this.#entries = boxes.map(entryOf)
    for (const { box, names } of this.#entries) {
      this.#byAddress.set(box.address, box)
      if (names.length < 2) continue
      const key = personKey(names)
      const same = this.#byPerson.get(key)
      if (same) same.push(box)
      else this.#byPerson.set(key, [box])
    }
  }

  get size(): number {
    return this.#entries.length
  }

  byAddress(address: string): Box | null {
    return this.#byAddress.get(address.trim().toLowerCase()) ?? null
  }

  byPerson(name: string): Box[] {
    return this.#byPerson.get(personKey(wordsOf(name))) ?? []
  }

  // Made for some thousand rows and one file: spelling slips and earlier files are the offline index's to know.
  similar(name: string, limit: number): Box[] {
    return this.byPerson(name).slice(0, limit)
  }

  boxesOf(nationalId: string): Box[] {
    return nationalId === '' ? [] : this.#entries.filter(({ box }) => box.nationalId === nationalId).map(({ box }) => box)
  }

  gone(): GoneBox | null {
    return null
  }

  search(query: string, limit: number): Box[] {
    const exact = this.byAddress(query)
    if (exact) return [exact]
    const words = wordsOf(query)
    const telling = words.filter((word) => !FILLERS.has(word))
    if (telling.join('').length < 2) return []
    const found: { box: Box; score: number }[] = []
    for (const entry of this.#entries) {
      let score = 0
      for (const word of telling) {
        const one = fit(word, entry)
        if (one === 0) {
          score = 0
          break
        }
        score += one
      }
      if (score > 0) found.push({ box: entry.box, score })
    }
    return found
      .sort((a, b) => b.score - a.score || a.box.familyName.localeCompare(b.box.familyName, 'fr') || a.box.address.localeCompare(b.box.address))
      .slice(0, limit).map(({ box }) => box)
  }
}
