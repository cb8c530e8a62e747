const OWN_TEXT = 0x80000000

/** A text of digits with a usual beginning ("0320…", "8101…") as one number; 0 for none, above 2^31 for a text of its own. */
export class Digits {
  readonly #pattern: RegExp
  readonly #beginning: string

  constructor(beginning: string) {
    this.#beginning = beginning
    this.#pattern = new RegExp(`^${beginning}(\\d{9})$`)
  }

  codeOf(text: string, ownText: (text: string) => number): number {
    if (text === '') return 0
    const rest = this.#pattern.exec(text)?.[1]
    return rest === undefined ? OWN_TEXT + ownText(text) : Number(rest) + 1
  }

  /** The same code once texts of their own have their final numbers. */
  renumbered(code: number, numbers: Uint32Array): number {
    return code >= OWN_TEXT ? OWN_TEXT + (numbers[code - OWN_TEXT] ?? 0) : code
  }

  textOf(code: number, ownText: (number: number) => string): string {
    if (code === 0) return ''
    return code >= OWN_TEXT ? ownText(code - OWN_TEXT) : this.#beginning + String(code - 1).padStart(9, '0')
  }
}

/** French telephone numbers: 0 and nine digits. */
export const PHONES = new Digits('0')
/** National identifiers of practitioners: 8, then the RPPS number, which begins with 10. */
export const NATIONAL_IDS = new Digits('810')
