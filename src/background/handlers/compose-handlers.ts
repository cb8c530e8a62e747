import type { WebmailName } from '../../content/webmails/recognition.ts'
import { comingTo } from '../../content/webmails/registry.ts'
import type { WebmailCaller } from '../caller.ts'
import { changeCompose, composeOf, composes, endCompose, putCompose } from '../composes.ts'
import { standingsOf } from '../directory/standings.ts'
import type { ContentHandlers } from '../door.ts'
import { evidenceFor } from '../evidence.ts'
import { waitingJob } from '../hand-overs.ts'
import { endHolds } from '../holds.ts'
import { activeProfile, isSecureSite } from '../profiles.ts'
import { endSealJobs } from '../seal-jobs.ts'
import { loadSettings, policyOf } from '../stores/settings.ts'
import { vault } from '../stores/vault.ts'
import { bringComposeScript } from '../webmail-script.ts'

type Kinds = 'hello' | 'compose-found' | 'compose-left' | 'compose-context' | 'gate' | 'gate-upload' | 'resolve'

/**
 * The gate of a document in which a compose view has come up: closed, none inside the secure mailbox's own webmail. A send
 * of another view that is on its way is not cut off.
 */
async function arm({ tabId, documentId, site }: WebmailCaller, webmail: WebmailName, composeKeys: readonly string[]): Promise<void> {
  const before = await composeOf(tabId)
  const others = before?.documentId === documentId ? before : undefined
  const state = (await isSecureSite(site)) ? 'clean' : others?.state === 'sendable' ? 'sendable' : 'closed'
  const keys = new Set([...(others?.composeKeys ?? []), ...composeKeys])
  await putCompose({ tabId, documentId, site, webmail, composeKeys: [...keys], state, uploads: others?.uploads ?? false })
}

/** Kept drafts that this view may take up: its own first, then those of the same webmail that no other open view has. */
async function resumable({ site, tabId, isPrivate }: WebmailCaller, composeKey: string) {
  if (isPrivate) return []
  const elsewhere = new Set((await composes()).filter((compose) => compose.tabId !== tabId).flatMap((compose) => compose.composeKeys))
  const held = (await vault.list()).filter((item) => item.site === site && !elsewhere.has(item.composeKey))
  const own = (item: { composeKey: string }): number => (item.composeKey === composeKey ? 0 : 1)
  return held.sort((a, b) => own(a) - own(b) || b.heldAt.localeCompare(a.heldAt))
}

/** What compose views ask about themselves. */
export const composeHandlers: Pick<ContentHandlers, Kinds> = {
  async 'hello'({ coming }, caller) {
    await endHolds(caller.tabId)
    await endSealJobs(caller.tabId)
    if (coming !== '') await arm(caller, coming, [])
    else await endCompose(caller.tabId)
    return { handOver: (await waitingJob(caller.tabId)) !== undefined }
  },
  async 'compose-found'({ composeKey, webmail, present }, caller) {
    await arm(caller, webmail, [composeKey])
    if (!present) await bringComposeScript(caller.tabId)
    return { armed: true }
  },
  // The page goes on, its compose views do not.
  async 'compose-left'(_, { tabId, documentId }) {
    if ((await composeOf(tabId))?.documentId === documentId) await endCompose(tabId)
    return { ended: true }
  },
  async 'compose-context'({ composeKey }, caller) {
    const settings = await loadSettings()
    const secureSite = await isSecureSite(caller.site)
    const job = secureSite ? await waitingJob(caller.tabId) : undefined
    return {
      profile: activeProfile(settings), policy: await policyOf(settings), isPrivate: caller.isPrivate, secureSite,
      held: secureSite ? [] : await resumable(caller, composeKey),
      handOver: job?.message ?? null,
    }
  },
  // A document that was left behind changes nothing any more.
  async 'gate'({ state }, caller) {
    await changeCompose(caller, { state })
    return { state }
  },
  async 'gate-upload'({ open }, caller) {
    await changeCompose(caller, { uploads: open })
    return { open }
  },
  async 'resolve'({ addresses, question }) {
    const { directory, version, standings } = await standingsOf(addresses)
    return { version, standings, people: await evidenceFor(addresses, question, directory) }
  },
}

/** The tab went to another address; one that will open a compose view reports itself. */
export async function onLeft(tabId: number, url: string): Promise<void> {
  if (URL.canParse(url) && comingTo(new URL(url)) !== null) return
  await endHolds(tabId)
  await endSealJobs(tabId)
  await endCompose(tabId)
}
