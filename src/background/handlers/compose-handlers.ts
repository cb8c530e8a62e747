import type { WebmailName } from '../../content/webmails/recognition.ts'
import { comingTo } from '../../content/webmails/registry.ts'
import { isWritten, type WebmailCaller } from '../caller.ts'
import { changeCompose, composeIn, composes, composesOf, endCompose, endComposes, putCompose } from '../composes.ts'
import { takeLinked } from '../links.ts'
import { continuesHeld } from '../other-tabs.ts'
import { standingsOf } from '../directory/standings.ts'
import type { ContentHandlers } from '../door.ts'
import { evidenceFor } from '../evidence.ts'
import { waitingJob } from '../hand-overs.ts'
import { guardFrames, tellTop } from '../frames.ts'
import { forgetFrames } from '../guarded-frames.ts'
import { endHolds } from '../holds.ts'
import { activeProfile, isSecureSite } from '../profiles.ts'
import { endSealJobs } from '../seal-jobs.ts'
import { loadSettings, policyOf } from '../stores/settings.ts'
import { vault } from '../stores/vault.ts'
import { bringComposeScript } from '../webmail-script.ts'

type Kinds = 'hello' | 'guard-frames' | 'frame-has-keyboard' | 'compose-found' | 'compose-left' | 'compose-context' | 'gate' | 'gate-upload' | 'resolve'

/**
 * The gate of a document in which a compose view has come up: closed, none inside the secure mailbox's own webmail. A send
 * of another view that is on its way is not cut off.
 */
async function arm(caller: WebmailCaller, webmail: WebmailName, composeKeys: readonly string[]): Promise<void> {
  const { tabId, frameId, documentId, site } = caller
  const before = await composeIn({ tabId, frameId })
  const others = before?.documentId === documentId ? before : undefined
  const state = (await isSecureSite(site)) ? 'clean' : others?.state === 'sendable' ? 'sendable' : 'closed'
  const keys = new Set([...(others?.composeKeys ?? []), ...composeKeys])
  await putCompose({ tabId, frameId, documentId, site, isWritten: isWritten(caller), webmail, composeKeys: [...keys], state, uploads: others?.uploads ?? false })
}

/** Kept drafts that this view may take up: its own first, then those of the same webmail that no other open view has. */
async function resumable({ site, tabId, documentId, isPrivate }: WebmailCaller, composeKey: string) {
  if (isPrivate) return []
  const elsewhere = new Set((await composes()).filter((compose) => compose.tabId !== tabId || compose.documentId !== documentId).flatMap((compose) => compose.composeKeys))
  const held = (await vault.list()).filter((item) => item.site === site && !elsewhere.has(item.composeKey))
  const own = (item: { composeKey: string }): number => (item.composeKey === composeKey ? 0 : 1)
  return held.sort((a, b) => own(a) - own(b) || b.heldAt.localeCompare(a.heldAt))
}

/** What compose views ask about themselves. */
export const composeHandlers: Pick<ContentHandlers, Kinds> = {
  async 'hello'({ coming }, caller) {
    const { tabId, frameId, documentId } = caller
    // A document that was written anew bears the address of the one that wrote it, which says nothing of what comes here.
    const isComing = coming !== '' && !isWritten(caller)
    if (frameId === 0) await endTab(tabId, isComing, documentId)
    if (isComing) await arm(caller, coming, [])
    else if (frameId !== 0) await endCompose(caller)
    return { handOver: frameId === 0 && (await waitingJob(tabId)) !== undefined }
  },
  // The keyboard went into a frame that no script of ours has looked into.
  async 'guard-frames'(_, { tabId, frameId }) {
    if (frameId === 0) await guardFrames(tabId)
    return { looked: frameId === 0 }
  },
  async 'frame-has-keyboard'(_, { tabId }) {
    return { told: await tellTop(tabId) }
  },
  async 'compose-found'({ composeKey, webmail, present }, caller) {
    await arm(caller, webmail, [composeKey])
    if (!present) await bringComposeScript(caller)
    return { armed: true }
  },
  // The page goes on, its compose views do not.
  async 'compose-left'(_, caller) {
    await endCompose(caller, caller.documentId)
    return { ended: true }
  },
  async 'compose-context'({ composeKey }, caller) {
    const settings = await loadSettings()
    const secureSite = await isSecureSite(caller.site)
    const job = secureSite && caller.frameId === 0 ? await waitingJob(caller.tabId) : undefined
    return {
      profile: activeProfile(settings), policy: await policyOf(settings), isPrivate: caller.isPrivate, secureSite,
      held: secureSite ? [] : await resumable(caller, composeKey),
      handOver: job?.message ?? null,
      continues: await continuesHeld(caller.tabId),
      linked: caller.frameId === 0 ? await takeLinked(caller.tabId, caller.site) : null,
    }
  },
  // A document that was left behind changes nothing any more.
  async 'gate'({ state }, caller) {
    return { state: await changeCompose(caller, { state }) }
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

/** What belonged to the document that the tab has left. @param keepsGate the next one, `present`, has a compose view as soon as it is there. */
export async function endTab(tabId: number, keepsGate = false, present?: string): Promise<void> {
  await endHolds(tabId)
  await endSealJobs(tabId)
  await forgetFrames(tabId)
  if (!keepsGate) await endComposes(tabId, present)
  else for (const { frameId } of await composesOf(tabId)) if (frameId !== 0) await endCompose({ tabId, frameId })
}

/** A frame shows another document. Taken out of the page it says so itself, or is missed at the next change of the gate. */
export const onFrameLeft = async (tabId: number, frameId: number): Promise<void> => {
  await endHolds(tabId, frameId)
  await endCompose({ tabId, frameId })
}

/** The tab went to another address; one that will open a compose view reports itself. */
export async function onLeft(tabId: number, url: string, present?: string): Promise<void> {
  if (URL.canParse(url) && comingTo(new URL(url)) !== null) return
  await endTab(tabId, false, present)
}
