import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { runScan } from '../../../cli/scan.ts'
import { zipOf } from './readers/archive-files.ts'
import { minimalPdf } from './readers/minimal-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'sceau-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function scan(args: readonly string[], input = ''): Promise<{ code: number; out: string[]; error: string[] }> {
  const out: string[] = []
  const error: string[] = []
  const code = await runScan(args, { out: (line) => out.push(line), error: (line) => error.push(line), input: Readable.from([input]) })
  return { code, out, error }
}

const SICK = 'Mme Zélie CANARIOT : insuffisance cardiaque, INR 5,8'

describe('sceau scan', () => {
  it('prints one line of JSON per file and ends with 1 when something was found', async () => {
    const path = file('cr.txt', SICK)
    const { code, out } = await scan([path, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ file: path, format: 'text', readable: true, identifiable: true, findings: expect.arrayContaining([expect.objectContaining({ kind: 'person', role: 'identity', part: 'attachment', attachment: 'cr.txt', start: 0, end: 18, excerpt: 'Mme Zélie CANARIOT', recognizer: 'person' })]) as unknown })
  })

  it('ends with 0 when nothing was found', async () => {
    expect(await scan([file('salle.txt', 'Réunion à 14 h.'), '--json'])).toMatchObject({ code: 0 })
  })

  it('reads a PDF, and counts a file it cannot read as found', async () => {
    expect((await scan([file('cr.pdf', minimalPdf([['Mme CANARIOT', 'INR 5,8']]))])).code).toBe(1)
    const { code, out } = await scan([file('scan.pdf', minimalPdf(['picture'])), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ readable: false, why: 'no-text' })
  })

  it.each([
    ['lettre.docx', 'docx', true], ['lettre.odt', 'odt', true], ['lettre.rtf', 'rtf', true], ['lettre.doc', 'doc', true], ['lettre.pdf', 'pdf', true], ['classeur.xlsx', 'xlsx', true], ['classeur.ods', 'ods', true],
    ['mail.msg', 'msg', true], ['rapport.dcm', 'dicom', true], ['scan.tif', 'tiff', true], ['scan.pdf', 'pdf', true], ['chiffre.zip', 'zip', false], ['chiffre.pdf', 'pdf', false],
  ])('answers for %s with its format, whether it could be read, and what it holds', async (name, format, readable) => {
    const path = fileURLToPath(new URL(`../../fixtures/files/${name}`, import.meta.url))
    const { code, out } = await scan([path, '--json'])
    expect(code).toBe(1)
    const answer = JSON.parse(out[0] ?? '') as Record<string, unknown>
    expect(answer).toMatchObject({ file: path, format, readable, identifiable: readable })
    expect(answer).toHaveProperty('score')
    expect(answer).toHaveProperty('findings')
  })

  it('does not read half a gigabyte to say that it is too big', async () => {
    const path = file('gros.bin', '')
    truncateSync(path, 500_000_000)
    const [before, memory] = [performance.now(), process.memoryUsage().rss]
    const { code, out } = await scan([path, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ readable: false, why: 'too-big', identifiable: false })
    expect(performance.now() - before).toBeLessThan(5000)
    expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 ** 2)
  })

  it('finds a patient in the names of an encrypted archive', async () => {
    const { out } = await scan([file('a.zip', await zipOf({ 'IRM cérébrale Mme CANARIOT Zélie.pdf': 'x' }, { password: 'secret' })), '--json'])
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ readable: false, why: 'password', identifiable: true })
  })

  it('reads JSON lines from standard input, knowing the correspondents', async () => {
    const lines = [{ id: 'a', subject: '', text: SICK }, { id: 'b', text: 'Merci Zélie Canariot, à mardi', from: { name: 'Zélie Canariot', address: 'z@exemple.fr' }, to: ['x@exemple.fr'] }]
    const { code, out } = await scan(['--jsonl', '-'], lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(1)
    expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ id: 'a', identifiable: true }, { id: 'b', identifiable: false, findings: [] }])
  })

  it.each([
    ['no file', [], '', 'No file was given'],
    ['a missing file', ['/nulle/part.txt'], '', '/nulle/part.txt: there is no such file.'],
    ['a missing list', ['--jsonl', '/nulle/part.jsonl'], '', '/nulle/part.jsonl: there is no such file.'],
    ['an unknown option', ['--xml', 'a'], '', '--xml is not an option'],
    ['a line that is not JSON', ['--jsonl'], '{"id":1,"text":"a"}\nnon', 'standard input, line 2: this is not JSON.'],
    ['a line without text', ['--jsonl'], '{"id":1}', 'standard input, line 1: "text" must be a text.'],
    ['a line without id', ['--jsonl'], '{"text":"a"}', 'standard input, line 1: "id" is missing.'],
  ])('ends with 2 and a sentence for %s', async (_, args, input, sentence) => {
    const { code, error } = await scan(args, input)
    expect(code).toBe(2)
    expect(error.join('\n')).toContain(sentence)
  })
})
