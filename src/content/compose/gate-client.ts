import { ask } from '../../messaging/ask.ts'
import type { GateState } from '../../messaging/requests.ts'

const OPENNESS: readonly GateState[] = ['closed', 'sendable', 'clean']
const atMost = (a: GateState, b: GateState): GateState => (OPENNESS.indexOf(a) < OPENNESS.indexOf(b) ? a : b)

/**
 * The one gate of a document with several views: as closed as the most closed of them, but open for the send of one
 * that was let go. What that send may carry is looked at where it is asked for.
 */
export function gateOf(wanted: readonly GateState[]): GateState {
  if (wanted.length > 0 && wanted.every((state) => state === 'clean')) return 'clean'
  return wanted.includes('sendable') ? 'sendable' : 'closed'
}

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
        await ask('gate', { state: asked })
        // Something closed it meanwhile: then this confirmation is out of date.
        if (this.#still(state)) for (const peer of this.#peers) peer.#confirm(asked)
      } catch {
        for (const peer of this.#peers) peer.#lose()
      }
    })
    return this.#queue
  }

  /** The view is gone: its part of the gate with it. */
  async leave(): Promise<void> {
    this.#peers.delete(this)
    this.#wanted = 'closed'
    this.#confirmed = 'closed'
    if (this.#peers.size === 0) return
    const asked = this.#together()
    await ask('gate', { state: asked }).then(() => { for (const peer of this.#peers) peer.#confirm(asked) }, () => undefined)
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
