import type { WebmailName } from '../content/webmails/recognition.ts'
import { recognitionNamed } from '../content/webmails/registry.ts'
import type { GateState } from '../messaging/requests.ts'
import { openGateForGood, setGate } from './gate.ts'
import { forgetOpened, noteOpened, noteOpener, openerOf, otherTabs } from './other-tabs.ts'
import { session } from './session.ts'
import { turns } from './turns.ts'

/** A tab with compose views, as the gate knows it: one document, one gate. */
export interface Compose {
  readonly tabId: number
  readonly documentId: string
  readonly site: string
  readonly webmail: WebmailName
  /** The views that were found in this document. */
  readonly composeKeys: readonly string[]
  readonly state: GateState
  readonly uploads: boolean
}

const key = (tabId: number): string => `compose:${tabId}`

export const composeOf = (tabId: number): Promise<Compose | undefined> => session.get<Compose>(key(tabId))

export async function composes(): Promise<Compose[]> {
  return (await session.all<Compose>('compose:')).map(([, compose]) => compose)
}

const inTurn = turns()

/** Remembers a compose view and puts its gate. */
export const putCompose = (compose: Compose): Promise<void> => inTurn(() => putNow(compose))

/** Changes the gate of the compose view of this very document. Throws when the tab has another one by now, or none. */
export const changeCompose = (
  { tabId, documentId }: Pick<Compose, 'tabId' | 'documentId'>, change: Partial<Pick<Compose, 'state' | 'uploads'>>,
): Promise<void> => inTurn(async () => {
  const compose = await composeOf(tabId)
  if (compose?.documentId !== documentId) throw new Error('this document has no compose view')
  await putNow({ ...compose, ...change })
})

async function putNow(compose: Compose): Promise<void> {
  await session.set(key(compose.tabId), compose)
  await putGate(compose)
}

async function putGate({ tabId, state, uploads, site, webmail }: Compose): Promise<void> {
  const composing = new Set((await composes()).map((compose) => compose.tabId))
  const { gate: patterns, sendsByOpener } = recognitionNamed(webmail)
  await setGate({
    tabId, host: new URL(site).hostname, state, uploads, patterns,
    openerTab: sendsByOpener === true ? await openerOf(tabId) : null, otherTabs: state === 'clean' ? [] : await otherTabs(composing),
  })
}

/** A page opened a tab: one that has a compose view could send a form into it. */
export async function onOpened(sourceTab: number, tabId: number): Promise<void> {
  await noteOpener(tabId, sourceTab)
  if (await composeOf(sourceTab)) await noteOpened(tabId)
}

/** A tab has its first page, or is gone: the gates learn which tabs are the practitioner's own. */
export const onTabsChanged = (gone?: number): Promise<void> => inTurn(async () => {
  if (gone !== undefined) await forgetOpened(gone)
  for (const compose of await composes()) if (compose.state !== 'clean') await putGate(compose)
})

/** The tab shows another document: its gate is no longer needed. */
export const endCompose = (tabId: number): Promise<void> => inTurn(async () => {
  if (!(await composeOf(tabId))) return
  await session.remove(key(tabId))
  await openGateForGood(tabId)
})
