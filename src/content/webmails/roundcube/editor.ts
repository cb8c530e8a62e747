import { ComposeEditor, mapPlain } from '../compose-editor.ts'
import { mapHtml, type TextMap } from '../text-map.ts'
import { LOOSE, SELECTORS } from './selectors.ts'

/** Roundcube's two editors behind one face: the plain text field and TinyMCE's frame. */
export class RoundcubeEditor extends ComposeEditor {
  readonly #page: Document
  constructor(page: Document) {
    super()
    this.#page = page
  }

  override get field(): HTMLTextAreaElement | null {
    return this.#page.querySelector<HTMLTextAreaElement>(SELECTORS.body.css)
  }

  get isHtml(): boolean {
    return this.#page.querySelector<HTMLInputElement>(SELECTORS.isHtml.css)?.value === '1'
  }

  get frame(): HTMLIFrameElement | null {
    return this.#page.querySelector<HTMLIFrameElement>(LOOSE.editorFrame)
  }

  /** The HTML editor's body; `null` for plain text, and while TinyMCE is still starting. */
  override get htmlBody(): HTMLElement | null {
    return this.isHtml ? (this.frame?.contentDocument?.body ?? null) : null
  }

  /**
   * Roundcube puts the answered message into a blockquote, after the line that introduces it. Who begins to type in that
   * line has written there: then it is theirs.
   */
  static readonly isQuote = (element: Element): boolean =>
    element.tagName === 'BLOCKQUOTE' || element.id === 'forwardbody1' || (element.id === 'reply-intro' && isIntroduction(element.textContent))

  override map(): TextMap {
    const html = this.htmlBody
    if (html) return mapHtml(html, RoundcubeEditor.isQuote)
    const value = this.field?.value ?? ''
    if (this.isHtml) return mapHtml(new DOMParser().parseFromString(value, 'text/html').body, RoundcubeEditor.isQuote)
    return mapPlain(value)
  }

  override dropQuoted(): void {
    const html = this.htmlBody
    if (html) {
      for (const quote of [...html.querySelectorAll('blockquote, #reply-intro, #forwardbody1')].filter(RoundcubeEditor.isQuote)) quote.remove()
      this.changed()
      return
    }
    const text = this.map().text('quoted')
    if (text !== '') this.remove([{ part: 'quoted', start: 0, end: text.length }])
  }
}

/** "Le 25/11/2026 05:10, Paul Martin a écrit :" and nothing else. */
const isIntroduction = (text: string): boolean => /^(?:Le|On)\s[^:]*\d[\s\S]*(?:a écrit|wrote)\s*:$/.test(text.trim())
