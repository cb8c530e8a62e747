import browser, { type Runtime } from 'webextension-polyfill'

/** A content script in a webmail's tab: in its top document, or in a frame into which we brought it. */
export interface WebmailCaller {
  readonly kind: 'webmail'
  readonly tabId: number
  readonly windowId: number
  /** 0 for the top document. */
  readonly frameId: number
  /** Identifies the document, so that what was armed for one does not serve the next. */
  readonly documentId: string
  /** Origin of the page; of the one that wrote it where it has no address of its own. */
  readonly site: string
  readonly url: string
  readonly isPrivate: boolean
}

/** A page of the extension's own origin. `embedded`: a frame inside another site's tab. */
export interface PageCaller {
  readonly kind: 'page'
  readonly embedded: boolean
  readonly tabId: number
  readonly frame: string
}

export type Caller = WebmailCaller | PageCaller

/** Who sent a message, as the browser (not the message) says; `null` for anyone who may ask nothing. */
export function callerOf(sender: Runtime.MessageSender): Caller | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null
  const { tab, frameId = 0 } = sender
  const documentId = (sender as { documentId?: string }).documentId ?? `${tab?.id ?? ''}:${frameId}:${sender.url}`
  if (isOwn(sender.url)) {
    return { kind: 'page', embedded: tab !== undefined && frameId !== 0, tabId: tab?.id ?? -1, frame: documentId }
  }
  // Of a document without an address only the browser knows whose it is; where it does not say so, or it is nobody's, nothing may be asked.
  const site = isWeb(sender.url) ? new URL(sender.url).origin : (sender as { origin?: string }).origin
  if (tab?.id === undefined || site === undefined || !isWeb(site)) return null
  return {
    kind: 'webmail', tabId: tab.id, windowId: tab.windowId ?? -1, frameId, documentId, site, url: sender.url, isPrivate: tab.incognito,
  }
}

const isWeb = (url: string): boolean => /^https?:/.test(url)

/** Whether a document has no address of its own (`about:blank`, `blob:`): another one's scripts write it, and may send for it. */
export const isWritten = ({ url }: Pick<WebmailCaller, 'url'>): boolean => !isWeb(url)

const isOwn = (url: string): boolean => url.startsWith(browser.runtime.getURL(''))
