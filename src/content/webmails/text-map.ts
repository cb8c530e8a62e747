/** The two parts of an editor's text. */
export type TextPartName = 'body' | 'quoted'

/** What carries text: seen text, a comment, or an attribute (`alt`, `title`, a link's address), which goes as a whole. */
export type Carrier = CharacterData | Attr

/** A stretch of text and what it comes from. */
interface Piece {
  readonly start: number
  readonly length: number
  readonly node: Carrier | null
  /** Offset of the piece in its node, or in the field's value when there is no node. */
  readonly offset: number
}

/** A place in the editor, in its own coordinates. */
export interface EditorSpan {
  /** `null`: the plain text field. */
  readonly node: Carrier | null
  readonly start: number
  readonly end: number
}

/** The text node of a place; `null` for the plain field and for what nobody sees. */
export const seenNode = ({ node }: EditorSpan): Text | null => (node?.nodeType === Node.TEXT_NODE ? (node as Text) : null)

/** The element in which a place stands; `null` for the plain field. */
export function elementAt({ node }: EditorSpan): Element | null {
  if (node === null) return null
  return node.nodeType === Node.ATTRIBUTE_NODE ? (node as Attr).ownerElement : (node as CharacterData).parentElement
}

/** Cuts places out of an HTML editor. Places of one node must come from one map, and the map is out of date afterwards. */
export function cutSpans(spans: readonly EditorSpan[]): void {
  for (const { node, start, end } of [...spans].sort((one, other) => other.start - one.start)) {
    if (node?.nodeType === Node.ATTRIBUTE_NODE) (node as Attr).ownerElement?.removeAttributeNode(node as Attr)
    else (node as CharacterData | null)?.deleteData(start, end - start)
  }
}

/** A text without these places of it. */
export const cutText = (text: string, places: readonly { readonly start: number; readonly end: number }[]): string =>
  [...places].sort((one, other) => other.start - one.start).reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)

/** Text of an editor by part, with the way back from each character to where it stands. */
export class TextMap {
  readonly #text: Record<TextPartName, string> = { body: '', quoted: '' }
  readonly #pieces: Record<TextPartName, Piece[]> = { body: [], quoted: [] }
  /** Whether a part so far ends a line: looking at the end of a text that is still growing would copy it each time. */
  readonly #endsLine: Record<TextPartName, boolean> = { body: true, quoted: true }

  /** Adds text that stands somewhere. */
  add(part: TextPartName, text: string, node: Carrier | null, offset: number): void {
    if (text === '') return
    this.#pieces[part].push({ start: this.#text[part].length, length: text.length, node, offset })
    this.#text[part] += text
    this.#endsLine[part] = text.endsWith('\n')
  }

  /** Adds a separator that stands nowhere, once. */
  break(part: TextPartName): void {
    if (this.#endsLine[part]) return
    this.#text[part] += '\n'
    this.#endsLine[part] = true
  }

  text(part: TextPartName): string {
    return this.#text[part]
  }

  /** Where the characters `start`…`end` of a part stand, in order. Separators stand nowhere. */
  spans(part: TextPartName, start: number, end: number): EditorSpan[] {
    const pieces = this.#pieces[part]
    const spans: EditorSpan[] = []
    for (let index = firstEndingAfter(pieces, start); index < pieces.length; index += 1) {
      const piece = pieces[index]
      if (!piece || piece.start >= end) break
      const from = Math.max(start, piece.start)
      const to = Math.min(end, piece.start + piece.length)
      if (from < to) spans.push({ node: piece.node, start: from - piece.start + piece.offset, end: to - piece.start + piece.offset })
    }
    return spans
  }
}

/** Index of the first of the pieces, which stand one behind the other, that ends after a place. */
function firstEndingAfter(pieces: readonly Piece[], place: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const piece = pieces[middle]
    if (piece && piece.start + piece.length <= place) low = middle + 1
    else high = middle
  }
  return low
}

const BLOCKS = new Set([
  'ADDRESS', 'ARTICLE', 'BLOCKQUOTE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6',
  'HEADER', 'HR', 'LI', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TD', 'TH', 'TR', 'UL',
])

/** Attributes that somebody writes or reads words in; what the `data-` ones hold is anybody's guess, so they are read too. */
const WORDED = new Set(['alt', 'title', 'aria-label', 'aria-description', 'placeholder', 'summary', 'label', 'value', 'content', 'href', 'cite'])
const LONGEST_ATTRIBUTE = 20_000

/** What an attribute says; empty when it says nothing in words. */
function wordsOf({ name, value }: Attr): string {
  // An editor's own notes (TinyMCE, CKEditor) do not leave with the mail.
  if (!WORDED.has(name) && !/^data-(?!mce-|cke-|sceau)/.test(name)) return ''
  if (!/\p{L}{3}|\d{4}/u.test(value) || /^(?:data|blob|cid):/.test(value)) return ''
  const said = value.slice(0, LONGEST_ATTRIBUTE)
  if (name !== 'href' && name !== 'cite') return said
  try {
    return decodeURIComponent(said).replace(/[/?&=#+_]+/g, ' ')
  } catch {
    return said
  }
}

/** What a piece of text says of itself: `line`: it is quoted; `rest`: so is all that follows. */
export type TextQuote = 'line' | 'rest' | 'no'

/**
 * Maps the text of an HTML editor. `isQuote` says which elements begin the quoted thread, `ofText` which pieces of text do in webmails that
 * give it no element. What nobody sees counts too, and would leave with the mail: hidden text where it stands, comments and the words of
 * attributes behind each part.
 */
export function mapHtml(root: Node, isQuote: (element: Element) => boolean, ofText: (text: Text) => TextQuote = () => 'no'): TextMap {
  const map = new TextMap()
  let rest = false
  const unseen: { readonly part: TextPartName; readonly text: string; readonly node: Carrier }[] = []
  const walk = (node: Node, outer: TextPartName): void => {
    const part = rest ? 'quoted' : outer
    if (node.nodeType === Node.TEXT_NODE) {
      const quote = part === 'quoted' ? 'no' : ofText(node as Text)
      rest ||= quote === 'rest'
      map.add(quote === 'no' ? part : 'quoted', (node as Text).data, node as Text, 0)
      return
    }
    if (node.nodeType === Node.COMMENT_NODE) unseen.push({ part, text: (node as Comment).data, node: node as Comment })
    if (node.nodeType !== Node.ELEMENT_NODE && node !== root) return
    const element = node as Element
    if (element.tagName === 'STYLE' || element.tagName === 'SCRIPT') return
    const inner = part === 'quoted' || (node !== root && isQuote(element)) ? 'quoted' : part
    if (node !== root) for (const attribute of element.attributes) unseen.push({ part: inner, text: wordsOf(attribute), node: attribute })
    const block = BLOCKS.has(element.tagName)
    if (block) map.break(inner)
    for (const child of node.childNodes) walk(child, inner)
    if (block) map.break(inner)
  }
  walk(root, 'body')
  for (const { part, text, node } of unseen) {
    if (text.trim() === '') continue
    map.break(part)
    map.add(part, text, node, 0)
    map.break(part)
  }
  return map
}
