import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobReader, BlobWriter, TextReader, ZipReader, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { DamagedEnvelopeError, EnvelopeError, type EnvelopeFile, WrongSecretError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { openZip, unpackFiles } from '../../../../../src/crypto/envelopes/zip/open-zip.ts'
import { packFiles, sealZip } from '../../../../../src/crypto/envelopes/zip/seal-zip.ts'

const SECRET = 'Tulipe-Ocarina-Sabre-47'
const folder = mkdtempSync(join(tmpdir(), 'sceau-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))
const SEVEN_ZIP = ['/usr/bin/7zz', '/usr/bin/7z'].find((path) => existsSync(path)) ?? '7z'

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): EnvelopeFile => ({ name, type: '', content: new Blob([content]) })
const textOf = ({ content }: EnvelopeFile): Promise<string> => content.text()
const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer())
const keyOf = async (job: Promise<unknown>): Promise<string> => job.then(() => 'nothing was thrown', (error: unknown) => error instanceof EnvelopeError ? error.key : String(error))

const LETTER = 'Chère consœur, merci de revoir Mme Zélie CANARIOT.\n'.repeat(200)
const NOISE = crypto.getRandomValues(new Uint8Array(60_000))
const FILES = [file('lettre Zélie.txt', LETTER), file('scan.jpg', NOISE), file('vide.pdf', '')]

let count = 0
async function onDisk(envelope: Blob): Promise<string> {
  const path = join(folder, `envelope-${count += 1}.zip`)
  writeFileSync(path, await bytesOf(envelope))
  return path
}

/** Entries as another tool lists them. */
const listed = (path: string): string => execFileSync(SEVEN_ZIP, ['l', '-slt', path], { encoding: 'utf8' })

/** An archive as an attacker or another program would make it. */
async function archive(entries: readonly [string, string][], options: ConstructorParameters<typeof ZipWriter>[1] = { password: SECRET }): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options })
  for (const [name, text] of entries) await zip.add(name, new TextReader(text))
  return await zip.close()
}

describe('an AES-256 ZIP', () => {
  it('is opened by 7-Zip and by bsdtar, byte for byte, and refused with another password', async () => {
    const path = await onDisk(await sealZip(FILES, { secret: SECRET, innerArchive: false }))
    for (const name of ['document-1.txt', 'document-2.jpg', 'document-3.pdf']) {
      const expected = Buffer.from(await bytesOf(FILES[Number(name[9]) - 1]!.content))
      expect(execFileSync(SEVEN_ZIP, ['e', '-so', `-p${SECRET}`, path, name])).toEqual(expected)
      expect(execFileSync('bsdtar', ['-xOf', path, '--passphrase', SECRET, name])).toEqual(expected)
    }
    expect(spawnSync(SEVEN_ZIP, ['t', '-pautre', path]).status).not.toBe(0)
    expect(spawnSync('bsdtar', ['-xOf', path, '--passphrase', 'autre']).status).not.toBe(0)
  })

  it('says AES-256 in every entry, stores what is compressed already, and names nothing outside', async () => {
    const list = listed(await onDisk(await sealZip(FILES, { secret: SECRET, innerArchive: false })))
    expect(list.match(/Method = .*/g)).toEqual(['Method = AES-256 Deflate', 'Method = AES-256 Store', 'Method = AES-256 Deflate'])
    expect(list).not.toMatch(/ZipCrypto|Zélie|scan/)
    // AE-2: no checksum that would confirm a guess.
    expect((list.match(/^CRC = .*$/gm) ?? []).join('|')).toMatch(/^(?:CRC = 0*\|?)+$/)
  })

  it('compresses by what is inside where the name says nothing', async () => {
    const scans = [file('coupe.dcm', NOISE), file('rapport.dcm', LETTER), file('court.dcm', 'x'.repeat(200))]
    const list = listed(await onDisk(await sealZip(scans, { secret: SECRET, innerArchive: false })))
    expect(list.match(/Method = .*/g)).toEqual(['Method = AES-256 Store', 'Method = AES-256 Deflate', 'Method = AES-256 Store'])
  })

  it('keeps the real names in an archive inside, which 7-Zip and bsdtar open', async () => {
    const sealed = await sealZip(FILES, { secret: SECRET, innerArchive: true })
    const path = await onDisk(sealed)
    expect(listed(path)).not.toMatch(/Zélie|scan/)
    const inner = execFileSync(SEVEN_ZIP, ['e', '-so', `-p${SECRET}`, path])
    expect(execFileSync('bsdtar', ['-xOf', path, '--passphrase', SECRET])).toEqual(inner)
    const innerPath = join(folder, 'inner.zip')
    writeFileSync(innerPath, inner)
    expect(execFileSync('bsdtar', ['-xOf', innerPath, 'scan.jpg'])).toEqual(Buffer.from(NOISE))
    const names = execFileSync('bsdtar', ['-tf', innerPath], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    expect(names.trim().split('\n')).toEqual(FILES.map(({ name }) => name))
    const opened = await openZip(sealed, { secret: SECRET })
    expect(opened.map(({ name }) => name)).toEqual(FILES.map(({ name }) => name))
    expect(await textOf(opened[0]!)).toBe(LETTER)
  })

  it('gives back any bytes under any names', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 5000 })), { minLength: 1, maxLength: 6 }), fc.boolean(),
      fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/),
      async (given, innerArchive, secret) => {
        const files = given.map(([name, bytes]) => file(name, new Uint8Array(bytes)))
        const opened = await openZip(await sealZip(files, { secret, innerArchive }), { secret })
        expect(await Promise.all(opened.map(({ content }) => bytesOf(content)))).toEqual(await Promise.all(files.map(({ content }) => bytesOf(content))))
      }), { numRuns: 60 })
  })

  it('opens what 7-Zip made', async () => {
    const letter = join(folder, 'lettre.txt')
    writeFileSync(letter, LETTER)
    const path = join(folder, 'seven.zip')
    execFileSync(SEVEN_ZIP, ['a', '-tzip', '-mem=AES256', `-p${SECRET}`, path, letter])
    const [opened] = await openZip(new Blob([readFileSync(path)]), { secret: SECRET })
    expect(opened?.name).toBe('lettre.txt')
    expect(await textOf(opened!)).toBe(LETTER)
  })

  it.each(['été', '', ' bord', 'bord ', 'tab\there', 'ligne\n', '密码'])('takes no secret that would open in no two programs alike: %j', async (secret) => {
    expect(await keyOf(sealZip(FILES, { secret, innerArchive: false }))).toBe('envelope_zip_secret_characters')
  })

  it('wants a file', async () => {
    expect(await keyOf(sealZip([], { secret: SECRET, innerArchive: false }))).toBe('envelope_no_files')
  })

  it('is made where WebAssembly is forbidden', async () => {
    // The library loads its module once; this makes it load it again.
    const { terminateWorkers } = await import('@zip.js/zip.js/lib/zip-core.js')
    await terminateWorkers()
    const forbidden = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new Error('refused by the policy'))
    try {
      const path = await onDisk(await sealZip(FILES, { secret: SECRET, innerArchive: false }))
      expect(forbidden).toHaveBeenCalled()
      expect(spawnSync(SEVEN_ZIP, ['t', `-p${SECRET}`, path]).status).toBe(0)
    } finally {
      forbidden.mockRestore()
      await terminateWorkers()
    }
  })
})

