// Builds the extension for the practice in a box: the same code, plus the box's hosts and the address of its directory.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'scripts/build.mjs', 'scripts/locales-plugin.ts', 'scripts/notices-plugin.ts', 'scripts/envelope-page-plugin.ts', 'scripts/unused-branches-plugin.ts', 'package-lock.json']

/**
 * Builds the extension for the servers at `urls`, or takes the last build where neither sources nor addresses changed.
 * See extension-box.d.mts.
 */
export function buildExtension({ urls, browser, out: name = `box-${browser}`, onStep = () => {} }) {
  const out = join(root, 'dist', name)
  const settings = boxSettings(urls)
  const stamp = fingerprint(JSON.stringify(settings))
  const stampFile = `${out}.stamp`
  if (existsSync(join(out, 'manifest.json')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return out
  onStep(`Building the extension for ${browser}`)
  mkdirSync(join(root, 'dist'), { recursive: true })
  const settingsFile = `${out}.json`
  writeFileSync(settingsFile, JSON.stringify(settings))
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--box', settingsFile, `--only=${browser}`, `--out=dist/${name}`], {
    cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' },
  })
  if (built.status !== 0) throw new Error(`The extension for ${browser} could not be built:\n${built.stdout}${built.stderr}`)
  writeFileSync(stampFile, stamp)
  return out
}

/** Host patterns know no port in Firefox: one pattern a host covers all. */
function boxSettings(urls) {
  const all = [...Object.values(urls.ordinary), ...Object.values(urls.secure), urls.directory].filter((url) => url !== '')
  const hosts = [...new Set(all.map((url) => `http://${new URL(url).hostname}/*`))]
  return { hosts, defaults: { directoryUrl: urls.directory } }
}

/** Changes with whatever is built from. */
export function fingerprint(settings) {
  const hash = createHash('sha256').update(settings)
  const add = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const name = join(path, entry.name)
      if (entry.isDirectory()) add(name)
      else hash.update(name).update(readFileSync(join(root, name)))
    }
  }
  for (const source of SOURCES) {
    if (!existsSync(join(root, source))) continue
    if (source.includes('.')) hash.update(source).update(readFileSync(join(root, source)))
    else add(source)
  }
  return hash.digest('hex')
}
