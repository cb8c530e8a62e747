import { type Bytes, toBase64 } from '../../bytes.ts'
import type { EnvelopeFile, Work } from '../envelope.ts'
import { decodeBase64 } from './base64.ts'
import { type ChunkSource, openChunks } from './chunks.ts'
import { type Letter, unpackContent } from './content.ts'
import { decodeHead, type Head, HEAD_TYPE, hex, notAnEnvelope, PART_TYPE } from './format.ts'
import { answerBindingKey, contentChunkKey, unwrapContentKey } from './keys.ts'

export interface OpenedHtml {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly letter?: Letter
  readonly subject?: string
  readonly from?: string
  readonly language?: string
  /** UTC, ISO 8601, as the sender's clock had it. */
  readonly sealedAt?: string
  /** Names as the sender gave them: use `safeName` before a disk sees them. */
  readonly files: readonly EnvelopeFile[]
  /** What an answer needs; absent when the sender did not ask for one. */
  readonly answer?: AnswerTicket
}

/** Lets somebody who opened an envelope answer it. Base64. */
export interface AnswerTicket {
  readonly id: string
  readonly publicKey: string
  readonly bindingKey: string
}

/**
 * Opens an envelope's head with a passphrase, then its chunks.
 * @throws WrongSecretError before any chunk is read; DamagedEnvelopeError when anything was changed, moved or is missing.
 */
export async function openParts(head: Head, typed: string, source: ChunkSource, work: Work = {}, unlocked?: () => Promise<void> | void): Promise<OpenedHtml> {
  const contentKey = await unwrapContentKey(head, typed)
  await unlocked?.()
  const content = await openChunks(source, await contentChunkKey(contentKey, head), head.length, work)
  const { manifest: { answerKey, ...manifest }, files } = await unpackContent(content)
  const id = hex(head.id)
  return {
    id, files, ...manifest,
    ...(answerKey === undefined ? {} : { answer: { id, publicKey: answerKey, bindingKey: toBase64(await answerBindingKey(contentKey, head)) } }),
  } as OpenedHtml
}

/**
 * Opens a whole envelope file without its page: for the extension and the terminal.
 * @param secret As typed: accents, capitals and spaces of a generated secret are forgiven.
 * @throws WrongSecretError, DamagedEnvelopeError, EnvelopeError `envelope_cancelled`
 */
export async function openHtml(envelope: Blob, secret: string, work: Work = {}): Promise<OpenedHtml> {
  const elements = new DataElements(envelope)
  const head = await elements.next(HEAD_TYPE)
  if (head === undefined) throw notAnEnvelope()
  return openParts(await decodeHead(decodeBase64(head) ?? new Uint8Array()), secret, {
    async read() {
      const text = await elements.next(PART_TYPE)
      return text === undefined ? undefined : decodeBase64(text) ?? new Uint8Array()
    },
    more: async () => (await elements.next(PART_TYPE)) !== undefined,
  }, work)
}

/** The data elements of an envelope, one after another, with little of the file in memory. */
class DataElements {
  private static readonly PIECE = 4 * 1024 * 1024
  /** More than the page's program or a sealed chunk ever is: a file without our marks is not read to its end. */
  private static readonly MOST = 16 * 1024 * 1024
  private readonly file: Blob
  private at = 0
  private held: Bytes = new Uint8Array()

  constructor(file: Blob) {
    this.file = file
  }

  /** Content of the next element of a type. Undefined at the end of the file, also where the end tag is missing. */
  async next(type: string): Promise<Bytes | undefined> {
    if (await this.take(`<script type="${type}">`) === undefined) return undefined
    return this.take('</script>')
  }

  /** All up to a mark, which is passed over. */
  private async take(mark: string): Promise<Bytes | undefined> {
    let from = 0
    for (;;) {
      const found = indexOf(this.held, mark, from)
      if (found >= 0) {
        const taken = this.held.subarray(0, found)
        this.held = this.held.subarray(found + mark.length)
        return taken
      }
      if (this.at >= this.file.size || this.held.length > DataElements.MOST) return undefined
      from = Math.max(0, this.held.length - mark.length + 1)
      const piece = new Uint8Array(await this.file.slice(this.at, this.at + DataElements.PIECE).arrayBuffer())
      this.at += piece.length
      const joined = new Uint8Array(this.held.length + piece.length)
      joined.set(this.held)
      joined.set(piece, this.held.length)
      this.held = joined
    }
  }
}

function indexOf(bytes: Uint8Array, mark: string, from: number): number {
  const codes = Array.from(mark, (character) => character.charCodeAt(0))
  // "<" stands in no base64, so the engine's own search passes over whole chunks at once.
  for (let at = bytes.indexOf(codes[0] ?? 0, from); at >= 0; at = bytes.indexOf(codes[0] ?? 0, at + 1)) {
    if (codes.every((code, offset) => bytes[at + offset] === code)) return at
  }
  return -1
}
