import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import manifest from '../../../manifest.json' with { type: 'json' }
import { envelopePage } from '../../../scripts/envelope-page-plugin.ts'

/** The policy of the released extension's pages. No `unsafe-eval`: `new Function` throws there. */
export const POLICY = manifest.content_security_policy.extension_pages

const TEST_PAGE = fileURLToPath(new URL('sealing-page/sealing-page.html', import.meta.url))

/**
 * Builds a small extension around the real sealing code, which Chromium and Firefox take.
 * @param page Its page, which any other page may show in a frame.
 * @returns its folder, and how to remove it.
 */
export async function buildSealingExtension(page = TEST_PAGE): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-sealing-'))
  await build({
    root: dirname(page), configFile: false, logLevel: 'error', base: './', plugins: [envelopePage()], worker: { format: 'es', plugins: () => [envelopePage()] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { input: page } },
  })
  writeFileSync(join(folder, 'background.js'), '')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'Sealing', version: '1', content_security_policy: { extension_pages: POLICY },
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'sceau@sceau.invalid' } },
    web_accessible_resources: [{ resources: [basename(page)], matches: ['<all_urls>'] }],
  }))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
