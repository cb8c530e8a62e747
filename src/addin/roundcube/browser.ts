import { findHost } from './host.ts'

/**
 * Stands for `webextension-polyfill` in the plugin's build: the few members that the shared rooms reach. Nothing is stored: what
 * the extension keeps in its own storage, the plugin would have to keep in the webmail's.
 */
const nothing = { get: () => Promise.resolve({}), set: () => Promise.resolve(), remove: () => Promise.resolve() }
const silent = { addListener: () => undefined, removeListener: () => undefined }

// Pages of the extension end by closing their window; here they stand in a dialog of the webmail's page.
if (window !== window.top) window.close = () => findHost().closeDialog()

export default {
  runtime: {
    id: 'sceau',
    getURL: (path: string): string => findHost().url(path),
    sendMessage: (message: unknown): Promise<unknown> => findHost().answer(message),
    onMessage: { addListener: (listener: (message: unknown) => unknown) => findHost().listen(listener) },
  },
  i18n: { getMessage: (key: string, values: readonly string[] = []): string => findHost().sentence(key, values) },
  storage: {
    local: nothing, session: nothing,
    managed: { get: (): Promise<unknown> => Promise.resolve(findHost().policy()) },
    onChanged: silent,
  },
}
