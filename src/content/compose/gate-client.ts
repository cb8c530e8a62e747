import { ask } from '../../messaging/ask.ts'
import { atMost, gateOf } from '../../messaging/gate-state.ts'
import type { GateState } from '../../messaging/requests.ts'

/** Milliseconds after which a gate that another document of the tab kept closed is asked for again. */
const AGAIN = 1000

/** Asks the background for the network gate of this document on behalf of one view, and knows what it has confirmed. */
export class GateClient {
  readonly #peers: Set<GateClient>
  #wanted: GateState = 'closed'
  #confirmed: GateState = 'closed'
  #queue: Promise<void> = Promise.resolve()
  #uploads = false

  /** @param peers the gate clients of all views of this document, where this one joins. */
  constructor(peers: Set<GateClient>) {
    this.#peers = peers
    peers.add(this)
    // The background has closed the gate for a new view, except for a send on its way.
    for (const peer of peers) peer.#confirm(this.#together())
  }

  /** What the gate surely lets through now. */
  get state(): GateState {
    return this.#confirmed
  }

  /** Whether files that were scanned may be uploaded now. */
  get uploadsOpen(): boolean {
    return this.#uploads
  }

  /** Sets the gate. Closing counts at once; opening counts when the background has confirmed it. */
  set(state: GateState): Promise<void> {
    if (state === this.#wanted) return this.#queue
    this.#wanted = state
    if (state === 'closed') this.#confirmed = 'closed'
    this.#queue = this.#queue.then(async () => {
      if (this.#wanted !== state) return
      try {
        const asked = this.#together()
        const given = atMost(asked, (await ask('gate', { state: asked })).state)
        // Something closed it meanwhile: then this confirmation is out of date.
        if (!this.#still(state)) return
        for (const peer of this.#peers) peer.#confirm(given)
        if (given !== asked) setTimeout(() => this.#askAgain(state), AGAIN)
      } catch {
        for (const peer of this.#peers) peer.#lose()
      }
    })
    return this.#queue
  }

  /** A frame of the tab, or the page around this one, holds a letter of its own: nobody says when it no longer does. */
  #askAgain(state: GateState): void {
    if (!this.#still(state) || !this.#peers.has(this)) return
    this.#wanted = 'closed'
    void this.set(state)
  }

  /** The background has given up the gate of this document. @param arm has it closed anew. */
  renew(arm: () => Promise<unknown>): Promise<void> {
    this.#wanted = 'closed'
    this.#confirmed = 'closed'
    // Without it every later word is refused there, and nothing is let go.
    return (this.#queue = this.#queue.then(arm).then(() => undefined, () => undefined))
  }

  /** The view is gone: its part of the gate with it. */
  async leave(): Promise<void> {
    this.#peers.delete(this)
    this.#wanted = 'closed'
    this.#confirmed = 'closed'
    if (this.#peers.size === 0) return
    const asked = this.#together()
    await ask('gate', { state: asked }).then(({ state }) => { for (const peer of this.#peers) peer.#confirm(atMost(asked, state)) }, () => undefined)
  }

  #together(): GateState {
    return gateOf([...this.#peers].map((peer) => peer.#wanted))
  }

  #confirm(asked: GateState): void {
    this.#confirmed = atMost(this.#wanted, asked)
  }

  #lose(): void {
    this.#wanted = 'closed'
    this.#confirmed = 'closed'
  }

  #still(state: GateState): boolean {
    return this.#wanted === state
  }

  /** Opens the gate for uploads while `work` runs. Throws when the background does not open it. */
  async whileUploading<T>(work: () => Promise<T>): Promise<T> {
    await ask('gate-upload', { open: true })
    this.#uploads = true
    try {
      return await work()
    } finally {
      this.#uploads = false
      await ask('gate-upload', { open: false }).catch(() => undefined)
    }
  }
}
