import type { ContentHandlers, PageHandlers } from '../door.ts'
import { holdOf } from '../holds.ts'
import { keysFor } from '../keys-for.ts'
import { dropSealJob, endSealJob, openSealJob, sealJob, type SealJob, sealJobState, takeAnswerKey } from '../seal-jobs.ts'
import { isAnswerKey } from '../schemas.ts'
import { openSecret } from '../windows.ts'

type ContentKinds = 'seal-job' | 'seal-ready' | 'seal-done' | 'seal-end'

async function ownJob(jobId: string, tabId: number): Promise<SealJob | null> {
  const job = await sealJob(jobId)
  return job?.tabId === tabId ? job : null
}

/** What a compose view asks while it seals. It never learns the secret. */
export const sealHandlers: Pick<ContentHandlers, ContentKinds> = {
  async 'seal-job'({ holdId, format, recipients, fileNames, choose }, { tabId, isPrivate }) {
    // An empty id: sealed as it was attached, by the practitioner's own standing order.
    if (holdId !== '' && (await holdOf(holdId))?.tabId !== tabId) throw new Error('this tab has no such stop')
    return { jobId: await openSealJob({ tabId, format, recipients, fileNames, isPrivate }, choose) }
  },
  async 'seal-ready'({ jobId }, { tabId }) {
    return { state: (await ownJob(jobId, tabId)) ? await sealJobState(jobId) : 'gone' }
  },
  async 'seal-done'({ jobId, files }, { tabId }) {
    const job = await ownJob(jobId, tabId)
    if (!job) return { told: false, why: '' }
    // A full disk has many names in browsers, from `QuotaExceededError` to `DataError: Failed to write blobs`.
    const id = await endSealJob(job, files).catch(() => null)
    if (id === null) return { told: false, why: 'content_seal_unkept' }
    if (id !== '') await openSecret(id)
    return { told: id !== '', why: '' }
  },
  async 'seal-end'({ jobId }, { tabId }) {
    const job = await ownJob(jobId, tabId)
    if (job) await dropSealJob(job)
    return { ended: job !== null }
  },
}

/** What the engine's frame asks: the secret, or the keys, of the job of its own tab, and a place for the key of its answers. */
export const engineHandlers: Pick<PageHandlers, 'seal-secret' | 'seal-answer-key' | 'seal-keys'> = {
  async 'seal-secret'({ jobId }, { tabId }) {
    const job = await ownJob(jobId, tabId)
    if (!job?.chosen) throw new Error('this tab seals nothing')
    return { secret: job.chosen.secret }
  },
  async 'seal-answer-key'({ jobId, key }, { tabId }) {
    const job = await ownJob(jobId, tabId)
    if (!job || !isAnswerKey(key) || !(await takeAnswerKey(job, key))) throw new Error('this tab seals nothing that can be answered')
    return { taken: true }
  },
  async 'seal-keys'({ jobId }, { tabId }) {
    const job = await ownJob(jobId, tabId)
    if (job?.format !== 'openpgp') throw new Error('this tab seals nothing to keys')
    return keysFor(job.recipients, Date.now())
  },
}
