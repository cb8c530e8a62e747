import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { envelopePage } from '../../../scripts/envelope-page-plugin.ts'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import { noticesFile } from '../../../scripts/notices-plugin.ts'
import { withoutUnusedBranches } from '../../../scripts/unused-branches-plugin.ts'
import { PHP_SENTENCES } from './php-sentences.ts'

/**
 * Roundcube's plugin, in two goes: `SCEAU_PART=pages` makes its frames and everything that PHP needs, `SCEAU_PART=guard` adds the one
 * script that Roundcube's page loads, which must be whole in itself.
 */
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const out = process.env.SCEAU_OUT ?? 'dist/roundcube/sceau'

const SENTENCES = 'virtual:sceau-sentences'

/** The catalogue as a module: Roundcube has no message files of ours. */
const sentences = (): Plugin => ({
  name: 'sceau-sentences',
  resolveId: (id) => (id === SENTENCES ? `\0${SENTENCES}` : undefined),
  load: (id) => (id === `\0${SENTENCES}` ? `export default ${JSON.stringify({ fr: readCatalogue('fr'), en: readCatalogue('en') })}` : undefined),
})

const php = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** The server's side, with its sentences in the form that Roundcube reads. */
const serverSide = (): Plugin => ({
  name: 'sceau-server-side',
  generateBundle() {
    for (const name of ['sceau.php', 'clearance.php', 'config.inc.php.dist', 'composer.json']) {
      this.emitFile({ type: 'asset', fileName: name, source: readFileSync(here(`php/${name}`)) })
    }
    for (const [file, language] of [['fr_FR', 'fr'], ['en_US', 'en']] as const) {
      const catalogue = readCatalogue(language)
      const lines = Object.entries(PHP_SENTENCES).map(([name, key]) => `$messages['${name}'] = ${php(catalogue[key] ?? '')};`)
      this.emitFile({ type: 'asset', fileName: `localization/${file}.inc`, source: `<?php\n\n${lines.join('\n')}\n` })
    }
  },
})

/** Asking a public server about a person needs a permission that only an extension has: the plugin does not offer it. */
const leftOut = (): Plugin => ({
  name: 'sceau-left-out',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/ask-online.tsx') ? here('no-ask-online.ts') : undefined),
})

const common: UserConfig = {
  base: './',
  publicDir: false,
  resolve: { alias: { 'webextension-polyfill': here('browser.ts') } },
  define: { __SCEAU_DEFAULTS__: '{}' },
  worker: { format: 'es', plugins: () => [envelopePage(), withoutUnusedBranches()] },
}
const build = { outDir: out, target: 'es2022', modulePreload: { polyfill: false } } as const

const pages: UserConfig = {
  ...common,
  plugins: [leftOut(), preact(), withoutUnusedBranches(), envelopePage(), noticesFile(), serverSide()],
  build: {
    ...build,
    emptyOutDir: true,
    rolldownOptions: { input: Object.fromEntries(['panel', 'people', 'decision', 'secret', 'engine'].map((page) => [page, `src/${page}/${page}.html`])) },
  },
}

const guard: UserConfig = {
  ...common,
  // The folder of this script is taken from its element: there are no chunks to load.
  define: { ...common.define, 'import.meta': '{}' },
  plugins: [withoutUnusedBranches(), sentences()],
  build: {
    ...build,
    modulePreload: false,
    emptyOutDir: false,
    rolldownOptions: { input: here('guard.ts'), output: { format: 'iife', entryFileNames: 'guard.js', codeSplitting: false } },
  },
}

export default defineConfig(process.env.SCEAU_PART === 'guard' ? guard : pages)
