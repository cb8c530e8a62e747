import { translate, type Word } from './words.ts'

interface Traits {
  readonly word?: Word
  readonly label?: Word
  /** What stands for `$1` in the word or label. */
  readonly value?: string
  readonly size?: number
  readonly date?: string
  readonly [attribute: string]: string | number | boolean | undefined
}

const OURS = ['word', 'label', 'value', 'size', 'date']

/** An element with attributes, text in the page's language, and children; strings become text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, traits: Traits = {}, ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(traits)) {
    if (value === undefined || value === false) continue
    if (OURS.includes(name)) made.dataset[name] = String(value)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  translate(made)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A sentence for screen readers, said when they are idle. */
export function announce(text: string): void {
  const status = document.getElementById('status')
  if (status) status.textContent = text
}

/** A copy of the seal of the page's head. */
export function seal(size: number): SVGElement | undefined {
  const copy = document.querySelector<SVGElement>('.bar .seal')?.cloneNode(true) as SVGElement | undefined
  copy?.setAttribute('width', String(size))
  copy?.setAttribute('height', String(size))
  return copy
}

/** Has the browser save a file. */
export function saveFile(content: Blob, name: string): void {
  // Without a type of its own no browser has an opinion about the name's ending.
  const link = element('a', { download: name, href: URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' })) })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
