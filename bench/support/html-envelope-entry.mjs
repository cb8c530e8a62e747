// What the benchmark of HTML envelopes calls inside a browser's page.
import * as openpgp from 'openpgp'
import * as envelopePage from 'virtual:envelope-page'
import { sealHtml } from '../../src/crypto/envelopes/html/write.ts'

const MB = 1_000_000

/** Files that do not compress. */
export function makeFiles(count, bytes) {
  const content = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65536) crypto.getRandomValues(content.subarray(at, Math.min(bytes, at + 65536)))
  return Array.from({ length: count }, (_, index) => ({ name: `IM${index}.dcm`, type: 'application/dicom', content: new Blob([content]) }))
}

export async function timeEnvelope(files) {
  const from = performance.now()
  const { envelope } = await sealHtml({ files, language: 'fr' }, `phrase ${Math.random()}`, envelopePage)
  return { ms: performance.now() - from, bytes: envelope.size }
}

/** All files in one message that GnuPG reads: SEIPDv1, password, no compression. */
export async function timeOpenPgp(files) {
  const from = performance.now()
  const parts = await Promise.all(files.map(async ({ content }) => new Uint8Array(await content.arrayBuffer())))
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  const message = await openpgp.createMessage({ binary: whole })
  const sealed = await openpgp.encrypt({ message, passwords: [`phrase ${Math.random()}`], format: 'binary', config: { aeadProtect: false } })
  const blob = new Blob([sealed])
  return { ms: performance.now() - from, bytes: blob.size }
}

/** The passphrase's key alone: the part of an envelope that does not grow. */
export async function timeKey() {
  const from = performance.now()
  const material = await crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(16)), 'PBKDF2', false, ['deriveBits'])
  await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: crypto.getRandomValues(new Uint8Array(16)), iterations: 600_000 }, material, 256)
  return performance.now() - from
}

Object.assign(globalThis, { bench: { makeFiles, timeEnvelope, timeOpenPgp, timeKey, MB } })
