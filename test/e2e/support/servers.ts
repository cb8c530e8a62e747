/** Servers for a whole end-to-end run, and the extension built for them. Tests reach them by `theGrounds()`. */
import type { TestProject } from 'vitest/node'
import { type Box, type BoxConnection, dataDirFor, startBox } from '../../../demo/box.mjs'
import { buildExtension } from '../../../demo/extension-box.mjs'
import { buildPlugin } from '../../../demo/roundcube-plugin.mjs'

/** The running servers of one worker, and the extension built for them. */
export interface Grounds {
  readonly box: BoxConnection
  /** The unpacked extension, for `launchChromium` or `launchFirefox`. */
  readonly extensionDir: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Files run side by side: each worker has servers of its own, so that nobody's mail is in another's box. */
    grounds: readonly Grounds[]
    /** Which browser this run is about. */
    browser: 'chromium' | 'firefox'
  }
}

/** Seconds between two automatic saves of Roundcube: short, so that a leak shows within a test. */
export const AUTOSAVE_SECONDS = 2

const boxes: Box[] = []

export async function setup(project: TestProject): Promise<void> {
  const browser = project.name === 'e2e-firefox' ? 'firefox' : 'chromium'
  const plugin = browser === 'chromium' ? buildPlugin() : ''
  const grounds: Grounds[] = []
  for (let worker = 1; worker <= project.config.maxWorkers; worker++) {
    const name = `test-${browser}-${worker}`
    const box = await startBox({ dataDir: dataDirFor(name), fresh: true, autosaveSeconds: AUTOSAVE_SECONDS, plugin })
    boxes.push(box)
    grounds.push({ box: box.connection, extensionDir: buildExtension({ urls: box.urls, browser, out: `box-${name}` }) })
  }
  project.provide('grounds', grounds)
}

export async function teardown(): Promise<void> {
  await Promise.all(boxes.map((box) => box.stop()))
}
