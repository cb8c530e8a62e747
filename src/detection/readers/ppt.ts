import type { Storage } from './cfb.ts'
import { Collected } from './merge.ts'
import { addOfficeArt } from './office-art.ts'
import { type FileText, type ReadContext, UnreadError } from './reading.ts'

// Records of [MS-PPT].
const TEXT_CHARS = 0xfa0
const TEXT_BYTES = 0xfa8
const C_STRING = 0xfba
const OLE_OBJECT = 0x1011
/** What the user's record says of an encrypted file ([MS-PPT] 2.3.2). */
const ENCRYPTED_TOKEN = 0xf3d1c4df

/** Names that PowerPoint itself gives to masters and objects. */
const OWN_WORDS = /^(?:___PPT\d*|Default Design|Office Theme|Thème Office|Modèle par défaut)$/

function isEncrypted(root: Storage): boolean {
  const user = root.streams.get('Current User')?.()
  if (root.streams.has('EncryptedSummary')) return true
  return user !== undefined && user.length >= 16 && new DataView(user.buffer, user.byteOffset, user.length).getUint32(12, true) === ENCRYPTED_TOKEN
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Inflates an object within what the file may still unpack. */
async function inflated(bytes: Uint8Array, { budget }: ReadContext): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'))
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    budget.unpack(piece.length)
    pieces.push(piece)
  }
  return new Uint8Array(await new Blob(pieces.map((piece) => piece.slice())).arrayBuffer())
}

/** A document that stands in a slide, packed or not. */
async function addObject(all: Collected, bytes: Uint8Array, isPacked: boolean, context: ReadContext): Promise<void> {
  try {
    all.addFile(await context.inner({ name: '', type: '', bytes: isPacked ? await inflated(bytes.subarray(4), context) : bytes }))
  } catch (error) {
    all.miss(error instanceof UnreadError ? error.why : 'damaged')
  }
}

/**
 * A presentation of PowerPoint 97 to 2003 ([MS-PPT]): every text of slides, masters, notes, comments, headers and footers,
 * those that a quick save left behind too, documents and pictures inside.
 * @throws UnreadError when it has a password or does not hold together.
 */
export async function readPpt(root: Storage, context: ReadContext): Promise<FileText> {
  if (isEncrypted(root)) throw new UnreadError('password')
  const stream = root.streams.get('PowerPoint Document')?.()
  if (!stream || stream.length < 8) throw new UnreadError('damaged')
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const all = new Collected()
  for (let at = 0, read = 0; at + 8 <= stream.length; read += 1) {
    if (read % 1000 === 0) context.budget.check()
    const head = view.getUint16(at, true)
    const type = view.getUint16(at + 2, true)
    const length = view.getUint32(at + 4, true)
    const bytes = stream.subarray(at + 8, at + 8 + length)
    if (type === TEXT_CHARS || type === C_STRING || type === TEXT_BYTES) {
      const text = type === TEXT_BYTES ? latin1(bytes) : new TextDecoder('utf-16le').decode(bytes)
      if (type !== C_STRING || !OWN_WORDS.test(text)) all.add(text.replace(/[\r\v]/g, '\n').replaceAll('\0', ''))
    } else if (type === OLE_OBJECT) await addObject(all, bytes, head >> 4 === 1, context)
    at += 8 + ((head & 0xf) === 0xf ? 0 : length)
  }
  const pictures = root.streams.get('Pictures')?.()
  if (pictures) await addOfficeArt(all, pictures, context)
  return all.result('ppt')
}
