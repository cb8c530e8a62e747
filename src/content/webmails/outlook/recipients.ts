import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { formatMailbox } from '../addresses.ts'
import type { Places } from '../structural/places.ts'
import { mailboxOf, Recipients } from '../structural/recipients.ts'
import { until } from '../until.ts'
import { OUTLOOK } from './layout.ts'

/** Milliseconds in which Outlook makes a pill of what was typed. */
const PILL = 1500

const sameAs = (wanted: Mailbox) => (one: Mailbox): boolean =>
  (wanted.address === '' ? one.name === wanted.name : one.address.toLowerCase() === wanted.address.toLowerCase())

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
      if (!mailboxes.some(sameAs(mailboxOf(pill)))) pill.querySelector<HTMLElement>(OUTLOOK.loose.chipRemove ?? '')?.click()
    }
    for (const node of [...well.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove()
    for (const mailbox of mailboxes.filter((wanted) => !this.read(field).some(sameAs(wanted)))) {
      const before = this.chips(field).length
      typeAtEnd(well, mailbox.address === '' ? mailbox.name : formatMailbox(mailbox))
      await until(() => this.chips(field).length > before, PILL).catch(() => undefined)
    }
  }
}

/** Types as a hand does, behind the pills, and finishes with the key. */
function typeAtEnd(well: HTMLElement, text: string): void {
  const page = well.ownerDocument
  well.focus()
  const selection = page.getSelection()
  selection?.selectAllChildren(well)
  selection?.collapseToEnd()
  page.execCommand('insertText', false, text)
  well.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
}
