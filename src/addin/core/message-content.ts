import type { TextPlace } from '../../content/compose/cut.ts'
import { mapPlain } from '../../content/webmails/compose-editor.ts'
import { cutSpans, cutText, mapHtml, type TextMap } from '../../content/webmails/text-map.ts'
import type { HostMessage } from './host.ts'
import { isQuote, quoteOfText } from './quoted.ts'

/** A picture that stands in the text itself. */
interface TextPicture {
  /** The same for the same picture. */
  readonly id: string
  /** Its bytes, or `null` where they lie elsewhere: on a disk, or with the host program. */
  readonly file: File | null
}

/**
 * The content of a message apart from any page: HTML in a document that loads and runs nothing, or plain text. What is changed here
 * leaves as `content`.
 */
export class MessageContent {
  readonly #document: Document | null
  readonly #isWhole: boolean
  #text: string

  constructor({ content, isHtml }: Pick<HostMessage, 'content' | 'isHtml'>) {
    this.#document = isHtml ? new DOMParser().parseFromString(content, 'text/html') : null
    this.#isWhole = /^\s*(?:<!doctype[^>]*>\s*)?<html[\s>]/i.test(content)
    this.#text = content
  }

  get content(): string {
    if (!this.#document) return this.#text
    return this.#isWhole ? this.#document.documentElement.outerHTML : this.#document.body.innerHTML
  }

  map(): TextMap {
    return this.#document ? mapHtml(this.#document.body, isQuote, quoteOfText) : mapPlain(this.#text)
  }

  /** Takes places out. */
  cut(places: readonly TextPlace[]): void {
    const map = this.map()
    const spans = places.flatMap(({ part, start, end }) => (part === 'subject' ? [] : map.spans(part, start, end)))
    if (this.#document) cutSpans(spans)
    else this.#text = cutText(this.#text, spans)
  }

  /** Takes the quoted thread out, with its pictures. */
  dropQuoted(): void {
    const { body } = this.#document ?? {}
    if (!body) {
      this.cut([{ part: 'quoted', start: 0, end: this.map().text('quoted').length }])
      return
    }
    for (const element of [...body.querySelectorAll('*')].filter(isQuote)) element.remove()
    const first = this.#firstOfRest()
    // Whatever stands behind it, at every height.
    for (let node: Node | null = first; node !== null && node !== body; node = node.parentNode) while (node.nextSibling) node.nextSibling.remove()
    first?.remove()
  }

  /** Pictures in what is new: those of a quoted mail or a signature came with it. Those of the web are only addresses. */
  pictures(): readonly TextPicture[] {
    return this.#images().map((image) => ({ id: idOf(image.src), file: fileOf(image.src) }))
  }

  dropPicture(id: string): void {
    for (const image of this.#images()) if (idOf(image.src) === id) image.remove()
  }

  #images(): HTMLImageElement[] {
    const rest = this.#firstOfRest()
    return [...this.#document?.body.querySelectorAll('img') ?? []].filter((image) => {
      if (!/^(?:data|file|blob|mailbox|imap):/i.test(image.src) || image.closest('.moz-signature') !== null) return false
      for (let place: Element | null = image; place !== null; place = place.parentElement) if (isQuote(place)) return false
      return rest === null || (rest.compareDocumentPosition(image) & Node.DOCUMENT_POSITION_FOLLOWING) === 0
    })
  }

  #firstOfRest(): Text | null {
    const body = this.#document?.body
    if (!body) return null
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (quoteOfText(node as Text) === 'rest') return node as Text
    return null
  }
}

/** Length, beginning and end tell two pictures apart without reading megabytes at each change. */
const idOf = (address: string): string => `picture-${address.length}-${hash(`${address.slice(0, 400)}${address.slice(-400)}`)}`

const hash = (text: string): string => {
  let value = 5381
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value, 33) ^ text.charCodeAt(at)
  return (value >>> 0).toString(36)
}

function fileOf(address: string): File | null {
  const data = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s%]+)$/.exec(address)
  if (data?.[1] === undefined || data[2] === undefined) return null
  try {
    const bytes = Uint8Array.from(atob(decodeURIComponent(data[2]).replace(/\s+/g, '')), (character) => character.charCodeAt(0))
    return new File([bytes], 'image', { type: data[1] })
  } catch {
    return null
  }
}

/** The content of a message without these pictures of its text. */
export function withoutPictures(message: Pick<HostMessage, 'content' | 'isHtml'>, ids: ReadonlySet<string>): string {
  const content = new MessageContent(message)
  for (const { id } of content.pictures()) if (ids.has(id)) content.dropPicture(id)
  return content.content
}
