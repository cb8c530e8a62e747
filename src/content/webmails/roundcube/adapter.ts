import type { Mailbox } from '../../../guard/index.ts'
import { isMessageId } from '../../../mailbox/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import type { HeldDraft } from '../../../messaging/records.ts'
import { command, onNews } from '../../world-bridge.ts'
import { parseMailboxes, withPicked, writeMailboxes } from '../addresses.ts'
import { giveFiles } from '../give-files.ts'
import { cutText, type EditorSpan } from '../text-map.ts'
import { until } from '../until.ts'
import type { ComposeAdapter, FieldPlace, Reading, SendOutcome, ServerAttachment } from '../webmail.ts'
import { keepEditorBelow } from './classic-layout.ts'
import { RoundcubeEditor } from './editor.ts'
import { LOOSE, nameOfAttachment, SELECTORS, unexpectedSelectors } from './selectors.ts'
import { RoundcubeServer } from './server.ts'

const UPLOAD_TIMEOUT = 120_000

/** Elastic hides the original field behind chips with an input of their own; other skins do not. */
const chipInput = (original: Element): HTMLInputElement | null =>
  original.nextElementSibling?.matches('ul') === true ? original.nextElementSibling.querySelector('input') : null

/** Roundcube 1.6's compose page. */
export class RoundcubeCompose implements ComposeAdapter {
  readonly webmail = 'roundcube'
  readonly key: string
  readonly #page: Document
  readonly #editor: RoundcubeEditor
  readonly #server: RoundcubeServer

  constructor(page: Document, key: string) {
    this.#page = page
    this.key = key
    this.#editor = new RoundcubeEditor(page)
    this.#server = new RoundcubeServer(page)
  }

