import { fold } from '../fold.ts'
import { byBytes } from './text-pool.ts'

/** The different texts of one column while rows arrive. 0 stands for the empty text. */
export class TextsBuilder {
  readonly #numbers = new Map<string, number>()
  readonly #folded: string[] = ['']

  /** Number of a text until all are known: 1, 2, … in order of arrival. */
  take(text: string): number {
    if (text === '') return 0
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#folded.push(fold(text))
    this.#numbers.set(text, this.#numbers.size + 1)
    return this.#numbers.size
  }

  /** The text of such a number as it is compared. */
  folded(number: number): string {
    return this.#folded[number] ?? ''
  }

  /** All texts in order of how they are compared, and each one's final number (its place + 1) by the one it had. */
  sorted(): { readonly texts: string[]; readonly folded: string[]; readonly numbers: Uint32Array } {
    const all = [...this.#numbers].map(([text, number]) => ({ text, number, folded: this.folded(number) }))
      .sort((a, b) => byBytes(a.folded, b.folded) || byBytes(a.text, b.text))
    const numbers = new Uint32Array(all.length + 1)
    all.forEach(({ number }, at) => (numbers[number] = at + 1))
    return { texts: all.map(({ text }) => text), folded: all.map((one) => one.folded), numbers }
  }
}
