/** Goes nowhere, whoever takes it: a call of ours, to see who hears it. */
const PROBE = 'data:,sceau'

let heard = 0

/** Whether a request or a form is the probe; then the hook that was asked stands. */
export function hearsProbe(target: string): boolean {
  if (target !== PROBE) return false
  heard += 1
  return true
}

/** What the page's scripts would call now. Without our hook each of these does nothing, or throws. */
const WAYS: readonly (() => unknown)[] = [
  () => window.fetch(PROBE, { method: 'POST' }).catch(() => undefined),
  () => {
    const request = new XMLHttpRequest()
    request.open('POST', PROBE)
    request.send()
  },
  () => navigator.sendBeacon(PROBE),
  // Not in the page: the browser submits no such form.
  () => Object.assign(document.createElement('form'), { action: PROBE }).submit(),
]

/** Whether what the page's scripts send still comes to our hooks, also through what the page has put around them. */
export function hooksStand(): boolean {
  return WAYS.every((take) => {
    const before = heard
    try {
      take()
    } catch {
      // Nobody's hook, or a page's wrapper that wants another address.
    }
    return heard > before
  })
}
