import browser from 'webextension-polyfill'
import type { WebmailName } from '../content/webmails/recognition.ts'
import { recognitionNamed } from '../content/webmails/registry.ts'
import { gateOf } from '../messaging/gate-state.ts'
import type { GateState } from '../messaging/requests.ts'
import { openGateForGood, setGate } from './gate.ts'
import { forgetOpened, noteOpened, noteOpener, openerOf, otherTabs } from './other-tabs.ts'
import { session } from './session.ts'
import { turns } from './turns.ts'

/** A document with compose views, as the gate knows it. A tab has one gate, for all of them: its own and those of its frames. */
export interface Compose {
  readonly tabId: number
  readonly frameId: number
  readonly documentId: string
  readonly site: string
  /** Another document's scripts write this one, and may send for it. */
  readonly isWritten?: boolean
  readonly webmail: WebmailName
  /** The views that were found in this document. */
  readonly composeKeys: readonly string[]
  readonly state: GateState
  readonly uploads: boolean
}

type Place = Pick<Compose, 'tabId' | 'frameId'>

const key = ({ tabId, frameId }: Place): string => `compose:${tabId}:${frameId}`

/** What stands in this frame of the tab; `undefined` where no compose view does. */
export const composeIn = (place: Place): Promise<Compose | undefined> => session.get<Compose>(key(place))

/** What of it stands in the tab, in its top document first. */
const inTab = (all: readonly Compose[], tabId: number): Compose[] => all.filter((compose) => compose.tabId === tabId).sort((a, b) => a.frameId - b.frameId)

/** What stands in the tab, in its top document first. */
export const composesOf = async (tabId: number): Promise<Compose[]> => inTab(await composes(), tabId)

export async function composes(): Promise<Compose[]> {
  return (await session.all<Compose>('compose:')).map(([, compose]) => compose)
}

const inTurn = turns()

/** Remembers a compose view and puts its gate. */
export const putCompose = (compose: Compose): Promise<GateState> => inTurn(() => putNow(compose))

/**
 * Changes the gate of the compose view of this very document. Throws when another one stands there by now, or none.
 * @returns what the tab's gate is then: no more open than what stands in other documents of the tab wants it.
 */
export const changeCompose = (
  { tabId, frameId, documentId }: Place & Pick<Compose, 'documentId'>, change: Partial<Pick<Compose, 'state' | 'uploads'>>,
): Promise<GateState> => inTurn(async () => {
  const compose = await composeIn({ tabId, frameId })
  if (compose?.documentId !== documentId) throw new Error('this document has no compose view')
  return putNow({ ...compose, ...change })
})

async function putNow(compose: Compose): Promise<GateState> {
  await session.set(key(compose), compose)
  await forgetLostFrames(compose.tabId)
  return putGate(compose.tabId)
}

/** A frame may be taken out of the page with no last word. */
async function forgetLostFrames(tabId: number): Promise<void> {
  const framed = (await composesOf(tabId)).filter(({ frameId }) => frameId !== 0)
  if (framed.length === 0) return
  const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? []
  for (const compose of framed) if (!frames.some(({ frameId }) => frameId === compose.frameId)) await session.remove(key(compose))
}

/** Puts the gate for all that stands in the tab. @returns what it is then. */
async function putGate(tabId: number): Promise<GateState> {
  const all = await composes()
  const here = inTab(all, tabId)
  const [first] = here
  if (!first) {
    await openGateForGood(tabId)
    return 'clean'
  }
  const composing = new Set(all.map((compose) => compose.tabId))
  const documents = here.map(({ site, state, uploads, webmail }) => ({ host: new URL(site).hostname, state, uploads, patterns: recognitionNamed(webmail).gate }))
  const state = gateOf(documents.map((document) => document.state))
  await setGate({
    tabId, documents, openerTab: first.isWritten === true || recognitionNamed(first.webmail).sendsByOpener === true ? await openerOf(tabId) : null, otherTabs: state === 'clean' ? [] : await otherTabs(composing),
  })
  return state
}

/** A page opened a tab: one that has a compose view could send a form into it. */
export async function onOpened(sourceTab: number, tabId: number): Promise<void> {
  await noteOpener(tabId, sourceTab)
  const source = await composesOf(sourceTab)
  if (source.length > 0) await noteOpened(tabId, source.some(({ state }) => state !== 'clean'))
  // Its page may have spoken first, and its gate been put without knowing whom else it is to cover.
  await inTurn(async () => { if ((await composesOf(tabId)).length > 0) await putGate(tabId) })
}

/** A tab has its first page, or is gone: the gates learn which tabs are the practitioner's own. */
export const onTabsChanged = (gone?: number): Promise<void> => inTurn(async () => {
  if (gone !== undefined) await forgetOpened(gone)
  const closed = (await composes()).filter(({ state }) => state !== 'clean')
  for (const tabId of new Set(closed.map((compose) => compose.tabId))) await putGate(tabId)
})

/** What stood in this frame of the tab is gone: its part of the gate with it. @param documentId the one that is meant; left out, whichever stands there. */
export const endCompose = (place: Place, documentId?: string): Promise<void> => inTurn(async () => {
  const compose = await composeIn(place)
  if (!compose || (documentId !== undefined && compose.documentId !== documentId)) return
  await session.remove(key(place))
  await putGate(place.tabId)
})

/**
 * The tab shows another document: the gate of the former one is no longer needed, nor are those of its frames.
 * @param present the document that it shows now, where that is known: one that was written at once may have spoken before the browser did.
 */
export const endComposes = (tabId: number, present?: string): Promise<void> => inTurn(async () => {
  const here = (await composesOf(tabId)).filter(({ documentId }) => present === undefined || documentId !== present)
  for (const compose of here) await session.remove(key(compose))
  if (here.length > 0) await putGate(tabId)
})
