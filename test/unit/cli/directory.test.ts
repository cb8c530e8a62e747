import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from '../../../cli/main.ts'
import { directoryFile } from '../../../demo/directory-file.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sceau-directory-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const at = (name: string): string => join(folder, name)

async function sceau(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = []
  const error: string[] = []
  const code = await run(args, { out: (line) => out.push(line), error: (line) => error.push(line), input: Readable.from(['']) })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

const file = directoryFile({ count: 200 })
const rows = file.trimEnd().split('\n')
const firstPerson = rows.findIndex((row) => row.startsWith('PER|'))
const [, address = '', , , nationalId = '', , , , , family = '', given = ''] = (rows[firstPerson] ?? '').split('|')
const newer = at('Extraction_Correspondance_MSSante_202611260830.txt')
writeFileSync(newer, file)
const written = await sceau('index', newer, '--out', at('a.index'))
interface Answer { date: string; boxes: { match: string; address: string; lastSeen?: string; familyName: string }[] }
const found = async (query: string, index = 'a.index'): Promise<Answer> => JSON.parse((await sceau('find', query, '--index', at(index), '--json')).out) as Answer

describe('sceau index and sceau find', () => {
  it('make an index that answers by address, by name and by a name that is almost right', async () => {
    expect(written).toEqual({ code: 0, error: '', out: expect.stringMatching(/a\.index: \d+ mailboxes, \d+ bytes$/) as string })
    expect(await found(address)).toMatchObject({ date: '2026-11-26T08:30:00.000Z', boxes: [{ match: 'found', address, nationalId }] })
    expect((await found(`${given} ${family}`)).boxes).toContainEqual(expect.objectContaining({ match: 'found', address }))
    expect((await found(`${given} ${family.slice(0, 3)}${family.slice(4)}`)).boxes).toContainEqual(expect.objectContaining({ match: 'similar', address }))
    const { code, out } = await sceau('find', address, '--index', at('a.index'))
    expect([code, out]).toEqual([0, expect.stringContaining(`${address}  `)])
    // A public file that was not indexed answers the same, only later.
    expect((await sceau('find', address, '--index', newer)).out).toBe(out)
  })

  it('say that nobody is known: code 1', async () => {
    expect(await sceau('find', 'Zzyx Qwrtp', '--index', at('a.index'))).toEqual({ code: 1, out: '', error: '' })
  })

  it('remember what only the former index has', async () => {
    const later = at('later_202612010830.txt')
    const renamed = (rows[firstPerson] ?? '').replace(address, `nouvelle.${address}`)
    writeFileSync(later, [...rows.slice(0, firstPerson), renamed, ...rows.slice(firstPerson + 1)].join('\n'))
    expect((await sceau('index', later, '--out', at('b.index'), '--former', at('a.index'))).code).toBe(0)
    const { boxes: [gone, ...instead] } = await found(address, 'b.index')
    expect(gone).toMatchObject({ match: 'gone', address, lastSeen: '2026-11-26T08:30:00.000Z' })
    expect(instead).toContainEqual(expect.objectContaining({ match: 'instead', address: `nouvelle.${address}` }))
  })

  it('never replace a file', async () => {
    const before = readFileSync(at('a.index'))
    expect(await sceau('index', newer, '--out', at('a.index'))).toMatchObject({ code: 2, error: expect.stringContaining('exists already') as string })
    expect(readFileSync(at('a.index'))).toEqual(before)
  })

  it('serve "check" as the file itself does', async () => {
    const draft = at('draft.json')
    writeFileSync(draft, JSON.stringify({ from: 'moi@orange.fr', to: [{ name: `${given} ${family}`, address: 'x@free.fr' }], subject: '', text: 'Mme Zélie CANARIOT : insuffisance cardiaque, INR 5,8' }))
    const [byFile, byIndex] = await Promise.all([newer, at('a.index')].map((path) => sceau('check', draft, '--json', '--directory', path)))
    expect(byIndex).toEqual(byFile)
    expect(byIndex?.code).toBe(1)
  })

  it.each([
    ['no file', ['index', '--out', 'x'], 'No file was given.'], ['no place', ['index', newer], '--out is missing.'],
    ['no question', ['find', '--index', 'x'], 'No name or address was given.'], ['no index', ['find', 'martin'], '--index is missing.'],
    ['a missing file', ['index', '/nulle/part.txt', '--out', at('c.index')], '/nulle/part.txt: there is no such file.'],
    ['a former index that is none', ['index', newer, '--out', at('c.index'), '--former', newer], 'This is not a directory index of Sceau.'],
  ])('name what is wrong: %s', async (_, args, sentence) => {
    expect(await sceau(...args)).toMatchObject({ code: 2, error: expect.stringContaining(sentence) as string })
  })

  it('refuse a damaged index', async () => {
    const bytes = readFileSync(at('a.index'))
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
    writeFileSync(at('damaged.index'), bytes)
    expect(await sceau('find', 'martin', '--index', at('damaged.index'))).toMatchObject({ code: 2, error: expect.stringContaining('has been damaged') as string })
  })
})
