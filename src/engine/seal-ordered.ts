import type { Ask } from '../messaging/ask.ts'
import type { SealOrder } from '../messaging/engine-port.ts'
import type { SealedView } from '../messaging/hold-view.ts'
import { sealInWorker } from './seal-files.ts'
import type { SealRequest } from './seal-protocol.ts'

type Opener = Pick<SealRequest, 'secret' | 'keys'> | { readonly why: string; readonly params: readonly string[] }

/** What whoever ordered the sealing is told: the envelopes, or the sentence that says why there are none. Never a secret nor a key. */
export type Sealed =
  | { readonly type: 'sealed'; readonly files: readonly File[]; readonly notes: SealedView['notes'] }
  | { readonly type: 'unsealed'; readonly why: string; readonly params: readonly string[] }

/** What the envelope will open with: a secret, or keys that are checked again at this moment. */
async function openerOf({ jobId, format }: SealOrder, ask: Ask): Promise<Opener> {
  if (format !== 'openpgp') return { ...(await ask('seal-secret', { jobId })), keys: null }
  const { keys, why, params } = await ask('seal-keys', { jobId })
  return keys ? { secret: '', keys } : { why, params }
}

/** Seals what is ordered with the secret, or to the keys, that its job has. Throws when nobody answers for the job. */
export async function sealOrdered(
  order: SealOrder, files: readonly File[], signal: AbortSignal, onProgress: (done: number, total: number) => void, ask: Ask,
): Promise<Sealed> {
  const opened = await openerOf(order, ask)
  if ('why' in opened) return { type: 'unsealed', ...opened }
  const sealed = await sealInWorker({ order, ...opened, files }, signal, onProgress)
  if (sealed.type === 'unsealed') return sealed
  if (sealed.type === 'sealing') return { type: 'unsealed', why: 'content_seal_failed', params: [] }
  // Whoever ordered it never sees the key; without a place for it no answer could ever be opened.
  if (sealed.answerKey) await ask('seal-answer-key', { jobId: order.jobId, key: sealed.answerKey })
  return { type: 'sealed', files: sealed.files, notes: sealed.notes }
}
