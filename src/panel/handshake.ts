import { ask } from '../messaging/ask.ts'
import type { ComposeToPanel, PanelToCompose } from '../messaging/hold-view.ts'

/** The private line to the compose view that opened this panel. */
export interface ComposeLine {
  send(message: PanelToCompose): void
  listen(hear: (message: ComposeToPanel) => void): void
}

/** The pair of windows of an embedded frame. */
export interface Frame {
  readonly own: Window
  readonly parent: Window
}

/**
 * Waits for the compose view's greeting and has the background confirm it. Until then, and in any other embedding,
 * the panel has no line and shows nothing: a page that frames the panel itself gets an empty document.
 */
export function awaitCompose(frame: Frame, open: (line: ComposeLine) => void): void {
  let claimed = false
  const hear = (event: MessageEvent<unknown>) => {
    if (frame.parent === frame.own || event.source !== frame.parent) return
    const port = event.ports[0]
    const nonce = nonceOf(event.data)
    if (nonce === null || port === undefined) return
    ask('claim', { nonce }).then(
      ({ holdId }) => {
        if (claimed || holdId === '') return
        claimed = true
        frame.own.removeEventListener('message', hear)
        open(lineOver(port))
      },
      () => port.close(),
    )
  }
  frame.own.addEventListener('message', hear)
}

function nonceOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('sceau' in data) || data.sceau !== 'panel') return null
  return 'nonce' in data && typeof data.nonce === 'string' && data.nonce !== '' ? data.nonce : null
}

function lineOver(port: MessagePort): ComposeLine {
  return {
    send: (message) => port.postMessage(message),
    listen(hear) {
      // Only the content script that the background vouched for holds the other end, so its messages keep their type.
      port.onmessage = (event: MessageEvent<ComposeToPanel>) => hear(event.data)
    },
  }
}
