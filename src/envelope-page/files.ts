import type { EnvelopeFile } from '../crypto/envelopes/envelope.ts'
import { safeNames } from '../crypto/envelopes/safe-name.ts'
import { announce, element, saveFile } from './elements.ts'
import { say, spoken } from './words.ts'

/** Pictures that every browser decodes and that cannot hold a script (SVG can). */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/
const BY_ENDING: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', bmp: 'image/bmp', pdf: 'application/pdf' }

/** Beyond this many the page would only be long: they are saved or looked at one by one. */
const PICTURES_SHOWN = 24

/** The files with what can be done with each: pictures stand in the page, PDF opens in the browser's viewer, all can be saved. */
export function showFiles(files: readonly EnvelopeFile[]): HTMLElement {
  const names = safeNames(files.map(({ name }) => name), spoken() === 'fr' ? 'fichier' : 'file')
  let pictures = 0
  const items = files.map(({ type, content }, at) => {
    const name = names[at] ?? ''
    const kind = shownAs(type, name)
    const save = element('button', { type: 'button', class: 'button', word: 'save' })
    nameFor(save, 'save_of', name)
    save.addEventListener('click', () => {
      saveFile(content, name)
      announce(say('saved', name))
    })
    return element('li', { class: 'file' },
      element('div', { class: 'file-name' }, element('bdi', {}, name), element('span', { class: 'soft', size: content.size })),
      element('div', { class: 'row' }, kind === 'application/pdf' && navigator.pdfViewerEnabled ? viewLink(content, name) : undefined, save),
      PICTURE.test(kind) && ++pictures <= PICTURES_SHOWN ? picture(content, kind, name) : undefined)
  })
  const all = element('button', { type: 'button', class: 'button', word: 'save_all' })
  all.addEventListener('click', () => files.forEach(({ content }, at) => saveFile(content, names[at] ?? '')))
  return element('section', { class: 'card', 'aria-labelledby': 'files' },
    element('div', { class: 'row apart' },
      element('h2', { id: 'files', word: files.length === 1 ? 'files_one' : 'files', value: String(files.length) }), files.length > 1 ? all : undefined),
    element('ul', { class: 'files' }, ...items))
}

function shownAs(type: string, name: string): string {
  if (PICTURE.test(type) || type === 'application/pdf') return type
  return type === '' || type === 'application/octet-stream' ? BY_ENDING[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? '' : ''
}

function viewLink(content: Blob, name: string): HTMLElement {
  const link = element('a', { class: 'button', word: 'view', target: '_blank', rel: 'noopener', href: URL.createObjectURL(new Blob([content], { type: 'application/pdf' })) })
  nameFor(link, 'view_of', name)
  return link
}

function picture(content: Blob, type: string, name: string): HTMLElement {
  const image = element('img', { alt: name, loading: 'lazy', src: URL.createObjectURL(new Blob([content], { type })) })
  const figure = element('figure', {}, image)
  image.addEventListener('error', () => figure.replaceChildren(element('p', { class: 'soft', word: 'unshown' })))
  return figure
}

/** A name for assistive technology that begins with the visible one (WCAG 2.5.3). */
function nameFor(control: HTMLElement, label: 'save_of' | 'view_of', name: string): void {
  control.dataset.label = label
  control.dataset.value = name
  control.setAttribute('aria-label', say(label, name))
}
