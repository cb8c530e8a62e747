import { droppedFiles } from './dropped-files.ts'
import type { Post } from './gatekeeper.ts'

/** How the sentinel recognises what a gesture is about; given by the webmail. */
export interface Sights {
  composing(): boolean
  sendControlAt(element: Element): Element | null
}

const PRESSES = [
  'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'touchstart', 'touchend',
]

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

const filesOf = (data: DataTransfer | null): File[] => (data ? [...data.files] : [])

/**
 * Listens at the window, in capture, before the page's own listeners. Trusted and synthetic events alike are held:
 * pages, voice tools and other extensions send with synthetic clicks.
 */
export function watchGestures(target: Window, sights: Sights, post: Post): void {
  const allowsSend = (): boolean => {
    try {
      return post.gatekeeper?.allowsSend() ?? false
    } catch {
      return false
    }
  }
  const holdSend = (): void => {
    if (post.gatekeeper) post.gatekeeper.onHeldSend()
    else post.heldSends++
  }
  const hand = (files: File[]): void => {
    if (post.gatekeeper) post.gatekeeper.takeFiles(files)
    else post.waitingFiles.push(...files)
  }

  for (const type of PRESSES) {
    target.addEventListener(type, (event) => {
      const element = elementOf(event)
      if (!element || !sights.composing() || !sights.sendControlAt(element) || allowsSend()) return
      stop(event)
      if (type === 'click') holdSend()
    }, { capture: true, passive: false })
  }

  target.addEventListener('keydown', (event) => {
    if (!sights.composing()) return
    const element = elementOf(event)
    const onControl = (event.key === 'Enter' || event.key === ' ') && element && sights.sendControlAt(element)
    // No webmail's core sends on these in Roundcube, its plugins and other webmails do, also from inside the editor.
    const shortcut = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!onControl && !shortcut) return
    if (allowsSend()) return
    stop(event)
    if (!event.repeat) holdSend()
  }, true)
  target.addEventListener('keyup', (event) => {
    const element = elementOf(event)
    if (event.key === ' ' && element && sights.composing() && sights.sendControlAt(element) && !allowsSend()) stop(event)
  }, true)

  target.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !sights.composing() || form.querySelector('[name="_draft"]') === null) return
    if (allowsSend()) return
    stop(event)
    holdSend()
  }, true)

  for (const type of ['input', 'change']) {
    target.addEventListener(type, (event) => {
      const input = elementOf(event)
      // Our own replay hands files that were scanned; the compose script marks its event as cleared first.
      if (!(input instanceof HTMLInputElement) || input.type !== 'file' || !sights.composing() || post.cleared.has(event)) return
      const files = input.files ? [...input.files] : []
      if (files.length === 0) return
      stop(event)
      input.value = ''
      hand(files)
    }, true)
  }

  target.addEventListener('drop', (event) => {
    if (!event.dataTransfer || filesOf(event.dataTransfer).length === 0 || !sights.composing()) return
    stop(event)
    void droppedFiles(event.dataTransfer).then(hand)
  }, true)
  target.addEventListener('paste', (event) => {
    const files = filesOf(event.clipboardData)
    // A table copied from an office program carries its picture too: then the text is what is meant.
    if (files.length === 0 || !sights.composing() || event.clipboardData?.types.includes('text/html')) return
    stop(event)
    hand(files)
  }, true)
}
