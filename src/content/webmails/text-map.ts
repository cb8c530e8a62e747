/** The two parts of an editor's text. */
export type TextPartName = 'body' | 'quoted'

/** A stretch of text and the node (or the field) that it comes from. */
interface Piece {
  readonly start: number
  readonly length: number
  readonly node: Text | null
  /** Offset of the piece in its node, or in the field's value when there is no node. */
  readonly offset: number
}

/** A place in the editor, in its own coordinates. */
export interface EditorSpan {
  /** `null`: the plain text field. */
  readonly node: Text | null
  readonly start: number
  readonly end: number
}

/** Text of an editor by part, with the way back from each character to where it stands. */
export class TextMap {
  readonly #text: Record<TextPartName, string> = { body: '', quoted: '' }
  readonly #pieces: Record<TextPartName, Piece[]> = { body: [], quoted: [] }

  /** Adds text that stands somewhere. */
  add(part: TextPartName, text: string, node: Text | null, offset: number): void {
    if (text === '') return
    this.#pieces[part].push({ start: this.#text[part].length, length: text.length, node, offset })
    this.#text[part] += text
  }

  /** Adds a separator that stands nowhere, once. */
  break(part: TextPartName): void {
    const text = this.#text[part]
    if (text !== '' && !text.endsWith('\n')) this.#text[part] += '\n'
  }

  text(part: TextPartName): string {
    return this.#text[part]
  }

  /** Where the characters `start`…`end` of a part stand, in order. Separators stand nowhere. */
  spans(part: TextPartName, start: number, end: number): EditorSpan[] {
    return this.#pieces[part].flatMap((piece) => {
      const from = Math.max(start, piece.start)
      const to = Math.min(end, piece.start + piece.length)
      if (from >= to) return []
      return [{ node: piece.node, start: from - piece.start + piece.offset, end: to - piece.start + piece.offset }]
    })
  }
}

const BLOCKS = new Set([
  'ADDRESS', 'ARTICLE', 'BLOCKQUOTE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6',
  'HEADER', 'HR', 'LI', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TD', 'TH', 'TR', 'UL',
])

/** What a piece of text says of itself: `line`: it is quoted; `rest`: so is all that follows. */
export type TextQuote = 'line' | 'rest' | 'no'

/**
 * Maps the text of an HTML editor. `isQuote` says which elements begin the quoted thread, `ofText` which pieces of text do in webmails
 * that give it no element; hidden text counts too.
 */
export function mapHtml(root: Node, isQuote: (element: Element) => boolean, ofText: (text: Text) => TextQuote = () => 'no'): TextMap {
  const map = new TextMap()
  let rest = false
  const walk = (node: Node, outer: TextPartName): void => {
    const part = rest ? 'quoted' : outer
    if (node.nodeType === Node.TEXT_NODE) {
      const quote = part === 'quoted' ? 'no' : ofText(node as Text)
      rest ||= quote === 'rest'
      map.add(quote === 'no' ? part : 'quoted', (node as Text).data, node as Text, 0)
      return
    }
    if (node.nodeType !== Node.ELEMENT_NODE && node !== root) return
    const element = node as Element
    if (element.tagName === 'STYLE' || element.tagName === 'SCRIPT') return
    const inner = part === 'quoted' || (node !== root && isQuote(element)) ? 'quoted' : part
    const block = BLOCKS.has(element.tagName)
    if (block) map.break(inner)
    for (const child of node.childNodes) walk(child, inner)
    if (block) map.break(inner)
  }
  walk(root, 'body')
  return map
}
