import { dirname, resolve } from 'node:path'
import * as v from 'valibot'
import { splitQuoted } from '../src/detection/index.ts'
import type { Draft, DraftAttachment, History } from '../src/guard/index.ts'
import { InputError } from './io.ts'
import { readPath } from './scan.ts'

/** "Dr Paul Martin <paul.martin@medecin.mssante.fr>", or an address alone. */
function written(text: string): { name: string; address: string } {
  const [, name = '', address = text] = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? []
  return { name, address }
}

const mailbox = v.union([
  v.pipe(v.string(), v.transform(written)),
  v.object({ name: v.optional(v.nullable(v.string()), ''), address: v.string() }),
])
const mailboxes = v.optional(v.nullable(v.array(mailbox)), [])
const text = v.optional(v.nullable(v.string()), '')

const DRAFT = v.object({
  from: v.optional(v.nullable(mailbox), null),
  to: mailboxes, cc: mailboxes, bcc: mailboxes,
  subject: text,
  text,
  attachments: v.optional(v.nullable(v.array(v.object({ name: v.string(), path: v.optional(v.nullable(v.string())), text: v.optional(v.nullable(v.string())) }))), []),
  inReplyTo: v.optional(v.nullable(v.object({ from: v.optional(v.nullable(mailbox), null), to: mailboxes, cc: mailboxes, text })), null),
})

const HISTORY = v.optional(v.nullable(v.array(v.object({
  to: v.array(mailbox), times: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0)))), last: v.optional(v.nullable(v.string()), ''),
}))), [])

type Mailboxes = v.InferOutput<typeof mailboxes>

const named = (given: Mailboxes): Draft['to'] => (given ?? []).map(({ name, address }) => ({ name: name ?? '', address }))
const one = (value: v.InferOutput<typeof mailbox> | null): Draft['from'] => (value ? { name: value.name ?? '', address: value.address } : null)

/** Where in a value something is wrong: `draft.to.0.address`. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  return issue.path?.map(({ key }) => String(key)).join('.') ?? ''
}

function checked<S extends v.GenericSchema>(schema: S, value: unknown, source: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  const place = placeOf(issue)
  throw new InputError(`${source}: ${place === '' ? 'this' : `"${place}"`} is not as expected (${issue.expected ?? issue.type} was expected, found ${issue.received}).`)
}

async function attachmentOf(
  item: { name: string; path?: string | null | undefined; text?: string | null | undefined }, index: number, folder: string,
): Promise<DraftAttachment> {
  const base = { id: `attachment-${index}`, name: item.name }
  if (typeof item.text === 'string') return { ...base, state: 'read', text: item.text }
  if (typeof item.path !== 'string') return { ...base, state: 'unreadable', text: '' }
  const { state, text: content } = await readPath(resolve(folder, item.path))
  return { ...base, state, text: content }
}

/**
 * A draft described in JSON, as the guard wants it. Paths of attachments are relative to the file's own folder.
 * @throws InputError naming what is wrong and where.
 */
export async function draftOf(value: unknown, source: string, path: string): Promise<Draft> {
  // A list is an object to the schema, and would pass as a draft that says nothing.
  if (Array.isArray(value)) throw new InputError(`${source}: an object was expected.`)
  const draft = checked(DRAFT, value, source)
  const split = { body: '', quoted: '' }
  const whole = draft.text ?? ''
  for (const { part, start, end } of splitQuoted(whole)) split[part] += whole.slice(start, end)
  return {
    from: one(draft.from),
    to: named(draft.to), cc: named(draft.cc), bcc: named(draft.bcc),
    subject: draft.subject ?? '',
    ...split,
    attachments: await Promise.all((draft.attachments ?? []).map((item, index) => attachmentOf(item, index, dirname(path)))),
    inReplyTo: draft.inReplyTo && {
      from: one(draft.inReplyTo.from), to: named(draft.inReplyTo.to), cc: named(draft.inReplyTo.cc), text: draft.inReplyTo.text ?? '',
    },
  }
}

/** @throws InputError */
export function historyOf(value: unknown, source: string): History {
  return (checked(HISTORY, value, source) ?? []).map(({ to, times, last }) => ({ to: named(to).map(({ address }) => address), times: times ?? 1, last: last ?? '' }))
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InputError(`${source}: this is not JSON.`, { cause: error })
  }
}

/**
 * A file of past correspondence: one `{"to":[addresses],"times":n,"last":date}` a line, or a list of them.
 * @throws InputError naming the line.
 */
export function readHistory(text: string, source: string): History {
  const whole = text.replace(/^\ufeff/, '')
  if (whole.trimStart().startsWith('[')) return historyOf(parsed(whole, source), source)
  return whole.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : historyOf([parsed(line, `${source}, line ${at + 1}`)], `${source}, line ${at + 1}`)))
}
