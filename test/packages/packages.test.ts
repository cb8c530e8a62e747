import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tarballOf, zipOf } from '../../scripts/package/archives.ts'
import { packageTime } from '../../scripts/package/contents.ts'
import { type Archive, HOSTS, pack } from '../../scripts/package/pack.ts'

const root = process.cwd()
const scratch = mkdtempSync(join(tmpdir(), 'sceau-packages-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const built = HOSTS
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** What the tools that everybody has take out of an archive. */
function opened(name: string): string {
  const folder = join(scratch, `opened-${name}`)
  mkdirSync(folder)
  if (name.endsWith('.tar.gz')) run('tar', '-xzf', join(scratch, 'one', name), '-C', folder)
  else run('unzip', '-q', join(scratch, 'one', name), '-d', folder)
  return folder
}
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()

/** Mozilla's linter reads for as long as all other tests take: it begins first. */
const lint = (folder: string): Promise<string> =>
  promisify(execFile)(process.execPath, ['node_modules/web-ext/bin/web-ext.js', 'lint', '-s', folder, '--no-config-discovery', '--output', 'json'], { maxBuffer: 1 << 28 })
    .then(({ stdout }) => stdout, (error: unknown) => (error as { stdout: string }).stdout)

let made: Archive[]
const linted = new Map<string, Promise<string>>()
const folders = new Map<string, string>()
beforeAll(async () => {
  made = await pack({ root, out: join(scratch, 'one'), hosts: built })
  for (const { name } of made) folders.set(name, opened(name))
  linted.set('firefox', lint(folderOf('firefox')))
  // One after the other: the other tests want a core too.
  linted.set('thunderbird', linted.get('firefox')!.then(() => lint(folderOf('thunderbird'))))
})
const folderOf = (host: string): string => folders.get(made.find(({ name }) => name.startsWith(`sceau-${host}-`))!.name)!

it('makes an archive of each host, by name and version, the sources, and sums that sha256sum finds right', () => {
  expect(made.map(({ name }) => name)).toEqual([...built.map(({ host, kind }) => `sceau-${host}-${version}.${kind}`), `sceau-${version}-sources.zip`].sort())
  expect(execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: join(scratch, 'one'), encoding: 'utf8' }).trim().split('\n')).toHaveLength(made.length)
  expect(readdirSync(join(scratch, 'one')).sort()).toEqual([...made.map(({ name }) => name), 'SHA256SUMS'].sort())
})

