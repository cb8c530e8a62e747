import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { isMailbox, parseMailboxes, writeMailbox } from '../addresses.ts'
import type { NamedRecipients } from '../../world-bridge.ts'
import type { Places } from '../structural/places.ts'
import { Recipients } from '../structural/recipients.ts'
import { until } from '../until.ts'
import { OUTLOOK } from './layout.ts'

/** Milliseconds in which Outlook makes a pill of what was typed. */
const PILL = 1500

const FIELDS = ['to', 'cc', 'bcc'] as const

/**
 * Outlook's recipients: pills inside an editable line. A pill shows a name, and its address stands nowhere in the page: then it
 * is unresolved, whatever the name, until a save or a send of Outlook's own has named it. Each such request counts anew, the send
 * itself included, so that a message is judged for whom it goes to, and also for whom the page does not show.
 */
export class OutlookRecipients extends Recipients {
  readonly #places: Places
  #line: Promise<void> = Promise.resolve()
  /** Whom a pill stands for, as the last request said, as long as it shows the same name. */
  readonly #named = new WeakMap<Element, { readonly shown: string; readonly mailbox: Mailbox }>()
  /** Recipients of the last request that no pill shows. */
  #unshown: Readonly<Record<RecipientField, readonly Mailbox[]>> = { to: [], cc: [], bcc: [] }

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
    const pills = this.chips(field).map((pill) => this.mailboxOf(pill))
    // A field that was folded up may have been opened since.
    const unshown = this.#unshown[field].filter((mailbox) => !pills.some((shown) => isShown(shown, mailbox)))
    return [...pills, ...parseMailboxes(this.typed(field)), ...unshown]
  }

  protected override mailboxOf(pill: Element): Mailbox {
    const shown = mailboxOfPill(pill)
    const named = this.#named.get(pill)
    return shown.address === '' && named?.shown === shown.name ? named.mailbox : shown
  }

  /** Takes from a request of this view's whom its pills stand for. A page that forges one could as well forge its pills. */
  learn(recipients: NamedRecipients): void {
    for (const field of FIELDS) {
      const named = recipients[field]
      if (named) this.#unshown = { ...this.#unshown, [field]: this.#match(this.chips(field), named) }
    }
  }

  /** Gives the recipients for which there is no pill. */
  #match(pills: readonly Element[], named: readonly Mailbox[]): readonly Mailbox[] {
    const waiting = new Map(pills.map((pill) => [pill, mailboxOfPill(pill)]))
    for (const pill of pills) this.#named.delete(pill)
    const take = (pill: Element, mailbox: Mailbox): void => {
      const shown = waiting.get(pill)?.name ?? ''
      if (mailbox.address !== '') this.#named.set(pill, { shown, mailbox: { ...mailbox, name: shown } })
      waiting.delete(pill)
    }
    const others = named.filter((mailbox) => {
      const pill = pills.find((one) => waiting.has(one) && isShown(waiting.get(one) ?? NOBODY, mailbox))
      if (pill) take(pill, mailbox)
      return !pill
    })
    const nameless = [...waiting].filter(([, { address }]) => address === '').map(([pill]) => pill)
    // As many as there are: a pill may show another name than the request, but the message goes to nobody else.
    if (others.length !== nameless.length) return others
    nameless.forEach((pill, index) => take(pill, others[index] ?? NOBODY))
    return []
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
      if (!mailboxes.some(isMailbox(this.mailboxOf(pill)))) pill.querySelector<HTMLElement>(OUTLOOK.loose.chipRemove ?? '')?.click()
    }
    for (const node of [...well.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove()
    for (const mailbox of mailboxes.filter((wanted) => !this.read(field).some(isMailbox(wanted)))) {
      const before = this.chips(field).length
      typeAtEnd(well, writeMailbox(mailbox))
      await until(() => this.chips(field).length > before, PILL).catch(() => undefined)
    }
  }
}

const NOBODY: Mailbox = { name: '', address: '' }

/** Whether a pill shows this recipient: by its address, or by its name where it has none. */
const isShown = (shown: Mailbox, { name, address }: Mailbox): boolean => (shown.address === '' ? shown.name === name : shown.address === address)

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
