import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import preact from '@preact/preset-vite'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import manifestFile from './manifest.json' with { type: 'json' }
import { envelopePage } from './scripts/envelope-page-plugin.ts'
import { locales } from './scripts/locales-plugin.ts'
import { noticesFile } from './scripts/notices-plugin.ts'
import { tidyBundle, withoutUnusedBranches } from './scripts/unused-branches-plugin.ts'

const firefox = process.env.SCEAU_BROWSER === 'firefox'

/** What a build for the practice in a box adds: its hosts, and defaults that point to its servers. */
interface Box { hosts: string[]; defaults: { directoryUrl?: string } }
const box: Box = process.env.SCEAU_BOX ? JSON.parse(readFileSync(process.env.SCEAU_BOX, 'utf8')) as Box : { hosts: [], defaults: {} }

const { background, minimum_chrome_version, ...common } = manifestFile
// The box's ports may change from one start to the next.
const connect = box.hosts.map((host) => host.replace(/\/\*$/, ':*')).join(' ')
const manifest = {
  ...common,
  // Chromium's service worker may have no worker of its own, so a hidden page has it; Firefox knows neither the need nor the permission.
  permissions: firefox ? common.permissions : [...common.permissions, 'offscreen'],
  host_permissions: [...common.host_permissions, ...box.hosts],
  content_scripts: common.content_scripts.map((script) => ({ ...script, matches: [...script.matches, ...box.hosts] })),
  content_security_policy: {
    extension_pages: common.content_security_policy.extension_pages.replace('connect-src', `connect-src ${connect}`),
  },
  ...(firefox
    ? {
        background: { scripts: [background.service_worker], type: 'module' },
        browser_specific_settings: {
          gecko: { id: 'sceau@sceau.invalid', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
        },
      }
    : { background, minimum_chrome_version }),
}

const pages: Record<string, string> = {
  ...Object.fromEntries(['popup', 'options', 'panel', 'people', 'decision', 'secret', 'answer', 'engine'].map((page) => [page, `src/${page}/${page}.html`])),
  'directory-page': 'src/engine/directory-page.html',
}

export default defineConfig({
  plugins: [
    preact(),
    withoutUnusedBranches(),
    locales(),
    envelopePage(),
    noticesFile(),
    crx({
      manifest: manifest as unknown as ManifestV3Export,
      browser: firefox ? 'firefox' : 'chrome',
      contentScripts: { injectCss: false },
    }),
    tidyBundle(),
  ],
  worker: { format: 'es', plugins: () => [envelopePage(), withoutUnusedBranches()] },
  define: { __SCEAU_DEFAULTS__: JSON.stringify(box.defaults) },
  build: {
    outDir: process.env.SCEAU_OUT ?? (firefox ? 'dist/firefox' : 'dist/chromium'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages,
      // The hash of the background's name would come from the folder that one builds in: it is taken before paths are replaced.
      output: { chunkFileNames: ({ name }) => (name === 'background.ts' ? 'assets/background.js' : 'assets/[name]-[hash].js') },
    },
  },
})