describe('a ZIP that is not good', () => {
  it('says that the secret is wrong', async () => {
    const sealed = await sealZip(FILES, { secret: SECRET, innerArchive: false })
    await expect(openZip(sealed, { secret: 'Autre-Phrase-12' })).rejects.toBeInstanceOf(WrongSecretError)
  })

  it('says so of 64 MB before any of the content is read', async () => {
    const sealed = await sealZip([file('a.jpg', new Uint8Array(64_000_000))], { secret: SECRET, innerArchive: false })
    const onProgress = vi.fn()
    await expect(openZip(sealed, { secret: 'Autre-Phrase-12', onProgress })).rejects.toBeInstanceOf(WrongSecretError)
    expect(onProgress).not.toHaveBeenCalled()
  })

  it('gives nothing when a byte of the content was changed, wherever', async () => {
    const sealed = await bytesOf(await sealZip([file('a.jpg', NOISE)], { secret: SECRET, innerArchive: false }))
    await fc.assert(fc.asyncProperty(fc.integer({ min: 100, max: 60_000 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const altered = sealed.slice()
      altered[at]! ^= flip
      await expect(openZip(new Blob([altered]), { secret: SECRET })).rejects.toBeInstanceOf(DamagedEnvelopeError)
    }), { numRuns: 20 })
  })

  it('gives nothing when it was cut short, or is no ZIP', async () => {
    const sealed = await sealZip(FILES, { secret: SECRET, innerArchive: false })
    for (const cut of [sealed.slice(0, sealed.size - 30), sealed.slice(0, 1000), sealed.slice(1000), new Blob([NOISE]), new Blob([])]) {
      await expect(openZip(cut, { secret: SECRET })).rejects.toBeInstanceOf(DamagedEnvelopeError)
    }
  })

  it('is refused when a file of it is not encrypted, or by the old encryption', async () => {
    expect(await keyOf(openZip(await archive([['a.txt', 'clair']], {}), { secret: SECRET }))).toBe('envelope_zip_not_encrypted')
    expect(await keyOf(openZip(await archive([['a.txt', 'x']], { password: SECRET, zipCrypto: true }), { secret: SECRET }))).toBe('envelope_zip_old_encryption')
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
    await zip.add('a.txt', new TextReader('scellé'), { password: SECRET })
    await zip.add('b.txt', new TextReader('ajouté en chemin'))
    expect(await keyOf(openZip(await zip.close(), { secret: SECRET }))).toBe('envelope_zip_not_encrypted')
  })

  it('writes nowhere but into its folder, whatever its names', async () => {
    const names = ['../../../etc/cron.d/x', 'C:\\Windows\\a.dll', 'annexe\u202efdp.exe', 'con', 'lettre.pdf', 'LETTRE.pdf', '/abs/lettre.pdf']
    const opened = await openZip(await archive(names.map((name) => [name, name])), { secret: SECRET })
    expect(opened.map(({ name }) => name)).toEqual(['x', 'a.dll', 'annexefdp.exe', '_con', 'lettre.pdf', 'LETTRE (2).pdf', 'lettre (3).pdf'])
  })

  it('is refused when it grows too much, is too large, or holds too many files', async () => {
    const bomb = await archive([['zeros', '\0'.repeat(70_000_000)]])
    expect(bomb.size).toBeLessThan(100_000)
    expect(await keyOf(openZip(bomb, { secret: SECRET }))).toBe('envelope_zip_too_large')
    const limits = { bytes: 1000, files: 2, ratio: 200 }
    expect(await keyOf(openZip(await archive([['a', 'x'.repeat(1001)]]), { secret: SECRET, limits }))).toBe('envelope_zip_too_large')
    expect(await keyOf(openZip(await archive([['a', ''], ['b', ''], ['c', '']]), { secret: SECRET, limits }))).toBe('envelope_zip_too_large')
  })

  it('is refused when the archive inside grows too much', async () => {
    const inner = await archive([['zeros', '\0'.repeat(70_000_000)]], {})
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, password: SECRET })
    await zip.add('documents.zip', new BlobReader(inner))
    expect(await keyOf(openZip(await zip.close(), { secret: SECRET }))).toBe('envelope_zip_too_large')
  })

  it('that holds somebody’s own encrypted "documents.zip" gives that file', async () => {
    const own = await archive([['a.txt', 'x']])
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, password: SECRET })
    await zip.add('documents.zip', new BlobReader(own))
    const [opened, ...others] = await openZip(await zip.close(), { secret: SECRET })
    expect([opened?.name, others]).toEqual(['documents.zip', []])
    expect(await bytesOf(opened?.content ?? new Blob())).toEqual(await bytesOf(own))
  })

  it('cannot claim to be small and grow', async () => {
    const sealed = await bytesOf(await archive([['a.txt', 'x'.repeat(50_000)]]))
    // The uncompressed size in the central directory (APPNOTE 4.3.12: 24 bytes after the signature).
    const view = new DataView(sealed.buffer)
    let at = sealed.length - 4
    while (view.getUint32(at, true) !== 0x02014b50) at -= 1
    view.setUint32(at + 24, 10, true)
    await expect(openZip(new Blob([sealed]), { secret: SECRET })).rejects.toBeInstanceOf(DamagedEnvelopeError)
  })
})

