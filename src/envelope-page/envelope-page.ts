import { DamagedEnvelopeError, WrongSecretError } from '../crypto/envelopes/envelope.ts'
import { decodeBase64Text } from '../crypto/envelopes/html/base64.ts'
import { chunkCount, decodeHead, type Head, HEAD_TYPE, PART_TYPE } from '../crypto/envelopes/html/format.ts'
import { type OpenedHtml, openParts } from '../crypto/envelopes/html/open.ts'
import { answerForm } from './answer-form.ts'
import { announce, element, seal } from './elements.ts'
import './envelope-page.css'
import { showFiles } from './files.ts'
import { showLetter } from './letter.ts'
import { firstLanguage, type Language, say, speak, type Word } from './words.ts'

// Runs before the sealed parts behind it have been read: the field is there at once, also in a large file.
const app = document.getElementById('app')
// Without WebCrypto the static text says what to do.
if (app && 'crypto' in window && 'subtle' in crypto) void start(app)

async function start(app: HTMLElement): Promise<void> {
  speak(firstLanguage(navigator.languages, document.documentElement.lang))
  const languages = document.getElementById('languages')
  for (const button of languages?.querySelectorAll('button') ?? []) {
    button.addEventListener('click', () => {
      speak(button.lang as Language)
      nameTab(app)
    })
  }
  languages?.setAttribute('data-label', 'languages')
  languages?.setAttribute('aria-label', say('languages'))
  languages?.removeAttribute('hidden')
  document.getElementById('still')?.remove()
  app.hidden = false
  document.title = say('title')
  try {
    const text = document.querySelector(`script[type="${HEAD_TYPE}"]`)?.textContent ?? ''
    askSecret(app, await decodeHead(decodeBase64Text(text) ?? new Uint8Array()))
  } catch (error) {
    showBroken(app, error)
  }
}

function askSecret(app: HTMLElement, head: Head): void {
  const field = element('input', {
    id: 'secret', class: 'input', type: 'password', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', required: true,
    'aria-describedby': 'secret-hint secret-error',
  })
  const shown = element('input', { type: 'checkbox', id: 'shown' })
  shown.addEventListener('change', () => { field.type = shown.checked ? 'text' : 'password' })
  const error = element('p', { id: 'secret-error', class: 'error', role: 'alert' })
  const button = element('button', { class: 'button main', word: 'open' })
  const progress = element('progress', { max: 100, hidden: true, label: 'open' })
  const form = element('form', { class: 'stack', novalidate: true },
    element('div', { class: 'field' },
      element('label', { for: 'secret', word: 'secret' }), field,
      element('p', { id: 'secret-hint', class: 'soft small', word: 'forgiving' }), error,
      element('label', { class: 'tick', for: 'shown' }, shown, element('span', { word: 'show' }))),
    button, progress)
  app.replaceChildren(element('section', { class: 'card envelope' },
    element('div', { class: 'flap' }, seal(72) as unknown as HTMLElement),
    element('div', { class: 'stack inner' },
      element('h1', { word: 'sealed' }), element('p', { word: 'ask' }), form),
  ), element('p', { class: 'soft small foot', word: 'here' }))
  field.focus()

  const refuse = (word: Word): void => {
    error.replaceChildren(element('span', { word }))
    field.setAttribute('aria-invalid', 'true')
    field.select()
    field.focus()
  }
  const busy = (working: boolean): void => {
    button.disabled = working
    field.readOnly = working
  }
  const open = async (): Promise<void> => {
    error.replaceChildren()
    field.removeAttribute('aria-invalid')
    if (field.value.trim() === '') {
      refuse('empty')
      return
    }
    busy(true)
    announce(say('checking'))
    try {
      const opened = await openParts(head, field.value, partsOfPage(head), {
        onProgress: (done, total) => { progress.value = Math.floor((done / total) * 100) },
      }, async () => {
        announce(say('loading'))
        progress.hidden = false
        await wholePage()
      })
      field.value = ''
      dropParts()
      showOpened(app, opened)
    } catch (failure) {
      busy(false)
      progress.hidden = true
      announce('')
      if (failure instanceof WrongSecretError) refuse('wrong')
      else showBroken(app, failure)
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!button.disabled) void open()
  })
}

const parts = (): NodeListOf<Element> => document.querySelectorAll(`script[type="${PART_TYPE}"]`)

/** The sealed parts as they lie in the page, decoded one at a time. */
function partsOfPage(head: Head) {
  let list: NodeListOf<Element> | undefined
  const found = (): NodeListOf<Element> => (list ??= parts())
  return {
    read(index: number) {
      // A file that was cut off leaves its last part unfinished: too few parts is the better thing to say.
      const part = found().length < chunkCount(head.length) ? undefined : found()[index]
      return part && (decodeBase64Text(part.textContent) ?? new Uint8Array())
    },
    more: (count: number) => found().length > count,
  }
}

/** The tab says what the page's heading says, once something is open. */
function nameTab(app: HTMLElement): void {
  document.title = document.body.classList.contains('opened') ? app.querySelector('h1')?.textContent ?? say('title') : say('title')
}

/** Once opened, their text is only a burden. */
function dropParts(): void {
  for (const part of parts()) part.remove()
}

const wholePage = (): Promise<void> => new Promise((resolve) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  else resolve()
})

function showOpened(app: HTMLElement, { subject, from, sealedAt, letter, files, answer }: OpenedHtml): void {
  const title = subject?.trim() ? element('h1', { tabindex: -1, dir: 'auto' }, subject) : element('h1', { tabindex: -1, word: 'untitled' })
  const dated = sealedAt !== undefined && !Number.isNaN(Date.parse(sealedAt))
  const print = element('button', { type: 'button', class: 'button', word: 'print' })
  print.addEventListener('click', () => window.print())
  const close = element('button', { type: 'button', class: 'button', word: 'close' })
  close.addEventListener('click', () => location.reload())
  document.body.classList.add('opened')
  app.replaceChildren(
    element('div', { class: 'heading' }, title,
      element('dl', { class: 'facts' },
        ...(from ? [element('div', {}, element('dt', { word: 'from' }), element('dd', {}, element('bdi', {}, from)))] : []),
        ...(dated ? [element('div', {}, element('dt', { word: 'when' }), element('dd', { date: sealedAt }))] : []))),
    ...(letter ? [element('section', { class: 'card letter-card', label: 'letter' }, showLetter(letter))] : []),
    ...(files.length > 0 ? [showFiles(files)] : []),
    ...(answer ? [answerForm(answer)] : []),
    element('div', { class: 'row tools' }, print, close),
    element('p', { class: 'soft small foot', word: 'here' }))
  nameTab(app)
  title.focus()
  announce(say('opened'))
}

function showBroken(app: HTMLElement, error: unknown): void {
  const key = error instanceof DamagedEnvelopeError ? error.key : ''
  const word: Word = key === 'envelope_html_cut' ? 'cut' : key === 'envelope_html_newer' ? 'newer' : 'altered'
  const title = element('h1', { tabindex: -1, word: 'broken' })
  app.replaceChildren(element('section', { class: 'card notice', role: 'alert' }, title, element('p', { word }), element('p', { word: 'nothing' })))
  title.focus()
}
