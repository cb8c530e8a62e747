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

/** What is known of a file: what reading it gave, its bytes, whether it is an envelope that was sealed here, and whether the server has it from us. */
type KnownFile = FileReading & { readonly size: number; readonly sealed?: boolean; readonly ours?: boolean }

/** The files of one compose view: those held on this computer, and those that the webmail's server already has. */
export class Attachments {
  #held: HeldFile[] = []
  readonly #server = new Map<string, KnownFile>()
  /** What is being read, by its id in the draft: what ends it, and how far the letters of the picture at hand are, in percent. */
  readonly #reading = new Map<string, { readonly control: AbortController; percent: number }>()
  readonly #engine: Pick<EngineClient, 'read'>
  readonly #onChange: () => void
  readonly #onProgress: (id: string, percent: number) => void
  #count = 0
  /** Whether what newly stands on the server may be a file of ours that has just arrived there. */
  #moving = false

  /** @param onProgress Id in the draft of a file with pictures, percent of the one at hand: no new state, so nothing is judged anew. */
  constructor(engine: Pick<EngineClient, 'read'>, onChange: () => void, onProgress: (id: string, percent: number) => void = () => undefined) {
    this.#engine = engine
    this.#onChange = onChange
    this.#onProgress = onProgress
  }

  /** Percent of the picture at hand of a file that is being read; `null` where no letters are, or not yet. */
  progressOf(id: string): number | null {
    const percent = this.#reading.get(id)?.percent ?? 0
    return percent === 0 ? null : percent
  }

  /** Ends the reading of a file: it stays where it is, and counts as one that nobody could read. */
  stopReading(id: string): void {
    this.#reading.get(id)?.control.abort()
  }

  /** Reads a file of the draft with signs of how far it is, until it is read or `stopReading`. */
  async #readAs(id: string, file: File): Promise<FileReading> {
    const reading = { control: new AbortController(), percent: 0 }
    this.#reading.set(id, reading)
    try {
      return await this.#engine.read(file, reading.control.signal, (percent) => {
        if (percent === reading.percent) return
        reading.percent = percent
        this.#onProgress(id, percent)
      })
    } finally {
      this.#reading.delete(id)
    }
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
      const read: HeldFile = { id, file, ...(await this.#readAs(id, file)) }
      this.#replace(read)
      return read
    }))
  }

  #replace(file: HeldFile): void {
    this.#held = this.#held.map((item) => (item.id === file.id ? file : item))
    this.#onChange()
  }

  drop(ids: readonly string[]): void {
    for (const id of ids) this.stopReading(id)
    this.#held = this.#held.filter(({ id }) => !ids.includes(id))
    this.#onChange()
  }

  /**
   * Files go to the server while `move` runs, which gives what the server has then. What is known of them is remembered
   * under the server's ids, so that they are not fetched and read again.
   */
  async moving(files: readonly KnownFile[], move: () => Promise<readonly ServerAttachment[]>): Promise<void> {
    this.#moving = true
    try {
      const server = await move()
      const unknown = server.filter(({ id }) => !this.#server.has(id)).slice(-files.length)
      files.forEach((file, index) => {
        const item = unknown[index]
        if (item) this.#server.set(item.id, { ...file, ours: true })
      })
    } finally {
      this.#moving = false
      this.#onChange()
    }
  }

  /** Whether a file of the server's went there through here. */
  isOurs(id: string): boolean {
    return this.#server.get(id)?.ours === true
  }

  /** Whether a file of the server's is an envelope that was sealed here. */
  isSealed(id: string): boolean {
    return this.#server.get(id)?.sealed === true
  }

  /** How many of the server's files are envelopes that were sealed here. */
  countSealed(server: readonly ServerAttachment[]): number {
    return server.filter(({ id }) => this.isSealed(id)).length
  }

  /** The draft's attachments; reads, in the background, those of the server that nobody has read yet. */
  list(server: readonly ServerAttachment[], unreadImages: number, imageName: string): DraftAttachment[] {
    for (const item of server) if (!this.#moving && !this.#server.has(item.id)) void this.#read(item)
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
      this.#server.set(item.id, { ...(await this.#readAs(`server-${item.id}`, file)), size: file.size })
    } catch {
      this.#server.set(item.id, { state: 'unreadable', text: '', size: 0 })
    }
    this.#onChange()
  }
}
