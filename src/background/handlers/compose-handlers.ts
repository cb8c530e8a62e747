import { isComposeAddress } from '../../content/webmails/roundcube/recognise.ts'
import type { WebmailCaller } from '../caller.ts'
import { changeCompose, composes, endCompose, putCompose } from '../composes.ts'
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

type Kinds = 'hello' | 'compose-found' | 'compose-context' | 'gate' | 'gate-upload' | 'resolve'

/** The gate of a document that has just begun: closed for a compose view, none inside the secure mailbox's own webmail. */
async function arm(caller: WebmailCaller, composeKey: string): Promise<void> {
  const { tabId, documentId, site } = caller
  const state = (await isSecureSite(site)) ? 'clean' : 'closed'
  await putCompose({ tabId, documentId, site, composeKey, state, uploads: false })
}

/** Kept drafts that this view may take up: its own first, then those of the same webmail that no other open view has. */
async function resumable({ site, tabId, isPrivate }: WebmailCaller, composeKey: string) {
  if (isPrivate) return []
  const elsewhere = new Set((await composes()).filter((compose) => compose.tabId !== tabId).map((compose) => compose.composeKey))
  const held = (await vault.list()).filter((item) => item.site === site && !elsewhere.has(item.composeKey))
  const own = (item: { composeKey: string }): number => (item.composeKey === composeKey ? 0 : 1)
  return held.sort((a, b) => own(a) - own(b) || b.heldAt.localeCompare(a.heldAt))
}

/** What compose views ask about themselves. */
export const composeHandlers: Pick<ContentHandlers, Kinds> = {
  async 'hello'({ compose }, caller) {
    await endHolds(caller.tabId)
    await endSealJobs(caller.tabId)
    if (compose) await arm(caller, '')
    else await endCompose(caller.tabId)
    return { handOver: (await waitingJob(caller.tabId)) !== undefined }
  },
  async 'compose-found'({ composeKey }, caller) {
    await arm(caller, composeKey)
    await bringComposeScript(caller.tabId)
    return { armed: true }
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
  if (URL.canParse(url) && isComposeAddress(new URL(url))) return
  await endHolds(tabId)
  await endSealJobs(tabId)
  await endCompose(tabId)
}
