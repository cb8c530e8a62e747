import type { EnvelopeFile } from '../../../../../src/crypto/envelopes/envelope.ts'
import { type HtmlEnvelopeContent, sealHtml, type SealedHtml } from '../../../../../src/crypto/envelopes/html/write.ts'

export const SECRET = 'grenouille-orange-velours-7'

/** A page as small as can be: these tests are about what lies in the file, not about how it looks. */
export const PAGE = { markup: '<main id="app"></main>', style: 'body{margin:0}', script: 'void 0' }

export const file = (name: string, content: string | Uint8Array<ArrayBuffer>, type = 'application/octet-stream'): EnvelopeFile =>
  ({ name, type, content: new Blob([content]) })

/** Bytes that do not repeat, the same for the same length. */
export function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let state = length + 1
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

export const seal = (content: Partial<HtmlEnvelopeContent>, secret = SECRET): Promise<SealedHtml> =>
  sealHtml({ files: [], language: 'fr', ...content }, secret, PAGE)

export const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer())
