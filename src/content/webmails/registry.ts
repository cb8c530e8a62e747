import type { Exit } from '../world-bridge.ts'
import { gmail } from './gmail/recognise.ts'
import { outlook } from './outlook/recognise.ts'
import { proton } from './proton/recognise.ts'
import type { PageRequest, Recognition, WebmailName } from './recognition.ts'
import { roundcube } from './roundcube/recognise.ts'
import { sogo } from './sogo/recognise.ts'
import { structural } from './structural/recognise.ts'
import { yahoo } from './yahoo/recognise.ts'
import { zimbra } from './zimbra/recognise.ts'

/** Every webmail we know. The first that finds a compose view in a page has it; whoever goes by structure alone comes last. */
const REGISTRY: Readonly<Record<WebmailName, Recognition>> = { roundcube, sogo, gmail, outlook, zimbra, yahoo, proton, structural }

export const RECOGNITIONS: readonly Recognition[] = Object.values(REGISTRY)

export const recognitionNamed = (name: WebmailName): Recognition => REGISTRY[name]

/** The webmail whose compose views stand in this page; `null` when none does. In a page that a webmail knows for its own no other looks. */
export function composingIn(page: Document): Recognition | null {
  for (const webmail of RECOGNITIONS) {
    if (webmail.views(page).length > 0) return webmail
    if (webmail.isOwnPage?.(page)) return null
  }
  return null
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
