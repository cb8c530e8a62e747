import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigPdf } from '../crypto/envelopes/pdf/some-pdfs.ts'

const MIB = 1024 * 1024
const SECRET = 'Tulipe-Ocarina-Sabre-47'
const COMMAND = resolve('cli/bin.mjs')

const root = mkdtempSync(join(tmpdir(), 'sceau-limits-'))
const path = (name: string): string => join(root, name)
const secret = path('secret')
writeFileSync(secret, SECRET, { mode: 0o600 })
// The first start makes the bundle, which is no part of what is measured.
beforeAll(() => void spawnSync(process.execPath, [COMMAND, 'help']), 60_000)
afterAll(() => rmSync(root, { recursive: true }))

interface Ended { readonly status: number | null; readonly said: string; readonly wrong: string }

const run = (program: string, ...args: readonly string[]): Ended => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { status, said: stdout, wrong: stderr }
}

/** Runs `sceau`, and what it took at the most: resident memory in MiB. */
function sceau(...args: readonly string[]): Ended & { readonly memory: number } {
  const program = `process.on('exit', () => console.log('peak', process.resourceUsage().maxRSS)); process.argv.splice(1, 0, ''); await import(${JSON.stringify(COMMAND)})`
  const ended = run(process.execPath, '--input-type=module', '-e', program, '--', ...args)
  return { ...ended, memory: Number(/peak (\d+)/.exec(ended.said)?.[1]) / 1024 }
}

describe('a disk that is full', () => {
  const LARGE = path('IRM.bin')
  // Nothing can compress it.
  beforeAll(() => writeFileSync(LARGE, randomBytes(300_000)))

  /** Runs a command with a disk of 256 KB at `disk`, of its own; then lists what is there. */
  function withSmallDisk(...args: readonly string[]): { readonly ended: Ended; readonly left: string } {
    mkdirSync(path('disk'), { recursive: true })
    const listing = path('left')
    const ended = run('unshare', '--user', '--map-root-user', '--mount', 'sh', '-c',
      'mount -t tmpfs -o size=256k tmpfs "$1" && echo before > "$1/before.txt" || exit 99; list=$2; disk=$1; shift 2; "$@"; code=$?; ls -A "$disk" > "$list"; exit $code',
      'sh', path('disk'), listing, process.execPath, COMMAND, ...args)
    return { ended, left: readFileSync(listing, 'utf8') }
  }

  it.each(['html', 'zip', 'pgp'])('stops the sealing as %s with a sentence, and leaves neither half an envelope nor a lost file', (to) => {
    const { ended, left } = withSmallDisk('seal', LARGE, secret, '--to', to, '--passphrase-file', secret, '--out', path(`disk/envelope.${to}`))
    expect(ended).toEqual({ status: 2, said: '', wrong: `${path(`disk/envelope.${to}`)}: the disk is full.\n` })
    expect(left).toBe('before.txt\n')
    expect(statSync(LARGE).size).toBe(300_000)
  }, 90_000)

  it('stops the opening with a sentence, whichever of several files no longer fits, and leaves none of them', () => {
    const envelope = path('envelope.zip')
    writeFileSync(path('note.txt'), 'à revoir')
    expect(run(process.execPath, COMMAND, 'seal', path('note.txt'), LARGE, '--to', 'zip', '--passphrase-file', secret, '--out', envelope).status).toBe(0)
    for (const folder of ['disk/opened', 'disk']) {
      const { ended, left } = withSmallDisk('open', envelope, '--passphrase-file', secret, '--out', path(folder))
      expect(ended).toEqual({ status: 2, said: '', wrong: `${path(folder)}: the disk is full.\n` })
      expect(left).toBe('before.txt\n')
    }
    expect(run(process.execPath, COMMAND, 'open', envelope, '--passphrase-file', secret, '--out', path('opened')).status).toBe(0)
    expect(readFileSync(path('opened/note.txt'), 'utf8')).toBe('à revoir')
  }, 90_000)
})

describe('a PDF of a hundred megabytes', () => {
  it('is sealed whole, in memory of nine times its size at most', async () => {
    const pdf = path('IRM.pdf')
    writeFileSync(pdf, await bigPdf(100))
    const size = statSync(pdf).size
    expect(size).toBeGreaterThan(100 * MIB)
    expect(run('qpdf', '--check', pdf).status).toBe(0)
    const { status, wrong, memory } = sceau('seal', pdf, '--to', 'pdf', '--passphrase-file', secret, '--out', path('sealed.pdf'))
    // One line, in the language of the terminal: the PDF's properties are filled in.
    expect([status, wrong.trim().split('\n').length]).toEqual([0, 1])
    expect(memory).toBeLessThan(9 * size / MIB)
    expect(run('qpdf', '--show-npages', `--password=${SECRET}`, path('sealed.pdf')).said).toBe('26\n')
    // Pictures of noise: the last comes back bit by bit, or it does not.
    const picture = (name: string, ...args: readonly string[]): Buffer => {
      execFileSync('pdfimages', ['-f', '26', '-l', '26', ...args, path(name)])
      return readFileSync(path(`${name}-000.ppm`))
    }
    expect(picture('after', '-upw', SECRET, path('sealed.pdf')).equals(picture('before', pdf))).toBe(true)
  }, 180_000)

  it('of more than 128 MiB is named before anything is worked on', () => {
    const pdf = path('more.pdf')
    writeFileSync(pdf, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(128 * MIB)]))
    const { status, wrong, memory } = sceau('seal', pdf, '--to', 'pdf', '--passphrase-file', secret, '--out', path('more-sealed.pdf'))
    expect([status, wrong]).toEqual([2, `A PDF of at most ${128 * MIB} bytes can be sealed.\n`])
    expect(readdirSync(root).filter((name) => name.startsWith('more'))).toEqual(['more.pdf'])
    expect(memory).toBeLessThan(4 * 128)
  }, 90_000)
})
