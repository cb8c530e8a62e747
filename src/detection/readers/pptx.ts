import type { Archive } from './archive.ts'
import { readPackage } from './ooxml.ts'
import type { FileText, ReadContext } from './reading.ts'

/** A presentation: slides, their notes and comments, properties, pictures. */
export const readPptx = (archive: Archive, context: ReadContext): Promise<FileText> => readPackage('pptx', archive, context)
