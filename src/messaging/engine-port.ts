import type { EnvelopeFormat } from '../crypto/index.ts'
import type { AttachmentState } from '../guard/index.ts'
import type { SealedView } from './hold-view.ts'
import type { CopyText } from './records.ts'

/** Compose view -> engine frame. */
export type ComposeToEngine =
  | { readonly type: 'read'; readonly id: string; readonly file: File }
  | { readonly type: 'cancel'; readonly id: string }
  /** Seals files, with the letter if there is one. The secret is between the engine and the background. */
  | { readonly type: 'seal'; readonly id: string; readonly order: SealOrder; readonly files: readonly File[] }
  /** Writes a message as a file, out of the page's way; `keep`: as a copy for the record, which the vault keeps as well. */
  | { readonly type: 'write'; readonly id: string; readonly message: MessageToWrite; readonly keep: CopyPlace | null }
  /** Keeps a held file in the vault; it comes back with `recall` after a reload or a crash. */
  | { readonly type: 'keep'; readonly id: string; readonly composeKey: string; readonly file: File }
  | { readonly type: 'forget'; readonly composeKey: string }
  /** Header of the mail that is answered: takes the key that it brings of one of these senders. */
  | { readonly type: 'learn-key'; readonly id: string; readonly header: string; readonly senders: readonly string[] }
  /** `here`: what `kept` and `recalled` named already: it need not come again. */
  | { readonly type: 'recall'; readonly id: string; readonly composeKey: string; readonly here: readonly string[] }

/** A message with its files still closed. */
export interface MessageToWrite extends CopyText {
  readonly files: readonly File[]
}

/** Where a copy for the record belongs: one of the same key takes the place of the former. */
export interface CopyPlace {
  readonly composeKey: string
  /** Milliseconds since 1970: when the message was taken down. */
  readonly takenAt: number
  readonly sent: boolean
}

/** What is to be sealed, and how. */
export interface SealOrder {
  readonly jobId: string
  readonly format: EnvelopeFormat
  readonly letter: { readonly subject: string; readonly html: string; readonly text: string } | null
  readonly from: string
  readonly language: 'fr' | 'en'
  /** An answer can be given from the envelope, which only the vault's key opens. HTML only. */
  readonly wantsAnswer: boolean
  /** Whether the files keep their names in an archive inside the archive; some providers refuse that. */
  readonly innerArchive: boolean
}

/** Engine frame -> compose view. */
export type EngineToCompose =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: string; readonly state: AttachmentState; readonly format: string; readonly text: string }
  /** Letters of a picture are being read: percent of the picture at hand. */
  | { readonly type: 'reading'; readonly id: string; readonly percent: number }
  | { readonly type: 'sealing'; readonly id: string; readonly done: number; readonly total: number }
  | { readonly type: 'sealed'; readonly id: string; readonly files: readonly File[]; readonly notes: SealedView['notes'] }
  /** `why`: key of the sentence that says what to do. */
  | { readonly type: 'unsealed'; readonly id: string; readonly why: string; readonly params: readonly string[] }
  /** `bytes`: `null` when it could not be written. */
  | { readonly type: 'written'; readonly id: string; readonly bytes: Blob | null; readonly kept: boolean }
  /** `record`: under which id the vault keeps it; `null` when it could not. */
  | { readonly type: 'kept'; readonly id: string; readonly record: string | null }
  | { readonly type: 'learnt'; readonly id: string; readonly learnt: boolean }
  /** `recalled`: `null` when they could not be asked for. */
  | { readonly type: 'recalled'; readonly id: string; readonly recalled: RecalledFiles | null }

/** Held files, each under the id of its record: those that came back, and damaged ones, whose name is empty where not even that is known. */
export interface RecalledFiles {
  readonly files: readonly { readonly id: string; readonly file: File }[]
  readonly damaged: readonly { readonly id: string; readonly name: string }[]
}
