import type { GateState } from '../messaging/requests.ts'
import { openGateForGood, setGate } from './gate.ts'
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
  const { tabId, state, uploads, site } = compose
  await setGate({ tabId, host: new URL(site).hostname, state, uploads })
}

/** The tab shows another document: its gate is no longer needed. */
export async function endCompose(tabId: number): Promise<void> {
  if (!(await composeOf(tabId))) return
  await session.remove(key(tabId))
  await openGateForGood(tabId)
}
