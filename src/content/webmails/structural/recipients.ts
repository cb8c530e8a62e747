import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { parseMailboxes, writeMailbox, writeMailboxes } from '../addresses.ts'
import { until } from '../until.ts'
import type { Places } from './places.ts'
import { isLabel } from './signs.ts'

/** More recipients than any message has: more are looked at no further. */
const MOST = 6000
const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}.-]+/gu
/** Where webmails write a recipient's address when they show the name. */
const CARRIERS = ['title', 'aria-label', 'data-address', 'data-email', 'email', 'data-hovercard-id', 'data-sceau-address']
const REMOVERS = 'button, [role="button"], [class*="remove" i], [class*="close" i], [class*="delete" i], a'
/** What stands in a chip and says nothing of whom it is. */
const NOT_SAID = 'button, [role="button"], svg, [class*="remove" i], [class*="close" i], [class*="delete" i]'
const TOGGLES = 'button, a, [role="button"], span[tabindex]'
const APPEARS = 1500

const unique = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => text.toLowerCase().replace(/[.-]+$/g, '')))]

/**
 * The words of a part of the page without its controls. Pieces are joined as they stand: an address that is drawn in two pieces
 * must not be taken for the shorter one.
 */
function wordsIn(part: Element): string {
  if (part.querySelector(NOT_SAID) === null) return part.textContent
  const copy = part.cloneNode(true) as Element
  for (const control of copy.querySelectorAll(NOT_SAID)) control.remove()
  return copy.textContent
}

const CARRYING = CARRIERS.map((name) => `[${name}*="@"]`).join(',')
const bears = (element: Element): boolean => element.textContent.includes('@') || element.matches(CARRYING) || element.querySelector(CARRYING) !== null

/** Texts in which addresses stand: of each part that bears one, so that two of them do not run together. */
function textsIn(part: Element): string[] {
  const bearers = [...part.children].filter((child) => child.textContent.includes('@'))
  return bearers.length > 1 ? bearers.flatMap(textsIn) : [wordsIn(part)]
}

/** All addresses in the text and the attributes of a part of the page. */
function addressesIn(part: Element): string[] {
  const elements = [part, ...part.querySelectorAll(CARRYING)]
  const texts = [...textsIn(part), ...elements.flatMap((element) => CARRIERS.map((name) => element.getAttribute(name) ?? ''))]
  return unique(texts.flatMap((text) => text.match(ADDRESS) ?? []))
}

/**
 * The recipient that a chip stands for. Of two addresses on one chip neither is believed, and a name alone is a name alone:
 * both are unresolved, never assumed.
 */
export function mailboxOf(chip: Element): Mailbox {
  const markup = chip.outerHTML
  const known = readings.get(chip)
  if (known?.markup === markup) return known.mailbox
  const mailbox = readChip(chip)
  readings.set(chip, { markup, mailbox })
  return mailbox
}

/** Thousands of chips are read at each key; few of them change. */
const readings = new WeakMap<Element, { readonly markup: string; readonly mailbox: Mailbox }>()

function readChip(chip: Element): Mailbox {
  const addresses = addressesIn(chip)
  const shown = wordsIn(chip).replace(ADDRESS, '').replace(/[<>×✕()[\]]/g, '').replace(/\s+/g, ' ').trim()
  const only = addresses.length === 1 ? (addresses[0] ?? '') : ''
  return { name: shown === '' && only === '' ? addresses.join(' ') : shown, address: only }
}

const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement => element.tagName === 'INPUT' || element.tagName === 'TEXTAREA'

/** Elements of a row that stand for recipients: what bears an address, and words that are no label. */
export function chipsIn(row: Element, input: Element): Element[] {
  const chips: Element[] = []
  const visit = (part: Element): void => {
    if (part === input || isText(part) || part.matches('label, script, style, [data-sceau], [data-sceau-people]') || chips.length > MOST) return
    if (!part.contains(input)) {
      const addresses = [...part.children].filter(bears).length > 1 ? 2 : addressesIn(part).length
      if (addresses === 1 || (addresses === 0 && part.childElementCount === 0)) {
        if (addresses === 1 || !isLabel(part.textContent)) chips.push(part)
        return
      }
      if (addresses === 0 && isLabel(part.textContent)) return
    }
    for (const child of part.children) visit(child)
  }
  visit(row)
  return chips
}

