import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'
import { envelopePage } from '../../../scripts/envelope-page-plugin.ts'
import { noticesFile } from '../../../scripts/notices-plugin.ts'
import { withoutUnusedBranches } from '../../../scripts/unused-branches-plugin.ts'
import packageFile from '../../../package.json' with { type: 'json' }
import { hostAddress, VARIANTS } from './manifest/facts.ts'
import { unifiedEnglish, unifiedManifest } from './manifest/unified.ts'
import { xmlManifest } from './manifest/xml.ts'

const here = import.meta.dirname
const repository = resolve(here, '../../..')
const host = hostAddress(process.env.SCEAU_ADDIN_HOST ?? 'https://outlook.sceau.invalid')

/** Manifests of both variants in `manifests/`, and the pictures that they name. */
function manifests(): Plugin {
  return {
    name: 'sceau-outlook-manifests',
    generateBundle() {
      const emit = (fileName: string, source: string | Buffer): void => void this.emitFile({ type: 'asset', fileName, source })
      const picture = (path: string): Buffer => readFileSync(resolve(repository, path))
      for (const variant of VARIANTS) {
        const build = { version: packageFile.version, host, variant }
        emit(`manifests/${variant}/manifest.json`, `${JSON.stringify(unifiedManifest(build), null, 2)}\n`)
        emit(`manifests/${variant}/en.json`, `${JSON.stringify(unifiedEnglish(), null, 2)}\n`)
        emit(`manifests/${variant}/manifest.xml`, xmlManifest(build))
        for (const name of ['color', 'outline']) emit(`manifests/${variant}/${name}.png`, picture(`src/addin/outlook/icons/${name}.png`))
      }
      for (const size of [16, 32, 48, 128]) emit(`icons/seal-${size}.png`, picture(`public/icons/seal-${size}.png`))
      for (const size of [64, 80]) emit(`icons/seal-${size}.png`, picture(`src/addin/outlook/icons/seal-${size}.png`))
      emit('LICENSE.txt', picture('LICENSE'))
      emit('privacy.html', picture('src/addin/outlook/privacy.html'))
    },
  }
}

/** The Outlook add-in's pages. The faces are the extension's own, over an API of this page. */
export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  plugins: [preact(), withoutUnusedBranches(), envelopePage(), noticesFile(), manifests()],
  worker: { format: 'es', plugins: () => [envelopePage(), withoutUnusedBranches()] },
  define: { __SCEAU_DEFAULTS__: '{}' },
  resolve: { alias: { 'webextension-polyfill': resolve(here, 'pane/browser.ts') } },
  build: {
    outDir: resolve(repository, process.env.SCEAU_OUT ?? 'dist/outlook'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { taskpane: resolve(here, 'taskpane.html'), events: resolve(here, 'events.html') } },
  },
})
