/** `read`: the text is all there is to scan. `unreadable`: it may hold anything. `encrypted`: only its owner can read it. */
export type ReadState = 'read' | 'unreadable' | 'encrypted'

/** Formats told by their first bytes. */
export type FileFormat =
  | 'empty' | 'text' | 'html' | 'xml' | 'rtf' | 'pdf' | 'zip' | 'ole' | 'png' | 'jpeg' | 'gif' | 'tiff' | 'webp' | 'heic' | 'dicom' | 'openpgp' | 'gzip' | '7z' | 'rar' | 'unknown'

/** Why a file was not read; a code, the sentence is the face's. */
export type WhyUnread = '' | 'format' | 'no-text' | 'password' | 'damaged' | 'too-big' | 'too-long' | 'cancelled'

/** What reading one file gave. */
export interface FileText {
  readonly state: ReadState
  readonly format: FileFormat
  /** Extracted text; empty unless `state` is `read`. */
  readonly text: string
  readonly why: WhyUnread
}

/** A file as any host can give it. */
export interface FileBytes {
  readonly name: string
  /** Media type as declared; not trusted. */
  readonly type: string
  readonly bytes: Uint8Array
}

export const unread = (format: FileFormat, why: Exclude<WhyUnread, ''>, state: ReadState = 'unreadable'): FileText => ({ state, format, text: '', why })