/** The recipients of one compose view: chips and what is typed and no chip yet. */
export class Recipients {
  protected readonly places: Places
  /** Writing goes on after a webmail has drawn what was written before: one after another. */
  #line: Promise<void> = Promise.resolve()

  constructor(places: Places) {
    this.places = places
  }

  /** Resolves once everything that was asked to be written stands there. */
  get written(): Promise<void> {
    return this.#line
  }

  chips(field: RecipientField): Element[] {
    const input = this.places.input(field)
    if (!input) return []
    const row = this.places.row(input)
    const { chip } = this.places.layout.loose
    // What is recorded and no longer there must hide nobody.
    const recorded = chip === undefined ? [] : [...row.querySelectorAll(chip)]
    return recorded.length > 0 ? recorded : chipsIn(row, input)
  }

  protected mailboxOf(chip: Element): Mailbox {
    return mailboxOf(chip)
  }

  typed(field: RecipientField): string {
    const input = this.places.input(field)
    if (!input) return ''
    return (isText(input) ? input.value : this.chips(field).length > 0 ? '' : input.textContent).trim()
  }

  read(field: RecipientField): Mailbox[] {
    return [...this.chips(field).map((chip) => this.mailboxOf(chip)), ...parseMailboxes(this.typed(field))]
  }

  /** Leaves just these recipients in a field. */
  set(field: RecipientField, mailboxes: readonly Mailbox[]): void {
    this.#line = this.#line.then(() => this.#set(field, mailboxes))
  }

  async #set(field: RecipientField, mailboxes: readonly Mailbox[]): Promise<void> {
    if (same(this.read(field), mailboxes)) return
    if (mailboxes.length > 0) await this.show(field)
    const input = this.places.input(field)
    if (!input) return
    for (const chip of this.chips(field)) {
      if (mailboxes.some((wanted) => same([wanted], [this.mailboxOf(chip)]))) continue
      this.#remove(chip, input)
      await drawn()
    }
    this.#type(input, '')
    const standing = this.read(field)
    const missing = mailboxes.filter((wanted) => !standing.some((one) => same([one], [wanted])))
    for (const mailbox of missing) {
      this.#type(this.places.input(field) ?? input, writeMailbox(mailbox))
      pressKey(input, 'Enter')
      await drawn()
      // A plain field keeps what is typed: then it takes all in one line.
      if (this.typed(field) !== '') {
        this.#type(input, writeMailboxes(missing))
        return
      }
    }
  }

  /** Brings a field up that the webmail shows only on demand. */
  protected async show(field: RecipientField): Promise<void> {
    const isThere = (): boolean => this.places.input(field) !== null
    if (isThere()) return
    const words = field === 'bcc' ? /^(?:cci|bcc|copie cachée|cc,? (?:cci|bcc))\s*:?$/i : /^(?:cc|copie|ajouter cc|cc,? (?:cci|bcc))\s*:?$/i
    const toggle = [...this.places.view.querySelectorAll<HTMLElement>(TOGGLES)].find(({ textContent }) => words.test(textContent.trim()))
    toggle?.click()
    if (toggle) await until(isThere, APPEARS).catch(() => undefined)
  }

  #remove(chip: Element, input: HTMLElement): void {
    const css = this.places.layout.loose.chipRemove ?? REMOVERS
    const remover = chip.querySelector<HTMLElement>(css) ?? chip.parentElement?.querySelector<HTMLElement>(css)
    if (remover && remover !== input) remover.click()
    else pressKey(input, 'Backspace')
  }

  #type(input: HTMLElement, text: string): void {
    if (isText(input)) input.value = text
    else input.textContent = text
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
  }
}

const keyOf = ({ name, address }: Mailbox): string => (address === '' ? name : address.toLowerCase())
const same = (a: readonly Mailbox[], b: readonly Mailbox[]): boolean => a.length === b.length && a.every((one, index) => keyOf(one) === keyOf(b[index] ?? { name: '', address: '' }))

/** Older webmails read the number of a key, which has no other way in than the event's own properties. */
const CODES: Record<string, number> = { Enter: 13, Backspace: 8 }

function pressKey(target: HTMLElement, key: string): void {
  const code = CODES[key] ?? 0
  for (const type of ['keydown', 'keypress', 'keyup']) {
    target.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true, ...{ keyCode: code, which: code } }))
  }
}

/** Resolves after the page's scripts had their turn. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
