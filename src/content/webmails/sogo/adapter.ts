import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import type { HeldDraft } from '../../../messaging/records.ts'
import { askPage, command, onNews } from '../../world-bridge.ts'
import { parseMailboxes, withPicked, writeMailbox, writeMailboxes } from '../addresses.ts'
import { giveFiles } from '../give-files.ts'
import { cutText, type EditorSpan } from '../text-map.ts'
import { until } from '../until.ts'
import type { ComposeAdapter, FieldPlace, Reading, SendOutcome, ServerAttachment } from '../webmail.ts'
import { SogoEditor } from './editor.ts'
import { LOOSE, SELECTORS, unexpectedSelectors } from './selectors.ts'
import { type DraftPlace, parseDraftPlace, SogoServer, SogoServerError } from './server.ts'

const UPLOAD_TIMEOUT = 120_000
const FIELDS = ['to', 'cc', 'bcc'] as const

/** SOGo 5's compose view. */
export class SogoCompose implements ComposeAdapter {
  readonly webmail = 'sogo'
  readonly deletingSaves = true
  readonly key: string
  readonly #page: Document
  readonly #root: Element
  readonly #editor: SogoEditor
  readonly #server: SogoServer
  /** Names for files, whose addresses change with every save: SOGo keeps one element for each. */
  readonly #files = new WeakMap<Element, string>()
  #fileCount = 0

  constructor(page: Document, root: Element, key: string) {
    this.#page = page
    this.#root = root
    this.key = key
    this.#editor = new SogoEditor(page, () => void command('take-content'))
    this.#server = new SogoServer(page)
  }

  unknownLayout(): readonly string[] {
    const missing = unexpectedSelectors(this.#page)
    return this.#editor.isThere ? missing : [...missing, 'editor']
  }

  // ---- Reading ----------------------------------------------------------------------------------------------------

  #chips(field: RecipientField): Element | null {
    return this.#root.querySelector(SELECTORS[field].css)
  }

