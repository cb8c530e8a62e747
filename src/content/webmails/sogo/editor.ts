import type { HeldDraft } from '../../../messaging/records.ts'
import { command } from '../../world-bridge.ts'
import { ComposeEditor, fragmentOf, mapPlain } from '../compose-editor.ts'
import { mapHtml, type TextMap, type TextQuote } from '../text-map.ts'
import { until } from '../until.ts'
import { LOOSE } from './selectors.ts'

/** "Le 2026-11-25 05:10, Paul Martin a écrit:" and nothing else (SOGoMailFrenchReply.wo, SOGoMailEnglishReply.wo). */
const INTRODUCTION = /^(?:Le|On)\s[^]*\d[^]*(?:a écrit|wrote)\s*:$/
/** "-------- Message original --------": everything below it is another's mail (SOGoMailFrenchForward.wo). */
const FORWARDED = /^-{4,}\s*\p{L}[^-]{3,40}-{4,}$/u

/** SOGo puts the answered mail into a blockquote; the line before it, and a forwarded mail, are mere text. */
export function quoteOfText({ data }: Pick<Text, 'data'>): TextQuote {
  const text = data.trim()
  if (FORWARDED.test(text)) return 'rest'
  return INTRODUCTION.test(text) ? 'line' : 'no'
}

/** CKEditor changes blanks as it likes. */
const lettersOf = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, '')

const isQuote = (element: Element): boolean => element.tagName === 'BLOCKQUOTE'

/** SOGo's two editors behind one face: the plain text field, and CKEditor's frame or its source. */
export class SogoEditor extends ComposeEditor {
  readonly #page: Document
  readonly #onWritten: () => void

  /** @param onWritten called after each change by us: SOGo keeps a copy of an HTML editor's content that has to follow. */
  constructor(page: Document, onWritten: () => void) {
    super()
    this.#page = page
    this.#onWritten = onWritten
  }

  override get field(): HTMLTextAreaElement | null {
    return this.#page.querySelector<HTMLTextAreaElement>(this.isHtml ? LOOSE.source : LOOSE.plainText)
  }

  get isHtml(): boolean {
    return this.#page.querySelector(LOOSE.htmlEditor) !== null
  }

  get frame(): HTMLIFrameElement | null {
    return this.#page.querySelector<HTMLIFrameElement>(LOOSE.editorFrame)
  }

  override get htmlBody(): HTMLElement | null {
    const body = this.frame?.contentDocument?.body
    return body?.isContentEditable ? body : null
  }

  /** Whether the text can be read: an HTML editor that is only starting has none yet, which is not the same as an empty one. */
  get isThere(): boolean {
    return this.htmlBody !== null || this.field !== null
  }

  override map(): TextMap {
    const html = this.htmlBody
    if (html) return mapHtml(html, isQuote, quoteOfText)
    const value = this.field?.value ?? ''
    if (this.isHtml) return mapHtml(new DOMParser().parseFromString(value, 'text/html').body, isQuote, quoteOfText)
    return mapPlain(value)
  }

  override dropQuoted(): void {
    for (const quote of this.htmlBody?.querySelectorAll('blockquote') ?? []) quote.remove()
    const text = this.map().text('quoted')
    this.remove(text === '' ? [] : [{ part: 'quoted', start: 0, end: text.length }])
  }

  /**
   * Replaces everything, by SOGo's own way, and resolves once it stands there: CKEditor writes its frame anew while it starts, over what
   * another has put there. Throws when it does not come.
   */
  async replace(draft: Pick<HeldDraft, 'content' | 'isHtml'>): Promise<void> {
    if (!this.isHtml) {
      this.write(draft)
      return
    }
    const holder = document.createElement('div')
    holder.append(fragmentOf(draft.content, draft.isHtml))
    const wanted = lettersOf(holder.textContent)
    if (!command('write-content', holder.innerHTML)) throw new Error('the webmail’s editor takes no content')
    await until(() => this.isThere && lettersOf(this.htmlBody?.textContent ?? new DOMParser().parseFromString(this.field?.value ?? '', 'text/html').body.textContent) === wanted)
    this.#onWritten()
  }

  override changed(): void {
    super.changed()
    this.#onWritten()
  }
}