it('makes the same bytes again, in another time zone, from a folder that was written later and in another order', async () => {
  const copy = join(scratch, 'copy')
  for (const { folder } of built) {
    for (const file of filesIn(folder).reverse()) {
      mkdirSync(dirname(join(copy, folder, file)), { recursive: true })
      writeFileSync(join(copy, folder, file), readFileSync(join(folder, file)), { mode: 0o600 })
    }
  }
  for (const name of ['package.json', '.git']) cpSync(name, join(copy, name), { recursive: true })
  const zone = process.env.TZ
  process.env.TZ = 'Pacific/Auckland'
  try {
    expect(new Date(0).getHours()).toBe(12)
    expect(await pack({ root: copy, out: join(scratch, 'two'), hosts: built })).toEqual(made)
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
  for (const { name } of made) expect(readFileSync(join(scratch, 'two', name)).equals(readFileSync(join(scratch, 'one', name))), name).toBe(true)
})

it('is sound to unzip and tar, and shows the commit’s time and one mode for every file', () => {
  const time = packageTime(root)
  const stamp = new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ')
  for (const { name } of made) {
    const archive = join(scratch, 'one', name)
    if (name.endsWith('.tar.gz')) {
      const lines = execFileSync('tar', ['--utc', '--full-time', '-tvzf', archive], { encoding: 'utf8' }).trim().split('\n')
      for (const line of lines) expect(line).toMatch(new RegExp(`^-rw-r--r-- root/root +\\d+ ${stamp} `))
    } else {
      expect(run('unzip', '-t', '-qq', archive)).toBe('')
      const lines = run('unzip', '-Z', '-T', archive).split('\n').filter((line) => line.startsWith('-'))
      expect(lines.length).toBeGreaterThan(5)
      // ZIP keeps every second second.
      for (const line of lines) expect(line).toMatch(new RegExp(`^-rw-r--r-- .* ${new Date((time - (time % 2)) * 1000).toISOString().slice(0, 19).replace(/-|:/g, '').replace('T', '.')} `))
    }
  }
})

describe.each(built)('the package for $host', ({ host, folder, inside }) => {
  it('holds what was built, byte for byte, with the licences', () => {
    const got = folderOf(host)
    expect(filesIn(got)).toEqual(filesIn(folder))
    for (const file of filesIn(folder)) expect(readFileSync(join(got, file)).equals(readFileSync(join(folder, file))), file).toBe(true)
    expect(readFileSync(join(got, inside, 'LICENSE'), 'utf8')).toContain('Apache License')
    expect(readFileSync(join(got, inside, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
  })

  it('holds no source map, test, path of a machine, or server of the practice in a box', () => {
    const got = folderOf(host)
    for (const file of filesIn(got)) {
      expect(file).not.toMatch(/\.map$|\.test\.|fixtures|(?:^|\/)\./)
      const bytes = readFileSync(join(got, file))
      expect(bytes.includes(root), file).toBe(false)
      expect(bytes.includes('sourceMappingURL=') && /\.(?:js|css)$/.test(file) && /^\/[/*][#@] sourceMappingURL/m.test(bytes.toString()), file).toBe(false)
      expect(bytes.includes('ordinaire.localhost'), file).toBe(false)
    }
  })

  it('runs no code but its own: none from a text, none from an address', () => {
    const got = folderOf(host)
    for (const file of filesIn(got)) {
      const text = /\.(?:m?js|html)$/.test(file) ? readFileSync(join(got, file), 'utf8') : ''
      expect([...text.matchAll(/(?:\bnew Function\(|[^.\w]Function\([`'"]|[^.\w]eval\()/g)].map(([found]) => found), file).toEqual([])
      expect([...text.matchAll(/(?:import\(|importScripts\(|<script[^>]*src=)["'`]https?:[^"'`]*/g)].map(([found]) => found).filter((found) => !found.includes('appsforoffice.microsoft.com')), file).toEqual([])
    }
  })
})

describe('what the stores ask of the extension', () => {
  interface Report { summary: object; errors: object[]; warnings: { code: string; message: string }[]; notices: object[] }
  const reportOf = async (host: string): Promise<Report> => JSON.parse(await linted.get(host)!) as Report

  interface Manifest {
    manifest_version: number; name: string; description: string; version: string; default_locale: string; icons: Record<string, string>; permissions: string[]; host_permissions: string[]
    content_security_policy: { extension_pages: string }; browser_specific_settings?: { gecko: { data_collection_permissions?: { required: string[] }; strict_min_version: string } }
  }
  const manifestOf = (host: string): Manifest => JSON.parse(readFileSync(join(folderOf(host), 'manifest.json'), 'utf8')) as Manifest

  it.each(['chromium', 'firefox'])('%s: a name and a description of the right length in every language, square icons, one version', (host) => {
    const { manifest_version, name, description, version: shown, icons } = manifestOf(host)
    expect([manifest_version, shown]).toEqual([3, version])
    for (const language of ['fr', 'en']) {
      const messages = JSON.parse(readFileSync(join(folderOf(host), `_locales/${language}/messages.json`), 'utf8')) as Record<string, { message: string }>
      const said = (text: string): string => text.replace(/^__MSG_(\w+)__$/, (_, key: string) => messages[key]!.message)
      expect(said(name).length).toBeLessThanOrEqual(45)
      expect(said(description).length).toBeGreaterThan(20)
      expect(said(description).length).toBeLessThanOrEqual(132)
    }
    for (const size of [16, 32, 48, 128]) {
      const picture = readFileSync(join(folderOf(host), icons[size]!))
      expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual(['PNG', size, size])
    }
  })

  it.each(['chromium', 'firefox'])('%s: named hosts by https alone, any other only when the practitioner switches it on, no script from elsewhere', (host) => {
    const { host_permissions, content_security_policy } = manifestOf(host)
    for (const each of host_permissions) expect(each).toMatch(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/)
    expect(/script-src ([^;]*)/.exec(content_security_policy.extension_pages)![1]).toBe("'self' 'wasm-unsafe-eval'")
  })

  it('Firefox: says that nothing is collected', () => {
    expect(manifestOf('firefox').browser_specific_settings!.gecko.data_collection_permissions).toEqual({ required: ['none'] })
  })

  it('Firefox: leaves Mozilla’s linter without an error, a warning or a notice', { timeout: 240_000 }, async () => {
    const report = await reportOf('firefox')
    expect([...report.errors, ...report.warnings, ...report.notices]).toEqual([])
    expect(report.summary).toEqual({ errors: 0, warnings: 0, notices: 0 })
  })

  it('Thunderbird: leaves it without an error, and warned only of what Firefox has and Thunderbird has not, or the other way round', { timeout: 240_000 }, async () => {
    const { errors, warnings, notices } = await reportOf('thunderbird')
    expect([...errors, ...notices]).toEqual([])
    expect(warnings.map(({ code, message }) => [code, /"(.+?)"/.exec(message)?.[1]])).toEqual([
      ...['compose', 'compose.send', 'accountsRead'].map((permission) => ['MANIFEST_PERMISSIONS', permission]), ['MISSING_DATA_COLLECTION_PERMISSIONS', 'data_collection_permissions'],
    ])
  })
})

describe('the sources', () => {
  it('are the commit’s files, with the way to build them on top', () => {
    const got = folders.get(`sceau-${version}-sources.zip`)!
    const tracked = run('git', 'ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0').filter(Boolean)
    expect(filesIn(got)).toEqual([...tracked, 'BUILD.md'].sort())
    expect(readFileSync(join(got, 'package-lock.json'), 'utf8')).toBe(run('git', 'show', 'HEAD:package-lock.json'))
    expect(readFileSync(join(got, 'BUILD.md'), 'utf8')).toMatch(/npm ci\nnpm run build/)
  })
})

describe('packing stops, and writes nothing', () => {
  const LICENCES = { 'LICENSE': 'Apache License', 'THIRD-PARTY-NOTICES.txt': 'none' }
  const host = { host: 'made-up', folder: 'dist/made-up', kind: 'zip', inside: '' } as const
  async function packed(files: Record<string, string>): Promise<string> {
    const at = mkdtempSync(join(scratch, 'root-'))
    for (const [path, text] of Object.entries({ 'package.json': '{"version":"1.0.0"}', ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`dist/made-up/${name}`, text.replace('ROOT', at)])) })) {
      mkdirSync(dirname(join(at, path)), { recursive: true })
      writeFileSync(join(at, path), text)
    }
    process.env.SOURCE_DATE_EPOCH = '1700000000'
    const out = join(at, 'out')
    const said = await pack({ root: at, out, hosts: [host] }).then(() => '', (error: unknown) => (error as Error).message).finally(() => delete process.env.SOURCE_DATE_EPOCH)
    expect(existsSync(out)).toBe(said === '')
    return said
  }

  it('where nothing was built, naming the folder', async () => expect(await packed({})).toBe('dist/made-up is missing: run `npm run build`, which makes the package for made-up.'))
  it('without the licences', async () => expect(await packed({ 'a.js': '' })).toBe('dist/made-up has no LICENSE: its build wants noticesFile().\ndist/made-up has no THIRD-PARTY-NOTICES.txt: its build wants noticesFile().'))
  it.each([
    ['a source map', { 'a.js.map': '{}' }, 'dist/made-up/a.js.map does not belong into a package.'],
    ['a test', { 'a.test.js': '' }, 'dist/made-up/a.test.js does not belong into a package.'],
    ['a hidden file', { '.env': '' }, 'dist/made-up/.env does not belong into a package.'],
    ['a path of this machine', { 'a.js': '"ROOT/src/a.ts"' }, 'dist/made-up/a.js has a path of this machine in it.'],
    ['a server of the practice in a box', { 'manifest.json': '{"host_permissions":["http://ordinaire.localhost/*"]}' }, 'dist/made-up/manifest.json names a server of the practice in a box.'],
  ])('at %s', async (_, files, sentence) => expect(await packed({ ...LICENCES, ...files })).toBe(sentence))
  it('not otherwise', async () => expect(await packed({ ...LICENCES, 'a.js': '1' })).toBe(''))

  it('where nobody can say what time the files have', () => {
    expect(() => packageTime(root, 'yesterday')).toThrow('SOURCE_DATE_EPOCH is yesterday')
    expect(packageTime(root, '1700000000')).toBe(1_700_000_000)
    expect(packageTime(root, '')).toBe(Number(run('git', 'log', '-1', '--format=%ct')))
  })
})

