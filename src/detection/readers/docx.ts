import type { Archive } from './archive.ts'
import { readPackage } from './ooxml.ts'
import type { FileText, ReadContext } from './reading.ts'

/** A Word document: body, headers, footers, notes, comments, boxes, tracked deletions, properties, pictures. */
export const readDocx = (archive: Archive, context: ReadContext): Promise<FileText> => readPackage('docx', archive, context)
