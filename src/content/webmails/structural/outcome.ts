import type { SendOutcome } from '../webmail.ts'

/** Milliseconds a webmail takes to put a view away once its server has taken the message. */
const CLOSES = 5000
const STEP = 100

/** A response that the browser itself has seen (Resource Timing 2, `responseStatus`); 0 when there was none. */
interface Seen extends PerformanceEntry {
  readonly responseStatus?: number
}

/**
 * Tells how a send ended. The status is what the browser reports of the request, not what the page says; and because some
 * servers refuse with a status of success, "sent" also takes a view that has gone.
 * @param isSend Whether an address is that of the webmail's send request; without it only the view's end tells.
 */
export function watchOutcome(view: Element, isSend: ((url: URL) => boolean) | null, listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
  const isGone = (): boolean => !view.isConnected || !view.checkVisibility()
  const whenGone = (deadline = Date.now() + CLOSES): void => {
    if (signal.aborted) return
    if (isGone()) listener('sent')
    else if (Date.now() < deadline) setTimeout(() => whenGone(deadline), STEP)
  }
  if (!isSend) {
    const gone = new MutationObserver(() => {
      if (!isGone()) return
      gone.disconnect()
      listener('sent')
    })
    gone.observe(view.ownerDocument, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'style', 'hidden'] })
    signal.addEventListener('abort', () => gone.disconnect())
    return
  }
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Seen[]) {
      if (!URL.canParse(entry.name) || !isSend(new URL(entry.name))) continue
      const status = entry.responseStatus ?? 0
      if (status >= 200 && status < 300) whenGone()
      else listener('failed')
    }
  })
  observer.observe({ type: 'resource' })
  signal.addEventListener('abort', () => observer.disconnect())
}
