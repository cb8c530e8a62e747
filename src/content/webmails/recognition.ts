import type { Exit, NamedRecipients } from '../world-bridge.ts'

/** Webmails that we know; also what may be said of one at the background's door. */
export const WEBMAILS = ['roundcube', 'sogo', 'gmail', 'outlook', 'zimbra', 'yahoo', 'proton', 'structural'] as const
export type WebmailName = (typeof WEBMAILS)[number]

/** A request that a script of the page is about to make. */
export interface PageRequest {
  readonly method: string
  readonly target: string
  /** What it carries, its address's query apart; `null` when that cannot be read as text. */
  readonly body: string | null
  /** Values of the headers that the page has set, one a line: some webmails put a short call there. */
  readonly headers?: string
}

/**
 * Where the network gate is opened; `urlFilter` syntax of declarative rules, in which `^` is a separator or the end.
 * Each opens for requests to the webmail's own host only.
 */
export interface GatePatterns {
  /** A send that was let go, and how the page makes it. */
  readonly send: readonly { readonly filter: string; readonly type: 'sub_frame' | 'main_frame' | 'xmlhttprequest' }[]
  /** Scanned or sealed files on their way. */
  readonly upload: readonly string[]
  /** What carries nothing of the draft. */
  readonly harmless: readonly string[]
  /** Hosts from which parts of the webmail's own application come while a view is open: scripts and style sheets alone. */
  readonly parts?: readonly string[]
}

/**
 * What the first script, the page's world and the background need to know of a webmail: small, and no reading. A webmail
 * may show several compose views in one page, one after the other or at once; each has a root element.
 */
export interface Recognition {
  readonly name: WebmailName
  /** Root elements of the compose views that are open. Asked at every gesture and request: it must be quick. */
  views(page: Document): Element[]
  /** What is written in this page where it is surely one of this webmail's, with a view or without; a script must not be able to make it one. */
  ownPage?(page: Document): 'mail' | 'no mail' | null
  /** Whether the address says that a compose view is coming, before anything of it is there. */
  isComing(address: URL | Location): boolean
  /** Identifies a view; the same after the page was loaded again, where the webmail makes that possible. */
  keyOf(view: Element, address: URL | Location): string
  /** The Send control (also scheduling, send and archive …) that a gesture on this element uses. */
  sendControlAt(element: Element): Element | null
  /** The Save control that a gesture on this element uses; webmails without one leave this out. */
  saveControlAt?(element: Element): Element | null
  /** Whether these keys send, from anywhere in the view. */
  isSendShortcut(event: KeyboardEvent): boolean
  /** What the badge stands behind; `null`: it floats. */
  sendPlace(view: Element): Element | null
  /** Whether that place, a bar of tools, is one line high: what does not fit there is shown where it is pointed at. */
  isOneLine?(place: Element): boolean
  /** Whether this document asks to log in. */
  isLoginPage(page: Document): boolean
  /** What submitting this form would carry out; `null`: nothing of the draft. */
  exitOfForm(form: HTMLFormElement): Exit | null
  /** What a request of the page's own scripts would carry out; `null`: nothing of the draft, its text is looked at all the same. */
  exitOfRequest(request: PageRequest, base: string): Exit | null
  /**
   * What a request would carry out in a document in which no view stands, where it is about a message all the same: of a
   * view in a window of its own, or of one that was put away before its message had left. `null` for all else.
   */
  strayExit?(request: PageRequest, base: string): Exit | null
  /** Subject and text of the message in a request, as HTML; `null` when none is recognised. */
  messageIn?(request: PageRequest): string | null
  /** Whom the message in a request goes to, where the page itself does not show it; `null` when the request names nobody. */
  recipientsIn?(request: PageRequest): NamedRecipients | null
  /** What is written in a window of its own may be sent by the page that opened it. */
  readonly sendsByOpener?: true
  readonly gate: GatePatterns
  /**
   * Address of an empty compose view of the webmail at this address; `null` when it does not look like this webmail. `inReplyTo`: the
   * Message-ID of what is answered there, where the webmail takes one by its address; empty for none.
   */
  composeAddress(webmail: URL, inReplyTo: string): string | null
  /** Opens an empty compose view in a page that has none, where no address does; `false` when it cannot. */
  openCompose?(page: Document): boolean
}
