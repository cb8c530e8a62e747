import { MARK_SHAPES, type StandingMark } from '../../faces/standing-mark.ts'
import type { FieldPlace } from '../webmails/webmail.ts'
import { MARKS_CSS } from './recipient-marks-style.ts'

/** One recipient as its mark shows it. */
export interface MarkState {
  readonly address: string
  readonly name: string
  readonly mark: StandingMark
  /** The mark in words. */
  readonly words: string
  /** Read out after the words. */
  readonly description: string
}

export interface MarksLine {
  /** Name of the line, for those who hear it. */
  readonly label: string
  readonly marks: readonly MarkState[]
  /** Words of the button that opens the search. */
  readonly search: string
}

/** What the practitioner does on the line. Scripts of the page cannot cause it. */
export interface MarksActions {
  /** Pointer or keyboard came to a mark, or pressed it. */
  onCard(address: string, button: HTMLElement, how: 'near' | 'pressed'): void
  onLeave(): void
  onSearch(button: HTMLElement): void
}

const SVG = 'http://www.w3.org/2000/svg'

function shapeOf(page: Document, mark: StandingMark): SVGSVGElement {
  const { fill, line, cut, dashes = '' } = MARK_SHAPES[mark]
  const drawing = page.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true', focusable: 'false' })) drawing.setAttribute(name, value)
  const draw = (d: string, attributes: Record<string, string>): void => {
    if (d === '') return
    const path = page.createElementNS(SVG, 'path')
    for (const [name, value] of Object.entries({ d, ...attributes })) path.setAttribute(name, value)
    drawing.append(path)
  }
  const round = { 'fill': 'none', 'stroke-width': '1.800', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }
  draw(fill, { fill: 'currentColor' })
  draw(line, { ...round, stroke: 'currentColor', ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }) })
  draw(cut, { ...round, class: 'cut' })
  return drawing
}

/**
 * The line under one recipient field: a mark for each recipient and the button of the search. It stands in a closed shadow
 * root of ours, beside the webmail's own field and never in it, and holds nothing about anyone but the draft's recipients.
 */
export class RecipientMarks {
  readonly host: HTMLElement
  readonly #page: Document
  readonly #line: HTMLElement
  readonly #list: HTMLUListElement
  readonly #search: HTMLButtonElement
  readonly #actions: MarksActions
  #shown = ''

  constructor(page: Document, actions: MarksActions) {
    this.#page = page
    this.#actions = actions
    this.host = page.createElement('div')
    this.host.dataset.sceauPeople = ''
    // Webmails number their fields: the line has its turn right behind its own (`tabIndex` of the host, see `show`).
    const root = this.host.attachShadow({ mode: 'closed', delegatesFocus: true })
    this.#line = Object.assign(page.createElement('div'), { className: 'line' })
    this.#line.setAttribute('role', 'group')
    this.#list = page.createElement('ul')
    this.#search = Object.assign(page.createElement('button'), { type: 'button', className: 'search' })
    this.#search.setAttribute('aria-haspopup', 'dialog')
    this.#search.addEventListener('click', (event) => {
      if (event.isTrusted) actions.onSearch(this.#search)
    })
    this.#line.append(this.#list, this.#search)
    root.append(Object.assign(page.createElement('style'), { textContent: MARKS_CSS }), this.#line)
    // A webmail listens for keys on the whole page: what is pressed here is none of its business.
    for (const type of ['keydown', 'keypress', 'keyup']) this.host.addEventListener(type, (event) => event.stopPropagation())
  }

  /** Where the search hangs when it is opened from the field itself. */
  get searchButton(): HTMLElement {
    return this.#search
  }

  /** Puts the line behind the field, as it is now. A line that shows the same is left alone, with the keyboard where it is. */
  show({ row, input }: Pick<FieldPlace, 'row' | 'input'>, line: MarksLine): void {
    if (row.nextElementSibling !== this.host) row.after(this.host)
    if (this.host.tabIndex !== input.tabIndex) this.host.tabIndex = input.tabIndex
    const shown = JSON.stringify(line)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#line.setAttribute('aria-label', line.label)
    this.#search.textContent = line.search
    this.#list.hidden = line.marks.length === 0
    const old = [...this.#list.children]
    line.marks.forEach((mark, rank) => {
      const item = old[rank] ?? this.#list.appendChild(this.#newItem())
      this.#fill(item, mark, rank)
    })
    for (const item of old.slice(line.marks.length)) item.remove()
  }

  remove(): void {
    this.host.remove()
    this.#shown = ''
  }

  #newItem(): HTMLLIElement {
    const item = this.#page.createElement('li')
    const button = Object.assign(this.#page.createElement('button'), { type: 'button', className: 'mark' })
    button.setAttribute('aria-haspopup', 'dialog')
    const act = (how: 'near' | 'pressed') => (event: Event): void => {
      if (event.isTrusted) this.#actions.onCard(button.dataset.address ?? '', button, how)
    }
    button.addEventListener('pointerenter', act('near'))
    button.addEventListener('focus', (event) => {
      // A click focuses too, and is answered as a click.
      if (button.matches(':focus-visible')) act('near')(event)
    })
    button.addEventListener('click', act('pressed'))
    button.addEventListener('pointerleave', () => this.#actions.onLeave())
    button.addEventListener('blur', () => this.#actions.onLeave())
    item.append(button, Object.assign(this.#page.createElement('span'), { className: 'voice' }))
    return item
  }

  #fill(item: Element, { address, name, mark, words, description }: MarkState, rank: number): void {
    const [button, voice] = item.children
    if (!(button instanceof HTMLElement) || !voice) return
    button.dataset.address = address
    button.dataset.mark = mark
    button.setAttribute('aria-describedby', `why-${rank}`)
    voice.id = `why-${rank}`
    voice.textContent = description
    const who = Object.assign(this.#page.createElement('span'), { className: 'who', textContent: name })
    const said = Object.assign(this.#page.createElement('span'), { className: 'words', textContent: words })
    button.replaceChildren(shapeOf(this.#page, mark), who, ' ', said)
  }
}
