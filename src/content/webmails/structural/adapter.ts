import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import type { HeldDraft } from '../../../messaging/records.ts'
import { isTag } from '../../elements.ts'
import { formatMailbox, parseMailboxes, withPicked, writeMailboxes } from '../addresses.ts'
import { giveFiles } from '../give-files.ts'
import { press } from '../press.ts'
import { cutText, type EditorSpan } from '../text-map.ts'
import { until } from '../until.ts'
import type { ComposeAdapter, FieldPlace, Reading, SendOutcome } from '../webmail.ts'
import { ShownAttachments } from './attachments.ts'
import { SurfaceEditor } from './editor.ts'
import type { Layout } from './layout.ts'
import { watchOutcome } from './outcome.ts'
import { Places } from './places.ts'
import { Recipients } from './recipients.ts'
import { editorsIn } from './views.ts'

const UPLOAD_TIMEOUT = 120_000
const QUOTE = 'blockquote, .gmail_quote, .yahoo_quoted, .protonmail_quote, #appendonsend'
const FIELDS = ['to', 'cc', 'bcc'] as const

/** How one webmail differs from what its layout says. */
export interface Ways {
  /** Whether an address is that of the webmail's send request; `null` where nobody knows it. */
  readonly isSend: ((url: URL) => boolean) | null
  /** Whether it is where drafts are saved. */
  readonly isSave: ((url: URL) => boolean) | null
}

/** A line of ours stands in no row of a table, and in no list: there what is around the input has the place. */
function besideText(row: Element, input: Element): Element {
  let place = row
  while (place !== input && place.matches('table, tbody, tr, td, th, li, label')) place = [...place.children].find((child) => child.contains(input)) ?? input
  return place
}

/**
 * A compose view that is an editor, fields and something that sends, wherever the webmail has put them: by what is recorded of
 * the webmail, and where that no longer fits, by structure.
 */
export class StructuralCompose implements ComposeAdapter {
  readonly webmail: string
  readonly key: string
  readonly attachingSaves = true
  protected readonly places: Places
  protected readonly recipients: Recipients
  readonly #page: Document
  readonly #view: Element
  readonly #editor: SurfaceEditor
  readonly #attachments: ShownAttachments
  readonly #ways: Ways
  #saved = false

  constructor(view: Element, key: string, layout: Layout, ways: Ways, places = new Places(view, layout), recipients = new Recipients(places)) {
    this.#page = view.ownerDocument
    this.#view = view
    this.webmail = layout.webmail
    this.key = key
    this.places = places
    this.recipients = recipients
    this.#ways = ways
    this.#editor = new SurfaceEditor(() => this.places.editor(), layout.loose.quote ?? QUOTE)
    this.#attachments = new ShownAttachments(places)
  }

  unknownLayout(): readonly string[] {
    // Two editors with text: nobody knows which of them is sent.
    const used = editorsIn(this.#view).filter((editor) => editor.checkVisibility() && editor.tagName !== 'IFRAME' && this.#isOther(editor))
    return [...this.places.unknown(), ...(used.length > 0 ? ['second editor'] : [])]
  }

  #isOther(editor: HTMLElement): boolean {
    const surface = this.places.editor()
    if (surface === null || editor === surface || editor.contains(surface) || surface.contains(editor)) return false
    return (editor.tagName === 'TEXTAREA' ? (editor as HTMLTextAreaElement).value : editor.textContent).trim() !== ''
  }

