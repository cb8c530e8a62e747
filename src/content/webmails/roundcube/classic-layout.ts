/**
 * Classic puts its editor at a fixed distance from the top, and moves it only when a field of its own comes up (`show_header_form` of
 * skins/classic/functions.js): the line of marks would push the subject under it. Nothing happens in other skins.
 */
export function keepEditorBelow(page: Document, signal: AbortSignal): void {
  const headers = page.getElementById('compose-headers-div')
  const below = page.getElementById('compose-div')
  if (!headers || !below) return
  const observer = new ResizeObserver(() => {
    below.style.top = `${headers.offsetHeight + 3}px`
    // It measures its editor anew when the window changes.
    page.defaultView?.dispatchEvent(new Event('resize'))
  })
  observer.observe(headers)
  signal.addEventListener('abort', () => observer.disconnect())
}
