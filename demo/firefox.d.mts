import type { Browser } from 'puppeteer-core'

export interface FirefoxWithExtension {
  readonly browser: Browser
  /** The extension's fixed UUID; empty without an extension. */
  readonly extensionId: string
  /**
   * Address of a page of the extension. BiDi refuses to navigate there: let the extension open it, and find it in `browser.pages()`.
   */
  extensionUrl(path: string): string
  /** Closes the browser; its profile goes with it. */
  close(): Promise<void>
}

/** Launches Debian's Firefox ESR, in French, with an extension installed for the session and its hosts granted. Works as root. */
export function launchFirefox(options?: {
  extensionDir?: string
  headless?: boolean
  /** X display to be shown on, e.g. `:7`: then not headless unless asked. A headless Firefox has a clipboard for text alone. */
  display?: string
  /** Port of a recording proxy; loopback names go through it too. */
  proxy?: number
  executablePath?: string
  viewport?: { width: number; height: number }
  prefs?: Record<string, unknown>
  /** Takes the certificates of sites as they are. */
  anyCertificate?: boolean
  /** A profile to be used again; without it one of its own that goes with the browser. */
  userDataDir?: string
}): Promise<FirefoxWithExtension>
