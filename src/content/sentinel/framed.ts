import browser from 'webextension-polyfill'
import { ask } from '../../messaging/ask.ts'

/** Milliseconds between two words of a frame in which somebody writes. */
const EVERY = 1000
/** Milliseconds for which such a word counts: one may come late. */
const COUNTS = 3 * EVERY

/** In a frame: tells the page around it, as long as the keyboard is here, that what is written here is guarded. By way of the background: the page itself could say it too. */
export function tellOfKeyboard(page: Document, isGuarded: () => boolean): void {
  let clock: ReturnType<typeof setInterval> | undefined
  const tell = (): void => {
    if (!page.hasFocus()) clearInterval(clock)
    else if (isGuarded()) void ask('frame-has-keyboard', {}).catch(() => undefined)
  }
  const start = (): void => {
    clearInterval(clock)
    clock = setInterval(tell, EVERY)
    tell()
  }
  for (const type of ['focus', 'focusin'] as const) window.addEventListener(type, start, true)
  if (page.hasFocus()) start()
}

/** In the page around frames: asks for their guard when the keyboard is in one, and knows what they last said. */
export class FrameGuard {
  #toldAt = -Infinity
  readonly #onTold: () => void

  /** @param onTold Somebody writes in a frame where a compose view is guarded. */
  constructor(onTold: () => void) {
    this.#onTold = onTold
    browser.runtime.onMessage.addListener((message: unknown) => {
      if (typeof message !== 'object' || message === null || !('sceau' in message) || message.sceau !== 'frame-has-keyboard') return undefined
      this.#toldAt = performance.now()
      this.#onTold()
      return Promise.resolve({})
    })
  }

  /** Whether what is written in the frame with the keyboard is guarded there. */
  get holds(): boolean {
    return performance.now() - this.#toldAt < COUNTS
  }

  /** The keyboard went elsewhere: what was said of one frame is said of no other. */
  forget(): void {
    this.#toldAt = -Infinity
  }

  /** Has the guard brought into frames of sites that Sceau is for. */
  bring(): Promise<unknown> {
    return ask('guard-frames', {}).catch(() => undefined)
  }
}
