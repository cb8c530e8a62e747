import type { Archive } from './archive.ts'
import { Collected } from './merge.ts'
import { type FileFormat, type FileText, type ReadContext, UnreadError } from './reading.ts'

/** What tells the format of a document that is an archive: a part that each of them has. */
const DOCUMENTS: readonly (readonly [RegExp, FileFormat])[] = [
  [/^word\/document\d*\.xml$/i, 'docx'], [/^ppt\/presentation\.xml$/i, 'pptx'], [/^xl\/workbook\.xml$/i, 'xlsx'], [/^(?:.*\/)?IHE_XDM\/[^/]+\/METADATA\.XML$/i, 'xdm'],
]
const OPEN_DOCUMENT: Readonly<Record<string, FileFormat>> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }
const MIMETYPE_LENGTH = 200

/** The format of an archive by its parts. */
export async function archiveFormat({ entries }: Archive): Promise<FileFormat> {
  const mimetype = entries.find(({ name }) => name === 'mimetype')
  if (mimetype && !mimetype.encrypted && mimetype.size < MIMETYPE_LENGTH) {
    const kind = /opendocument\.([a-z]+)/.exec(new TextDecoder().decode(await mimetype.bytes()))?.[1] ?? ''
    const format = OPEN_DOCUMENT[kind]
    if (format) return format
  }
  return DOCUMENTS.find(([part]) => entries.some(({ name }) => part.test(name)))?.[1] ?? 'zip'
}

/**
 * Everything in an archive, read as files of their own. Names count, also those of encrypted files: they are readable
 * outside. An archive of which all is encrypted is `encrypted`; one that could not be read to its end is `unreadable`.
 */
export async function readZip({ entries, more }: Archive, format: 'zip' | 'xdm', { inner }: ReadContext): Promise<FileText> {
  const all = new Collected()
  // IHE XDM: whatever it holds is a patient's (ITI TF-2, 3.32).
  if (format === 'xdm') all.add('XDM/1.0/DDM')
  for (const { name, encrypted, bytes } of entries) {
    if (encrypted) {
      all.add(name)
      all.miss('password', 'encrypted')
    } else if (!name.endsWith('/')) {
      try {
        all.addFile(await inner({ name, type: '', bytes: await bytes() }))
      } catch (error) {
        all.add(name)
        all.miss(error instanceof UnreadError ? error.why : 'damaged')
      }
    } else all.add(name)
  }
  if (more) all.miss('too-big')
  return all.result(format)
}
