import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { isMailbox, parseMailboxes, writeMailbox } from '../addresses.ts'
import type { Places } from '../structural/places.ts'
import { Recipients } from '../structural/recipients.ts'
import { until } from '../until.ts'
import { OUTLOOK } from './layout.ts'

/** Milliseconds in which Outlook makes a pill of what was typed. */
const PILL = 1500

/**
 * Outlook's recipients: pills inside an editable line. A pill shows a name, and its address stands nowhere in the page: then it
 * is unresolved, whatever the name.
 */
export class OutlookRecipients extends Recipients {
  readonly #places: Places
  #line: Promise<void> = Promise.resolve()

  constructor(places: Places) {
    super(places)
    this.#places = places
  }

  override get written(): Promise<void> {
    return this.#line
  }

  override chips(field: RecipientField): Element[] {
    const well = this.#places.input(field)
    const pills = [...(well?.querySelectorAll(OUTLOOK.loose.chip ?? '') ?? [])]
    return pills.filter((pill) => !pills.some((other) => other !== pill && other.contains(pill)))
  }

  override read(field: RecipientField): Mailbox[] {
    return [...this.chips(field).map(mailboxOfPill), ...parseMailboxes(this.typed(field))]
  }

  override typed(field: RecipientField): string {
    const well = this.#places.input(field)
    if (!well) return ''
    const pills = this.chips(field)
    const walker = well.ownerDocument.createTreeWalker(well, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!pills.some((pill) => pill.contains(node))) texts.push(node.nodeValue ?? '')
    }
    return texts.join('').replace(/\u200b/g, '').trim()
  }

  override set(field: RecipientField, mailboxes: readonly Mailbox[]): void {
    this.#line = this.#line.then(() => this.#leave(field, mailboxes))
  }

  async #leave(field: RecipientField, mailboxes: readonly Mailbox[]): Promise<void> {
    const well = this.#places.input(field)
    if (!well) return
    for (const pill of this.chips(field)) {
      if (!mailboxes.some(isMailbox(mailboxOfPill(pill)))) pill.querySelector<HTMLElement>(OUTLOOK.loose.chipRemove ?? '')?.click()
    }
    for (const node of [...well.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove()
    for (const mailbox of mailboxes.filter((wanted) => !this.read(field).some(isMailbox(wanted)))) {
      const before = this.chips(field).length
      typeAtEnd(well, writeMailbox(mailbox))
      await until(() => this.chips(field).length > before, PILL).catch(() => undefined)
    }
  }
}

const ADDRESS = /[^\s<>"',;:()[\]]+@[^\s<>"',;:()[\]]+/g

/** Whom a pill names. The pill itself is a control; the button in it only takes it away. Of two addresses neither is believed. */
function mailboxOfPill(pill: Element): Mailbox {
  const copy = pill.cloneNode(true) as Element
  for (const button of copy.querySelectorAll('button')) button.remove()
  const said = [copy, ...copy.querySelectorAll('[title*="@"], [aria-label*="@"]')]
    .flatMap((element) => [element.textContent, element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? ''])
  const [first = '', ...others] = new Set(said.flatMap((text) => text.toLowerCase().match(ADDRESS) ?? []))
  const name = copy.textContent.replace(ADDRESS, '').replace(/[<>()]/g, '').trim()
  return { name: name === '' && others.length > 0 ? [first, ...others].join(' ') : name, address: others.length > 0 ? '' : first }
}

/** Types as a hand does, behind the pills, and finishes with the key. */
function typeAtEnd(well: HTMLElement, text: string): void {
  const page = well.ownerDocument
  well.focus()
  const selection = page.getSelection()
  selection?.selectAllChildren(well)
  selection?.collapseToEnd()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else types into an editable line as a hand does
  page.execCommand('insertText', false, text)
  well.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
}
