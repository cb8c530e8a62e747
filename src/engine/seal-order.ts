import type { AnswerKey } from '../crypto/index.ts'
import type { Work } from '../crypto/envelopes/envelope.ts'
import { beginPassphrase, sealHtml } from '../crypto/envelopes/html/write.ts'
import { fieldsSaid, type MetadataNote } from '../crypto/envelopes/metadata-notes.ts'
import { neutralName } from '../crypto/envelopes/neutral-name.ts'
import { prepareFiles } from '../crypto/envelopes/prepare-files.ts'
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

const noteOf = (note: MetadataNote): Notes[number] => ({
  key: note.code,
  // The face looks up what stands in braces.
  params: [fieldsSaid(note, (key) => `{${key}}`)],
})

/**
 * Carries one order out. What only one format needs is loaded with it: the PDF libraries alone were nine tenths of the worker.
 * @throws EnvelopeError with the sentence to say.
 */
export async function sealOrder({ order, secret, keys, files }: SealRequest, onProgress: Progress): Promise<SealedOrder> {
  const { format, letter, from, language, innerArchive, wantsAnswer } = order
  const begun = format === 'html' ? beginPassphrase(secret) : null
  const prepared = await prepareFiles(files.map((file) => ({ name: file.name, type: file.type, content: file })))
  const [content, notes] = [prepared.files, prepared.notes.map(noteOf)]
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
