import type { HeldDraft } from '../../../messaging/records.ts'
import { ComposeEditor, mapPlain } from '../compose-editor.ts'
import { sanitise } from '../sanitise.ts'
import { mapHtml, TextMap } from '../text-map.ts'

/** Where the text of a message is written: an editable element, maybe in a frame, or a plain field. */
export type Surface = HTMLElement | HTMLTextAreaElement

/**
 * Not by `instanceof`: an editor's frame has classes of its own.
 */
export const isPlain = (surface: Surface): surface is HTMLTextAreaElement => surface.tagName === 'TEXTAREA'

/** An editor whose place is looked up anew each time: webmails put up and take down editors at will. */
export class SurfaceEditor extends ComposeEditor {
  readonly #find: () => Surface | null
  readonly #quote: string

  /** @param quote Selector of the elements that begin the quoted thread. */
  constructor(find: () => Surface | null, quote: string) {
    super()
    this.#find = find
    this.#quote = quote
  }

  override get field(): HTMLTextAreaElement | null {
    const surface = this.#find()
    return surface && isPlain(surface) ? surface : null
  }

  override get htmlBody(): HTMLElement | null {
    const surface = this.#find()
    return surface && !isPlain(surface) ? surface : null
  }

  get isHtml(): boolean {
    return this.htmlBody !== null
  }

  override map(): TextMap {
    const surface = this.#find()
    if (!surface) return new TextMap()
    return isPlain(surface) ? mapPlain(surface.value) : mapHtml(surface, (element) => element.matches(this.#quote))
  }

  override dropQuoted(): void {
    const html = this.htmlBody
    if (!html) {
      this.remove([{ part: 'quoted', start: 0, end: this.map().text('quoted').length }])
      return
    }
    for (const quote of html.querySelectorAll(this.#quote)) quote.remove()
    this.changed()
  }

  /** Of a text each line becomes a part of its own, and an empty one none: what these webmails make of a line by themselves. */
  override write({ content, isHtml }: Pick<HeldDraft, 'content' | 'isHtml'>): void {
    const { htmlBody: html, field } = this
    const fragment = isHtml ? sanitise(content) : null
    if (field) field.value = fragment ? fragment.textContent : content
    if (html) {
      const page = html.ownerDocument
      const lines = content === '' ? [] : content.split('\n').map((line) => Object.assign(page.createElement('div'), { textContent: line }))
      html.replaceChildren(...(fragment ? [page.adoptNode(fragment)] : lines))
    }
    this.changed()
  }
}
