import type { AttachmentState, DraftAttachment } from '../../guard/index.ts'
import type { ServerAttachment } from '../webmails/webmail.ts'
import type { EngineClient, FileReading } from './engine-client.ts'

/** A file that the page has not seen yet. */
export interface HeldFile {
  readonly id: string
  readonly file: File
  readonly state: AttachmentState
  readonly text: string
}

/** The files of one compose view: those held on this computer, and those that the webmail's server already has. */
export class Attachments {
  #held: HeldFile[] = []
  readonly #server = new Map<string, FileReading & { readonly size: number }>()
  readonly #engine: EngineClient
  readonly #onChange: () => void
  #count = 0
  /** Names of envelopes of ours that are on their way to the server: it shows the first while the next one still goes. */
  #arriving: ReadonlySet<string> = new Set()

  constructor(engine: EngineClient, onChange: () => void) {
    this.#engine = engine
    this.#onChange = onChange
  }

  get held(): readonly HeldFile[] {
    return this.#held
  }

  /** Takes files in and reads them; resolves with what was read. */
  async take(files: readonly File[]): Promise<readonly HeldFile[]> {
    const taken = files.map((file): HeldFile => ({ id: `held-${++this.#count}`, file, state: 'pending', text: '' }))
    this.#held = [...this.#held, ...taken]
    this.#onChange()
    return Promise.all(taken.map(async ({ id, file }) => {
      const reading = await this.#engine.read(file)
      const read: HeldFile = { id, file, ...reading }
      this.#held = this.#held.map((item) => (item.id === id ? read : item))
      this.#onChange()
      return read
    }))
  }

  drop(ids: readonly string[]): void {
    this.#held = this.#held.filter(({ id }) => !ids.includes(id))
    this.#onChange()
  }

  /** Remembers what held files said once the server has them under ids of its own, so that they are not read again. */
  moved(files: readonly HeldFile[], server: readonly ServerAttachment[]): void {
    const unknown = server.filter(({ id }) => !this.#server.has(id)).slice(-files.length)
    files.forEach(({ state, text, file }, index) => {
      const item = unknown[index]
      if (item) this.#server.set(item.id, { state, text, size: file.size })
    })
    this.drop(files.map(({ id }) => id))
  }

  /** Envelopes of ours are being handed over: what appears under their names is not to be read. */
  arriving(envelopes: readonly File[]): void {
    this.#arriving = new Set(envelopes.map(({ name }) => name))
  }

  /** Remembers that what the server has got last are envelopes of ours. */
  sealed(envelopes: readonly File[], server: readonly ServerAttachment[]): void {
    const unknown = server.filter(({ id }) => !this.#server.has(id)).slice(-envelopes.length)
    envelopes.forEach(({ size }, index) => {
      const item = unknown[index]
      if (item) this.#server.set(item.id, { state: 'encrypted', text: '', size })
    })
  }

  /** The draft's attachments; reads, in the background, those of the server that nobody has read yet. */
  list(server: readonly ServerAttachment[], unreadImages: number, imageName: string): DraftAttachment[] {
    for (const item of server) if (!this.#server.has(item.id) && !this.#arriving.has(item.name)) void this.#read(item)
    return [
      ...this.#held.map(({ id, file, state, text }) => ({ id, name: file.name, state, text, size: file.size })),
      ...server.map(({ id, name }) => {
        const known = this.#server.get(id)
        return { id: `server-${id}`, name, state: known?.state ?? ('pending' as const), text: known?.text ?? '', size: known?.size ?? 0 }
      }),
      ...Array.from({ length: Math.max(0, unreadImages) }, (_, index) => (
        { id: `image-${index}`, name: imageName, state: 'unreadable' as const, text: '', size: 0 }
      )),
    ]
  }

  async #read(item: ServerAttachment): Promise<void> {
    this.#server.set(item.id, { state: 'pending', text: '', size: 0 })
    try {
      const file = await item.read()
      this.#server.set(item.id, { ...(await this.#engine.read(file)), size: file.size })
    } catch {
      this.#server.set(item.id, { state: 'unreadable', text: '', size: 0 })
    }
    this.#onChange()
  }
}
