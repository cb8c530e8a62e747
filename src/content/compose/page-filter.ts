import { command } from '../world-bridge.ts'

/** Milliseconds within which it is asked once. */
const AGAIN = 2000

/**
 * Whether the filter in the page's world still stands. It holds no secret and takes no decision, so that a page that puts it away gains nothing that
 * the isolated world and the network gate would not hold; but the practitioner is told. A page can forge the answer: then it has only not been told on.
 */
export class PageFilter {
  readonly #onChange: () => void
  #stands = true
  #isFresh = false
  /** Somebody wanted to know while it was fresh: it is asked once more, so that the last word is never an old one. */
  #isWanted = false

  /** @param onChange Called when the answer has become another without anybody's asking. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get stands(): boolean {
    if (this.#isFresh) this.#isWanted = true
    else this.#ask()
    return this.#stands
  }

  #ask(): void {
    this.#stands = command('hooks-stand')
    this.#isFresh = true
    setTimeout(() => {
      this.#isFresh = false
      if (!this.#isWanted) return
      this.#isWanted = false
      const before = this.#stands
      this.#ask()
      if (this.#stands !== before) this.#onChange()
    }, AGAIN)
  }
}
