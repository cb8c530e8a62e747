import type { Level } from '../guard/index.ts'
import { session } from './session.ts'

/** A live stop. Codes and domains only: the draft itself never leaves its tab. */
export interface Hold {
  readonly holdId: string
  readonly tabId: number
  readonly frameId: number
  readonly documentId: string
  readonly verdict: Level
  readonly rules: readonly string[]
  readonly recipientDomains: readonly string[]
  /** From a private window: nothing of it is written down. */
  readonly isPrivate: boolean
}

const holdKey = (holdId: string): string => `hold:${holdId}`
const nonceKey = (nonce: string): string => `nonce:${nonce}`
const claimKey = (documentId: string): string => `claimed:${documentId}`

export const holdOf = (holdId: string): Promise<Hold | undefined> => session.get<Hold>(holdKey(holdId))

export async function openHold(hold: Hold): Promise<string> {
  await session.set(holdKey(hold.holdId), hold)
  return openFrame(hold.tabId, hold.holdId)
}

export const closeHold = (holdId: string): Promise<void> => session.remove(holdKey(holdId))

/** Ends every stop of a tab whose document is gone, or of one of its frames. */
export async function endHolds(tabId: number, frameId?: number): Promise<void> {
  for (const [key, hold] of await session.all<Hold>('hold:')) if (hold.tabId === tabId && (frameId === undefined || hold.frameId === frameId)) await session.remove(key)
}

/** A proof, good once, that our own compose view opened a frame in this tab. */
export async function openFrame(tabId: number, holdId: string): Promise<string> {
  const nonce = crypto.randomUUID()
  await session.set(nonceKey(nonce), { tabId, holdId })
  return nonce
}

/** Redeems a proof. `null` when it is unknown, used, or of another tab: a page that embeds our frame itself gets nothing. */
export async function claimFrame(nonce: string, tabId: number, frame: string): Promise<string | null> {
  const proof = await session.get<{ tabId: number; holdId: string }>(nonceKey(nonce))
  if (proof?.tabId !== tabId) return null
  await session.remove(nonceKey(nonce))
  await session.set(claimKey(frame), tabId)
  return proof.holdId
}

/** Whether this embedded frame has redeemed a proof. */
export const isClaimed = async (frame: string, tabId: number): Promise<boolean> => (await session.get<number>(claimKey(frame))) === tabId
