import type { RecipientField } from '../../../messaging/people-port.ts'
import { editableBody, editorsIn, fieldsIn } from './views.ts'
import type { Surface } from './editor.ts'
import { type FixedPart, type Layout, numberOf } from './layout.ts'
import { sendControlsIn } from './signs.ts'

const FILE_INPUT = 'input[type="file"]'

/** Finds the parts of one compose view: by what is recorded of the webmail, else by structure. */
export class Places {
  readonly view: Element
  readonly layout: Layout
  readonly #page: Document

  constructor(view: Element, layout: Layout) {
    this.view = view
    this.layout = layout
    this.#page = view.ownerDocument
  }

  /** Names of parts that neither the record nor the structure finds, or finds twice. */
  unknown(): readonly string[] {
    return [
      ...(this.editor() ? [] : ['editor']),
      ...(this.input('to') ?? this.collapsed() ? [] : ['to']),
      ...(this.send() ? [] : ['send']),
    ]
  }

  /** The one element that is recorded for this part; `undefined`: nothing recorded, or the record no longer fits. */
  #recorded(part: FixedPart): HTMLElement | undefined {
    const recorded = this.layout.fixed[part]
    if (!recorded) return undefined
    const root = recorded.outside ? this.#page : this.view
    const found = root.querySelectorAll<HTMLElement>(recorded.css.replaceAll('{view}', numberOf(this.view)))
    return found.length === recorded.expected ? found[0] : undefined
  }

  /** Where the text is written. Of several editors the one on show with the most room: signatures and hidden twins are smaller. */
  editor(): Surface | null {
    const recorded = this.#recorded('editor')
    const element = recorded ?? largest(editorsIn(this.view))
    if (!element) return null
    return element.tagName === 'IFRAME' ? editableBody(element as HTMLIFrameElement) : element
  }

  /** Frame of the editor, if it has one. */
  frame(): HTMLIFrameElement | null {
    const page = this.editor()?.ownerDocument
    return page && page !== this.#page ? (page.defaultView?.frameElement as HTMLIFrameElement | null) : null
  }

  subject(): HTMLInputElement | null {
    return (this.#recorded('subject') ?? one(fieldsIn(this.view).filter(({ kind }) => kind === 'subject').map(({ element }) => element)) ?? null) as HTMLInputElement | null
  }

  /** Where recipients of a field are typed. */
  input(field: RecipientField): HTMLElement | null {
    const { loose } = this.layout
    const recorded = field === 'to' ? this.#recorded('to') : loose[field] !== undefined ? this.view.querySelector<HTMLElement>(loose[field]) : undefined
    if (recorded) return recorded
    return fieldsIn(this.view).find(({ kind }) => kind === field)?.element ?? null
  }

  /** What stands for the recipients while the webmail shows no field for them. */
  collapsed(): Element | null {
    return null
  }

  /** What surrounds a field's input and the recipients in it, and nothing of another field. */
  row(input: Element): Element {
    const recorded = this.layout.loose.row === undefined ? null : input.closest(this.layout.loose.row)
    if (recorded) return recorded
    const others = [...fieldsIn(this.view).map(({ element }) => element), ...editorsIn(this.view), ...sendControlsIn(this.view)].filter((element) => element !== input)
    let row = input
    for (let part = input.parentElement; part && part !== this.view && part !== this.view.parentElement; part = part.parentElement) {
      const here = part
      if (others.some((element) => here.contains(element))) break
      row = part
    }
    return row
  }

  send(): HTMLElement | null {
    return this.#recorded('send') ?? (sendControlsIn(this.view)[0] as HTMLElement | undefined) ?? null
  }

  fileInput(): HTMLInputElement | null {
    const css = this.layout.loose.fileInput ?? FILE_INPUT
    return this.view.querySelector<HTMLInputElement>(css) ?? this.#page.querySelector<HTMLInputElement>(css)
  }

  all(css: string | undefined): HTMLElement[] {
    return css === undefined ? [] : [...this.view.querySelectorAll<HTMLElement>(css)]
  }
}

/** The only one; `undefined` when there are none or several: a guess is no reading. */
const one = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

function largest(editors: readonly HTMLElement[]): HTMLElement | undefined {
  const area = (element: HTMLElement): number => {
    const { width, height } = element.getBoundingClientRect()
    return width * height
  }
  const shown = editors.filter((element) => element.checkVisibility())
  return [...(shown.length > 0 ? shown : editors)].sort((a, b) => area(b) - area(a))[0]
}
