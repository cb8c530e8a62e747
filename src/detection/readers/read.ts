import { looksLikeHtmlEnvelope } from '../../crypto/index.ts'
import { htmlToText, xmlToText } from './html.ts'
import { type PdfLibrary, readPdf } from './pdf.ts'
import { type FileBytes, type FileText, unread } from './reading.ts'
import { sniff } from './sniff.ts'
import { decodeText } from './text.ts'
import { isEncryptedZip } from './zip.ts'

/** 64 MiB: twice what mail servers take. */
const MAX_BYTES = 64 * 1024 * 1024
const HEAD_BYTES = 64 * 1024
const MAX_TEXT_BYTES = 8 * 1024 * 1024

/**
 * Reads one file into text. Never throws for bad input: what cannot be read says so.
 *
 * @param loadPdf gives pdf.js, loaded only for a PDF.
 */
export async function readFile(file: FileBytes, signal: AbortSignal, loadPdf: () => Promise<PdfLibrary>): Promise<FileText> {
  const { bytes } = file
  const format = sniff(bytes)
  if (signal.aborted) return unread(format, 'cancelled')
  if (bytes.length > MAX_BYTES) return unread(format, 'too-big')
  switch (format) {
    case 'empty':
      return { state: 'read', format, text: '', why: '' }
    case 'text':
    case 'html':
    case 'xml': {
      if (format === 'html' && looksLikeHtmlEnvelope(bytes.subarray(0, HEAD_BYTES))) return unread(format, 'password', 'encrypted')
      if (bytes.length > MAX_TEXT_BYTES) return unread(format, 'too-big')
      const raw = decodeText(bytes)
      const text = format === 'html' ? htmlToText(raw) : format === 'xml' ? xmlToText(raw) : raw
      return { state: 'read', format, text, why: '' }
    }
    case 'pdf':
      try {
        return await readPdf(bytes, await loadPdf(), signal)
      } catch {
        return unread('pdf', 'damaged')
      }
    case 'zip':
      return isEncryptedZip(bytes) ? unread(format, 'password', 'encrypted') : unread(format, 'format')
    case 'openpgp':
      return unread(format, 'password', 'encrypted')
    default:
      return unread(format, 'format')
  }
}
