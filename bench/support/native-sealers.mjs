// 7-Zip and GnuPG as peers: with their own start, from files to files.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SEVEN_ZIP = ['/usr/bin/7zz', '/usr/bin/7z'].find((path) => existsSync(path)) ?? '7z'

function run(program, args) {
  const { status, stderr, error } = spawnSync(program, args, { maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`${program} failed: ${error ?? stderr}`)
}

/** @param key A secret key without passphrase, armored; `address` is its owner's. */
export function nativeSealers({ key, address }) {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  // Not deeper: the agent's socket takes a short path only.
  const home = mkdtempSync('/tmp/sceau-gpg-')
  const at = (name) => join(folder, name)
  const gpg = (...args) => run('gpg', ['--homedir', home, '--batch', '--quiet', '--yes', '--trust-model', 'always', '--pinentry-mode', 'loopback', ...args])
  writeFileSync(at('key.asc'), key, { mode: 0o600 })
  gpg('--import', at('key.asc'))
  let names = []
  return {
    at,
    /** What they seal from now on. */
    put(contents) {
      rmSync(at('source'), { recursive: true, force: true })
      mkdirSync(at('source'))
      names = contents.map((_, index) => at(`source/IM${index}.dcm`))
      for (const [index, content] of contents.entries()) writeFileSync(names[index], content)
    },
    sealZip(secret) {
      rmSync(at('peer.zip'), { force: true })
      run(SEVEN_ZIP, ['a', '-tzip', '-mem=AES256', '-mx0', `-p${secret}`, at('peer.zip'), at('source/*')])
    },
    openZip: (path, secret) => run(SEVEN_ZIP, ['x', '-y', `-p${secret}`, `-o${at('opened')}`, path]),
    /** Each file by itself, signed, as ours are. */
    sealKeys() {
      for (const name of names) gpg('-z0', '-r', address, '-o', at('peer.pgp'), '--sign', '--encrypt', name)
    },
    openKeys: (path) => gpg('-o', at('clear'), '--decrypt', path),
    close() {
      spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
      for (const made of [folder, home]) rmSync(made, { recursive: true, force: true })
    },
  }
}
