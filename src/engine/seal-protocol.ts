import type { AnswerKey } from '../crypto/index.ts'
import type { SealOrder } from '../messaging/engine-port.ts'
import type { SealedView } from '../messaging/hold-view.ts'
import type { SealKeys } from '../messaging/key-records.ts'

/** Frame -> sealing worker, once. The secret and the keys are never sent anywhere else. */
export interface SealRequest {
  readonly order: SealOrder
  /** Empty for a format that seals to keys. */
  readonly secret: string
  /** `null` for a format that seals with a secret. */
  readonly keys: SealKeys | null
  readonly files: readonly File[]
}

/** Sealing worker -> frame. `answerKey` goes from there to the background and nowhere else. */
export type SealAnswer =
  | { readonly type: 'sealing'; readonly done: number; readonly total: number }
  | { readonly type: 'sealed'; readonly files: readonly File[]; readonly notes: SealedView['notes']; readonly answerKey: AnswerKey | null }
  | { readonly type: 'unsealed'; readonly why: string; readonly params: readonly string[] }
