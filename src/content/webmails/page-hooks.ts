import type { WebmailName } from './recognition.ts'
import { roundcubeHooks } from './roundcube/page-hooks.ts'
import { sogoHooks } from './sogo/page-hooks.ts'
import { zimbraHooks } from './zimbra/page-hooks.ts'

/** What the page's world hooks of a webmail's own client, beside every request. Untrusted, as all of that world. */
export interface PageHooks {
  /** Called once when the page's document is there; does nothing in a page of another webmail. */
  hook(): void
  /** A form that the webmail had already announced was held: give it its controls back. */
  onHeldForm?(): void
}

/** Webmails whose client has something to hook. */
export const PAGE_HOOKS: Readonly<Partial<Record<WebmailName, PageHooks>>> = { roundcube: roundcubeHooks, sogo: sogoHooks, zimbra: zimbraHooks }
