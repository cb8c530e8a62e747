import { DirectoryFormatError } from '../format-error.ts'

/** Why a row was left out. */
export type LeftOut = 'damaged' | 'unusable' | 'repeated' | 'untrusted'

/** Parts of a file that may be left out before it is not believed as a whole; a handful is always forgiven. */
const MOST_LEFT_OUT: Readonly<Partial<Record<LeftOut, number>>> = { damaged: 0.02, unusable: 0.2, untrusted: 0.01 }
const HANDFUL = 20
/** A file with fewer than this part of its predecessor's boxes did not arrive whole. Real churn is some percent in months. */
const LEAST_LEFT = 0.7

/** Counts what became of the rows of a file. */
export class Tally {
  taken = 0
  readonly left: Record<LeftOut, number> = { damaged: 0, unusable: 0, repeated: 0, untrusted: 0 }
  /** Number of the first row of each kind in the file, and the first domain that nobody trusts. */
  readonly #first: Partial<Record<LeftOut, { readonly row: number; readonly what: string }>> = {}

  take(): void {
    this.taken += 1
  }

  leave(why: LeftOut, row: number, what = ''): void {
    this.left[why] += 1
    this.#first[why] ??= { row, what }
  }

  get rows(): number {
    return this.taken + this.left.damaged + this.left.unusable + this.left.repeated + this.left.untrusted
  }

  #isMany(why: LeftOut): boolean {
    return this.left[why] > Math.max(HANDFUL, this.rows * (MOST_LEFT_OUT[why] ?? 1))
  }

  /**
   * Whether the file may take its predecessor's place.
   * @param former Boxes of the predecessor from the same source; 0 when there is none to compare with.
   * @throws DirectoryFormatError with the sentence that says what is wrong with it.
   */
  check(former: number): void {
    const count = (why: LeftOut): string => String(this.left[why])
    if (this.#isMany('damaged')) {
      const row = String(this.#first.damaged?.row)
      throw new DirectoryFormatError('directory_rows_damaged', `${count('damaged')} rows are cut or unreadable, the first in line ${row}.`, [count('damaged'), row])
    }
    if (this.#isMany('untrusted')) {
      const domain = this.#first.untrusted?.what ?? ''
      throw new DirectoryFormatError('directory_untrusted', `${count('untrusted')} addresses are outside the trust space, the first at ${domain}.`, [count('untrusted'), domain])
    }
    if (this.#isMany('unusable')) {
      const row = String(this.#first.unusable?.row)
      throw new DirectoryFormatError('directory_rows_unusable', `${count('unusable')} rows name no mailbox, the first in line ${row}.`, [count('unusable'), row])
    }
    if (this.taken === 0) throw new DirectoryFormatError('directory_no_rows', 'This directory file holds no mailbox that can be used.')
    if (this.taken < former * LEAST_LEFT) {
      throw new DirectoryFormatError('directory_shrunk', `This file has ${this.taken} mailboxes where the present directory has ${former}.`, [String(this.taken), String(former)])
    }
  }
}
