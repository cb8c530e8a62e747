import { readFileSync } from 'node:fs'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'
import manifestFile from './manifest.json' with { type: 'json' }
import { envelopePage } from '../../../scripts/envelope-page-plugin.ts'
import { locales } from '../../../scripts/locales-plugin.ts'
import { noticesFile } from '../../../scripts/notices-plugin.ts'
import { withoutUnusedBranches } from '../../../scripts/unused-branches-plugin.ts'

/** What a build for the practice in a box adds, as in the extension's own. */
interface Box { hosts: string[]; defaults: { directoryUrl?: string } }
const box: Box = process.env.SCEAU_BOX ? JSON.parse(readFileSync(process.env.SCEAU_BOX, 'utf8')) as Box : { hosts: [], defaults: {} }
const connect = box.hosts.map((host) => host.replace(/\/\*$/, ':*')).join(' ')

const manifest = {
  ...manifestFile,
  host_permissions: [...manifestFile.host_permissions, ...box.hosts],
  content_security_policy: {
    extension_pages: manifestFile.content_security_policy.extension_pages.replace('connect-src', `connect-src ${connect}`),
  },
}

const manifestPlugin: Plugin = {
  name: 'sceau-thunderbird-manifest',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` })
  },
}

export default defineConfig({
  plugins: [preact(), withoutUnusedBranches(), locales(), envelopePage(), noticesFile(), manifestPlugin],
  worker: { format: 'es', plugins: () => [envelopePage(), withoutUnusedBranches()] },
  define: { __SCEAU_DEFAULTS__: JSON.stringify(box.defaults) },
  build: {
    outDir: process.env.SCEAU_OUT ?? 'dist/thunderbird',
    emptyOutDir: true,
    // Thunderbird 128 is Firefox 128.
    target: 'firefox128',
    modulePreload: false,
    rolldownOptions: {
      input: {
        gate: 'src/addin/thunderbird/gate.ts',
        background: 'src/addin/thunderbird/background.ts',
        panel: 'src/addin/thunderbird/panel.html',
        ...Object.fromEntries(['options', 'decision', 'secret', 'answer'].map((page) => [page, `src/${page}/${page}.html`])),
      },
      output: { entryFileNames: ({ name }) => (name === 'gate' || name === 'background' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
})
