// Roundcube's plugin as an administrator gets it, and the directory for it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from './extension-box.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

function run(what, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  if (status !== 0) throw new Error(`${what} could not be made:\n${stdout}${stderr}`)
}

/** See roundcube-plugin.d.mts. */
export function buildPlugin({ onStep = () => {} } = {}) {
  const out = join(root, 'dist/box-roundcube/sceau')
  const stamp = fingerprint('roundcube')
  const stampFile = join(root, 'dist/box-roundcube.stamp')
  if (existsSync(join(out, 'guard.js')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return out
  onStep('Building the plugin for Roundcube')
  mkdirSync(join(root, 'dist'), { recursive: true })
  run('The plugin for Roundcube', ['scripts/build.mjs', '--only=roundcube', '--out=dist/box-roundcube/sceau'])
  writeFileSync(stampFile, stamp)
  return out
}

/** See roundcube-plugin.d.mts. */
export function indexOf(file, out) {
  rmSync(out, { force: true })
  run('The index of the directory', ['cli/bin.mjs', 'index', file, '--out', out])
  return out
}
