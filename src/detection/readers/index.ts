/** Door of the readers: a file -> text. Apart from the recognizers' door, so that a page loads none of it. */
export type { FileBytes, FileFormat, FileText, OcrLibrary, PdfDecoders, PdfLibrary, ReaderLibraries, ReadState, WhyUnread } from './reading.ts'
export { LIMITS } from './limits.ts'
export { readFile } from './read.ts'
