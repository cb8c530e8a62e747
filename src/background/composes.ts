import type { GateState } from '../messaging/requests.ts'
import { openGateForGood, setGate } from './gate.ts'
import { forgetOpened, noteOpened, otherTabs } from './other-tabs.ts'
import { session } from './session.ts'

/** A tab with a compose view, as the gate knows it. */
export interface Compose {
  readonly tabId: number
  readonly documentId: string
  readonly site: string
  readonly composeKey: string
  readonly state: GateState
  readonly uploads: boolean
}

const key = (tabId: number): string => `compose:${tabId}`

export const composeOf = (tabId: number): Promise<Compose | undefined> => session.get<Compose>(key(tabId))

export async function composes(): Promise<Compose[]> {
  return (await session.all<Compose>('compose:')).map(([, compose]) => compose)
}

/** Remembers a compose view and puts its gate. */
export async function putCompose(compose: Compose): Promise<void> {
  await session.set(key(compose.tabId), compose)
  await putGate(compose)
}

async function putGate({ tabId, state, uploads, site }: Compose): Promise<void> {
  const composing = new Set((await composes()).map((compose) => compose.tabId))
  await setGate({ tabId, host: new URL(site).hostname, state, uploads, otherTabs: state === 'clean' ? [] : await otherTabs(composing) })
}

/** A page opened a tab: one that has a compose view could send a form into it. */
export async function onOpened(sourceTab: number, tabId: number): Promise<void> {
  if (await composeOf(sourceTab)) await noteOpened(tabId)
}

/** A tab has its first page, or is gone: the gates learn which tabs are the practitioner's own. */
export async function onTabsChanged(gone?: number): Promise<void> {
  if (gone !== undefined) await forgetOpened(gone)
  for (const compose of await composes()) if (compose.state !== 'clean') await putGate(compose)
}

/** The tab shows another document: its gate is no longer needed. */
export async function endCompose(tabId: number): Promise<void> {
  if (!(await composeOf(tabId))) return
  await session.remove(key(tabId))
  await openGateForGood(tabId)
}
