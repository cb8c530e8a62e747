import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The policy of the released extension's pages, with what WebAssembly needs. No `unsafe-eval`: `new Function` throws there. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; connect-src 'self' blob:"

/** Builds a small extension around the real sealing code. @returns its folder, and how to remove it. */
export async function buildSealingExtension(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-sealing-'))
  const root = fileURLToPath(new URL('sealing-page', import.meta.url))
  await build({
    root, configFile: false, logLevel: 'error', base: './', worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { input: join(root, 'sealing-page.html') } },
  })
  writeFileSync(join(folder, 'background.js'), '')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'Sealing', version: '1', background: { service_worker: 'background.js' }, content_security_policy: { extension_pages: POLICY },
  }))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
