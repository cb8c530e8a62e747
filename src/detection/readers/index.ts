/** Door of the readers: a file -> text. Apart from the recognizers' door, so that a page loads none of it. */
export type { FileBytes, FileFormat, FileText, ReadState, WhyUnread } from './reading.ts'
export type { PdfLibrary } from './pdf.ts'
export { readFile } from './read.ts'
