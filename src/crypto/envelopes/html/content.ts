import { fromUtf8, utf8 } from '../../bytes.ts'
import type { EnvelopeFile } from '../envelope.ts'
import { altered, uint32 } from './format.ts'

/** A message as its sender wrote it: HTML (never trusted, cleaned where it is shown) or plain text. */
export type Letter = { readonly html: string } | { readonly text: string }

/** What stands before the files in a content, as JSON. */
export interface Manifest {
  readonly letter?: Letter | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly language?: string | undefined
  /** When it was sealed: UTC, ISO 8601. */
  readonly sealedAt?: string | undefined
  /** Public key for an answer: P-256, uncompressed point, base64. */
  readonly answerKey?: string | undefined
}

/** Longest manifest, letter with its pictures included, in bytes. */
const MOST_MANIFEST = 64 * 1024 * 1024
const MOST_FILES = 10_000

/** Length of the manifest (four bytes, big-endian), manifest, then the files' bytes one after another. */
export function packContent(manifest: Manifest, files: readonly EnvelopeFile[]): Blob {
  const described = { ...manifest, files: files.map(({ name, type, content }) => ({ name, type, size: content.size })) }
  const json = utf8(JSON.stringify(described))
  return new Blob([uint32(json.length), json, ...files.map(({ content }) => content)])
}

/**
 * @param content Already authenticated; its sender may still have made it wrong on purpose, so every field is checked.
 * @throws DamagedEnvelopeError
 */
export async function unpackContent(content: Blob): Promise<{ manifest: Manifest; files: EnvelopeFile[] }> {
  const length = new DataView(await content.slice(0, 4).arrayBuffer()).getUint32(0)
  if (length > MOST_MANIFEST || length + 4 > content.size) throw altered()
  const { letter, files: described, ...rest } = recordOf(parse(await content.slice(4, 4 + length).arrayBuffer()))
  if (!Array.isArray(described) || described.length > MOST_FILES) throw altered()
  let at = 4 + length
  const files = described.map((each: unknown): EnvelopeFile => {
    const { name, type, size } = recordOf(each)
    if (typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw altered()
    const file = { name, type, content: content.slice(at, at + size, mediaType(type)) }
    at += size
    return file
  })
  if (at !== content.size) throw altered()
  return { manifest: { ...textsOf(rest), ...(letter === undefined ? {} : { letter: letterOf(letter) }) }, files }
}

/** Only what cannot be taken for anything else; the rest is bytes. */
const mediaType = (type: string): string => (/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream')

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(fromUtf8(new Uint8Array(bytes)))
  } catch (cause) {
    throw altered({ cause })
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw altered()
  return value as Record<string, unknown>
}

function letterOf(value: unknown): Letter {
  const { html, text } = recordOf(value)
  if (typeof html === 'string') return { html }
  if (typeof text === 'string') return { text }
  throw altered()
}

function textsOf(rest: Readonly<Record<string, unknown>>): Omit<Manifest, 'letter'> {
  const names = ['subject', 'from', 'language', 'sealedAt', 'answerKey'] as const
  return Object.fromEntries(names.flatMap((name) => {
    const value = rest[name]
    if (value === undefined) return []
    if (typeof value !== 'string') throw altered()
    return [[name, value]]
  }))
}
