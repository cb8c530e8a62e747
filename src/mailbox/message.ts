import { type Bytes, toBase64, utf8 } from '../crypto/index.ts'
import { addressValue, dateValue, oneLine, parameter, textValue } from './header.ts'
import { isMessageId } from './message-id.ts'

export interface MessageMailbox {
  readonly name: string
  readonly address: string
}

export interface MessageFile {
  readonly name: string
  /** Media type; `application/octet-stream` when empty. */
  readonly type: string
  readonly bytes: Uint8Array
  /** `cid` of an image that the HTML shows. */
  readonly contentId?: string
}

export interface Message {
  readonly from: MessageMailbox
  readonly to: readonly MessageMailbox[]
  readonly cc: readonly MessageMailbox[]
  readonly bcc: readonly MessageMailbox[]
  readonly subject: string
  readonly text?: string
  readonly html?: string
  readonly attachments: readonly MessageFile[]
  readonly date: Date
  readonly messageId: string
  /** Message-ID of the message that this one answers; empty or absent when it answers none. */
  readonly inReplyTo?: string
  /** Marks a draft that a desktop client opens ready to send (`X-Unsent: 1`), with its Bcc. */
  readonly unsent: boolean
  /** A copy that stays with its sender says who got a blind copy too. */
  readonly ownCopy?: boolean
}

/** Headers and body of one MIME entity (RFC 2045). */
interface Entity {
  readonly headers: readonly string[]
  readonly body: string
}

/** RFC 2045, 6.8: base64 in lines of 76. */
const base64Body = (bytes: Uint8Array): string => toBase64(bytes).replace(/.{76}(?=.)/g, '$&\r\n')

const textEntity = (type: 'plain' | 'html', text: string): Entity => ({
  headers: [`Content-Type: text/${type}; charset=UTF-8`, 'Content-Transfer-Encoding: base64'],
  // RFC 2046, 4.1.1: the canonical line ending of text is CRLF.
  body: base64Body(utf8(text.replace(/\r\n|\r|\n/g, '\r\n'))),
})

const mediaType = (type: string): string => (/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.toLowerCase() : 'application/octet-stream')

function fileEntity({ name, type, bytes, contentId }: MessageFile): Entity {
  const inline = contentId !== undefined && contentId !== ''
  return {
    headers: [
      `Content-Type: ${mediaType(type)}${parameter('name', name)}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: ${inline ? 'inline' : 'attachment'}${parameter('filename', name)}`,
      ...(inline ? [`Content-ID: <${oneLine(contentId).replace(/[<>\s]/g, '')}>`] : []),
    ],
    body: base64Body(bytes),
  }
}

/** Joins entities; the boundary has a sign that base64 never has, so no body can hold it. */
function multipart(kind: 'mixed' | 'alternative' | 'related', parts: readonly Entity[], boundaries: () => string): Entity {
  const [only] = parts
  if (only && parts.length === 1) return only
  const boundary = boundaries()
  const body = parts.map(({ headers, body: content }) => `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${content}\r\n`).join('')
  return { headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`], body: `${body}--${boundary}--` }
}

/**
 * What keeps an answer in its thread. RFC 5322, 3.6.4: References is the parent's References and its identifier; of the parent only the
 * identifier is known here.
 */
const threadHeaders = ({ inReplyTo = '' }: Message): string[] => (isMessageId(inReplyTo) ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : [])

/** Writes a message as RFC 5322 bytes, in ASCII throughout, so that any client and any server takes it. */
export function writeMessage(message: Message): Bytes {
  const { html, text = '', attachments } = message
  let count = 0
  const boundaries = (): string => `=_sceau_${(count += 1)}_${message.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)}`
  const isInline = ({ contentId }: MessageFile): boolean => html !== undefined && contentId !== undefined && contentId !== ''
  const body = multipart('mixed', [
    multipart('alternative', [
      textEntity('plain', text),
      ...(html === undefined ? [] : [multipart('related', [textEntity('html', html), ...attachments.filter(isInline).map(fileEntity)], boundaries)]),
    ], boundaries),
    ...attachments.filter((file) => !isInline(file)).map(fileEntity),
  ], boundaries)
  const list = (name: string, mailboxes: readonly MessageMailbox[]): string[] => (mailboxes.length > 0 ? [`${name}: ${addressValue(mailboxes)}`] : [])
  const headers = [
    ...(message.unsent ? ['X-Unsent: 1'] : []),
    ...(message.from.address === '' ? [] : list('From', [message.from])),
    ...list('To', message.to),
    ...list('Cc', message.cc),
    ...(message.unsent || message.ownCopy ? list('Bcc', message.bcc) : []),
    `Subject: ${textValue(message.subject)}`,
    `Date: ${dateValue(message.date)}`,
    `Message-ID: ${oneLine(message.messageId)}`,
    ...threadHeaders(message),
    'MIME-Version: 1.0',
    ...body.headers,
  ]
  return utf8(`${headers.join('\r\n')}\r\n\r\n${body.body}\r\n`)
}
