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
  /** Origin of the page. */
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
  if (tab?.id === undefined) return null
  return {
    kind: 'webmail', tabId: tab.id, windowId: tab.windowId ?? -1, frameId, documentId, site: new URL(sender.url).origin, url: sender.url,
    isPrivate: tab.incognito,
  }
}

const isOwn = (url: string): boolean => new URL(url).origin === new URL(browser.runtime.getURL('')).origin
