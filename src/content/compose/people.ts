import type { Standing } from '../../directory/index.ts'
import { shownAddress } from '../../faces/shown-address.ts'
import { markOf, wordsOfMark } from '../../faces/standing-mark.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { PeopleToCompose, RecipientField } from '../../messaging/people-port.ts'
import { PeopleFrame } from '../ui/people-frame.ts'
import { type MarksLine, type MarkState, RecipientMarks } from '../ui/recipient-marks.ts'
import { say } from '../ui/words.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import { type Scan, standingKey } from './scan.ts'

const FIELDS: readonly RecipientField[] = ['to', 'cc', 'bcc']
/** Milliseconds: a pointer that only passes by opens nothing, and one on its way into the card does not close it. */
const LINGER = 300
const GRACE = 350
const LONGEST_NAME = 40
/** Marks of one line: more are not read, and five thousand would stop the page. The rules look at every recipient all the same. */
const MOST_MARKS = 50

type Open =
  | { readonly what: 'card'; readonly field: RecipientField; readonly address: string; readonly from: HTMLElement }
  | { readonly what: 'search'; readonly field: RecipientField; readonly from: HTMLElement }

/** The people of one compose view: a line of marks under each recipient field, the card of each, and the search. */
export class People {
  /** Called when somebody was picked from the directory. */
  onPick: (mailbox: Mailbox) => void = () => undefined
  readonly #adapter: ComposeAdapter
  readonly #marks: ReadonlyMap<RecipientField, RecipientMarks>
  readonly #frame: PeopleFrame
  readonly #page: Document
  #scan: Scan | null = null
  #open: Open | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The mark whose card was closed by Escape: it stays closed until the mark has been left (WCAG 2.2, 1.4.13). */
  #dismissed: HTMLElement | null = null

  constructor(page: Document, adapter: ComposeAdapter, signal: AbortSignal) {
    this.#page = page
    this.#adapter = adapter
    this.#frame = new PeopleFrame(page, (message) => this.#hear(message), (inside) => (inside ? clearTimeout(this.#timer) : this.#leave()))
    this.#marks = new Map(FIELDS.map((field) => [field, new RecipientMarks(page, {
      onCard: (address, button, how) => this.#near(field, address, button, how),
      onLeave: () => {
        this.#dismissed = null
        this.#leave()
      },
      onSearch: (button) => this.#search(field, button),
    })]))
    const view = page.defaultView
    view?.addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal })
    for (const type of ['scroll', 'resize']) view?.addEventListener(type, () => this.#frame.place(), { capture: true, passive: true, signal })
    signal.addEventListener('abort', () => this.#close(false))
  }

  /** Shows the recipients of the newest scan. */
  update(scan: Scan, standings: ReadonlyMap<string, Standing>): void {
    this.#scan = scan
    for (const [field, marks] of this.#marks) {
      const place = this.#adapter.recipientField(field)
      if (place) marks.show(place, lineOf(field, scan.draft[field], standings, place.typed))
      else marks.remove()
    }
    if (this.#open && !this.#open.from.isConnected) this.#close(false)
  }

  #near(field: RecipientField, address: string, from: HTMLElement, how: 'near' | 'pressed'): void {
    clearTimeout(this.#timer)
    // Who is in the search has not asked for a card by passing over a mark.
    if (how === 'near' && (this.#open?.what === 'search' || this.#dismissed === from)) return
    const show = (): void => this.#show({ what: 'card', field, address, from }, how === 'pressed')
    if (how === 'pressed' || from.matches(':focus-visible')) show()
    else this.#timer = setTimeout(show, LINGER)
  }

  #search(field: RecipientField, from: HTMLElement): void {
    this.#show({ what: 'search', field, from }, true)
  }

  #show(open: Open, enter: boolean, name = ''): void {
    clearTimeout(this.#timer)
    this.#open = open
    const { draft } = this.#scan ?? {}
    const typed = this.#adapter.recipientField(open.field)?.typed ?? ''
    const message = open.what === 'card'
      ? { type: 'card' as const, mailbox: draft?.[open.field].find(({ address, name }) => (address || name) === open.address) ?? { name: '', address: open.address } }
      : { type: 'search' as const, field: open.field, typed: name || typed, letter: draft ? `${draft.subject}\n${draft.body}` : '' }
    this.#frame.show(open.from, message, enter).catch(() => (this.#open = null))
  }

  #leave(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#open?.what !== 'card' || this.#frame.hasKeyboard || this.#open.from.matches(':focus-visible, :hover')) return
      this.#close(false)
    }, GRACE)
  }

  /** @param back Whether the keyboard returns to where it came from. */
  #close(back: boolean): void {
    clearTimeout(this.#timer)
    const open = this.#open
    this.#open = null
    this.#frame.hide()
    if (back && open?.from.isConnected) open.from.focus()
  }

  #onKey(event: KeyboardEvent): void {
    if (!event.isTrusted) return
    const stop = (): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    if (event.key === 'Escape' && this.#open) {
      stop()
      this.#dismissed = this.#open.from
      this.#close(false)
      return
    }
    // The key with which lists of fields are opened everywhere (ARIA combobox).
    if (event.key !== 'ArrowDown' || !event.altKey || event.ctrlKey || event.metaKey) return
    const field = FIELDS.find((one) => this.#adapter.recipientField(one)?.input === event.target)
    const from = field && this.#marks.get(field)?.searchButton
    if (!field || !from) return
    stop()
    this.#search(field, from)
  }

  #hear(message: PeopleToCompose): void {
    const open = this.#open
    if (!open) return
    switch (message.type) {
      case 'close':
        this.#dismissed = open.from
        this.#close(true)
        return
      case 'left':
        // Another window in front is no reason to lose what was typed.
        if (this.#page.hasFocus()) this.#close(false)
        return
      case 'find':
        this.#show({ what: 'search', field: open.field, from: this.#marks.get(open.field)?.searchButton ?? open.from }, true, message.name)
        return
      case 'choose': {
        this.#close(false)
        this.onPick(message.mailbox)
        this.#adapter.addRecipient(open.field, message.mailbox, message.insteadOf)
        this.#adapter.recipientField(open.field)?.input.focus()
        return
      }
      default:
    }
  }
}

function lineOf(field: RecipientField, mailboxes: readonly Mailbox[], standings: ReadonlyMap<string, Standing>, typed: string): MarksLine {
  const isName = typed !== '' && !typed.includes('@')
  // What is only being typed is nobody yet.
  const marks = mailboxes.filter(({ address, name }) => address !== '' || name !== typed).slice(0, MOST_MARKS).map((mailbox): MarkState => {
    const standing = standings.get(standingKey(mailbox.address))
    const shown = shownAddress(mailbox.address, standing?.network ?? 'unresolved')
    return {
      address: mailbox.address || mailbox.name,
      name: mailbox.name !== '' && mailbox.name !== mailbox.address ? mailbox.name : shown,
      mark: markOf(standing),
      words: say(wordsOfMark(standing)),
      description: `${standing ? say(`people_network_${standing.network}`) : ''} ${say('people_mark_how')}`.trim(),
    }
  })
  return {
    label: say(`people_line_${field}`), marks,
    search: isName ? say('people_search_typed', typed.slice(0, LONGEST_NAME)) : say('people_search_open'),
  }
}
