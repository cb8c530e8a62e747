import browser from 'webextension-polyfill'

/**
 * State that must outlive the background's naps but never reach the disk: `storage.session`, trusted contexts only. In Firefox a frame of
 * ours in a webmail's tab is none of them: there `storage.session` is `undefined`, and whatever it needs it has to ask the background for.
 * One key per thing, so that two writers do not overwrite each other's things.
 */
export const session = {
  async get<T>(key: string): Promise<T | undefined> {
    return (await browser.storage.session.get(key))[key] as T | undefined
  },
  async set(key: string, value: unknown): Promise<void> {
    await browser.storage.session.set({ [key]: value })
  },
  async remove(key: string): Promise<void> {
    await browser.storage.session.remove(key)
  },
  /** Every thing whose key begins with `prefix`, with its key. */
  async all<T>(prefix: string): Promise<[string, T][]> {
    const everything = await browser.storage.session.get(null)
    return Object.entries(everything).filter(([key]) => key.startsWith(prefix)) as [string, T][]
  },
}
