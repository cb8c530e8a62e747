import { ask } from './ask.ts'

/** The two windows of a frame that the extension has put into a webmail's page. */
export interface FramePlace {
  readonly own: Window
  readonly parent: Window
}

/**
 * Waits for the compose view's greeting (a one-time proof and a private port) and has the background confirm it.
 * Until then, and in any other embedding, nobody is spoken to: a page that frames us itself gets an empty document.
 */
export function awaitLine(place: FramePlace, purpose: string, open: (port: MessagePort, holdId: string) => void): void {
  let claimed = false
  const hear = (event: MessageEvent<unknown>): void => {
    if (place.parent === place.own || event.source !== place.parent) return
    const port = event.ports[0]
    const nonce = nonceOf(event.data, purpose)
    if (nonce === null || port === undefined) return
    ask('claim', { nonce }).then(
      ({ holdId }) => {
        if (claimed) return
        claimed = true
        place.own.removeEventListener('message', hear)
        open(port, holdId)
      },
      () => port.close(),
    )
  }
  place.own.addEventListener('message', hear)
}

function nonceOf(data: unknown, purpose: string): string | null {
  if (typeof data !== 'object' || data === null || !('sceau' in data) || data.sceau !== purpose) return null
  return 'nonce' in data && typeof data.nonce === 'string' && data.nonce !== '' ? data.nonce : null
}
