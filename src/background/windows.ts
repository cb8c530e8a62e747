import browser from 'webextension-polyfill'
import { session } from './session.ts'

const SIZE = { width: 480, height: 640 } as const

/** Opens a page of the extension in a window of its own, which no web page can reach. One window per address. */
async function openWindow(path: string): Promise<void> {
  const key = `window:${path}`
  const open = await session.get<number>(key)
  if (open !== undefined) {
    const found = await browser.windows.update(open, { focused: true }).then(() => true, () => false)
    if (found) return
  }
  const made = await browser.windows.create({ url: browser.runtime.getURL(path), type: 'popup', ...SIZE })
  if (made.id !== undefined) await session.set(key, made.id)
}

/** The window where "send anyway" and "urgence vitale" are decided. */
export const openDecision = (holdId: string): Promise<void> =>
  openWindow(`src/decision/decision.html?hold=${encodeURIComponent(holdId)}`)

/** The window where the vault's passphrase is typed. */
export const openUnlock = (): Promise<void> => openWindow('src/decision/decision.html?unlock=1')

/** The window that tells one secret. */
export const openSecret = (id: string): Promise<void> => openWindow(`src/secret/secret.html?id=${encodeURIComponent(id)}`)

/** The window where the secret of an envelope is chosen. */
export const openSecretChoice = (requestId: string): Promise<void> => openWindow(`src/secret/secret.html?choose=${encodeURIComponent(requestId)}`)
