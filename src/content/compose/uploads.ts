import type { ComposeAdapter, ServerAttachment } from '../webmails/webmail.ts'
import type { Attachments, HeldFile } from './attachments.ts'
import type { GateClient } from './gate-client.ts'

/** Gives scanned or sealed files to the webmail, each once, however often it is asked for: one batch after another. */
export class Uploads {
  readonly #adapter: ComposeAdapter
  readonly #files: Attachments
  readonly #gate: GateClient
  /** Events of our own, which the first script lets reach the page. */
  readonly #cleared: WeakSet<Event>
  #line: Promise<void> = Promise.resolve()

  constructor(adapter: ComposeAdapter, files: Attachments, gate: GateClient, cleared: WeakSet<Event>) {
    this.#adapter = adapter
    this.#files = files
    this.#gate = gate
    this.#cleared = cleared
  }

  /** Resolves once no file is on its way. */
  get settled(): Promise<void> {
    return this.#line
  }

  /** Hands held files over. Throws when the webmail does not take them; they then stay held. */
  give(wanted: readonly HeldFile[]): Promise<void> {
    const ids = wanted.map(({ id }) => id)
    return this.#inLine(async () => {
      const held = this.#files.held.filter(({ id }) => ids.includes(id))
      if (held.length === 0) return
      const known = held.map(({ state, text, file }) => ({ state, text, size: file.size }))
      await this.#files.moving(known, () => this.#attach(held.map(({ file }) => file)))
      this.#files.drop(held.map(({ id }) => id))
    })
  }

  /** Hands envelopes over. Throws when the webmail does not take them. */
  giveSealed(envelopes: readonly File[]): Promise<void> {
    const known = envelopes.map(({ size }) => ({ state: 'encrypted', text: '', size, sealed: true } as const))
    return this.#inLine(() => this.#files.moving(known, () => this.#attach(envelopes)))
  }

  #inLine(work: () => Promise<void>): Promise<void> {
    const done = this.#line.then(work)
    this.#line = done.catch(() => undefined)
    return done
  }

  async #attach(files: readonly File[]): Promise<readonly ServerAttachment[]> {
    await this.#gate.whileUploading(() => this.#adapter.attach(files, (event) => {
      this.#cleared.add(event)
      return event
    }))
    return this.#adapter.read().attachments
  }
}
