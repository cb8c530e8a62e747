import { type Bytes, concat, fromBase64, toBase64, utf8 } from '../../bytes.ts'
import { DamagedEnvelopeError, type EnvelopeFile, type Work } from '../envelope.ts'
import { type ChunkForm, openChunks, sealChunks } from './chunks.ts'
import { type Letter, packContent, unpackContent } from './content.ts'
import { CHUNK, chunkCount, hex, sha256, TAG, uint64 } from './format.ts'
import { chunkKey } from './keys.ts'
import type { AnswerTicket } from './open.ts'

/** An answer's file, version 1; byte by byte in docs/html-envelope-format.md. P-256, because recipients' browsers may be years old. */
const MAGIC = utf8('SCA1')
const ID = 16
const POINT = 65
const PROOF = 32
/** Mark, id of the envelope, ephemeral public key, length of the content: what the proof covers. */
const PROVEN = 4 + ID + POINT + 8
const HEAD = PROVEN + PROOF

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** What opens the answers to one envelope. Plain data for the vault; base64. */
export interface AnswerKey {
  /** Which envelope: 32 hexadecimal digits. */
  readonly id: string
  readonly publicKey: string
  /** PKCS #8. */
  readonly privateKey: string
  readonly bindingKey: string
}

export interface Answer {
  readonly letter?: Letter
  readonly files: readonly EnvelopeFile[]
  /** UTC, ISO 8601, as the answerer's clock had it. */
  readonly sealedAt?: string
  /** `opened`: made by somebody who had opened this very envelope. `unproven`: by anybody who got hold of the public key. */
  readonly sender: 'opened' | 'unproven'
}

/** A new pair for one envelope. */
export async function newAnswerKey(): Promise<Pick<AnswerKey, 'publicKey' | 'privateKey'>> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))),
    privateKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))),
  }
}

const AS_BYTES: ChunkForm = { size: (sealed) => sealed, write: (sealed, place) => place.set(sealed) }

/** Seals an answer to the sender of an opened envelope: one file, to be sent back by ordinary mail. */
export async function sealAnswer(
  answer: { readonly text: string; readonly files: readonly EnvelopeFile[] }, ticket: AnswerTicket, work: Work = {},
): Promise<Blob> {
  const content = packContent({ letter: { text: answer.text }, sealedAt: new Date().toISOString() }, answer.files)
  const receiver = await crypto.subtle.importKey('raw', fromBase64(ticket.publicKey), CURVE, false, [])
  const ephemeral = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey))
  const proven = concat(MAGIC, idBytes(ticket.id), point, uint64(content.size))
  const head = concat(proven, new Uint8Array(await crypto.subtle.sign('HMAC', await proofKey(ticket.bindingKey, 'sign'), proven)))
  const shared = await agree(ephemeral.privateKey, receiver)
  const parts = await sealChunks(content, await answerChunkKey(shared, head, fromBase64(ticket.publicKey)), AS_BYTES, work)
  return new Blob([head, ...parts], { type: 'application/octet-stream' })
}

/**
 * Which envelope a file answers, to look its key up: 32 hexadecimal digits.
 * @throws DamagedEnvelopeError `envelope_answer_none`
 */
export async function answeredEnvelope(file: Blob): Promise<string> {
  return hex((await readHead(file)).slice(4, 4 + ID))
}

/**
 * Opens an answer for the practitioner who had sealed the envelope.
 * @throws DamagedEnvelopeError `envelope_answer_none`, `envelope_answer_other` (it answers another envelope), `envelope_answer_altered`.
 */
export async function openAnswer(file: Blob, key: AnswerKey, work: Work = {}): Promise<Answer> {
  const head = await readHead(file)
  if (hex(head.slice(4, 4 + ID)) !== key.id) throw new DamagedEnvelopeError('envelope_answer_other', 'This answer belongs to another envelope.')
  const length = Number(new DataView(head.buffer).getBigUint64(PROVEN - 8))
  if (length < 4 || length > file.size) throw damaged()
  try {
    const point = await crypto.subtle.importKey('raw', head.slice(4 + ID, 4 + ID + POINT), CURVE, false, [])
    const own = await crypto.subtle.importKey('pkcs8', fromBase64(key.privateKey), CURVE, false, ['deriveBits'])
    const chunks = await answerChunkKey(await agree(own, point), head, fromBase64(key.publicKey))
    const content = await openChunks({
      read: async (index) => new Uint8Array(await file.slice(HEAD + index * (CHUNK + TAG), HEAD + (index + 1) * (CHUNK + TAG)).arrayBuffer()),
      more: () => file.size !== HEAD + length + chunkCount(length) * TAG,
    }, chunks, length, work)
    const { manifest: { letter, sealedAt }, files } = await unpackContent(content)
    const proof = await proofKey(key.bindingKey, 'verify')
    const opened = await crypto.subtle.verify('HMAC', proof, head.slice(PROVEN), head.slice(0, PROVEN))
    return {
      files, sender: opened ? 'opened' : 'unproven',
      ...(letter === undefined ? {} : { letter }), ...(sealedAt === undefined ? {} : { sealedAt }),
    }
  } catch (cause) {
    if (cause instanceof DamagedEnvelopeError || cause instanceof DOMException) throw damaged({ cause })
    throw cause
  }
}

async function readHead(file: Blob): Promise<Bytes> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  if (head.length !== HEAD || MAGIC.some((byte, at) => head[at] !== byte)) {
    throw new DamagedEnvelopeError('envelope_answer_none', 'This file is not an answer to an envelope of Sceau.')
  }
  return head
}

const agree = async (own: CryptoKey, other: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256))

/** Both public keys, the envelope's id and the proof go into the key: none can be put in the place of another. */
const answerChunkKey = async (shared: Bytes, head: Bytes, receiver: Bytes): Promise<CryptoKey> =>
  chunkKey(shared, await sha256(concat(head, receiver)), 'sceau-answer/1 chunks')

const proofKey = (bindingKey: string, usage: 'sign' | 'verify'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64(bindingKey), { name: 'HMAC', hash: 'SHA-256' }, false, [usage])

const idBytes = (id: string): Bytes => Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const damaged = (options?: ErrorOptions): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_answer_altered', 'The answer was altered or damaged on its way. Nothing of it can be shown.', [], options)
