// Builds the extension for Chromium and Firefox, the add-ins, and the terminal command. `--host=ADDRESS` says where the files of Outlook's
// add-in will stand.
// `--box FILE` adds the hosts and defaults of the practice in a box and writes to dist/box-*, or where `--only` and `--out` say.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const boxFlag = process.argv.indexOf('--box')
const box = boxFlag > 0 ? process.argv[boxFlag + 1] : undefined
const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const only = option('only')
/** Add-ins, each by a vite configuration of its own; the parts of one are built into the same folder, one after another. */
const ADDINS = { roundcube: { out: 'roundcube/sceau', parts: ['pages', 'guard'] }, thunderbird: {} }

function vite(args, env) {
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args], {
    cwd: root, stdio: 'inherit', env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}

for (const browser of ['chromium', 'firefox']) {
  if (only && only !== browser) continue
  const out = (only && option('out')) ?? (box ? `dist/box-${browser}` : `dist/${browser}`)
  console.log(`building ${out}`)
  vite([], { SCEAU_BROWSER: browser, SCEAU_OUT: out, ...(box ? { SCEAU_BOX: box } : {}) })
}
for (const [addin, { out: folder = addin, parts = [''] }] of Object.entries(ADDINS)) {
  if (only && only !== addin) continue
  const out = (only && option('out')) ?? `dist/${box ? 'box-' : ''}${folder}`
  console.log(`building ${out}`)
  for (const part of parts) vite(['--config', `src/addin/${addin}/vite.config.ts`], { SCEAU_PART: part, SCEAU_OUT: out, ...(box ? { SCEAU_BOX: box } : {}) })
}
if (!only || only === 'cli') {
  console.log('building dist/cli')
  vite(['--config', 'cli/vite.config.ts'], {})
}
if (!only || only === 'outlook') {
  const out = (only && option('out')) ?? 'dist/outlook'
  const host = option('host')
  console.log(`building ${out}`)
  const env = { SCEAU_OUT: out, ...(host ? { SCEAU_ADDIN_HOST: host } : {}) }
  vite(['--config', 'src/addin/outlook/vite.config.ts'], env)
  vite(['--config', 'src/addin/outlook/vite.events.config.ts'], env)
}
