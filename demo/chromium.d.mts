import type { Browser, WebWorker } from 'puppeteer-core'

export interface ChromiumWithExtension {
  readonly browser: Browser
  /** Empty without an extension. */
  readonly extensionId: string
  /** Address of a page of the extension: `extensionUrl('src/popup/popup.html')`. */
  extensionUrl(path: string): string
  /** The extension's service worker, for `evaluate`; waits up to 10 s if it is asleep. */
  background(): Promise<WebWorker | null>
  /** Closes the browser and deletes its profile, unless `userDataDir` was given. */
  close(): Promise<void>
}

/** Launches Debian's Chromium, in French, with an unpacked extension. Works as root. */
export function launchChromium(options?: {
  extensionDir?: string
  /** An X display to stand on; then it shows a window. */
  display?: string
  /** Default true unless a display is named; a window otherwise. */
  headless?: boolean
  /** Port of a recording proxy; loopback names go through it too. */
  proxy?: number
  /** A profile to keep. */
  userDataDir?: string
  executablePath?: string
  viewport?: { width: number; height: number }
  /** Further command-line flags. */
  args?: string[]
  language?: string
}): Promise<ChromiumWithExtension>
