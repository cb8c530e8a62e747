import { isTag } from '../elements.ts'
import { GENERAL } from '../webmails/registry.ts'
import { droppedFiles } from './dropped-files.ts'
import type { View } from './gatekeeper.ts'
import { pastedFiles } from './pasted-files.ts'

/** How the sentinel recognises what a gesture is about. */
export interface Sights {
  /** The compose view that a gesture at this element concerns; `null` when none is open. */
  viewAt(element: Element | null): View | null
  /** The Send control that a gesture on this element uses. */
  sendControlAt(element: Element): Element | null
  isSendShortcut(event: KeyboardEvent): boolean
  /** Whether submitting this form would send or save the draft. */
  isDraftForm(form: HTMLFormElement): boolean
}

const PRESSES = [
  'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'touchstart', 'touchend',
]
/** Milliseconds after a press that was let go in which another is its second half: a double click, keys pressed twice. */
const TWICE = 1000

const stop = (event: Event): void => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** The element a gesture meets, also inside open shadow roots. */
const elementOf = (event: Event): Element | null => {
  const target = event.composedPath()[0] ?? event.target
  if (target === null || !('nodeType' in target)) return null
  const node = target as Node
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
}

/** A window, or a shadow root, which alone hears what does not leave it: a form's submission, a change, anything where the root is closed. */
export interface Hearing {
  addEventListener<Type extends keyof WindowEventMap>(type: Type, listener: (event: WindowEventMap[Type]) => void, options?: boolean | AddEventListenerOptions): void
}

/**
 * Listens at the window, in capture, before the page's own listeners. Trusted and synthetic events alike are held:
 * pages, voice tools and other extensions send with synthetic clicks.
 */
export function watchGestures(target: Hearing, sights: Sights): void {
  for (const type of PRESSES as readonly (keyof WindowEventMap)[]) {
    target.addEventListener(type, (event) => {
      const element = elementOf(event)
      const control = element && sights.sendControlAt(element)
      const view = control && sights.viewAt(control)
      if (!view) return
      if (isSecond(view)) { stop(event); return }
      // Some webmails act only where they saw the press begin: what becomes free in the middle of one is pressed anew, as a whole.
      if (type === 'pointerdown') view.isPressHeld = false
      const isFree = view.isPressHeld !== true && allowsSend(view)
      view.isPressHeld = !isFree && type !== 'click'
      if (isFree) {
        if (type === 'click') view.letGoAt = performance.now()
        return
      }
      stop(event)
      if (type === 'click') holdSend(view, control)
    }, { capture: true, passive: false })
  }

  target.addEventListener('keydown', (event) => {
    const element = elementOf(event)
    const control = (event.key === 'Enter' || event.key === ' ') && element ? sights.sendControlAt(element) : null
    if (!control && !sights.isSendShortcut(event)) return
    const view = sights.viewAt(control ?? element)
    if (!view) return
    if (event.repeat || isSecond(view)) { stop(event); return }
    if (allowsSend(view)) {
      // On a control the click is still to come.
      if (!control) view.letGoAt = performance.now()
      return
    }
    stop(event)
    holdSend(view, control)
  }, true)
  target.addEventListener('keyup', (event) => {
    const element = elementOf(event)
    const control = event.key === ' ' && element ? sights.sendControlAt(element) : null
    const view = control && sights.viewAt(control)
    if (view && !allowsSend(view)) stop(event)
  }, true)

  target.addEventListener('submit', (event) => {
    const form = event.target
    if (!isTag(form, 'form') || !sights.isDraftForm(form)) return
    const view = sights.viewAt(form)
    if (!view || allowsSend(view)) return
    stop(event)
    holdSend(view, null)
  }, true)

  for (const type of ['input', 'change'] as const) {
    target.addEventListener(type, (event) => {
      const input = elementOf(event)
      if (!isTag(input, 'input') || input.type !== 'file') return
      const view = sights.viewAt(input)
      // Our own replay hands files that were scanned; the compose script marks its event as cleared first.
      if (!view || view.cleared.has(event)) return
      const files = input.files ? [...input.files] : []
      if (files.length === 0) return
      stop(event)
      input.value = ''
      hand(view, files)
    }, true)
  }

  target.addEventListener('drop', (event) => {
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return
    const view = sights.viewAt(elementOf(event))
    if (!view) return
    stop(event)
    // The webmail has put up a place to drop on, and takes it down by the drop that it does not see.
    event.target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, composed: true }))
    void droppedFiles(event.dataTransfer).then((files) => (files ? hand(view, files) : refuse(view)))
  }, true)
  target.addEventListener('paste', (event) => {
    const files = pastedFiles(event.clipboardData)
    if (files.length === 0) return
    const view = sights.viewAt(elementOf(event))
    if (!view) return
    stop(event)
    hand(view, files)
  }, true)
}

/**
 * Whether this repeats a press that was let go. A send that is on its way is known to the compose script, but where nobody knows the webmail's
 * requests: there it would be asked for twice.
 */
const isSecond = ({ webmail, letGoAt = -Infinity }: View): boolean => webmail === GENERAL.name && performance.now() - letGoAt < TWICE

function allowsSend(view: View): boolean {
  try {
    const allowed = view.gatekeeper?.allowsSend() ?? false
    if (allowed) view.gatekeeper?.onLetGo()
    return allowed
  } catch {
    return false
  }
}

function holdSend(view: View, control: Element | null): void {
  view.heldControl = control
  if (view.gatekeeper) view.gatekeeper.onHeldSend()
  else view.heldSends++
}

/** Says that the folders held too much, and that none of it was taken. */
function refuse(view: View): void {
  view.tooManyDropped = true
  view.gatekeeper?.onTooManyDropped()
}

function hand(view: View, files: File[]): void {
  view.tooManyDropped = false
  if (view.gatekeeper) view.gatekeeper.takeFiles(files)
  else view.waitingFiles.push(...files)
}
