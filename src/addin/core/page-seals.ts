import { type EnvelopeFormat, generateWords, takesKind } from '../../crypto/index.ts'
import { NoAnswerError } from '../../messaging/ask.ts'
import type { ChosenSecret, SecretRequest, TellableSecret } from '../../messaging/records.ts'

interface Job {
  readonly format: EnvelopeFormat
  readonly recipients: readonly string[]
  readonly fileNames: readonly string[]
  chosen: ChosenSecret | null
  /** The question of this job was closed without an answer. */
  gone: boolean
}

/** What is being sealed in this page, and the secrets that may be told. In memory only: a reload forgets them. */
export class Seals {
  readonly #jobs = new Map<string, Job>()
  readonly #told = new Map<string, TellableSecret>()

  open(job: Pick<Job, 'format' | 'recipients' | 'fileNames'>, choose: boolean): string {
    const jobId = crypto.randomUUID()
    this.#jobs.set(jobId, { ...job, gone: false, chosen: choose ? null : { secret: generateWords().secret, kind: 'words', standingId: '' } })
    return jobId
  }

  state(jobId: string): 'ready' | 'waiting' | 'gone' {
    const job = this.#jobs.get(jobId)
    if (!job || job.gone) return 'gone'
    return job.chosen ? 'ready' : 'waiting'
  }

  /** What is asked of the practitioner, under the job's own id. */
  asked(jobId: string): SecretRequest | null {
    const job = this.#jobs.get(jobId)
    return job && !job.chosen ? { requestId: jobId, recipients: job.recipients, fileName: job.fileNames[0] ?? '', format: job.format } : null
  }

  choose(jobId: string, chosen: ChosenSecret): boolean {
    const job = this.#jobs.get(jobId)
    if (!job || job.chosen || job.gone || chosen.secret === '' || !takesKind(job.format, chosen.kind)) return false
    job.chosen = chosen
    return true
  }

  /** The dialog was closed: what was not answered is not answered. */
  giveUp(): void {
    for (const job of this.#jobs.values()) if (!job.chosen) job.gone = true
  }

  /** @throws NoAnswerError when there is no such job, or no secret yet. */
  secretOf(jobId: string): string {
    const secret = this.#jobs.get(jobId)?.chosen?.secret
    if (secret === undefined) throw new NoAnswerError('this page seals nothing')
    return secret
  }

  /** The envelopes are with the webmail. @returns the id under which their secret is told; empty when there is none. */
  done(jobId: string, files: readonly string[]): string {
    const job = this.#jobs.get(jobId)
    this.#jobs.delete(jobId)
    if (!job?.chosen) return ''
    const { format, recipients, fileNames, chosen: { secret, kind } } = job
    const envelope = { id: jobId, fileName: fileNames.join(', ') || files.join(', '), format, recipients, kind, sealedAt: new Date().toISOString() }
    this.#told.set(jobId, { of: 'envelope', envelope, secret, kind })
    return jobId
  }

  end(jobId: string): boolean {
    return this.#jobs.delete(jobId)
  }

  told(id: string): TellableSecret | null {
    return this.#told.get(id) ?? null
  }
}
