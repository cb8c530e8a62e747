import type { FileFormat, FileText, WhyUnread } from './reading.ts'

/** Blank lines that keep two texts from being read as one: what stands in one says nothing about a name in the other. */
export const APART = `\n${' \n'.repeat(200)}`

/** A file and what was found inside it, as one: it is as unread as the least read of them. */
export class Collected {
  readonly #texts: string[] = []
  #why: WhyUnread = ''
  #encrypted = false
  #unreadable = false

  add(text: string): void {
    if (text.trim() !== '') this.#texts.push(text)
  }

  isEmpty(): boolean {
    return this.#texts.length === 0
  }

  /** Notes that something was not read. */
  miss(why: WhyUnread, state: FileText['state'] = 'unreadable'): void {
    // The first cause that left something unread; a password only where nothing else did.
    if (this.#why === '' || (state === 'unreadable' && !this.#unreadable)) this.#why = why
    if (state === 'encrypted') this.#encrypted = true
    else this.#unreadable = true
  }

  /** Takes what one file inside gave. */
  addFile(file: FileText): void {
    this.add(file.text)
    if (file.state !== 'read') this.miss(file.why, file.state)
  }

  result(format: FileFormat): FileText {
    const state = this.#unreadable ? 'unreadable' : this.#encrypted ? 'encrypted' : 'read'
    return { state, format, text: this.#texts.join('\n'), why: state === 'read' ? '' : this.#why }
  }
}
