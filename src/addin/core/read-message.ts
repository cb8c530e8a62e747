import { bytesToHex } from '@noble/hashes/utils.js'
import type { Reading, ServerAttachment } from '../../content/webmails/webmail.ts'
import { say } from '../../content/ui/words.ts'
import type { HostMessage } from './host.ts'
import { MessageContent } from './message-content.ts'
import { FILE_LIMIT, within } from './within.ts'

/** A host program's message as the scan reads a webmail's. Pictures in the text are read like files. */
export function readingOf(message: HostMessage, content = new MessageContent(message)): Reading {
  const { from, to, cc, bcc, subject, isHtml, unresolved } = message
  return {
    from, cc, bcc, subject, isHtml,
    // Who has no address is nobody that one could know.
    to: [...to, ...unresolved.map((name) => ({ name, address: '' }))],
    text: content.map(),
    attachments: [...message.attachments.map((item) => ({ ...item, read: () => within(() => item.read(), FILE_LIMIT) })), ...picturesOf(content)],
    inlineImages: 0,
  }
}

function picturesOf(content: MessageContent): ServerAttachment[] {
  const each = new Map(content.pictures().map((picture) => [picture.id, picture]))
  return [...each.values()].map(({ id, file }) => ({
    id, name: say('content_inline_image'), size: file?.size ?? -1,
    // A picture that lies elsewhere is read by nobody here, and counts as such.
    read: () => (file ? Promise.resolve(file) : Promise.reject(new Error('this picture is not in the message'))),
  }))
}

/** Identifies a message exactly, without holding anything of it. */
export async function fingerprintOf({ from, to, cc, bcc, subject, content, isHtml, attachments, unresolved }: HostMessage): Promise<string> {
  const files = attachments.map(({ id, name, size }) => [id, name, size])
  const bytes = new TextEncoder().encode(JSON.stringify([from, to, cc, bcc, subject, content, isHtml, files, unresolved]))
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
