// Builds the extension for Chromium and Firefox, the add-ins, and the terminal command.
// `--box FILE` adds the hosts and defaults of the practice in a box and writes to dist/box-*, or where `--only` and `--out` say.
// `--host=ADDRESS` says where the Outlook add-in's files will stand.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const boxFlag = process.argv.indexOf('--box')
const box = boxFlag > 0 ? process.argv[boxFlag + 1] : undefined
const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const only = option('only')
/** Where the Outlook add-in's files will stand: its manifests name it. */
const host = option('host')
/** Add-ins, each by configurations of its own; the second of a pair names the part. */
const ADDINS = [
  { addin: 'thunderbird', steps: [['src/addin/thunderbird/vite.config.ts']] },
  { addin: 'outlook', steps: [['src/addin/outlook/vite.config.ts'], ['src/addin/outlook/vite.events.config.ts']] },
  // The folder that an administrator copies is the one that holds the plugin.
  { addin: 'roundcube', folder: 'roundcube/sceau', steps: [['src/addin/roundcube/vite.config.ts', 'pages'], ['src/addin/roundcube/vite.config.ts', 'guard']] },
]

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
for (const { addin, folder = addin, steps } of ADDINS) {
  if (only && only !== addin) continue
  const out = (only && option('out')) ?? (box ? `dist/box-${folder}` : `dist/${folder}`)
  console.log(`building ${out}`)
  for (const [config, part = ''] of steps) vite(['--config', config], { SCEAU_PART: part, SCEAU_OUT: out, ...(box ? { SCEAU_BOX: box } : {}), ...(host ? { SCEAU_ADDIN_HOST: host } : {}) })
}
if (!only || only === 'cli') {
  console.log('building dist/cli')
  vite(['--config', 'cli/vite.config.ts'], {})
}
