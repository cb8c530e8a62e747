/** The best rows so far: highest score first, of equals the one that stands first in the index. */
export class BestRows {
  readonly #limit: number
  readonly #rows: number[] = []
  readonly #scores: number[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether no further row with such a score, standing after all that were looked at, can still get in. */
  isSettled(score: number): boolean {
    return this.#rows.length >= this.#limit && (this.#scores.at(-1) ?? 0) >= score
  }

  /** Whether a row with such a score would get in, wherever it stands. */
  isOpenTo(row: number, score: number): boolean {
    const last = this.#rows.length - 1
    return last + 1 < this.#limit || this.#isBefore(score, row, last)
  }

  take(row: number, score: number): void {
    if (!this.isOpenTo(row, score) || this.#rows.includes(row)) return
    let at = this.#rows.length
    while (at > 0 && this.#isBefore(score, row, at - 1)) at -= 1
    this.#rows.splice(at, 0, row)
    this.#scores.splice(at, 0, score)
    this.#rows.length = Math.min(this.#rows.length, this.#limit)
    this.#scores.length = this.#rows.length
  }

  rows(): readonly number[] {
    return this.#rows
  }

  #isBefore(score: number, row: number, at: number): boolean {
    const other = this.#scores[at] ?? 0
    return score > other || (score === other && row < (this.#rows[at] ?? 0))
  }
}
