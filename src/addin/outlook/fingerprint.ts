import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { htmlToText } from '../../detection/readers/html.ts'
import type { HostMessage } from '../core/host.ts'
import type { AttachmentContent } from './outlook-host.ts'

/** Characters hashed at a time. */
const STEP = 0x8000
const DATA = /\bdata:[^"'\s>)]+/gi

/**
 * What the text says, as it leaves: seen and hidden text, comments, links and pictures written into it. Without how it looks, which
 * Outlook writes anew from one reading to the next.
 */
function said({ content, isHtml }: HostMessage): string {
  if (!isHtml) return content
  return `${htmlToText(content).replace(/\s+/g, ' ')}\n${(content.match(DATA) ?? []).join('\n')}`
}

/** Feeds a text, its length first, so that no two lists of texts give the same bytes. Two bytes a character: there may be no TextEncoder. */
function feed(hash: ReturnType<typeof sha256.create>, text: string): void {
  const length = `${text.length}:`
  for (const piece of [length, text]) {
    for (let start = 0; start < piece.length; start += STEP) {
      const end = Math.min(piece.length, start + STEP)
      const bytes = new Uint8Array((end - start) * 2)
      for (let at = start; at < end; at += 1) {
        const code = piece.charCodeAt(at)
        bytes[(at - start) * 2] = code & 0xff
        bytes[(at - start) * 2 + 1] = code >> 8
      }
      hash.update(bytes)
    }
  }
}

/** SHA-256 of a text, in hexadecimal. */
export function digest(text: string): string {
  const hash = sha256.create()
  feed(hash, text)
  return bytesToHex(hash.digest())
}

/**
 * SHA-256 over everything that would be sent, salted, in hexadecimal: equal fingerprints mean an equal message. By a library, for the
 * simplest of Outlook's runtimes has no WebCrypto.
 *
 * @param contentOf the bytes of an attachment, by its id. Its error goes through: what cannot be read has no fingerprint.
 */
export async function fingerprint(message: HostMessage, contentOf: (id: string) => Promise<AttachmentContent>, salt: string): Promise<string> {
  const { from, to, cc, bcc, unresolved, subject, isHtml, attachments } = message
  const hash = sha256.create()
  feed(hash, salt)
  feed(hash, JSON.stringify([from, to, cc, bcc, unresolved, subject, isHtml]))
  feed(hash, said(message))
  for (const { id, name, size, isInline } of attachments) {
    const { content, format } = await contentOf(id)
    feed(hash, JSON.stringify([name, size, isInline, format]))
    feed(hash, content)
  }
  return bytesToHex(hash.digest())
}
