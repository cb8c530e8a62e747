import { session } from '../../background/session.ts'
import type { HostMessage } from '../core/host.ts'
import { fingerprintOf } from '../core/read-message.ts'

/** Milliseconds for which a decision lets its message through. */
const LIMIT = 30_000

interface Pass { readonly print: string; readonly until: number }

const key = (tabId: number): string => `pass:${tabId}`

/** Lets exactly this message leave its compose window, once and soon. */
export const grantPass = async (tabId: number, message: HostMessage): Promise<void> =>
  session.set(key(tabId), { print: await fingerprintOf(message), until: Date.now() + LIMIT } satisfies Pass)

/**
 * The message that stands in this window, where exactly that was let go; it is not let go twice. @param read Called only where something was let go:
 * Thunderbird takes long over hundreds of recipients. @param isLast Whether that is used up now, or asked once more in this send.
 */
export async function takePass(tabId: number, read: () => Promise<HostMessage>, isLast = true): Promise<HostMessage | null> {
  const pass = await session.get<Pass>(key(tabId))
  if (!pass) return null
  const message = await read()
  const isIt = Date.now() <= pass.until && pass.print === (await fingerprintOf(message))
  if (isLast || !isIt) await session.remove(key(tabId))
  return isIt ? message : null
}
