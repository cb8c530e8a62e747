import { splitQuoted } from '../../../detection/index.ts'
import { dataUrlOf } from '../blob.ts'
import { cutSpans, elementAt, mapHtml, seenNode, TextMap, type TextPartName } from '../text-map.ts'

/** A passage of the editor's text, by part. */
export interface Passage {
  readonly part: TextPartName
  readonly start: number
  readonly end: number
}

/** Where the text of a message is written: an editable element, maybe in a frame, or a plain field. */
export type Surface = HTMLElement | HTMLTextAreaElement

/**
 * Not by `instanceof`: an editor's frame has classes of its own.
 */
export const isPlain = (surface: Surface): surface is HTMLTextAreaElement => surface.tagName === 'TEXTAREA'

/** Reads and changes an editor whose place is looked up anew each time: webmails put up and take down editors at will. */
export class SurfaceEditor {
  readonly #find: () => Surface | null
  readonly #quote: string

  /** @param quote Selector of the elements that begin the quoted thread. */
  constructor(find: () => Surface | null, quote: string) {
    this.#find = find
    this.#quote = quote
  }

  get surface(): Surface | null {
    return this.#find()
  }

  get isHtml(): boolean {
    const { surface } = this
    return surface !== null && !isPlain(surface)
  }

  get content(): string {
    const { surface } = this
    if (!surface) return ''
    return isPlain(surface) ? surface.value : surface.innerHTML
  }

  map(): TextMap {
    const { surface } = this
    const map = new TextMap()
    if (!surface) return map
    if (!isPlain(surface)) return mapHtml(surface, (element) => element.matches(this.#quote))
    for (const { part, start, end } of splitQuoted(surface.value)) map.add(part, surface.value.slice(start, end), null, start)
    return map
  }

  /** Pictures that stand in the text itself and that no reader has read. */
  get inlineImages(): number {
    return this.surface?.querySelectorAll('img[src^="data:"], img[src^="blob:"]').length ?? 0
  }

  /** The content with the webmail's own pictures put into the text itself. Throws when one cannot be read. */
  async contentWithPictures(): Promise<string> {
    const { surface } = this
    if (!surface || isPlain(surface)) return this.content
    const copy = surface.cloneNode(true) as HTMLElement
    for (const image of copy.querySelectorAll<HTMLImageElement>('img[src]:not([src^="data:"])')) {
      // Only the webmail's own: a picture of another site would tell that site who reads.
      if (!image.src.startsWith('blob:') && new URL(image.src, location.href).origin !== location.origin) continue
      image.src = await dataUrlOf(await (await fetch(image.src, { credentials: 'same-origin' })).blob())
    }
    return copy.innerHTML
  }

  /** Removes passages; those that come last go first, so that the places of the others stay true. */
  remove(passages: readonly Passage[]): void {
    const { surface } = this
    if (!surface) return
    const map = this.map()
    const spans = passages.flatMap(({ part, start, end }) => map.spans(part, start, end))
    cutSpans(spans)
    for (const { start, end } of spans.filter(({ node }) => node === null).sort((one, other) => other.start - one.start)) {
      if (isPlain(surface)) surface.value = surface.value.slice(0, start) + surface.value.slice(end)
    }
    this.changed()
  }

  dropQuoted(): void {
    const { surface } = this
    if (!surface) return
    if (isPlain(surface)) {
      this.remove([{ part: 'quoted', start: 0, end: this.map().text('quoted').length }])
      return
    }
    for (const quote of surface.querySelectorAll(this.#quote)) quote.remove()
    this.changed()
  }

  /** Replaces everything. `fragment` must be sanitised. */
  write(text: string, fragment: DocumentFragment | null): void {
    const { surface } = this
    if (!surface) return
    if (isPlain(surface)) surface.value = text
    else {
      const page = surface.ownerDocument
      const lines = text === '' ? [] : text.split('\n').map((line) => Object.assign(page.createElement('div'), { textContent: line }))
      surface.replaceChildren(...(fragment ? [page.adoptNode(fragment)] : lines))
    }
    this.changed()
  }

  /** Tells the webmail's script, as if it had been typed. */
  changed(): void {
    for (const type of ['input', 'change']) this.surface?.dispatchEvent(new Event(type, { bubbles: true }))
  }

  reveal({ part, start, end }: Passage): void {
    const { surface } = this
    const [first] = this.map().spans(part, start, end)
    if (!surface || !first) return
    if (first.node === null) {
      surface.focus()
      if (isPlain(surface)) surface.setSelectionRange(first.start, first.end)
      return
    }
    elementAt(first)?.scrollIntoView({ block: 'center' })
    const node = seenNode(first)
    if (!node) return
    const selection = surface.ownerDocument.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(rangeOf(node, first.start, first.end))
  }

  /** Marks passages with the CSS Custom Highlight API: the content itself, and so the mail, stays as it is. */
  highlight(passages: readonly Passage[]): void {
    const { surface } = this
    const view = surface?.ownerDocument.defaultView
    if (!surface || !view || !('highlights' in view.CSS)) return
    const map = this.map()
    const ranges = passages.flatMap(({ part, start, end }) => map.spans(part, start, end))
      .flatMap((span) => {
        const node = seenNode(span)
        return node ? [rangeOf(node, span.start, span.end)] : []
      })
    view.CSS.highlights.set('sceau', new view.Highlight(...ranges))
    const { head } = surface.ownerDocument
    if (head.querySelector('style[data-sceau]')) return
    const sheet = Object.assign(surface.ownerDocument.createElement('style'), {
      textContent: '::highlight(sceau) { background-color: #f6d9a8; color: #17243b; text-decoration: underline 2px #9a5b00; }',
    })
    sheet.dataset.sceau = ''
    head.append(sheet)
  }
}

function rangeOf(node: Text, start: number, end: number): Range {
  const range = node.ownerDocument.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}
