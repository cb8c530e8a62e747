/** `browser.storage` in memory, with the areas that the stores use. Values are copied in and out, as a browser does. */
function area(initial: Record<string, unknown> = {}) {
  const held = new Map<string, unknown>(Object.entries(initial))
  return {
    held,
    get: (key: string | null): Promise<Record<string, unknown>> => Promise.resolve(structuredClone(
      key === null ? Object.fromEntries(held) : held.has(key) ? { [key]: held.get(key) } : {},
    )),
    set: (items: Record<string, unknown>): Promise<void> => {
      for (const [key, value] of Object.entries(structuredClone(items))) held.set(key, value)
      return Promise.resolve()
    },
    remove: (key: string): Promise<void> => {
      held.delete(key)
      return Promise.resolve()
    },
  }
}

export const storage = { local: area(), session: area(), managed: area() }

/** What a test gives in place of the polyfill, which throws outside an extension. */
export const polyfill = { default: { storage } }

export function emptyStorage(): void {
  for (const { held } of Object.values(storage)) held.clear()
}
