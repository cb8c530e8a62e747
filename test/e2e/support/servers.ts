/** One box for a whole end-to-end run, and the extension built for it. Tests reach it by `connectBox(inject('box'))`. */
import type { TestProject } from 'vitest/node'
import { type Box, type BoxConnection, dataDirFor, startBox } from '../../../demo/box.mjs'
import { buildExtension } from '../../../demo/extension-box.mjs'
import { buildPlugin } from '../../../demo/roundcube-plugin.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running servers. */
    box: BoxConnection
    /** The unpacked extension, for `launchChromium` or `launchFirefox`. */
    extensionDir: string
    /** Which browser this run is about. */
    browser: 'chromium' | 'firefox'
  }
}

/** Seconds between two automatic saves of Roundcube: short, so that a leak shows within a test. */
export const AUTOSAVE_SECONDS = 2

let box: Box | undefined

export async function setup(project: TestProject): Promise<void> {
  const browser = project.name === 'e2e-firefox' ? 'firefox' : 'chromium'
  box = await startBox({ dataDir: dataDirFor(`test-${browser}`), fresh: true, autosaveSeconds: AUTOSAVE_SECONDS, plugin: browser === 'chromium' ? buildPlugin() : '' })
  project.provide('box', box.connection)
  project.provide('extensionDir', buildExtension({ urls: box.urls, browser }))
}

export async function teardown(): Promise<void> {
  await box?.stop()
}
