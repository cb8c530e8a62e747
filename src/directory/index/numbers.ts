/** A column of whole numbers as it lies in an index. */
export type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** The same numbers, in as few bytes each as the largest needs. */
export function narrow(values: Uint32Array): Numbers {
  let most = 0
  for (const value of values) if (value > most) most = value
  if (most < 0x100) return Uint8Array.from(values)
  return most < 0x10000 ? Uint16Array.from(values) : Uint32Array.from(values)
}

/** Numbers below 2^32 that arrive one by one. */
export class NumberList {
  #values = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length] = value
    this.#length += 1
  }

  values(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }
}
