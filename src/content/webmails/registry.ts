import type { Exit } from '../world-bridge.ts'
import { gmail } from './gmail/recognise.ts'
import { outlook } from './outlook/recognise.ts'
import { proton } from './proton/recognise.ts'
import type { PageRequest, Recognition, WebmailName } from './recognition.ts'
import { roundcube } from './roundcube/recognise.ts'
import { sogo } from './sogo/recognise.ts'
import { structural } from './structural/recognise.ts'
import { isAddressed } from './structural/views.ts'
import { yahoo } from './yahoo/recognise.ts'
import { zimbra } from './zimbra/recognise.ts'

/** Every webmail we know. The first that finds a compose view in a page has it; whoever goes by structure alone comes last. */
const REGISTRY: Readonly<Record<WebmailName, Recognition>> = { roundcube, sogo, gmail, outlook, zimbra, yahoo, proton, structural }

export const RECOGNITIONS: readonly Recognition[] = Object.values(REGISTRY)

/** Takes what nobody has described. */
export const GENERAL: Recognition = structural

export const recognitionNamed = (name: WebmailName): Recognition => REGISTRY[name]

/**
 * The webmail whose compose views stand in this page; `null` when none does. Where a webmail knows a page for its own, what only looks
 * like a view is believed less: not at all where nobody writes mail, and else only with a field for recipients. No such word keeps
 * a webmail from finding its own.
 */
export function composingIn(page: Document): Recognition | null {
  const known = RECOGNITIONS.find((webmail) => webmail !== GENERAL && webmail.views(page).length > 0)
  if (known) return known
  const own = RECOGNITIONS.find((webmail) => webmail.ownPage?.(page))?.ownPage?.(page)
  if (own === 'no mail') return null
  const views = GENERAL.views(page)
  return views.some((view) => own === undefined || isAddressed(view)) ? GENERAL : null
}

/** The webmail whose compose view this address will bring; `null` when it says nothing. */
export const comingTo = (address: URL | Location): Recognition | null => RECOGNITIONS.find((webmail) => webmail.isComing(address)) ?? null

/** What a request would carry out that is about a message though no view stands in this document, and whose; `null` for all else. */
export function strayExit(request: PageRequest, base: string): { readonly webmail: Recognition; readonly exit: Exit } | null {
  for (const webmail of RECOGNITIONS) {
    const exit = webmail.strayExit?.(request, base) ?? null
    if (exit !== null) return { webmail, exit }
  }
  return null
}

/** Whether this document asks to log in to a webmail. */
export const asksToLogIn = (page: Document): boolean => RECOGNITIONS.some((webmail) => webmail.isLoginPage(page))

/**
 * Address of an empty compose view of a practitioner's webmail. @param inReplyTo Message-ID of what is answered there; empty for none.
 * @throws TypeError when `webmail` is no address.
 */
export function composeAddress(webmail: string, inReplyTo = ''): string {
  const address = new URL(webmail)
  // Roundcube lives under any address, so it is the guess where no other webmail knows its own.
  for (const each of [...RECOGNITIONS].reverse()) {
    const compose = each.composeAddress(address, inReplyTo)
    if (compose !== null) return compose
  }
  return address.href
}
