import browser from 'webextension-polyfill'
import type { HandOver, HandOverState } from '../messaging/requests.ts'
import { session } from './session.ts'

/** A message on its way from an ordinary compose view to the secure mailbox's. Memory only; its files stay in the source tab. */
export interface Job {
  readonly message: HandOver
  readonly sourceTab: number
  readonly targetTab: number
  readonly state: HandOverState
  /** The message left the compose view that was filled, and no answer has been seen yet. */
}

const key = (jobId: string): string => `job:${jobId}`

export const jobOf = (jobId: string): Promise<Job | undefined> => session.get<Job>(key(jobId))

/** The hand-over that this tab is the target of, if it still waits to be filled. */
export async function waitingJob(tabId: number): Promise<Job | undefined> {
  const jobs = await session.all<Job>('job:')
  return jobs.map(([, job]) => job).find(({ targetTab, state }) => targetTab === tabId && (state === 'opening' || state === 'login'))
}

/** The hand-over that this tab takes part in. */
export async function jobsOf(tabId: number): Promise<Job[]> {
  return (await session.all<Job>('job:')).map(([, job]) => job).filter(({ sourceTab, targetTab }) => sourceTab === tabId || targetTab === tabId)
}

/** Opens the secure mailbox's compose view in a new tab beside the held one. */
export async function openJob(message: Omit<HandOver, 'jobId'>, sourceTab: number, compose: string): Promise<Job> {
  const jobId = crypto.randomUUID()
  const tab = await browser.tabs.create({ url: 'about:blank', openerTabId: sourceTab, active: true })
  const job: Job = { message: { ...message, jobId }, sourceTab, targetTab: tab.id ?? -1, state: 'opening' }
  // Known before the page asks for it.
  await session.set(key(jobId), job)
  await browser.tabs.update(job.targetTab, { url: compose })
  return job
}

/** Moves a job on and tells the source tab. `sent` is final; an uncertain one never goes back. */
export async function moveJob(job: Job, state: HandOverState, why: string): Promise<void> {
  if (job.state === 'sent' || (job.state === 'uncertain' && state !== 'sent')) return
  await session.set(key(job.message.jobId), { ...job, state })
  await browser.tabs.sendMessage(job.sourceTab, {
    sceau: 'hand-over-progress', request: { jobId: job.message.jobId, state, why },
  }, { frameId: 0 }).catch(() => undefined)
}

export const endJob = (jobId: string): Promise<void> => session.remove(key(jobId))