  #typingIn(field: RecipientField): HTMLInputElement | null {
    return this.#chips(field)?.querySelector<HTMLInputElement>(LOOSE.typedRecipient) ?? null
  }

  /** A chip's first words: behind them a group has a button to unfold it. */
  #settled(field: RecipientField): Mailbox[] {
    return [...this.#chips(field)?.querySelectorAll(`${LOOSE.chip} ${LOOSE.chipText}`) ?? []]
      .flatMap(({ firstChild }) => parseMailboxes(firstChild?.textContent ?? ''))
  }

  #recipients(field: RecipientField): Mailbox[] {
    return [...this.#settled(field), ...parseMailboxes(this.#typingIn(field)?.value ?? '')]
  }

  get #subject(): HTMLInputElement | null {
    return this.#root.querySelector<HTMLInputElement>(SELECTORS.subject.css)
  }

  get #from(): string {
    return this.#root.querySelector<HTMLInputElement>(SELECTORS.from.css)?.value ?? ''
  }

  get #attachmentChips(): Element[] {
    return [...this.#root.querySelectorAll(LOOSE.attachment)]
  }

  #attachments(): ServerAttachment[] {
    const count = new Map<string, number>()
    return this.#attachmentChips.map((chip) => {
      const link = chip.querySelector<HTMLAnchorElement>(LOOSE.attachmentLink)
      const name = link?.textContent.trim() ?? ''
      const nth = count.get(name) ?? 0
      count.set(name, nth + 1)
      const id = this.#files.get(chip) ?? String(++this.#fileCount)
      this.#files.set(chip, id)
      return { id, name, size: -1, read: () => this.#server.attachment(this.#place(), name, nth, link?.href ?? '') }
    })
  }

  /** Where the server keeps this draft, as the page says. Throws when it says nothing. */
  #place(): DraftPlace {
    const place = parseDraftPlace(askPage('draft-place'))
    if (!place) throw new SogoServerError('the webmail does not say where it keeps this draft')
    return place
  }

  read(): Reading {
    return {
      from: parseMailboxes(this.#from)[0] ?? null,
      to: this.#recipients('to'),
      cc: this.#recipients('cc'),
      bcc: this.#recipients('bcc'),
      subject: this.#subject?.value ?? '',
      text: this.#editor.map(),
      isHtml: this.#editor.isHtml,
      attachments: this.#attachments(),
      inlineImages: this.#editor.inlineImages,
    }
  }

  editorWindows(): readonly Window[] {
    const view = this.#editor.frame?.contentWindow
    return view ? [view] : []
  }

  onChange(listener: () => void, signal: AbortSignal): void {
    const options = { capture: true, signal }
    for (const type of ['input', 'change', 'keyup', 'paste', 'drop']) this.#root.addEventListener(type, listener, options)
    // CKEditor writes its frame's document anew, whose listeners are then gone: its root element says so.
    const watched = new WeakSet<Element>()
    const within = new MutationObserver(() => {
      followEditor()
      listener()
    })
    const followEditor = (): void => {
      const inner = this.#editor.frame?.contentDocument
      if (!inner || watched.has(inner.documentElement)) return
      watched.add(inner.documentElement)
      for (const type of ['input', 'keyup', 'paste', 'drop']) inner.addEventListener(type, listener, options)
      within.observe(inner, { subtree: true, childList: true, characterData: true })
    }
    // Chips, files, the source view and the editor's frame come and go by script, without an event of their own.
    const observer = new MutationObserver(() => {
      followEditor()
      listener()
    })
    observer.observe(this.#root, { subtree: true, childList: true })
    this.#root.addEventListener('load', followEditor, options)
    signal.addEventListener('abort', () => {
      observer.disconnect()
      within.disconnect()
    })
    followEditor()
  }

  onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    let told: SendOutcome | null = null
    const tell = (outcome: SendOutcome): void => {
      if (told === outcome) return
      told = outcome
      listener(outcome)
    }
    for (const outcome of ['sent', 'failed'] as const) onNews(outcome, () => tell(outcome), signal)
    // SOGo shows what its server answered; an error is shown anew for each try.
    const observer = new MutationObserver(() => {
      if (this.#root.querySelector(LOOSE.sent)) tell('sent')
      else if (this.#root.querySelector(LOOSE.failed)) tell('failed')
      else told = null
    })
    observer.observe(this.#root, { subtree: true, childList: true })
    signal.addEventListener('abort', () => observer.disconnect())
  }

  // ---- Showing ----------------------------------------------------------------------------------------------------

  reveal(start: number, end: number, part: 'body' | 'quoted' | 'subject'): void {
    if (part !== 'subject') { this.#editor.reveal({ part, start, end }); return; }
    this.#subject?.focus()
    this.#subject?.setSelectionRange(start, end)
  }

  highlight(spans: readonly EditorSpan[]): void {
    this.#editor.highlight(spans)
  }

  recipientField(field: RecipientField): FieldPlace | null {
    const input = this.#typingIn(field)
    const row = input?.closest(LOOSE.row)
    return input && row?.checkVisibility() ? { row, input, typed: input.value.trim() } : null
  }

  // ---- Writing ----------------------------------------------------------------------------------------------------

  remove(ranges: readonly { part: 'body' | 'quoted' | 'subject'; start: number; end: number }[]): void {
    this.#writeSubject(cutText(this.#subject?.value ?? '', ranges.filter(({ part }) => part === 'subject')))
    this.#editor.remove(ranges.flatMap(({ part, start, end }) => (part === 'subject' ? [] : [{ part, start, end }])))
  }

  #writeSubject(text: string): void {
    const subject = this.#subject
    if (!subject || subject.value === text) return
    subject.value = text
    subject.dispatchEvent(new Event('input', { bubbles: true }))
  }

  dropQuoted(): void {
    this.#editor.dropQuoted()
  }

  snapshot(): HeldDraft {
    const written = (field: RecipientField): string => writeMailboxes(this.#recipients(field))
    return {
      from: this.#from, to: written('to'), cc: written('cc'), bcc: written('bcc'), subject: this.#subject?.value ?? '',
      isHtml: this.#editor.isHtml, content: this.#editor.content,
    }
  }

  async portable(): Promise<{ readonly draft: HeldDraft; readonly inText: ReadonlySet<string> }> {
    // SOGo's own pictures stand in the text already; those of an answered mail lie under addresses that name no file of this draft.
    const { content } = await this.#editor.contentWithPictures()
    return { draft: { ...this.snapshot(), content }, inText: new Set() }
  }

  writeRecipients(recipients: Pick<HeldDraft, RecipientField>): void {
    this.#setRecipients((field) => parseMailboxes(recipients[field]))
  }

  #setRecipients(of: (field: RecipientField) => readonly Mailbox[]): void {
    command('take-recipients', JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, of(field).map(writeMailbox)]))))
  }

  addRecipient(field: RecipientField, mailbox: Mailbox, insteadOf: string): void {
    const typed = this.#typingIn(field)?.value.trim() ?? ''
    // What is being typed in another field stays there as somebody nobody knows yet.
    this.#setRecipients((each) => (each === field ? withPicked(this.#settled(each), mailbox, typed, insteadOf) : this.#recipients(each)))
  }

  async write(draft: HeldDraft): Promise<void> {
    await until(() => this.#editor.isThere)
    this.writeRecipients(draft)
    this.#writeSubject(draft.subject)
    await this.#editor.replace(draft)
  }

  async attach(files: readonly File[], mark: <E extends Event>(event: E) => E): Promise<void> {
    const input = this.#root.querySelector<HTMLInputElement>(LOOSE.fileInput)
    if (!input) throw new Error('the webmail shows no field for attachments')
    await until(() => !command('is-busy'))
    const before = this.#attachmentChips.length
    giveFiles(input, files)
    input.dispatchEvent(mark(new Event('change', { bubbles: true })))
    // A file that the server has is linked; one that it refused is gone again.
    const arrived = (): boolean => this.#attachmentChips.filter((chip) => chip.querySelector(`${LOOSE.attachmentLink}[href]`)).length >= before + files.length
    await until(() => arrived() || (!command('is-busy') && this.#attachmentChips.length < before + files.length), UPLOAD_TIMEOUT)
    input.value = ''
    if (!arrived()) throw new Error('the webmail refused a file')
  }

  async detach(id: string): Promise<void> {
    const rank = this.#attachmentChips.findIndex((chip) => this.#files.get(chip) === id)
    const name = this.#attachments()[rank]?.name
    if (name === undefined) throw new Error('the draft has no such file')
    await this.#server.deleteAttachment(this.#place(), name)
    command('drop-attachment', String(rank))
  }

  async pressSend(): Promise<void> {
    const button = (): HTMLButtonElement | null => this.#root.querySelector<HTMLButtonElement>(SELECTORS.send.css)
    await until(() => button()?.disabled === false && !command('is-busy'))
    // SOGo sends its own copy of the text: it must be what was judged.
    if (!command('take-content')) throw new Error('the webmail did not take over what stands in its editor')
    button()?.click()
  }

  isSaved(): boolean {
    return (parseDraftPlace(askPage('draft-place'))?.uid ?? null) !== null
  }

  async deleteSaved(): Promise<void> {
    // A save that is still on its way would come back after what is deleted.
    await until(() => !command('is-busy'))
    const place = this.#place()
    if (place.uid === null) return
    await this.#server.expungeDraft(place, this.#from)
    command('forget-saved')
  }

  async expunge(): Promise<readonly string[]> {
    try {
      const place = this.#place()
      const chips = this.#attachments()
      // What was never saved is on no server, but for the files.
      if (place.uid === null && chips.length === 0) return []
      const left: string[] = []
      for (const { id } of chips) await this.detach(id).catch(() => left.push('content_left_server_attachment'))
      await this.#server.expungeDraft(place, this.#from).catch(() => left.push('content_left_server_draft'))
      return left
    } catch {
      return ['content_left_server_draft']
    }
  }

  /** SOGo copies nothing of a draft into the page's storage. */
  leave(): void {
    command('leave-without-question')
  }
}
