import type { Mailbox } from '../../guard/index.ts'

/**
 * Reads a header field as webmails keep it: `Name <address>, "Last, First" <address>; address` (RFC 5322, leniently).
 * What has no address is kept as a name alone: it is unresolved, never dropped.
 */
export function parseMailboxes(field: string): Mailbox[] {
  return split(field).flatMap((piece) => {
    const mailbox = parseMailbox(piece)
    return mailbox ? [mailbox] : []
  })
}

function split(field: string): string[] {
  const pieces: string[] = []
  let current = ''
  let quoted = false
  let bracketed = false
  let escaped = false
  for (const character of field) {
    if (escaped || (quoted && character === '\\')) {
      escaped = !escaped
      current += character
      continue
    }
    if (character === '"') quoted = !quoted
    else if (!quoted && character === '<') bracketed = true
    else if (!quoted && character === '>') bracketed = false
    if (!quoted && !bracketed && (character === ',' || character === ';' || character === '\n')) {
      pieces.push(current)
      current = ''
    } else current += character
  }
  return [...pieces, current]
}

function parseMailbox(piece: string): Mailbox | null {
  const text = piece.trim()
  if (text === '') return null
  const bracket = /^(.*?)<\s*([^<>]*?)\s*>\s*$/s.exec(text)
  if (bracket) return { name: unquote(bracket[1] ?? ''), address: bracket[2] ?? '' }
  return text.includes('@') && !/\s/.test(text) ? { name: '', address: text } : { name: unquote(text), address: '' }
}

const unquote = (name: string): string => name.trim().replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1')

/** Writes a mailbox the way header fields want it. */
export function formatMailbox({ name, address }: Mailbox): string {
  if (name === '' || name === address) return address
  return `${/[^\p{L}\p{N} '.-]/u.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name} <${address}>`
}

/** Writes a recipient as it stands in a field: one without an address by name alone. */
export const writeMailbox = (mailbox: Mailbox): string => (mailbox.address === '' ? mailbox.name : formatMailbox(mailbox))

export const writeMailboxes = (mailboxes: readonly Mailbox[]): string => mailboxes.map(writeMailbox).join(', ')

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whether a recipient is the one that is wanted: by address, or by name where that one has none. */
export const isMailbox = (wanted: Mailbox) => (one: Mailbox): boolean =>
  (wanted.address === '' ? one.name === wanted.name : sameAddress(one.address, wanted.address))

/**
 * A field's recipients once another was picked for it: without what was being typed, without that one if it stood there, and
 * without whom it stands in for.
 */
export function withPicked(list: readonly Mailbox[], picked: Mailbox, typed: string, insteadOf: string): Mailbox[] {
  const others = list.filter(({ name, address }) => (
    address === '' ? name !== typed : !sameAddress(address, picked.address) && !sameAddress(address, insteadOf)
  ))
  return [...others, picked]
}
