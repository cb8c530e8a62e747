import type { ComposeToPeople, PeopleToCompose } from '../../messaging/people-port.ts'
import { ask } from '../../messaging/ask.ts'
import { ExtensionFrame } from './extension-frame.ts'
import { IN_SIGHT, OVER_PAGE, paper } from './frame-style.ts'
import { say } from './words.ts'

const WIDTH = 400
const MARGIN = 8
const START_TIMEOUT = 10_000
const CSS = `
:host { ${OVER_PAGE} display: none !important; inset: var(--top, 0) auto auto var(--left, 0) !important; width: min(${WIDTH}px, calc(100vw - 16px)) !important; }
:host(:popover-open) { ${IN_SIGHT} }
${paper('min(var(--height, 160px), var(--room, 320px))')}`

/**
 * The frame of the extension's origin in which cards and search results stand: what the directory says of people is never
 * part of the webmail's page. One for a compose view, brought in when it is first needed.
 */
export class PeopleFrame {
  readonly #page: Document
  readonly #hear: (message: PeopleToCompose) => void
  readonly #pointer: (inside: boolean) => void
  #frame: Promise<ExtensionFrame<ComposeToPeople, PeopleToCompose>> | null = null
  #host: HTMLElement | null = null
  #anchor: Element | null = null

  constructor(page: Document, hear: (message: PeopleToCompose) => void, pointer: (inside: boolean) => void) {
    this.#page = page
    this.#hear = hear
    this.#pointer = pointer
  }

  get isOpen(): boolean {
    return this.#host?.isConnected === true && this.#host.matches(':popover-open')
  }

  /** Whether what is typed goes into the frame. */
  get hasKeyboard(): boolean {
    return this.#host !== null && this.#page.activeElement === this.#host
  }

  /** Shows the frame beside `anchor`. @param enter Whether the keyboard goes into it. @throws when it does not start. */
  async show(anchor: Element, message: ComposeToPeople, enter: boolean): Promise<void> {
    this.#anchor = anchor
    // Taken out of the page it has lost its port.
    if (this.#host && !this.#host.isConnected) this.#frame = null
    const frame = await (this.#frame ??= this.#start())
    // Something else, or nothing, was wanted meanwhile.
    if (this.#anchor !== anchor) return
    frame.post(message)
    if (!frame.host.matches(':popover-open')) frame.host.showPopover()
    this.place()
    if (!enter) return
    frame.frame.focus()
    frame.post({ type: 'enter' })
  }

  hide(): void {
    this.#anchor = null
    if (!this.isOpen) return
    this.#host?.hidePopover()
    void this.#frame?.then((frame) => frame.post({ type: 'hide' })).catch(() => undefined)
  }

  /** Below the anchor, or above it where there is more room. */
  place(): void {
    const host = this.#host
    if (!host || !this.#anchor) return
    const box = this.#anchor.getBoundingClientRect()
    const below = innerHeight - box.bottom - MARGIN * 2
    const above = box.top - MARGIN * 2
    const room = Math.max(below, above, 120)
    const height = Math.min(host.getBoundingClientRect().height, room)
    const top = below >= height || below >= above ? box.bottom + 4 : box.top - height - 4
    host.style.setProperty('--room', `${room}px`)
    host.style.setProperty('--top', `${Math.max(MARGIN, top)}px`)
    host.style.setProperty('--left', `${Math.max(MARGIN, Math.min(box.left, innerWidth - WIDTH - MARGIN))}px`)
  }

  async #start(): Promise<ExtensionFrame<ComposeToPeople, PeopleToCompose>> {
    try {
      const { nonce } = await ask('open-frame', {})
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the frame for people did not start')), START_TIMEOUT)
        const frame = new ExtensionFrame<ComposeToPeople, PeopleToCompose>(this.#page, 'src/people/people.html', 'people', nonce, CSS, (message) => {
          if (message.type === 'ready') {
            clearTimeout(timer)
            resolve(frame)
          } else if (message.type === 'height') {
            frame.host.style.setProperty('--height', `${message.pixels}px`)
            this.place()
          } else this.#hear(message)
        })
        this.#host = frame.host
        frame.frame.title = say('people_title')
        frame.host.popover = 'manual'
        frame.host.dataset.sceauPeople = ''
        frame.host.addEventListener('pointerenter', () => this.#pointer(true))
        frame.host.addEventListener('pointerleave', () => this.#pointer(false))
        this.#page.documentElement.append(frame.host)
      })
    } catch (error) {
      this.#frame = null
      this.#host?.remove()
      throw error
    }
  }
}
