import browser from 'webextension-polyfill'
import { canFollow } from '../mailbox/index.ts'
import type { HandOver, HandOverState } from '../messaging/requests.ts'
import { askCompose } from './ask-compose.ts'
import { session } from './session.ts'
import { turns } from './turns.ts'

/** A message on its way from an ordinary compose view to the secure mailbox's. Memory only; its files stay in the source tab. */
export interface Job {
  readonly message: HandOver
  readonly sourceTab: number
  readonly sourceFrame: number
  readonly targetTab: number
  readonly state: HandOverState
  /** Address of the secure webmail's compose view. */
  readonly compose: string
  /** How often the compose view was asked for again after a log-in that led elsewhere. */
  readonly retries: number
}

const MOST_RETRIES = 2

const key = (jobId: string): string => `job:${jobId}`

const put = (job: Job): Promise<void> => session.set(key(job.message.jobId), job)

export const jobOf = (jobId: string): Promise<Job | undefined> => session.get<Job>(key(jobId))

const jobs = async (): Promise<Job[]> => (await session.all<Job>('job:')).map(([, job]) => job)

/** The hand-over that this tab is the target of, if it still waits to be filled. */
export async function waitingJob(tabId: number): Promise<Job | undefined> {
  return (await jobs()).find(({ targetTab, state }) => targetTab === tabId && (state === 'opening' || state === 'login'))
}

/** Where the held message stands. */
export const sourceOf = ({ sourceTab, sourceFrame }: Job): { readonly tabId: number; readonly frameId: number } => ({ tabId: sourceTab, frameId: sourceFrame })

/** The hand-overs that this tab takes part in. */
export async function jobsOf(tabId: number): Promise<Job[]> {
  return (await jobs()).filter(({ sourceTab, targetTab }) => sourceTab === tabId || targetTab === tabId)
}

/** Opens the secure mailbox's compose view in a new tab beside the held one. */
export async function openJob(
  message: Omit<HandOver, 'jobId'>, source: { tabId: number; frameId: number; windowId: number }, compose: string,
): Promise<Job> {
  const jobId = crypto.randomUUID()
  const tab = await browser.tabs.create({ url: 'about:blank', windowId: source.windowId, active: true })
  const job: Job = {
    message: { ...message, jobId }, sourceTab: source.tabId, sourceFrame: source.frameId, targetTab: tab.id ?? -1, state: 'opening', compose, retries: 0,
  }
  // Known before the page asks for it.
  await put(job)
  await browser.tabs.update(job.targetTab, { url: compose })
  return job
}

/** After a log-in that led elsewhere, asks for the compose view again; gives up after some times. */
export async function retryJob(job: Job): Promise<void> {
  if (job.retries >= MOST_RETRIES) return moveJob(job, 'failed', 'content_hand_over_failed')
  await put({ ...job, retries: job.retries + 1 })
  await browser.tabs.update(job.targetTab, { url: job.compose })
}

/** Moves a job on and tells the source tab; a move that must not follow is ignored. A job that has ended is forgotten. */
export function moveJob(job: Job, state: HandOverState, why: string): Promise<void> {
  return inTurn(() => moveNow(job, state, why))
}

// One after another: "sent" and "the tab went away" often arrive together.
const inTurn = turns()

async function moveNow(job: Job, state: HandOverState, why: string): Promise<void> {
  const { jobId } = job.message
  const now = (await jobOf(jobId)) ?? job
  if (!canFollow(now.state, state)) return
  await put({ ...now, state })
  await askCompose(sourceOf(job), 'hand-over-progress', { jobId, state, why }).catch(() => undefined)
  if (state === 'sent' || state === 'failed') await session.remove(key(jobId))
}
