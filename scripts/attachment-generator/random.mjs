/** A seeded source of chance (mulberry32): the same seed gives the same files. */
export class Chance {
  #state

  constructor(seed) {
    this.#state = seed >>> 0
  }

  /** 0 to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` to `high`. */
  whole(low, high) {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }

  is(probability) {
    return this.next() < probability
  }
}
