import { composeAddress } from '../../content/webmails/registry.ts'
import { standingOf } from '../../directory/index.ts'
import { askCompose } from '../ask-compose.ts'
import type { ContentHandlers } from '../door.ts'
import { jobOf, jobsOf, moveJob, openJob, retryJob, sourceOf, waitingJob } from '../hand-overs.ts'
import { holdOf } from '../holds.ts'
import { activeProfile } from '../profiles.ts'
import { loadSettings } from '../stores/settings.ts'

type Kinds = 'hand-over' | 'hand-over-chunk' | 'hand-over-landed' | 'hand-over-state'

/** A webmail leaves its compose view right after a send: what that view had to say may still be on its way. */
const LAST_WORD_MILLISECONDS = 6000

/** What the two compose views of a hand-over ask: the held one, and the secure mailbox's. */
export const handOverHandlers: Pick<ContentHandlers, Kinds> = {
  async 'hand-over'({ holdId, message }, { tabId, frameId, windowId }) {
    const hold = await holdOf(holdId)
    if (hold?.tabId !== tabId) return { jobId: '', why: 'content_hand_over_failed' }
    const webmail = activeProfile(await loadSettings())?.secureWebmail ?? ''
    if (!URL.canParse(webmail)) return { jobId: '', why: 'content_hand_over_unset' }
    // An imported directory row never makes a domain secure: the trust list alone does.
    const secure = message.recipients.every(({ address }) => ['mssante', 'citizen'].includes(standingOf(address, null, []).network))
    if (!secure) return { jobId: '', why: 'content_hand_over_not_secure' }
    const job = await openJob(message, { tabId, frameId, windowId }, composeAddress(webmail, message.inReplyTo))
    return { jobId: job.message.jobId, why: '' }
  },

  async 'hand-over-chunk'({ jobId, file, offset }, { tabId }) {
    const job = await jobOf(jobId)
    if (job?.targetTab !== tabId) throw new Error('this tab is not the target of this hand-over')
    return askCompose(sourceOf(job), 'read-chunk', { jobId, file, offset })
  },

  async 'hand-over-landed'({ login }, { tabId }) {
    const job = await waitingJob(tabId)
    if (!job) return { known: false }
    if (login) await moveJob(job, 'login', '')
    else await retryJob(job)
    return { known: true }
  },

  async 'hand-over-state'({ jobId, state, why }, { tabId }) {
    const job = await jobOf(jobId)
    if (job?.targetTab !== tabId) return { known: false }
    await moveJob(job, state, why)
    return { known: true }
  },
}

/** A tab is gone, or shows another document: what that means for the hand-overs that it took part in. */
export async function onTabLost(tabId: number): Promise<void> {
  for (const job of await jobsOf(tabId)) {
    if (job.targetTab !== tabId) continue
    if (job.state === 'sending') setTimeout(() => void moveJob(job, 'uncertain', ''), LAST_WORD_MILLISECONDS)
    else if (job.state === 'filling' || job.state === 'filled') await moveJob(job, 'failed', 'content_hand_over_closed')
  }
}

/** The target tab was closed. */
export async function onTabClosed(tabId: number): Promise<void> {
  await onTabLost(tabId)
  const job = await waitingJob(tabId)
  if (job) await moveJob(job, 'failed', 'content_hand_over_closed')
}
