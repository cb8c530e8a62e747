import type { FileText } from '../detection/readers/index.ts'

/** Main thread -> reading worker. */
export interface ReadRequest {
  readonly file: File
}

/** Reading worker -> main thread. Tagged: pdf.js announces itself on the same channel when it loads. */
export type ReadAnswer =
  | { readonly sceau: 'file-text'; readonly result: FileText }
  /** Letters of a picture are being read: percent of the picture at hand. */
  | { readonly sceau: 'file-progress'; readonly percent: number }

export const isReadAnswer = (data: unknown): data is ReadAnswer =>
  typeof data === 'object' && data !== null && 'sceau' in data && (data.sceau === 'file-text' || data.sceau === 'file-progress')
