import type { Runtime } from 'webextension-polyfill'
import { callerOf, type PageCaller, type WebmailCaller } from '../../background/caller.ts'
import { standingsOf } from '../../background/directory/standings.ts'
import type { ContentHandlers, PageHandlers } from '../../background/door.ts'
import { evidenceFor } from '../../background/evidence.ts'
import { answerHandlers, answerListHandlers } from '../../background/handlers/answer-handlers.ts'
import { directoryHandlers } from '../../background/handlers/directory-handlers.ts'
import { decisionHandlers, holdHandlers } from '../../background/handlers/hold-handlers.ts'
import { keyHandlers, keyStandingHandlers } from '../../background/handlers/key-handlers.ts'
import { historyHandlers, learningHandlers, recipientHandlers } from '../../background/handlers/recipient-handlers.ts'
import { engineHandlers, sealHandlers } from '../../background/handlers/seal-handlers.ts'
import { secretHandlers } from '../../background/handlers/secret-handlers.ts'
import { keepingHandlers, vaultHandlers } from '../../background/handlers/vault-handlers.ts'
import { isContentKind, isWellFormed } from '../../background/schemas.ts'
import { ledger } from '../../background/stores/ledger.ts'
import { loadSettings, managedSettings, policyOf, saveSettings, settingsInForce } from '../../background/stores/settings.ts'
import { watchIdle } from '../../background/idle.ts'
import { type Ask, NoAnswerError } from '../../messaging/ask.ts'
import { profileHere } from './identities.ts'

/** What a stop asks about itself: the panel's window stands where the extension has a webmail's tab. */
const stopHandlers: Partial<ContentHandlers> = {
  ...answerHandlers, ...holdHandlers, ...keyStandingHandlers, ...learningHandlers, ...sealHandlers, 'copy-sent': keepingHandlers['copy-sent'],
  async 'compose-context'() {
    const settings = await loadSettings()
    return { profile: await profileHere(settings), policy: await policyOf(settings), isPrivate: false, secureSite: false, held: [], handOver: null }
  },
  async 'resolve'({ addresses, question }) {
    const { directory, version, standings } = await standingsOf(addresses)
    return { version, standings, people: await evidenceFor(addresses, question, directory) }
  },
}

/** What the pages ask. There are no sites to switch on in Thunderbird. */
const pageHandlers: Partial<PageHandlers> = {
  ...answerListHandlers, ...decisionHandlers, ...directoryHandlers, ...engineHandlers, ...historyHandlers, ...keyHandlers, ...recipientHandlers,
  ...secretHandlers, ...vaultHandlers,
  'settings': () => settingsInForce(),
  'managed': () => managedSettings(),
  'ledger': async () => ({ lines: await ledger.list() }),
  async 'ledger-clear'() {
    await ledger.clear()
    return { lines: await ledger.list() }
  },
  async 'save-settings'({ settings }) {
    await saveSettings(settings)
    const saved = await settingsInForce()
    watchIdle(saved.lockAfterMinutes)
    return saved
  },
}

/** A window of ours that holds a stop, as the handlers of webmail tabs know their callers. */
const asTab = ({ tabId, frame }: Pick<PageCaller, 'tabId' | 'frame'>): WebmailCaller =>
  ({ kind: 'webmail', tabId, windowId: -1, frameId: 0, documentId: frame, site: 'thunderbird', url: '', isPrivate: false })

/** Answers one request of a page of ours; `undefined` for what is none. */
function answered(kind: string, request: unknown, caller: PageCaller): Promise<unknown> | undefined {
  if (isContentKind(kind) && Object.hasOwn(stopHandlers, kind)) {
    if (!isWellFormed(kind, request)) return undefined
    const handle = stopHandlers[kind] as (request: unknown, caller: WebmailCaller) => Promise<unknown>
    return handle(request, asTab(caller))
  }
  if (!Object.hasOwn(pageHandlers, kind)) return undefined
  const handle = pageHandlers[kind as keyof PageHandlers] as (request: unknown, caller: PageCaller) => Promise<unknown>
  return handle(request, caller)
}

/** The way into the background: for pages of the add-on's own origin, and for nobody else. */
export function door(message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined {
  const caller = callerOf(sender)
  if (caller?.kind !== 'page' || caller.embedded || typeof message !== 'object' || message === null) return undefined
  if (!('sceau' in message) || typeof message.sceau !== 'string' || !('request' in message)) return undefined
  return answered(message.sceau, message.request, caller)?.then((answer) => ({ answer }))
}

/** The same answers for the background itself, which cannot send messages to itself. */
export const askHere: Ask = async (kind, request) => {
  const answer = answered(kind, request, { kind: 'page', embedded: false, tabId: -1, frame: '' })
  if (!answer) throw new NoAnswerError(`${kind} was refused`)
  return (await answer) as never
}
