import { splitQuoted } from '../../detection/index.ts'
import type { HeldDraft } from '../../messaging/records.ts'
import { dataUrlOf } from './blob.ts'
import { sanitise } from './sanitise.ts'
import { cutSpans, cutText, type EditorSpan, elementAt, mapHtml, seenNode, TextMap, type TextPartName } from './text-map.ts'

/** A passage of the editor's text, by part. */
export interface Passage {
  readonly part: TextPartName
  readonly start: number
  readonly end: number
}

/** A webmail's editors, plain text and HTML, behind one face. What is particular to a webmail is where they stand and what in them is quoted. */
export abstract class ComposeEditor {
  /** The field that holds the text, or an HTML editor's source; `null` where there is none. */
  abstract get field(): HTMLTextAreaElement | null
  /** The HTML editor's body; `null` for plain text, and while that editor is still starting. */
  abstract get htmlBody(): HTMLElement | null
  abstract map(): TextMap
  /** Removes the quoted thread. */
  abstract dropQuoted(): void

  /** Pictures that stand in the text itself and that no reader has read. */
  get inlineImages(): number {
    return this.htmlBody?.querySelectorAll('img[src^="data:"], img[src^="blob:"]').length ?? 0
  }

  /** The content with the pictures that lie on the webmail's server put into the text itself, and the addresses they had. */
  async contentWithPictures(): Promise<{ readonly content: string; readonly pictures: readonly string[] }> {
    const html = this.htmlBody
    if (!html) return { content: this.content, pictures: [] }
    const copy = html.cloneNode(true) as HTMLElement
    const pictures: string[] = []
    for (const image of copy.querySelectorAll<HTMLImageElement>('img[src]:not([src^="data:"])')) {
      // Only the webmail's own: a picture of another site would tell that site who reads.
      if (!image.src.startsWith('blob:') && new URL(image.src).origin !== origin) continue
      pictures.push(image.src)
      image.src = await dataUrlOf(await (await fetch(image.src, { credentials: 'same-origin' })).blob())
    }
    return { content: copy.innerHTML, pictures }
  }

  get content(): string {
    return this.htmlBody?.innerHTML ?? this.field?.value ?? ''
  }

  /** Removes passages; those that come last go first, so that the places of the others stay true. */
  remove(passages: readonly Passage[]): void {
    const map = this.map()
    const spans = passages.flatMap(({ part, start, end }) => map.spans(part, start, end))
    cutSpans(spans)
    if (this.field) this.field.value = cutText(this.field.value, spans.filter(({ node }) => node === null))
    this.changed()
  }

  /** Replaces everything. HTML is sanitised first; a plain text editor gets its text, line by line. */
  write({ content, isHtml }: Pick<HeldDraft, 'content' | 'isHtml'>): void {
    const html = this.htmlBody
    if (html) html.replaceChildren(html.ownerDocument.adoptNode(fragmentOf(content, isHtml)))
    else if (this.field) this.field.value = isHtml ? mapHtml(sanitise(content), () => false).text('body') : content
    this.changed()
  }

  changed(): void {
    const target = this.htmlBody ?? this.field
    target?.dispatchEvent(new Event('input', { bubbles: true }))
    target?.dispatchEvent(new Event('change', { bubbles: true }))
  }

  reveal({ part, start, end }: Passage): void {
    const [first] = this.map().spans(part, start, end)
    if (!first) return
    if (first.node === null) {
      this.field?.focus()
      this.field?.setSelectionRange(first.start, first.end)
      return
    }
    elementAt(first)?.scrollIntoView({ block: 'center' })
    const node = seenNode(first)
    if (!node) return
    const selection = node.ownerDocument.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(rangeOf(node, first))
  }

  /** Marks places with the CSS Custom Highlight API: the content itself, and so the mail, stays as it is. */
  highlight(spans: readonly EditorSpan[]): void {
    const html = this.htmlBody
    const view = html?.ownerDocument.defaultView
    if (!html || !view || !('highlights' in view.CSS)) return
    const ranges = spans.flatMap((span) => {
      const node = seenNode(span)
      return node ? [rangeOf(node, span)] : []
    })
    view.CSS.highlights.set('sceau', new view.Highlight(...ranges))
    const style = html.ownerDocument.head.querySelector('style[data-sceau]')
    if (!style) {
      const sheet = Object.assign(html.ownerDocument.createElement('style'), {
        textContent: '::highlight(sceau) { background-color: #f6d9a8; color: #17243b; text-decoration: underline 2px #9a5b00; }',
      })
      sheet.dataset.sceau = ''
      html.ownerDocument.head.append(sheet)
    }
  }
}

/** A plain text field's text, with the way back. */
export function mapPlain(value: string): TextMap {
  const map = new TextMap()
  for (const { part, start, end } of splitQuoted(value)) map.add(part, value.slice(start, end), null, start)
  return map
}

function rangeOf(node: Text, { start, end }: EditorSpan): Range {
  const range = node.ownerDocument.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

/** Content as an HTML editor takes it. HTML is sanitised; of text each line becomes a paragraph. */
export function fragmentOf(content: string, isHtml: boolean): DocumentFragment {
  if (isHtml) return sanitise(content)
  const fragment = new DocumentFragment()
  fragment.append(...content.split('\n').map((line) => Object.assign(document.createElement('p'), { textContent: line })))
  return fragment
}

declare global {
  interface Window { readonly CSS: typeof CSS; readonly Highlight: typeof Highlight }
}
