// e. What sealing and opening ZIP and OpenPGP envelopes costs, beside 7-Zip and GnuPG in the same run.
import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createServer } from 'vite'
import { percentile, summary, table } from './support/figures.mjs'

export const title = 'ZIP and OpenPGP envelopes: MB/s, and beside 7-Zip and GnuPG'

const MB = 1e6
const SECRET = 'Tulipe-Ocarina-Sabre-47'
/** Content that cannot be compressed, as scans and DICOM pixels are. */
const CASES = [['1 MB', 1, MB], ['16 MB', 1, 16 * MB], ['64 MB', 1, 64 * MB], ['128 files of 0.5 MB', 128, MB / 2]]

export async function run({ rounds = 5 }) {
  const seven = ['/usr/bin/7zz', '/usr/bin/7z'].find((path) => existsSync(path))
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  const home = mkdtempSync('/tmp/sceau-gpg-')
  // Stays open while it measures: the libraries are loaded when they are needed first.
  const sources = await createServer({ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, hmr: false, ws: false, watch: null } })
  try {
    return await measure({ importSource: (path) => sources.ssrLoadModule(`/${path}`), seven, folder, home, rounds })
  } finally {
    await sources.close()
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true })
  }
}

async function measure({ importSource, seven, folder, home, rounds }) {
  const { sealZip } = await importSource('src/crypto/envelopes/zip/seal-zip.ts')
  const { openZip } = await importSource('src/crypto/envelopes/zip/open-zip.ts')
  const { sealOpenpgp } = await importSource('src/crypto/envelopes/openpgp/seal-openpgp.ts')
  const { openOpenpgp } = await importSource('src/crypto/envelopes/openpgp/open-openpgp.ts')
  const { makeOwnKey, unlockOwnKey } = await importSource('src/crypto/keys/own-key.ts')
  const { readPublicKey } = await importSource('src/crypto/keys/read-key.ts')

  const native = (program, args) => {
    const { status, stderr } = spawnSync(program, args, { maxBuffer: 1e9 })
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  }
  const gpg = (...args) => native('gpg', ['--homedir', home, '--batch', '--quiet', '--yes', '--trust-model', 'always', '--pinentry-mode', 'loopback', ...args])
  const kept = await makeOwnKey({ name: 'Bench', address: 'bench@example.org', passphrase: SECRET })
  const unprotected = await unlockOwnKey(kept.privateKey, SECRET)
  writeFileSync(join(folder, 'key.asc'), unprotected.armor(), { mode: 0o600 })
  gpg('--import', join(folder, 'key.asc'))
  const toKey = { recipients: [await readPublicKey(kept.publicKey)], self: unprotected }
  const byKey = { with: { keys: [unprotected] }, signers: [await readPublicKey(kept.publicKey)] }

  let wrong = false
  const rows = []
  for (const [label, count, bytes] of CASES) {
    const files = Array.from({ length: count }, (_, index) => ({ name: `scan-${index}.jpg`, content: randomFillSync(new Uint8Array(bytes)) }))
    const input = files.map(({ name, content }) => ({ name, type: '', content: new Blob([content]) }))
    const source = join(folder, 'source')
    mkdirSync(source, { recursive: true })
    for (const { name, content } of files) writeFileSync(join(source, name), content)
    const total = count * bytes
    const at = (name) => join(folder, name)
    const one = join(source, 'scan-0.jpg')
    const zipped = await sealZip(input, { secret: SECRET, innerArchive: false })
    const sealed = count === 1 ? await sealOpenpgp(input, { for: toKey, streamAbove: 0 }) : null
    writeFileSync(at('ours.zip'), new Uint8Array(await zipped.arrayBuffer()))
    if (sealed) writeFileSync(at('ours.pgp'), new Uint8Array(await sealed.arrayBuffer()))
    // Whether the peers open what is measured.
    wrong ||= spawnSync(seven, ['t', `-p${SECRET}`, at('ours.zip')]).status !== 0
    if (sealed) {
      gpg('-o', at('clear'), '--decrypt', at('ours.pgp'))
      wrong ||= Buffer.compare(readFileSync(at('clear')), Buffer.from(files[0].content)) !== 0
    }
    const ways = [
      ['seal ZIP', '7-Zip', () => sealZip(input, { secret: SECRET, innerArchive: false }), () => { rmSync(at('peer.zip'), { force: true }); native(seven, ['a', '-tzip', '-mem=AES256', '-mx0', `-p${SECRET}`, at('peer.zip'), `${source}/*`]) }],
      ['seal ZIP, archive inside', '7-Zip', () => sealZip(input, { secret: SECRET, innerArchive: true }), null],
      ['open ZIP', '7-Zip', () => openZip(zipped, { secret: SECRET }), () => native(seven, ['x', '-y', `-p${SECRET}`, `-o${at('peer')}`, at('ours.zip')])],
      ...(sealed === null ? [['seal OpenPGP, all in one archive', 'GnuPG', () => sealOpenpgp(input, { for: toKey, streamAbove: 0 }), null]] : [
        ['seal OpenPGP, signed, in pieces', 'GnuPG', () => sealOpenpgp(input, { for: toKey, streamAbove: 0 }), () => gpg('-z0', '-r', 'bench@example.org', '-o', at('peer.pgp'), '--sign', '--encrypt', one)],
        ['seal OpenPGP, signed, at once', 'GnuPG', () => sealOpenpgp(input, { for: toKey, streamAbove: Infinity }), null],
        ['seal OpenPGP, passphrase', 'GnuPG', () => sealOpenpgp(input, { for: { passphrase: SECRET }, streamAbove: 0 }), () => gpg('-z0', '--passphrase', SECRET, '-o', at('peer.gpg'), '--symmetric', one)],
        ['open OpenPGP, signed', 'GnuPG', () => openOpenpgp(sealed, byKey), () => gpg('-o', at('peer.clear'), '--decrypt', at('ours.pgp'))],
      ]),
    ]
    const times = ways.map(() => ({ ours: [], peer: [] }))
    for (let round = -1; round < rounds; round++) {
      for (const [which, [, , ours, peer]] of ways.entries()) {
        for (const [side, job] of [['ours', ours], ['peer', peer]]) {
          if (!job) continue
          const before = performance.now()
          await job()
          if (round >= 0) times[which][side].push(performance.now() - before)
        }
      }
    }
    // A way without a peer of its own is set beside the same job done the usual way.
    const peers = {}
    for (const [which, [name, peer]] of ways.entries()) {
      const job = `${peer} ${name.split(' ')[0]}`
      if (times[which].peer.length > 0) peers[job] ??= percentile(times[which].peer, 0.5)
      const beside = times[which].peer.length > 0 ? percentile(times[which].peer, 0.5) : peers[job]
      rows.push({ size: label, name, peer: beside === undefined ? null : peer, ...summary(times[which].ours), speed: total / MB / percentile(times[which].ours, 0.5) * 1000, ratio: beside === undefined ? null : beside / percentile(times[which].ours, 0.5) })
    }
    rmSync(source, { recursive: true })
  }
  table(['size and job', 'p50 ms', 'MB/s', 'peer', 'speed / peer’s'], rows.map(({ size, name, p50, speed, peer, ratio }) =>
    [`${size}: ${name}`, p50.toFixed(0), speed.toFixed(0), peer ?? '–', ratio === null ? '–' : ratio.toFixed(2)]))
  if (wrong) console.log('  WRONG: 7-Zip or GnuPG does not open what was sealed')
  return { rows, wrong }
}
