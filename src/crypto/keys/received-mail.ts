import { canonicalAddress } from './address.ts'
import type { ReceivedMessage } from './autocrypt.ts'

/** What the header of a mail may take: far more than any real one, and little to read. */
const LONGEST_HEADER = 512 * 1024

/** Name and value of each field, unfolded (RFC 5322, 2.2.3), in their order; null when this does not begin as a mail does. */
function fieldsOf(data: Uint8Array): readonly (readonly [name: string, value: string])[] | null {
  const text = new TextDecoder('utf-8').decode(data.subarray(0, LONGEST_HEADER))
  // Some programs put the line of an "mbox" before it.
  const [head = ''] = text.replace(/^\uFEFF?(?:From [^\r\n]*\r?\n)?/, '').split(/\r?\n\r?\n/, 1)
  const lines = head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)
  const fields = lines.map((line): readonly [string, string] | null => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? []
    return name === undefined || value === undefined ? null : [name.toLowerCase(), value.trim()]
  })
  return fields.every((field) => field !== null) ? fields : null
}

/** A field's value without its comments (RFC 5322, 3.2.2) and with quoted names emptied, so that only addresses and marks are left. */
function bare(value: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] ?? ''
    if (letter === '\\' && (quoted || depth > 0)) at += 1
    else if (letter === '"' && depth === 0) quoted = !quoted
    else if (quoted) continue
    else if (letter === '(') depth += 1
    else if (letter === ')' && depth > 0) depth -= 1
    else if (depth === 0) out += letter
  }
  return out
}

/** Addresses of a From field, canonical. What cannot be read counts as one more sender, so that nothing is learnt from it. */
function sendersOf(value: string): readonly string[] {
  return bare(value).split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const address = /^[^<>]*<([^<>\s]+@[^<>\s]+)>$/.exec(part)?.[1] ?? part
    return canonicalAddress(address)
  })
}

/**
 * What the header of a received mail's file (.eml) says of its sender's key. The body is not looked at.
 * @returns null when this is no mail.
 */
export function readReceivedMail(data: Uint8Array): ReceivedMessage | null {
  const fields = fieldsOf(data)
  const valuesOf = (wanted: string): string[] => (fields ?? []).flatMap(([name, value]) => (name === wanted ? [value] : []))
  const froms = valuesOf('from')
  if (froms.length === 0) return null
  const date = Date.parse(bare(valuesOf('date')[0] ?? ''))
  const has = (name: string, pattern: RegExp): boolean => valuesOf(name).some((value) => pattern.test(value))
  return {
    from: froms.flatMap(sendersOf),
    date: Number.isNaN(date) ? 0 : date,
    headers: valuesOf('autocrypt'),
    // A mail without a date cannot be told from an old one that somebody sends again.
    ignore: Number.isNaN(date) || has('content-type', /^multipart\/report\b/i) || has('list-id', /./) || has('x-spam-flag', /^yes/i),
  }
}
