/** The smallest parts of the page around each landmark that also hold one of every companion: a webmail's own view has no name of its own. */
export function partsAround(page: ParentNode, landmark: string, companions: readonly string[]): Element[] {
  const parts = new Set<Element>()
  for (const mark of page.querySelectorAll(landmark)) {
    for (let part = mark.parentElement; part; part = part.parentElement) {
      const here = part
      if (!companions.every((css) => here.querySelector(css) !== null)) continue
      parts.add(part)
      break
    }
  }
  return [...parts]
}

const keys = new WeakMap<Element, string>()

/**
 * Name of a view that the webmail gives none which lasts: two drafts never share one, so that no kept text is written over.
 * After a reload the kept draft is found by its site.
 */
export function freshKey(webmail: string, view: Element): string {
  const key = keys.get(view) ?? `${webmail}#${crypto.randomUUID()}`
  keys.set(view, key)
  return key
}

export const isRead = (method: string): boolean => /^(?:get|head|options)$/i.test(method)
export const sendsByCtrlEnter = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => key === 'Enter' && (ctrlKey || metaKey)
export const asksPassword = (page: Document): boolean => page.querySelector('input[type="password"]') !== null
