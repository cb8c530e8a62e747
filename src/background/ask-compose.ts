import browser from 'webextension-polyfill'
import type { ComposeRequests } from '../messaging/requests.ts'

/** The compose view of a tab did not answer. */
export class ComposeGoneError extends Error {
  override name = 'ComposeGoneError'
}

/** Asks the compose view of a document. Throws ComposeGoneError when there is none any more. */
export async function askCompose<K extends keyof ComposeRequests>(
  { tabId, frameId }: { readonly tabId: number; readonly frameId: number }, kind: K, request: ComposeRequests[K]['request'],
): Promise<ComposeRequests[K]['answer']> {
  const reply: unknown = await browser.tabs.sendMessage(tabId, { sceau: kind, request }, { frameId }).catch(() => undefined)
  if (typeof reply !== 'object' || reply === null || !('answer' in reply)) throw new ComposeGoneError(`no compose view answers to ${kind}`)
  return reply.answer as ComposeRequests[K]['answer']
}
