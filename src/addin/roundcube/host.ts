/** What the plugin's page is to its frames, and to the code that it shares with the extension: the place of the browser's extension API. */
export interface Host {
  /** Address of a file of the plugin. */
  url(path: string): string
  /** A sentence of the catalogue. */
  sentence(key: string, values: readonly string[]): string
  /** What the server's configuration fixes, as an extension's managed storage gives it. */
  policy(): unknown
  /** Answers a request of `messaging/requests.ts`. */
  answer(message: unknown): Promise<unknown>
  /** Hears what this page's background asks of a compose view. */
  listen(listener: (message: unknown) => unknown): void
  /** Ends the dialog that this frame stands in. */
  closeDialog(): void
}

const KEY = Symbol.for('sceau.host')

type Hosting = Window & { [KEY]?: Host }

export const installHost = (host: Host): void => void ((window as Hosting)[KEY] = host)

/** The host of this page, or of the page that this frame stands in. @throws where there is none: such a frame shows nothing. */
export function findHost(): Host {
  for (let place = window as Hosting; ; place = place.parent as Hosting) {
    const host = place[KEY]
    if (host) return host
    if (place === place.parent) throw new Error('this frame was not opened by the plugin')
  }
}
