import type { BoxUrls } from './box.mjs'

/**
 * Builds the extension for the servers at `urls` into the folder `out` of `dist` (`box-<browser>` unless told) and gives its absolute
 * path. Nothing is built when neither sources nor addresses changed since the last time. A browser reads an unpacked extension from its
 * folder while it runs: boxes that run at the same time need folders of their own.
 * @throws With the build's output when it fails.
 */
export function buildExtension(options: {
  urls: BoxUrls
  browser: 'chromium' | 'firefox' | 'thunderbird'
  out?: string
  onStep?: (step: string) => void
}): string

/** Names the state of all sources and these settings. */
export function fingerprint(settings: string): string
