import { ask } from '../../messaging/ask.ts'
import type { GateState } from '../../messaging/requests.ts'

/** Asks the background for the network gate of this tab and knows what it has confirmed. */
export class GateClient {
  #wanted: GateState = 'closed'
  #confirmed: GateState = 'closed'
  #queue: Promise<void> = Promise.resolve()
  #uploads = false

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
        await ask('gate', { state })
        // Something closed it meanwhile: then this confirmation is out of date.
        if (this.#still(state)) this.#confirmed = state
      } catch {
        this.#wanted = 'closed'
        this.#confirmed = 'closed'
      }
    })
    return this.#queue
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