describe('an archive', () => {
  const text = (content: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(content))
  const deep = `${'folder/'.repeat(20)}${'n'.repeat(90)}.txt`
  const files = [{ path: deep, bytes: text('deep') }, { path: 'empty', bytes: text('') }, { path: 'b/é'.normalize('NFC').replace('é', 'e'), bytes: Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7919) & 255) }]

  it.each(['zip', 'tar.gz'])('as %s gives every file back, long paths and empty ones too', async (kind) => {
    const file = join(scratch, `own.${kind}`)
    writeFileSync(file, await (kind === 'zip' ? zipOf : tarballOf)(files, 1_700_000_001))
    const at = join(scratch, `own-${kind}`)
    mkdirSync(at)
    if (kind === 'zip') run('unzip', '-q', file, '-d', at)
    else run('tar', '-xzf', file, '-C', at)
    for (const { path, bytes } of files) expect(readFileSync(join(at, path)).equals(bytes), path).toBe(true)
    expect(filesIn(at)).toHaveLength(3)
  })

  it('that a tar has no room for is refused', async () => {
    await expect(tarballOf([{ path: 'n'.repeat(101), bytes: text('') }], 0)).rejects.toThrow('a tar has no room')
    await expect(tarballOf([{ path: 'é', bytes: text('') }], 0)).rejects.toThrow('a tar has no room')
  })
})
