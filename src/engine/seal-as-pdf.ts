import type { EnvelopeFile, Work } from '../crypto/envelopes/envelope.ts'
import { neutralName } from '../crypto/envelopes/neutral-name.ts'
import { imagesToPdf } from '../crypto/envelopes/pdf/images-to-pdf.ts'
import { sealPdf } from '../crypto/envelopes/pdf/seal-pdf.ts'
import { sniffImage } from '../crypto/envelopes/photo/sniff-image.ts'
import type { SealedView } from '../messaging/hold-view.ts'
import { convertImage } from './convert-image.ts'
import { loadQpdf } from './load-qpdf.ts'

/** Puts each PDF under the secret, and all pictures together as one. @throws EnvelopeError */
export async function sealAsPdf(
  files: readonly EnvelopeFile[], secret: string, work: Work,
): Promise<{ readonly files: readonly File[]; readonly notes: SealedView['notes'] }> {
  const pictures: EnvelopeFile[] = []
  const documents: EnvelopeFile[] = []
  for (const file of files) {
    const head = new Uint8Array(await file.content.slice(0, 4096).arrayBuffer())
    ;(sniffImage(head) === null ? documents : pictures).push(file)
  }
  // Pictures of one message belong together: one document, one page each.
  if (pictures.length > 0) documents.push((await imagesToPdf(pictures, {}, convertImage)).file)
  const total = documents.reduce((sum, { content }) => sum + content.size, 0)
  let before = 0
  const notes: { key: string; params: readonly string[] }[] = []
  const sealed: File[] = []
  for (const [index, document] of documents.entries()) {
    const { file, notes: said } = await sealPdf(document, secret, loadQpdf, { ...work, onProgress: (done) => work.onProgress?.(before + done, total) })
    before += document.content.size
    notes.push(...said.map((key) => ({ key, params: [] })))
    sealed.push(new File([file.content], neutralName(index, documents.length, 'pdf'), { type: file.type }))
  }
  return { files: sealed, notes }
}