  #from(): Mailbox | null {
    const { from } = this.places.layout.loose
    const element = from === undefined ? this.#view.querySelector<HTMLElement>('select[name*="from" i], select[id*="from" i]') : this.#view.querySelector<HTMLElement>(from)
    if (!element) return null
    const shown = isTag(element, 'select') ? element.selectedOptions[0]?.textContent ?? '' : isTag(element, 'input') ? element.value : element.textContent
    return parseMailboxes(shown).find(({ address }) => address !== '') ?? null
  }

  read(): Reading {
    return {
      from: this.#from(),
      to: this.recipients.read('to'),
      cc: this.recipients.read('cc'),
      bcc: this.recipients.read('bcc'),
      subject: this.places.subject()?.value ?? '',
      text: this.#editor.map(),
      isHtml: this.#editor.isHtml,
      attachments: this.#attachments.list(),
      inlineImages: this.#editor.inlineImages,
    }
  }

  editorWindows(): readonly Window[] {
    const view = this.places.frame()?.contentWindow
    return view ? [view] : []
  }

  onChange(listener: () => void, signal: AbortSignal): void {
    const options = { capture: true, signal }
    const watched = new WeakSet<Document>()
    const types = ['input', 'change', 'keyup', 'paste', 'drop', 'focusout']
    for (const type of types) this.#page.addEventListener(type, listener, options)
    const observers = [this.#view].map((root) => this.#observe(root, () => follow()))
    const follow = (): void => {
      const inner = this.places.frame()?.contentDocument
      if (inner && !watched.has(inner)) {
        watched.add(inner)
        for (const type of types) inner.addEventListener(type, listener, options)
        observers.push(this.#observe(inner, listener))
      }
      listener()
    }
    this.#page.addEventListener('load', follow, options)
    signal.addEventListener('abort', () => {
      for (const observer of observers) observer.disconnect()
    })
    follow()
    this.#watchSaves(signal)
  }

  #observe(root: Node, listener: () => void): MutationObserver {
    const observer = new MutationObserver((records) => {
      // Our own marks beside the fields change nothing that is read.
      if (records.some(({ target }) => !('closest' in target) || (target as Element).closest('[data-sceau], [data-sceau-people]') === null)) listener()
    })
    observer.observe(root, { subtree: true, childList: true, characterData: true })
    return observer
  }

  /** Whether the webmail's server has had a draft of this view: the browser tells, not the page. */
  #watchSaves(signal: AbortSignal): void {
    const { isSave } = this.#ways
    if (!isSave) return
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { responseStatus?: number })[]) {
        if (URL.canParse(entry.name) && isSave(new URL(entry.name)) && entry.responseStatus !== 0) this.#saved = true
      }
    })
    observer.observe({ type: 'resource' })
    signal.addEventListener('abort', () => observer.disconnect())
  }

  onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    watchOutcome(this.#view, this.#ways.isSend, listener, signal)
  }

  reveal(start: number, end: number, part: 'body' | 'quoted' | 'subject'): void {
    if (part !== 'subject') { this.#editor.reveal({ part, start, end }); return }
    const subject = this.places.subject()
    subject?.focus()
    subject?.setSelectionRange(start, end)
  }

  highlight(spans: readonly EditorSpan[]): void {
    this.#editor.highlight(spans)
  }

  remove(ranges: readonly { part: 'body' | 'quoted' | 'subject'; start: number; end: number }[]): void {
    const inSubject = ranges.filter(({ part }) => part === 'subject')
    if (inSubject.length > 0) this.#writeSubject(cutText(this.places.subject()?.value ?? '', inSubject))
    this.#editor.remove(ranges.flatMap(({ part, start, end }) => (part === 'subject' ? [] : [{ part, start, end }])))
  }

  #writeSubject(text: string): void {
    const subject = this.places.subject()
    if (!subject) return
    subject.value = text
    for (const type of ['input', 'change']) subject.dispatchEvent(new Event(type, { bubbles: true }))
  }

  dropQuoted(): void {
    this.#editor.dropQuoted()
  }

  snapshot(): HeldDraft {
    const { from, to, cc, bcc, subject } = this.read()
    return {
      from: from ? formatMailbox(from) : '', to: writeMailboxes(to), cc: writeMailboxes(cc), bcc: writeMailboxes(bcc), subject,
      isHtml: this.#editor.isHtml, content: this.#editor.content,
    }
  }

  async portable(): Promise<{ readonly draft: HeldDraft; readonly inText: ReadonlySet<string> }> {
    const { content } = await this.#editor.contentWithPictures()
    return { draft: { ...this.snapshot(), content }, inText: new Set() }
  }

  writeRecipients(recipients: Pick<HeldDraft, RecipientField>): void {
    for (const field of FIELDS) this.recipients.set(field, parseMailboxes(recipients[field]))
  }

  recipientField(field: RecipientField): FieldPlace | null {
    const input = this.places.input(field)
    if (!input?.checkVisibility()) return null
    return { row: besideText(this.places.row(input), input), input, typed: this.recipients.typed(field) }
  }

  addRecipient(field: RecipientField, mailbox: Mailbox, insteadOf: string): void {
    this.recipients.set(field, withPicked(this.recipients.read(field), mailbox, this.recipients.typed(field), insteadOf))
  }

  async write(draft: HeldDraft): Promise<void> {
    await until(() => this.places.editor() !== null)
    this.writeRecipients(draft)
    this.#writeSubject(draft.subject)
    this.#editor.write(draft)
    await this.recipients.written
    for (const field of FIELDS) {
      const standing = this.recipients.read(field).map(({ address }) => address.toLowerCase())
      // What would go to fewer or to others than was meant is not written at all.
      if (parseMailboxes(draft[field]).some(({ address }) => address !== '' && !standing.includes(address.toLowerCase()))) {
        throw new Error('the webmail did not take the recipients')
      }
    }
  }

  async attach(files: readonly File[], mark: <E extends Event>(event: E) => E): Promise<void> {
    const input = this.places.fileInput()
    if (!input) throw new Error('the webmail shows no field for attachments')
    const before = this.#attachments.list().length
    this.#attachments.note(files)
    giveFiles(input, files)
    input.dispatchEvent(mark(new Event('input', { bubbles: true })))
    input.dispatchEvent(mark(new Event('change', { bubbles: true })))
    await until(() => this.#attachments.list().length >= before + files.length && !this.#attachments.isUploading, UPLOAD_TIMEOUT)
  }

  async detach(id: string): Promise<void> {
    const element = this.#attachments.element(id)
    const remover = element?.querySelector<HTMLElement>(this.places.layout.loose.attachmentRemove ?? 'button, [role="button"], a:not([href*="/"])')
    if (!remover) throw new Error('the webmail shows nothing that removes the file')
    remover.click()
    await until(() => this.#attachments.element(id) === null)
  }

  pressSend(held: Element | null = null): Promise<void> {
    const send = this.places.send()
    if (!send) return Promise.reject(new Error('the webmail shows nothing that sends'))
    const isSend = held === null || held.contains(send) || send.contains(held)
    if (isSend) press(send)
    else if (held.isConnected && held.checkVisibility()) press(held as HTMLElement)
    return Promise.resolve()
  }

  expunge(): Promise<readonly string[]> {
    // The empty view goes to the server by the webmail's own save; whether older copies stay there, nobody told us.
    return Promise.resolve(this.#ways.isSave && !this.#saved ? [] : ['content_left_maybe_draft'])
  }

  leave(): void {
    const { close } = this.places.layout.loose
    const root = close?.includes('{view}') ? this.#page : this.#view
    if (close !== undefined) root.querySelector<HTMLElement>(close)?.click()
  }
}
