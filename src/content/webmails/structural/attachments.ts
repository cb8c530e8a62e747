import type { ServerAttachment } from '../webmail.ts'
import type { Places } from './places.ts'

const FILE_NAME = /^[\s\S]{0,200}?([^\s/\\:*?"<>|][^/\\:*?"<>|\n]{0,150}\.(?:pdf|docx?|odt|rtf|txt|csv|xlsx?|ods|pptx?|jpe?g|png|gif|tiff?|heic|bmp|zip|7z|rar|xml|html?|eml|msg|dcm|hl7|json|mp[34]|mov))\b/i
const LINKS = 'a[href]'

/** The attached files that a compose view shows. */
export class ShownAttachments {
  readonly #places: Places
  /** Files that went to the webmail through here, by name: a webmail that nobody has described gives none back. */
  readonly #handed = new Map<string, File>()
  readonly #ids = new WeakMap<Element, string>()
  #count = 0

  constructor(places: Places) {
    this.#places = places
  }

  note(files: readonly File[]): void {
    for (const file of files) this.#handed.set(file.name, file)
  }

  list(): ServerAttachment[] {
    return this.#elements().map((element) => {
      const name = this.#nameOf(element)
      return { id: this.#idOf(element), name, size: -1, read: () => this.#read(element, name) }
    })
  }

  /** Whether something is on its way to the server. */
  get isUploading(): boolean {
    const { uploading } = this.#places.layout.loose
    return uploading !== undefined && this.#places.all(uploading).length > 0
  }

  element(id: string): HTMLElement | null {
    return this.#elements().find((element) => this.#idOf(element) === id) ?? null
  }

  #elements(): HTMLElement[] {
    const { attachment } = this.#places.layout.loose
    return attachment === undefined ? this.#byStructure() : this.#places.all(attachment)
  }

  /** Short texts with a file's name, outside the editor: the innermost ones. */
  #byStructure(): HTMLElement[] {
    const { view } = this.#places
    const editor = this.#places.editor()
    const named = [...view.querySelectorAll<HTMLElement>('li, div, span, a, td, p')].filter((element) => (
      element.childElementCount <= 6 && element.textContent.length < 200 && FILE_NAME.test(element.textContent)
      && editor?.contains(element) !== true && !element.closest('[data-sceau], [data-sceau-people], label, button')
    ))
    return named.filter((element) => !named.some((other) => other !== element && element.contains(other)))
  }

  #nameOf(element: HTMLElement): string {
    const { attachmentName } = this.#places.layout.loose
    const shown = (attachmentName === undefined ? element : element.querySelector(attachmentName) ?? element).textContent.replace(/\s+/g, ' ').trim()
    return [...this.#handed.keys()].find((name) => shown.includes(name)) ?? FILE_NAME.exec(shown)?.[1] ?? shown
  }

  #idOf(element: Element): string {
    const known = this.#ids.get(element) ?? (element.id || `shown-${++this.#count}`)
    this.#ids.set(element, known)
    return known
  }

  async #read(element: HTMLElement, name: string): Promise<File> {
    const handed = this.#handed.get(name)
    if (handed) return handed
    const link = element.closest<HTMLAnchorElement>(LINKS) ?? element.querySelector<HTMLAnchorElement>(LINKS)
    if (!link || new URL(link.href).origin !== origin) throw new Error('this webmail does not give the file back')
    const answer = await fetch(link.href, { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(`the webmail answered ${answer.status}`)
    return new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' })
  }
}