  get #composeId(): string {
    return new URLSearchParams(location.search).get('_id') ?? this.#server.environment('compose_id')
  }

  unknownLayout(): readonly string[] {
    const missing = unexpectedSelectors(this.#page)
    return this.#page.querySelector(LOOSE.send) ? missing : [...missing, 'send']
  }

  #field(field: RecipientField): HTMLTextAreaElement | null {
    return this.#page.querySelector<HTMLTextAreaElement>(SELECTORS[field].css)
  }

  #recipients(field: RecipientField): Mailbox[] {
    const original = this.#field(field)
    if (!original) return []
    // Elastic hides the original behind chips; what is typed and not yet a chip stands in the chips' own input.
    const typed = chipInput(original)?.value ?? ''
    const text = typed !== '' && !original.value.includes(typed) ? `${original.value},${typed}` : original.value
    return parseMailboxes(text)
  }

  #from(): Mailbox | null {
    const from = this.#page.querySelector<HTMLSelectElement | HTMLInputElement>(SELECTORS.from.css)
    if (!from) return null
    const shown = from instanceof HTMLSelectElement ? from.selectedOptions[0]?.textContent : from.value
    return parseMailboxes(shown ?? '')[0] ?? null
  }

  get #subject(): HTMLInputElement | null {
    return this.#page.querySelector<HTMLInputElement>(SELECTORS.subject.css)
  }

  #attachments(): ServerAttachment[] {
    return [...this.#page.querySelectorAll(LOOSE.attachments)].map((item) => {
      const id = item.id.slice('rcmfile'.length)
      const name = nameOfAttachment(item)
      return { id, name, size: -1, read: () => this.#server.attachment(id, this.#composeId, name) }
    })
  }

  read(): Reading {
    return {
      from: this.#from(),
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
    for (const type of ['input', 'change', 'keyup', 'paste', 'drop']) this.#page.addEventListener(type, listener, options)
    const watched = new WeakSet<Document>()
    const followEditor = (): void => {
      const inner = this.#editor.frame?.contentDocument
      if (!inner || watched.has(inner)) return
      watched.add(inner)
      for (const type of ['input', 'keyup', 'paste', 'drop']) inner.addEventListener(type, listener, options)
      new MutationObserver(listener).observe(inner, { subtree: true, childList: true, characterData: true })
      listener()
    }
    // Chips, attachments and the editor's frame come and go by script, without an event of their own.
    const observer = new MutationObserver(() => {
      followEditor()
      listener()
    })
    for (const place of ['#compose-content', '#compose-headers', '#attachment-list', '#layout-content', '#compose-div']) {
      const element = this.#page.querySelector(place)
      if (element) observer.observe(element, { subtree: true, childList: true })
    }
    this.#page.addEventListener('load', followEditor, options)
    keepEditorBelow(this.#page, signal)
    signal.addEventListener('abort', () => observer.disconnect())
    followEditor()
  }

  onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    let told = false
    // Said twice by the webmail: by its client, and by its server.
    const sent = (): void => {
      if (!told) listener('sent')
      told = true
    }
    onNews('sent', sent, signal)
    // The server's answer to a send comes into a hidden frame, as a script for the page.
    this.#page.addEventListener('load', (event) => {
      const frame = event.target
      if (!(frame instanceof HTMLIFrameElement) || frame.name !== 'savetarget') return
      const answer = [...(frame.contentDocument?.scripts ?? [])].map((script) => script.text).join('\n')
      if (answer.includes('sent_successfully')) sent()
      else if (!answer.includes('set_draft_id') && this.#page.querySelector<HTMLInputElement>('[name="_draft"]')?.value !== '1') listener('failed')
    }, { capture: true, signal })
  }

  reveal(start: number, end: number, part: 'body' | 'quoted' | 'subject'): void {
    if (part !== 'subject') { this.#editor.reveal({ part, start, end }); return; }
    this.#subject?.focus()
    this.#subject?.setSelectionRange(start, end)
  }

  highlight(spans: readonly EditorSpan[]): void {
    this.#editor.highlight(spans)
  }

  remove(ranges: readonly { part: 'body' | 'quoted' | 'subject'; start: number; end: number }[]): void {
    const subject = this.#subject
    if (subject) subject.value = cutText(subject.value, ranges.filter(({ part }) => part === 'subject'))
    this.#editor.remove(ranges.flatMap(({ part, start, end }) => (part === 'subject' ? [] : [{ part, start, end }])))
  }

  dropQuoted(): void {
    this.#editor.dropQuoted()
  }

  snapshot(): HeldDraft {
    return {
      from: this.#page.querySelector<HTMLSelectElement>(SELECTORS.from.css)?.value ?? '',
      to: this.#field('to')?.value ?? '',
      cc: this.#field('cc')?.value ?? '',
      bcc: this.#field('bcc')?.value ?? '',
      subject: this.#subject?.value ?? '',
      isHtml: this.#editor.htmlBody !== null,
      content: this.#editor.content,
    }
  }

  async portable(): Promise<{ readonly draft: HeldDraft; readonly inText: ReadonlySet<string> }> {
    const { content, pictures } = await this.#editor.contentWithPictures()
    const inText = pictures.flatMap((picture) => /[?&]_file=rcmfile([\w-]+)/.exec(picture)?.[1] ?? [])
    return { draft: { ...this.snapshot(), content }, inText: new Set(inText) }
  }

  writeRecipients(recipients: Pick<HeldDraft, RecipientField>): void {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const element = this.#field(field)
      const input = element && chipInput(element)
      if (input) input.value = ''
      if (!element || element.value === recipients[field]) continue
      if (recipients[field] !== '') element.closest('.hidden')?.classList.remove('hidden')
      element.value = recipients[field]
      element.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }

  recipientField(field: RecipientField): FieldPlace | null {
    const original = this.#field(field)
    if (!original) return null
    const input = chipInput(original) ?? original
    if (!input.checkVisibility()) return null
    const typed = (input === original ? /[^,;]*$/.exec(original.value)?.[0] ?? '' : input.value).trim()
    return { row: original.closest('.input-group') ?? input.closest('ul') ?? original, input, typed }
  }

  addRecipient(field: RecipientField, mailbox: Mailbox, insteadOf: string): void {
    const original = this.#field(field)
    if (!original) return
    const typed = this.recipientField(field)?.typed ?? ''
    const input = chipInput(original)
    if (input) input.value = ''
    // Without chips the next name is typed right behind.
    original.value = writeMailboxes(withPicked(parseMailboxes(original.value), mailbox, typed, insteadOf)) + (input ? '' : ', ')
    original.dispatchEvent(new Event('change', { bubbles: true }))
  }

  async write(draft: HeldDraft): Promise<void> {
    if (this.#editor.isHtml) await until(() => this.#editor.htmlBody !== null && this.#editor.frame?.contentDocument?.readyState === 'complete')
    this.writeRecipients(draft)
    if (this.#subject) this.#subject.value = draft.subject
    this.#editor.write(draft)
  }

  /** Roundcube drops what is asked of it while it saves: without a word a file would not be attached, a message not sent. */
  #ready(): Promise<void> {
    return until(() => !command('is-busy'))
  }

  async attach(files: readonly File[], mark: <E extends Event>(event: E) => E): Promise<void> {
    const input = this.#page.querySelector<HTMLInputElement>(LOOSE.fileInput)
    if (!input) throw new Error('the webmail shows no field for attachments')
    const before = this.#attachments().length
    await this.#ready()
    giveFiles(input, files)
    input.dispatchEvent(mark(new Event('change', { bubbles: true })))
    input.form?.querySelector<HTMLElement>(LOOSE.upload)?.click()
    await until(
      () => this.#attachments().length >= before + files.length && this.#page.querySelector(LOOSE.uploading) === null,
      UPLOAD_TIMEOUT,
    )
  }

  inReplyTo(): string {
    const id = this.#server.environment('reply_msgid')
    return isMessageId(id) ? id : ''
  }

  async answeredHeader(senders: readonly string[]): Promise<string> {
    const answered = this.inReplyTo()
    return answered === '' ? '' : this.#server.headerOf(answered, senders)
  }

  contacts(): Promise<string> {
    return this.#server.contacts()
  }

  chooseFile(): void {
    this.#page.querySelector<HTMLInputElement>(LOOSE.fileInput)?.click()
  }

  async detach(id: string): Promise<void> {
    await this.#server.deleteAttachment(id, this.#composeId)
    this.#page.querySelector(`#${CSS.escape(`rcmfile${id}`)}`)?.remove()
  }

  async pressSend(): Promise<void> {
    await this.#ready()
    this.#page.querySelector<HTMLElement>(LOOSE.send)?.click()
  }

  get #savedId(): HTMLInputElement | null {
    return this.#page.querySelector<HTMLInputElement>('[name="_draft_saveid"]')
  }

  isSaved(): boolean {
    return (this.#savedId?.value ?? '') !== ''
  }

  async deleteSaved(): Promise<void> {
    this.forgetLocalCopies()
    const id = this.#savedId
    if (!id || id.value === '') return
    await this.#server.expungeDraft(id.value)
    id.value = ''
  }

  async expunge(): Promise<readonly string[]> {
    const left: string[] = []
    const uid = this.#savedId?.value ?? ''
    this.forgetLocalCopies()
    if (uid !== '') await this.#server.expungeDraft(uid).catch(() => left.push('content_left_server_draft'))
    for (const { id } of this.#attachments()) await this.detach(id).catch(() => left.push('content_left_server_attachment'))
    return left
  }

  /** Roundcube copies the form into the page's storage; whatever copy of this view is there goes. */
  forgetLocalCopies(): void {
    command('forget-local-copy')
    for (const key of Object.keys(localStorage)) {
      if (key.endsWith(`compose.${this.#composeId}`)) localStorage.removeItem(key)
    }
  }

  leave(): void {
    command('leave-without-question')
    location.assign('./?_task=mail')
  }
}
