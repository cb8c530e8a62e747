/** A pause in typing, in milliseconds, after which the work is done. */
const PAUSE = 40
/** Milliseconds of restlessness after which it is done without a pause. */
const LONGEST_PAUSE = 400
/** For each millisecond of work so many for the practitioner's own typing. */
const REST = 2

/**
 * When what follows every change is done: after a pause. A page that never stops changing does not put it off for ever, and
 * one where it takes long keeps time for itself.
 */
export class Pace {
  readonly #work: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #since = 0
  /** Milliseconds that the work took last. */
  #took = 0

  constructor(work: () => void) {
    this.#work = work
  }

  soon(): void {
    const now = performance.now()
    if (this.#timer === undefined) this.#since = now
    const pause = Math.max(PAUSE, this.#took * REST)
    const left = this.#since + Math.max(LONGEST_PAUSE, pause) - now
    // Due. A timer that is set anew goes behind the page's own, and a flood that sets it anew each time never lets it come.
    if (left <= 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#do(), Math.min(pause, left))
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #do(): void {
    this.#timer = undefined
    const from = performance.now()
    this.#work()
    this.#took = performance.now() - from
  }
}