describe('long work', () => {
  const large = [file('a.bin', new Uint8Array(3_000_000)), file('b.jpg', crypto.getRandomValues(new Uint8Array(60_000)))]

  it.each([true, false])('says how far it is, up to the end (archive inside: %s)', async (innerArchive) => {
    const seen: [number, number][] = []
    const sealed = await sealZip(large, { secret: SECRET, innerArchive, onProgress: (done, total) => seen.push([done, total]) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toEqual([3_060_000, 3_060_000])
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b))
    const opening: number[] = []
    await openZip(sealed, { secret: SECRET, onProgress: (done) => opening.push(done) })
    expect(opening.length).toBeGreaterThan(2)
  })

  it.each([true, false])('ends when it is cancelled, before, within and when opening (archive inside: %s)', async (innerArchive) => {
    expect(await keyOf(sealZip(large, { secret: SECRET, innerArchive, signal: AbortSignal.abort() }))).toBe('envelope_cancelled')
    const controller = new AbortController()
    const options = { secret: SECRET, innerArchive, signal: controller.signal, onProgress: () => controller.abort() }
    expect(await keyOf(sealZip(large, options))).toBe('envelope_cancelled')
    const sealed = await sealZip(large, { secret: SECRET, innerArchive })
    const second = new AbortController()
    expect(await keyOf(openZip(sealed, { secret: SECRET, signal: second.signal, onProgress: () => second.abort() }))).toBe('envelope_cancelled')
  })
})

it('packs files without a secret, to be put into another envelope', async () => {
  const packed = await packFiles(FILES)
  const entries = await new ZipReader(new BlobReader(packed.content)).getEntries()
  expect(entries.map(({ filename, encrypted }) => [filename, encrypted])).toEqual(FILES.map(({ name }) => [name, false]))
  expect(await textOf((await unpackFiles(packed.content))[0]!)).toBe(LETTER)
})
