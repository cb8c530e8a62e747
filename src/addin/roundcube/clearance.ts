/**
 * What the page tells the server of a message it has let go: a tag over exactly that content, made with a key of the session.
 * `php/clearance.php` makes the same tag over what it received; the two are tested against each other. Hashed at once, by a library: a form
 * that is being submitted waits for no promise, and WebCrypto gives nothing else.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex as hex } from '@noble/hashes/utils.js'

/** What of Roundcube's form makes the message (program/actions/mail/send.php and rcmail_sendmail.php, 1.6), in this order. */
export const FIELDS = ['_from', '_to', '_cc', '_bcc', '_replyto', '_followupto', '_subject', '_charset', '_is_html', '_message', '_pgpmime'] as const

/** `send`: a message that leaves; `draft`: one that is saved; `upload`: one file. */
export type Kind = 'send' | 'draft' | 'upload'

/** How it was let go, for the server's log. `extension`: Sceau's extension let it go, and judged it by itself. */
export type How =
  | 'pass' | 'sent-as-is' | 'sealed' | 'answered-without-history' | 'passages-removed' | 'sent-anyway' | 'sent-in-emergency' | 'extension'

export interface Clearance {
  readonly kind: Kind
  readonly how: How
  /** Code of the reason, for `sent-anyway`; else empty. */
  readonly reason: string
  /** The server's time, seconds since 1970. */
  readonly time: number
  /** 32 hexadecimal digits, good once. */
  readonly nonce: string
}

const utf8 = new TextEncoder()

/** SHA-256 of a text, hexadecimal. Of a canonical form it is what a clearance is bound to; a file's clearance is bound to the file's own. */
export const contentHash = (form: string): string => hex(sha256(utf8.encode(form)))

/** Line ends as one character: the browser posts CRLF where the page has LF. */
const plain = (value: string): string => value.replace(/\r\n?/g, '\n')

/**
 * What stands for one attachment: its bytes and its name, which leaves with them. White space and control characters in a name count as one
 * space: a page shows some of them as others. @param sha256 Of its bytes, hexadecimal.
 */
export const fileMark = (sha256: string, name: string): string =>
  contentHash(`${sha256}\n${name.replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').replace(/^ | $/g, '')}`)

/**
 * The canonical form of a message: each field by its name, its length in bytes and its value, then the files by their marks, sorted.
 * A field that is not there is empty.
 */
export function canonical(fields: ReadonlyMap<string, string>, files: readonly string[]): string {
  const lines = FIELDS.map((name) => {
    const value = plain(fields.get(name) ?? '')
    return `${name} ${utf8.encode(value).length}\n${value}\n`
  })
  return `sceau 1\n${lines.join('')}files\n${[...files].sort().join('\n')}\n`
}


/**
 * The form field that carries a clearance.
 * @param key The session's key, as text. @param composeId The compose view it holds for. @param content Hexadecimal SHA-256.
 */
export function tagOf({ kind, how, reason, time, nonce }: Clearance, key: string, composeId: string, content: string): string {
  const head = ['v1', kind, how, reason, String(time), nonce]
  return [...head, hex(hmac(sha256, utf8.encode(key), utf8.encode([...head, composeId, content].join('\n'))))].join('.')
}
