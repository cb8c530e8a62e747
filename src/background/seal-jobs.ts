import { type AnswerKey, type EnvelopeFormat, generateWords, takesStanding } from '../crypto/index.ts'
import type { ChosenSecret, TellableSecret } from '../messaging/records.ts'
import { askForSecret, endSecretRequest, takeSecret } from './secret-requests.ts'
import { session } from './session.ts'
import { secrets } from './stores/secrets.ts'

/** Something that is being sealed in one tab. In memory only: its names may be a patient's. */
export interface SealJob {
  readonly jobId: string
  readonly tabId: number
  readonly format: EnvelopeFormat
  readonly recipients: readonly string[]
  readonly fileNames: readonly string[]
  readonly isPrivate: boolean
  /** The question that is open in a window; empty when the secret is there. */
  readonly requestId: string
  readonly chosen: ChosenSecret | null
  /** Whose standing secret there is, but does not suit the format; empty otherwise. */
  readonly insteadOf: string
  /** What will open answers to the envelope; `null` while there is none. */
  readonly answerKey: AnswerKey | null
}

const key = (jobId: string): string => `seal:${jobId}`
const toldKey = (id: string): string => `told:${id}`

export const sealJob = (jobId: string): Promise<SealJob | undefined> => session.get<SealJob>(key(jobId))

const put = (job: SealJob): Promise<void> => session.set(key(job.jobId), job)

/** The standing secret that every recipient has, if there is one, the vault is open and the format takes it; else new words. */
async function secretFor(recipients: readonly string[], format: EnvelopeFormat): Promise<Pick<SealJob, 'chosen' | 'insteadOf'>> {
  const fresh = (insteadOf = '') => ({ chosen: { secret: generateWords().secret, kind: 'words', standingId: '' }, insteadOf }) as const
  try {
    const standing = await secrets.sharedStanding(recipients)
    if (!standing) return fresh()
    if (!takesStanding(format, standing.kind)) return fresh(standing.label)
    const told = await secrets.read(standing.id)
    return told ? { chosen: { secret: told.secret, kind: told.kind, standingId: standing.id }, insteadOf: '' } : fresh()
  } catch {
    // The vault is locked: a standing secret cannot be known, and nobody has to wait for it.
    return fresh()
  }
}

/** Begins a job. With `choose` a window asks the practitioner for the secret; otherwise it is there at once. What is sealed to keys has none. */
export async function openSealJob(
  job: Pick<SealJob, 'tabId' | 'format' | 'recipients' | 'fileNames' | 'isPrivate'>, choose: boolean,
): Promise<string> {
  const jobId = crypto.randomUUID()
  const { format, recipients, fileNames } = job
  if (format === 'openpgp') {
    await put({ ...job, jobId, requestId: '', chosen: null, insteadOf: '', answerKey: null })
    return jobId
  }
  const requestId = choose ? await askForSecret({ recipients, fileName: fileNames[0] ?? '', format }) : ''
  const secret = choose ? { chosen: null, insteadOf: '' } : await secretFor(recipients, format)
  await put({ ...job, ...secret, jobId, requestId, answerKey: null })
  return jobId
}

/** Whether the secret is there. `gone`: the job is not, or its question was closed without an answer. */
export async function sealJobState(jobId: string): Promise<'ready' | 'waiting' | 'gone'> {
  const job = await sealJob(jobId)
  if (!job) return 'gone'
  if (job.chosen) return 'ready'
  const chosen = await takeSecret(job.requestId)
  if (!chosen) return 'waiting'
  await put({ ...job, requestId: '', chosen })
  return 'ready'
}

/** Takes in what will open answers. `false` from a private window: nothing of it may be kept, so nobody could open one. */
export async function takeAnswerKey(job: SealJob, answerKey: AnswerKey): Promise<boolean> {
  if (job.isPrivate || job.format !== 'html') return false
  await put({ ...job, answerKey })
  return true
}

/**
 * The envelope is with the webmail: which secret sealed it is kept in the vault for the set time, unless the window is
 * private, and told now from memory, so that the vault need not be open. @returns the id under which it is told.
 */
export async function endSealJob(job: SealJob, files: readonly string[]): Promise<string> {
  await dropSealJob(job)
  if (!job.chosen) return ''
  const { secret, kind, standingId } = job.chosen
  const envelope = { fileName: job.fileNames.join(', ') || files.join(', '), format: job.format, recipients: job.recipients, kind }
  const id = job.isPrivate ? crypto.randomUUID() : await secrets.keepEnvelope({ ...envelope, secret, answerKey: job.answerKey })
  const told: TellableSecret = { of: 'envelope', envelope: { ...envelope, id, sealedAt: new Date().toISOString() }, insteadOf: job.insteadOf, secret, kind }
  // Who has a standing secret knows it already: it need not be told again.
  if (standingId !== '') return ''
  await session.set(toldKey(id), told)
  return id
}

/** The tab shows another document or is gone: nobody will take what it was sealing. */
export async function endSealJobs(tabId: number): Promise<void> {
  for (const [, job] of await session.all<SealJob>('seal:')) if (job.tabId === tabId) await dropSealJob(job)
}

export async function dropSealJob({ jobId, requestId }: SealJob): Promise<void> {
  await session.remove(key(jobId))
  if (requestId !== '') await endSecretRequest(requestId)
}

/** A secret that was made in this session and may be told without opening the vault. */
export const toldNow = (id: string): Promise<TellableSecret | undefined> => session.get<TellableSecret>(toldKey(id))

/** Forgets what could be told without the vault: the practitioner has gone, or has given the secret. */
export async function forgetTold(id?: string): Promise<void> {
  for (const [name] of await session.all('told:')) if (id === undefined || name === toldKey(id)) await session.remove(name)
}
