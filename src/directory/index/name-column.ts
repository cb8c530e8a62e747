import type { Block } from './block.ts'
import type { HashIndex } from './hash-index.ts'
import type { Numbers } from './numbers.ts'
import { hashesOf, poolOf } from './rows.ts'
import { ONE_SLIP, slipsBetween } from './slip.ts'
import { soundOf } from './sound.ts'
import type { TextPool } from './text-pool.ts'

const encoder = new TextEncoder()

/** Words of a name in one order, whatever order they came in. */
export const nameKey = (folded: string): string => folded.split(' ').sort().join(' ')

/** The different family names, or given names. Names are folded; answers are their numbers, ascending. */
export class NameColumn {
  readonly #folded: TextPool
  /** Places of the names in order of their letters from the last to the first. */
  readonly #backward: Numbers
  readonly #sounds: HashIndex
  readonly #keys: HashIndex

  constructor(block: Block, name: 'familyName' | 'givenName') {
    this.#folded = poolOf(block, `${name}.folded`)
    this.#backward = block.section(`${name}.backward`)
    this.#sounds = hashesOf(block, `${name}.sounds`)
    this.#keys = hashesOf(block, `${name}.keys`)
  }

  /** Names of exactly these words, in any order; the empty name for none. */
  same(name: string): number[] {
    if (name === '') return [0]
    const key = nameKey(name)
    return Array.from(this.#keys.candidates(key)).filter((at) => nameKey(this.#folded.at(at)) === key).map((at) => at + 1)
  }

  /** Names that sound like this one, the same name left out. */
  sounding(name: string): number[] {
    const sound = soundOf(name)
    return Array.from(this.#sounds.candidates(sound)).filter((at) => {
      const other = this.#folded.at(at)
      return other !== name && soundOf(other) === sound
    }).map((at) => at + 1)
  }

  /**
   * Names one slip of the pen from this one. A slip leaves the first half whole or the second, so that only names that begin or end
   * alike are compared; a swap across the middle leaves the first half whole but for its last letter.
   */
  near(name: string): number[] {
    const sought = encoder.encode(name)
    const { length } = sought
    if (length < 2) return []
    const found = new Set<number>()
    const { bytes } = this.#folded
    const compare = (at: number): void => {
      const from = this.#folded.start(at)
      const to = this.#folded.start(at + 1)
      if (Math.abs(to - from - length) <= 1 && slipsBetween(bytes, from, to, sought, 0, length) === ONE_SLIP) found.add(at + 1)
    }
    const half = (length + 1) >>> 1
    const [from, to] = this.#folded.range(sought.subarray(0, half - 1))
    for (let at = from; at < to; at += 1) compare(at)
    const [first, last] = this.#rangeBackward(sought.subarray(half))
    for (let place = first; place < last; place += 1) compare(this.#backward[place] ?? 0)
    return [...found].sort((a, b) => a - b)
  }

  /** Places of the backward order whose names end like this. */
  #rangeBackward(ending: Uint8Array): readonly [from: number, to: number] {
    const first = (after: boolean): number => {
      let low = 0
      let high = this.#backward.length
      while (low < high) {
        const middle = (low + high) >>> 1
        const order = this.#compareBackward(this.#backward[middle] ?? 0, ending)
        if (order < 0 || (after && order === 0)) low = middle + 1
        else high = middle
      }
      return low
    }
    return [first(false), first(true)]
  }

  /** 0 when the name ends like this. */
  #compareBackward(at: number, ending: Uint8Array): number {
    const from = this.#folded.start(at)
    let place = this.#folded.start(at + 1)
    for (let back = ending.length - 1; back >= 0; back -= 1) {
      place -= 1
      if (place < from) return -1
      const order = (this.#folded.bytes[place] ?? 0) - (ending[back] ?? 0)
      if (order !== 0) return order
    }
    return 0
  }
}
