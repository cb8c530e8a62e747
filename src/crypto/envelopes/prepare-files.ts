import type { EnvelopeFile } from './envelope.ts'
import { type MetadataNote, metadataNotes } from './metadata-notes.ts'
import { isDicom } from './metadata/dicom.ts'
import { isPdf, MAX_PDF_BYTES } from './pdf/inspect-pdf.ts'
import { sniffImage } from './photo/sniff-image.ts'
import { stripMetadata } from './photo/strip-metadata.ts'

/** What tells a PDF, a picture and a DICOM file from all others. */
const START = 1024
/** Longer than the part of a DICOM file that names its patient; one in which it is not is taken for one that does. */
const HEAD = 256 * 1024

/** Files as they may go into an envelope of any kind, and what has to be said of them. */
export interface PreparedFiles {
  readonly files: readonly EnvelopeFile[]
  readonly notes: readonly MetadataNote[]
}

const bytesOf = async (content: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await content.arrayBuffer())

/** Only pictures are read whole, and PDFs that can be worked on: a larger one would fill the memory for a remark on its properties. */
async function prepare({ name, type, content }: EnvelopeFile, start: Uint8Array<ArrayBuffer>): Promise<{ readonly file: EnvelopeFile; readonly notes: readonly MetadataNote[] }> {
  const bytes = (isPdf(start) && content.size <= MAX_PDF_BYTES) || sniffImage(start) !== null ? await bytesOf(content) : isDicom(start) ? await bytesOf(content.slice(0, HEAD)) : start
  const notes = await metadataNotes(bytes)
  const photo = stripMetadata(bytes)
  return { file: { name, type, content: photo === null ? content : new Blob([photo.bytes], { type }) }, notes }
}

/** A picture says where and when it was taken: that goes before it is put into any envelope. What other files say of people is told. */
export async function prepareFiles(given: readonly EnvelopeFile[]): Promise<PreparedFiles> {
  const files: EnvelopeFile[] = []
  const notes: MetadataNote[] = []
  // All at once: each reading by itself costs a millisecond, which a series of slices feels.
  const starts = await bytesOf(new Blob(given.map(({ content }) => content.slice(0, START))))
  let at = 0
  // One at a time: together they could be as large as the memory.
  for (const each of given) {
    const ready = await prepare(each, starts.subarray(at, at += Math.min(START, each.content.size)))
    files.push(ready.file)
    notes.push(...ready.notes)
  }
  return { files, notes }
}
