import { LIMITS } from './limits.ts'

/** `read`: the text is all there is to scan. `unreadable`: it may hold anything. `encrypted`: only its owner can read it. */
export type ReadState = 'read' | 'unreadable' | 'encrypted'

/** Formats told by their content. */
export type FileFormat =
  | 'empty' | 'text' | 'csv' | 'html' | 'xml' | 'rtf' | 'pdf' | 'zip' | 'docx' | 'pptx' | 'xlsx' | 'odt' | 'ods' | 'odp' | 'xdm' | 'cda' | 'hprim' | 'hl7' | 'eml' | 'msg' | 'doc' | 'xls' | 'ppt' | 'ole'
  | 'png' | 'jpeg' | 'gif' | 'tiff' | 'webp' | 'bmp' | 'heic' | 'dicom' | 'openpgp' | 'gzip' | '7z' | 'rar' | 'unknown'

/** Why a file was not read, or not wholly; a code, the sentence is the face's. */
export type WhyUnread = '' | 'format' | 'no-text' | 'password' | 'damaged' | 'too-big' | 'too-long' | 'too-deep' | 'cancelled'

/** What reading one file gave. */
export interface FileText {
  readonly state: ReadState
  readonly format: FileFormat
  /** Extracted text. Of a file that is not `read`: what could be seen of it, such as the names in an encrypted archive. */
  readonly text: string
  readonly why: WhyUnread
}

/** A file as any host can give it. */
export interface FileBytes {
  readonly name: string
  /** Media type as declared; not trusted. */
  readonly type: string
  readonly bytes: Uint8Array
  /** Bytes in all, where `bytes` is only the head of a file beyond `LIMITS.fileBytes`. */
  readonly size?: number
}

export const unread = (format: FileFormat, why: Exclude<WhyUnread, ''>, state: ReadState = 'unreadable', text = ''): FileText => ({ state, format, text, why })
export const read = (format: FileFormat, text: string): FileText => ({ state: 'read', format, text, why: '' })

/** A reader cannot go on. Caught at the readers' door, where it becomes the file's state. */
export class UnreadError extends Error {
  override readonly name = 'UnreadError'
  readonly why: Exclude<WhyUnread, ''>

  constructor(why: Exclude<WhyUnread, ''>, options?: ErrorOptions) {
    super(`not read: ${why}`, options)
    this.why = why
  }
}

/** What is left of the limits of one file, shared by everything inside it. */
export class Budget {
  readonly #started = Date.now()
  readonly #signal: AbortSignal
  #unpacked = 0
  #characters = 0
  #files = 0
  #pictures = 0
  /** Milliseconds that went into pictures: they have their own limit. */
  #pictureTime = 0

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  isSpent(): boolean {
    return this.#signal.aborted || Date.now() - this.#started - this.#pictureTime > LIMITS.milliseconds
  }

  /** @throws UnreadError when the file was cancelled or took too long. */
  check(): void {
    if (this.isSpent()) throw new UnreadError(this.#signal.aborted ? 'cancelled' : 'too-long')
  }

  /** @throws UnreadError when archives unpack to more than they may. */
  unpack(bytes: number): void {
    this.#unpacked += bytes
    if (this.#unpacked > LIMITS.unpackedBytes) throw new UnreadError('too-big')
    this.check()
  }

  /** As much of a text as the file may still give. */
  take(text: string): { readonly text: string; readonly whole: boolean } {
    const left = LIMITS.characters - this.#characters
    this.#characters += Math.min(text.length, left)
    return { text: text.length > left ? text.slice(0, left) : text, whole: text.length <= left }
  }

  /** @throws UnreadError when there are more files inside than may be. */
  openFile(): void {
    this.#files += 1
    if (this.#files > LIMITS.files) throw new UnreadError('too-big')
    this.check()
  }

  /** Runs one reading of a picture. @throws UnreadError when there were too many or they took too long. */
  async picture<Result>(job: () => Promise<Result>): Promise<Result> {
    this.check()
    this.#pictures += 1
    if (this.#pictures > LIMITS.pictures || this.#pictureTime > LIMITS.pictureMilliseconds) throw new UnreadError('too-long')
    const before = Date.now()
    try {
      return await job()
    } finally {
      this.#pictureTime += Date.now() - before
    }
  }
}

/** Whether a picture's text can be trusted to be what it shows, and that text. */
export interface PictureText {
  readonly text: string
  readonly legible: boolean
}

/** What a reader may use beside the bytes. */
export interface ReadContext {
  readonly budget: Budget
  readonly signal: AbortSignal
  readonly libraries: ReaderLibraries
  /** Reads a file found inside this one, its name included in the text. Never throws. */
  readonly inner: (file: FileBytes) => Promise<FileText>
  /** Reads the letters of a picture in a format that Tesseract knows. @throws UnreadError */
  readonly letters: (image: Uint8Array) => Promise<PictureText>
}

/** What each host loads its own way, and only for a file that needs it. */
export interface ReaderLibraries {
  readonly loadPdf: () => Promise<PdfLibrary>
  readonly loadOcr: () => Promise<OcrLibrary>
}

/** What is used of pdf.js. */
export interface PdfLibrary {
  readonly getDocument: (options: {
    data: Uint8Array; isEvalSupported: boolean; useSystemFonts: boolean; disableFontFace: boolean; verbosity: number; stopAtErrors: boolean; enableXfa: boolean; useWasm: boolean
    isOffscreenCanvasSupported: boolean; isImageDecoderSupported: boolean; maxImageSize: number; useWorkerFetch: boolean; BinaryDataFactory: PdfDecoders
  }) => { readonly promise: Promise<PdfDocument>; readonly destroy: () => Promise<void> }
  readonly decoders: PdfDecoders
}

/** Gives pdf.js its WebAssembly decoders of pictures (`jbig2.wasm`, `openjpeg.wasm`) by name. */
export type PdfDecoders = new () => { readonly fetch: (wanted: { readonly filename: string }) => Promise<Uint8Array> }

export interface PdfDocument {
  readonly numPages: number
  readonly getPage: (number: number) => Promise<PdfPage>
  readonly getMetadata: () => Promise<{ readonly info: object }>
  readonly getAttachments: () => Promise<unknown>
}

export interface PdfPage {
  /** Lower left and upper right corner, in points. */
  readonly view: readonly number[]
  readonly rotate: number
  readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>
  readonly getAnnotations: () => Promise<readonly object[]>
  readonly getOperatorList: () => Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>
  readonly objs: PdfObjects
  readonly commonObjs: PdfObjects
  readonly cleanup: () => boolean
}

export interface PdfObjects {
  readonly get: (name: string, callback: (value: unknown) => void) => unknown
}

/** What is used of tesseract.js-core, and the trained data of the language. */
export interface OcrLibrary {
  readonly start: (options: { readonly TesseractProgress: (percent: number) => void; readonly printErr: (line: string) => void }) => Promise<OcrModule>
  /** `fra.traineddata`, unpacked. */
  readonly language: Uint8Array
}

export interface OcrModule {
  readonly FS: { readonly writeFile: (path: string, data: Uint8Array) => void }
  readonly TessBaseAPI: new () => {
    readonly Init: (path: string, language: string, engine: number) => number
    readonly SetVariable: (name: string, value: string) => boolean
    readonly SetImageFile: (exifOrientation: number, angle: number) => number
    readonly Recognize: (monitor: null) => number
    readonly GetUTF8Text: () => string
    readonly MeanTextConf: () => number
    readonly Clear: () => void
  }
}
