import type { Runtime } from 'webextension-polyfill'
import type { ContentRequests, PageRequests, Requests } from '../messaging/requests.ts'
import { callerOf, type PageCaller, type WebmailCaller } from './caller.ts'
import { isGuardedFrame } from './guarded-frames.ts'
import { isClaimed } from './holds.ts'
import { isContentKind, isWellFormed } from './schemas.ts'

/** Answers to requests of webmail tabs. */
export type ContentHandlers = {
  [K in keyof ContentRequests]: (request: ContentRequests[K]['request'], caller: WebmailCaller) => Promise<ContentRequests[K]['answer']>
}

/** Answers to requests of the extension's own pages. */
export type PageHandlers = {
  [K in keyof PageRequests]: (request: PageRequests[K]['request'], caller: PageCaller) => Promise<PageRequests[K]['answer']>
}

/** What a frame inside a webmail's tab may ask once it has proved who opened it. */
const EMBEDDED: readonly (keyof PageRequests)[] = [
  'find-secure', 'search', 'recipient-card', 'last-use', 'directory-status', 'look-up-online', 'seal-secret', 'seal-answer-key', 'seal-keys',
  'held-file-keys', 'answered-key',
]

/**
 * The only way into the background. Callers are told apart by what the browser says of them; requests of webmail tabs
 * are checked in shape and size, and come from a frame only where we brought our scripts into it; a frame of ours inside a webmail's tab gets nothing but look-ups of people, the
 * secret or the keys of what it seals in that very tab, the keys of the files held for it and a place for a key that an answered mail brought, and that only after it has redeemed a one-time proof. `undefined`: not a request of ours, or refused.
 */
export function door(
  content: ContentHandlers, pages: PageHandlers,
): (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined {
  return (message, sender) => {
    const envelope = envelopeOf(message)
    const caller = callerOf(sender)
    if (!envelope || !caller) return undefined
    const { kind, request } = envelope
    if (caller.kind === 'webmail') {
      if (!isContentKind(kind) || !isWellFormed(kind, request)) return undefined
      const handle = content[kind] as (request: unknown, caller: WebmailCaller) => Promise<unknown>
      const admitted = caller.frameId === 0 ? Promise.resolve(true) : isGuardedFrame(caller)
      return admitted.then(async (isAdmitted) => (isAdmitted ? { answer: await handle(request, caller) } : { refused: true }))
    }
    if (!isPageKind(kind, pages)) return undefined
    const handle = pages[kind] as (request: unknown, caller: PageCaller) => Promise<unknown>
    return admit(kind, caller).then(async (admitted) => (admitted ? { answer: await handle(request, caller) } : { refused: true }))
  }
}

async function admit(kind: keyof PageRequests, caller: PageCaller): Promise<boolean> {
  if (!caller.embedded || kind === 'claim') return true
  return EMBEDDED.includes(kind) && isClaimed(caller.frame, caller.tabId)
}

const isPageKind = (kind: string, pages: PageHandlers): kind is keyof PageRequests => Object.hasOwn(pages, kind)

function envelopeOf(message: unknown): { kind: keyof Requests; request: unknown } | null {
  if (typeof message !== 'object' || message === null || !('sceau' in message) || !('request' in message)) return null
  return typeof message.sceau === 'string' ? { kind: message.sceau as keyof Requests, request: message.request } : null
}
