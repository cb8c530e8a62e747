/**
 * `document.open()`, and `document.write()` in a page that has loaded, takes away every listener of a document and of its window, those of isolated
 * worlds too, while the scripts stay. A webmail may write a window that way which it has opened; a page that fights may do it to itself.
 * @param run registers the listeners anew, before any gesture in the new page.
 */
export function whenEmptied(page: Document, run: () => void): void {
  // No page can hear it in our place.
  const name = `sceau:heard:${Math.random()}`
  const hear = (): void => window.addEventListener(name, (event) => event.preventDefault())
  hear()
  new MutationObserver(() => {
    if (!window.dispatchEvent(new Event(name, { cancelable: true }))) return
    hear()
    run()
  }).observe(page, { childList: true })
}
