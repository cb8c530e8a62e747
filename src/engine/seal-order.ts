import type { AnswerKey } from '../crypto/index.ts'
import type { EnvelopeFile, Work } from '../crypto/envelopes/envelope.ts'
import { beginPassphrase, sealHtml } from '../crypto/envelopes/html/write.ts'
import { fieldKey, type MetadataNote, metadataNotes } from '../crypto/envelopes/metadata-notes.ts'
import { isDicom } from '../crypto/envelopes/metadata/dicom.ts'
import { neutralName } from '../crypto/envelopes/neutral-name.ts'
import { isPdf } from '../crypto/envelopes/pdf/inspect-pdf.ts'
import { sniffImage } from '../crypto/envelopes/photo/sniff-image.ts'
import { stripMetadata } from '../crypto/envelopes/photo/strip-metadata.ts'
import { sealZip } from '../crypto/envelopes/zip/seal-zip.ts'
import type { SealedView } from '../messaging/hold-view.ts'
import * as envelopePage from 'virtual:envelope-page'
import type { SealRequest } from './seal-protocol.ts'
import { zipWorkers } from './zip-workers.ts'

type Notes = SealedView['notes']
type Progress = (done: number, total: number) => void

export interface SealedOrder {
  readonly files: readonly File[]
  readonly notes: Notes
  /** Opens answers to the envelope; `null` when none was asked for. */
  readonly answerKey: AnswerKey | null
}

/** What tells a PDF, a picture and a DICOM file from all others. */
const START = 1024
/** Longer than the part of a DICOM file that names its patient; one in which it is not is taken for one that does. */
const HEAD = 256 * 1024

const bytesOf = async (content: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await content.arrayBuffer())

/**
 * A picture says where and when it was taken: that goes before it is put into any envelope. Only pictures and PDFs are read whole.
 */
async function prepared(file: File, start: Uint8Array<ArrayBuffer>): Promise<{ readonly file: EnvelopeFile; readonly notes: Notes }> {
  const bytes = isPdf(start) || sniffImage(start) !== null ? await bytesOf(file) : isDicom(start) ? await bytesOf(file.slice(0, HEAD)) : start
  const notes = (await metadataNotes(bytes)).map(noteOf)
  const photo = stripMetadata(bytes)
  const content = photo === null ? file : new Blob([new Uint8Array(photo.bytes)], { type: file.type })
  return { file: { name: file.name, type: file.type, content }, notes }
}

const noteOf = (note: MetadataNote): Notes[number] => ({
  key: note.code,
  // Kinds of pictures are their own names; fields have one in the catalogue, which the face looks up.
  params: [note.code === 'envelope_metadata_photo_kept' ? note.fields.join(', ').toUpperCase() : note.fields.map((field) => `{${fieldKey(field)}}`).join(', ')],
})

/**
 * Carries one order out. What only one format needs is loaded with it: the PDF libraries alone were nine tenths of the worker.
 * @throws EnvelopeError with the sentence to say.
 */
export async function sealOrder({ order, secret, keys, files }: SealRequest, onProgress: Progress): Promise<SealedOrder> {
  const { format, letter, from, language, innerArchive, wantsAnswer } = order
  const content: EnvelopeFile[] = []
  const notes: Notes[number][] = []
  const begun = format === 'html' ? beginPassphrase(secret) : null
  // All at once: each reading by itself costs a millisecond, which a series of slices feels.
  const starts = await bytesOf(new Blob(files.map((file) => file.slice(0, START))))
  let at = 0
  // One at a time: together they could be as large as the memory.
  for (const given of files) {
    const ready = await prepared(given, starts.subarray(at, at += Math.min(START, given.size)))
    content.push(ready.file)
    notes.push(...ready.notes)
  }
  const work: Work = { onProgress }
  switch (format) {
    case 'pdf': {
      const { sealAsPdf } = await import('./seal-as-pdf.ts')
      const sealed = await sealAsPdf(content, secret, work)
      return { files: sealed.files, notes: [...notes, ...sealed.notes], answerKey: null }
    }
    case 'html': {
      const { envelope, answerKey = null } = await sealHtml({
        files: content, from, language, wantsAnswer,
        ...(letter ? { letter: letter.html === '' ? { text: letter.text } : { html: letter.html }, subject: letter.subject } : {}),
      }, begun ?? secret, envelopePage, work)
      return { files: [new File([envelope], neutralName(0, 1, 'html'), { type: 'text/html' })], notes, answerKey }
    }
    case 'zip': {
      const written = letter ? [{ name: 'message.txt', type: 'text/plain', content: new Blob([`${letter.subject}\n\n${letter.text}\n`]) }] : []
      const archive = await sealZip([...written, ...content], { ...work, secret, innerArchive, workers: zipWorkers })
      return { files: [new File([archive], neutralName(0, 1, 'zip'), { type: 'application/zip' })], notes, answerKey: null }
    }
    case 'openpgp': {
      if (!keys) throw new Error('no keys were given')
      const { sealToKeys } = await import('./seal-to-keys.ts')
      return { files: await sealToKeys(content, letter, keys, work), notes, answerKey: null }
    }
  }
}
