import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCheck } from '../../../cli/check.ts'
import { run } from '../../../cli/main.ts'
import { directoryFile } from '../../../demo/directory-file.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sceau-check-'))
beforeAll(() => void vi.stubEnv('LC_ALL', 'fr_FR.UTF-8'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const json = (name: string, value: unknown): string => file(name, JSON.stringify(value))

interface Result { verdict: string; reasons: { rule: string; severity: string; message: string; recipient?: string; findings?: { excerpt: string; part: string }[] }[]; remedies: { kind: string; recipients?: string[] }[] }

async function check(args: readonly string[], input = '', command = runCheck): Promise<{ code: number; out: string[]; error: string }> {
  const out: string[] = []
  const error: string[] = []
  const code = await command(args, { out: (line) => out.push(line), error: (line) => error.push(line), input: Readable.from([input]) })
  return { code, out, error: error.join('\n') }
}

async function judged(draft: unknown, ...args: readonly string[]): Promise<Result & { code: number }> {
  const { code, out } = await check([json('draft.json', draft), '--json', ...args])
  expect(out).toHaveLength(1)
  return { ...JSON.parse(out[0] ?? '') as Result, code }
}

const rules = ({ reasons }: Result): string[] => reasons.map(({ rule }) => rule)

const ORDINARY = { name: 'Dr Léa Moreau', address: 'lea.moreau@orange.fr' }
const SECURE = { name: 'Dr Léa Moreau', address: 'lea.moreau@medecin.mssante.fr' }
const PAUL = { name: 'Dr Paul Martin', address: 'paul.martin@medecin.mssante.fr' }
const SICK = 'Mme Zélie CANARIOT : insuffisance cardiaque, INR 5,8'
const HARMLESS = 'La réunion est à 14 h.'

describe('sceau check', () => {
  it('passes a harmless draft: code 0, nothing to say', async () => {
    expect(await judged({ from: ORDINARY, to: [{ name: '', address: 'x@free.fr' }], subject: 'Réunion', text: HARMLESS, attachments: [], inReplyTo: null }))
      .toEqual({ code: 0, verdict: 'pass', reasons: [], remedies: [] })
  })

  it.each([
    ['a letter attached to a harmless mail', HARMLESS, { name: 'a.docx', path: fileURLToPath(new URL('../../fixtures/files/lettre.docx', import.meta.url)) }],
    ['a scanned page', HARMLESS, { name: 'a.tif', path: fileURLToPath(new URL('../../fixtures/files/scan.tif', import.meta.url)) }],
    ['a name in the mail and the illness in the file', 'Voici le courrier de Mme Zélie CANARIOT.', { name: 'a.txt', text: 'Insuffisance cardiaque, INR 5,8, warfarine 5 mg.' }],
    ['the illness in the mail and the name on an encrypted file', 'Insuffisance cardiaque à revoir.', { name: 'Mme CANARIOT Zélie.zip', path: fileURLToPath(new URL('../../fixtures/files/chiffre.zip', import.meta.url)) }],
  ])('judges mail and files together: %s', async (_, text, attachment) => {
    const result = await judged({ from: ORDINARY, to: ['x@free.fr'], subject: '', text, attachments: [attachment] })
    expect(result).toMatchObject({ code: 1, verdict: 'block' })
    expect(rules(result)).toContain('plaintext-health-data')
  })

  it('stops health data towards an ordinary mailbox: code 1, the passages, a French sentence, the remedies', async () => {
    const result = await judged({ from: ORDINARY, to: ['x@free.fr'], subject: '', text: SICK })
    expect(result).toMatchObject({ code: 1, verdict: 'block' })
    const [reason] = result.reasons
    expect(reason).toMatchObject({ rule: 'plaintext-health-data', severity: 'block', recipient: 'x@free.fr' })
    expect(reason?.message).toMatch(/données de santé.*: x@free\.fr\.$/)
    expect(reason?.findings?.map(({ excerpt }) => excerpt)).toContain('Mme Zélie CANARIOT')
    expect(result.remedies[0]).toEqual({ kind: 'hand-over', recipients: ['x@free.fr'] })
    expect(result.remedies.map(({ kind }) => kind)).toEqual(['hand-over', 'seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
  })

  it('speaks English where the terminal does', async () => {
    vi.stubEnv('LC_ALL', 'en_GB.UTF-8')
    expect((await judged({ from: ORDINARY, to: ['x@free.fr'], text: SICK })).reasons[0]?.message).toMatch(/^This message/)
    vi.stubEnv('LC_ALL', 'fr_FR.UTF-8')
  })

  it('knows that a sender on a trust-space address writes inside the secure mailbox', async () => {
    expect(await judged({ from: SECURE, to: [PAUL], text: SICK })).toMatchObject({ code: 0, verdict: 'pass' })
    expect(await judged({ from: ORDINARY, to: [PAUL], text: SICK })).toMatchObject({ code: 1, verdict: 'block' })
    const outside = await judged({ from: SECURE, to: [PAUL, 'x@free.fr'], text: SICK })
    expect(outside).toMatchObject({ verdict: 'block', reasons: [{ recipient: 'x@free.fr' }] })
    expect(outside.remedies.map(({ kind }) => kind)).not.toContain('hand-over')
    expect(await judged({ from: { ...SECURE, address: 'lea@medecin.mssante.fr.evil.com' }, to: [PAUL], text: SICK })).toMatchObject({ verdict: 'block' })
  })

  it('looks at every field of recipients', async () => {
    const result = await judged({ from: SECURE, to: [PAUL], cc: ['a@free.fr'], bcc: ['b@free.fr', { address: '', name: 'Marie' }], text: SICK })
    expect(result.reasons.map(({ recipient }) => recipient)).toEqual(['a@free.fr', 'b@free.fr', ''])
  })

  it('offers to answer without the history when the answer alone is harmless', async () => {
    const text = `Merci, bien reçu.\n\nLe 12/03/2026 à 10:11, Paul Martin a écrit :\n> ${SICK}`
    const result = await judged({ from: ORDINARY, to: ['x@free.fr'], text, inReplyTo: { from: PAUL, to: [ORDINARY], cc: [], text: SICK } })
    expect(result.remedies.map(({ kind }) => kind)).toContain('answer-without-history')
    expect(result.reasons[0]?.findings?.every(({ part }) => part === 'quoted')).toBe(true)
  })

  it('takes a directory file and a file of past correspondence', async () => {
    const directory = file('directory.txt', directoryFile({ count: 5 }))
    const history = json('history.json', [{ to: ['x@free.fr'], times: 3, last: '2026-01-01' }])
    expect(await judged({ from: ORDINARY, to: ['x@free.fr'], text: SICK }, '--directory', directory, '--history', history)).toMatchObject({ verdict: 'block' })
  })

  it('warns by directory and past letters, with the address that was meant', async () => {
    const directory = file('small.txt', directoryFile({ count: 5 }))
    const lines = file('history.jsonl', `{"to":["x@free.fr"],"times":2,"last":"2026-01-01"}\n\n{"to":["y@free.fr"],"times":1,"last":"2026-02-01"}\n`)
    const unknown = { from: SECURE, to: [{ name: '', address: 'personne.inconnue@medecin.mssante.fr' }], text: HARMLESS }
    expect(rules(await judged(unknown, '--directory', directory, '--history', lines))).toEqual(['unknown-address'])
    const written = file('written.jsonl', '{"to":["personne.inconnue@medecin.mssante.fr"],"times":2,"last":"2026-01-01"}')
    expect(rules(await judged(unknown, '--directory', directory, '--history', written))).toEqual([])
    const lookalike = await judged({ ...unknown, to: ['paul@gmial.com'] }, '--directory', directory)
    expect(lookalike.reasons.find(({ rule }) => rule === 'lookalike-domain')).toMatchObject({ correction: { kind: 'change-recipient', address: 'paul@gmail.com' } })
  })

  it('marks a first letter only where a history is kept, and asks once it is not empty', async () => {
    const first = { from: SECURE, to: [PAUL], text: SICK }
    const severity = async (...args: string[]): Promise<string | undefined> => (await judged(first, ...args)).reasons.find(({ rule }) => rule === 'first-time-recipient')?.severity
    expect(await severity()).toBeUndefined()
    expect(await severity('--history', file('none.jsonl', ''))).toBe('advise')
    expect(await severity('--history', file('some.jsonl', '{"to":["x@free.fr"],"times":1,"last":"2026-01-01"}'))).toBe('confirm')
  })

  it('names the line of a history that cannot be read', async () => {
    const path = file('bad.jsonl', '{"to":["x@free.fr"],"times":1}\n{"to":5}')
    expect(await check([json('draft.json', { to: ['x@free.fr'] }), '--history', path])).toMatchObject({ code: 2, error: expect.stringContaining(`${path}, line 2`) as string })
    expect(await check([json('draft.json', { to: ['x@free.fr'] }), '--history', file('text.jsonl', 'non')])).toMatchObject({ code: 2, error: expect.stringContaining('line 1: this is not JSON') as string })
  })

  it('prints lines for a person without --json', async () => {
    const path = json('draft.json', { from: ORDINARY, to: ['x@free.fr'], text: SICK })
    const { code, out } = await check([path])
    expect(code).toBe(1)
    expect(out[0]).toBe(`${path}: block`)
    expect(out.join('\n')).toMatch(/block {2}plaintext-health-data {2}Ce message.*\n(?:.*\n)* {2}→ hand-over \(x@free\.fr\)/)
  })

  it('is a command of sceau', async () => {
    const path = json('draft.json', { from: ORDINARY, to: ['x@free.fr'], text: HARMLESS })
    expect(await check(['check', path, '--json'], '', run)).toMatchObject({ code: 0 })
    expect(await check(['chek', path], '', run)).toMatchObject({ code: 2, error: expect.stringContaining('"chek" is not a command') as string })
  })
})

describe('attachments of a draft', () => {
  const draft = (attachment: object) => ({ from: ORDINARY, to: ['x@free.fr'], text: HARMLESS, attachments: [attachment] })

  it('are read from their text', async () => {
    const result = await judged(draft({ name: 'cr.txt', text: SICK }))
    expect(result).toMatchObject({ code: 1, verdict: 'block', reasons: [{ rule: 'plaintext-health-data', findings: expect.arrayContaining([expect.objectContaining({ part: 'attachment' })]) as unknown }] })
    expect(await judged(draft({ name: 'ordre.txt', text: HARMLESS }))).toMatchObject({ code: 0 })
  })

  it('are read from a path beside the draft’s own file', async () => {
    file('pieces/cr.txt', SICK)
    expect(await judged(draft({ name: 'cr.txt', path: 'pieces/cr.txt' }))).toMatchObject({ code: 1, verdict: 'block' })
  })

  it('count as unread without text or path, and when they cannot be read', async () => {
    expect(await judged(draft({ name: 'radio.dcm' }))).toMatchObject({ code: 1, verdict: 'confirm', reasons: [{ rule: 'unread-attachment' }] })
    file('radio.bin', new Uint8Array([0, 1, 2, 3, 255, 254]))
    expect(rules(await judged(draft({ name: 'radio.bin', path: 'radio.bin' })))).toEqual(['unread-attachment'])
  })

  it('are looked at by their names too', async () => {
    expect(rules(await judged({ ...draft({ name: 'CR Mme Zélie CANARIOT insuffisance cardiaque.txt', text: '' }) }))).toContain('plaintext-health-data')
  })

  it('that do not exist are bad input', async () => {
    expect(await check([json('draft.json', draft({ name: 'a', path: 'nulle-part.txt' }))])).toMatchObject({ code: 2, error: `${join(folder, 'nulle-part.txt')}: there is no such file.` })
  })
})

describe('sceau check --jsonl', () => {
  const lines = [
    { id: 'a', draft: { from: ORDINARY, to: ['x@free.fr'], text: SICK }, history: [{ to: ['x@free.fr'], times: 2, last: '2026-01-01' }] },
    { id: 2, draft: { from: ORDINARY, to: ['x@free.fr'], text: HARMLESS }, history: [] },
    { id: 'c', draft: { from: SECURE, to: [PAUL], text: SICK } },
  ]
  const written = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

  it.each(['a file', 'standard input'])('gives one verdict a line from %s', async (from) => {
    const path = from === 'a file' ? file('drafts.jsonl', written(lines)) : '-'
    const { code, out } = await check(['--jsonl', path], written(lines))
    expect(code).toBe(1)
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'a', verdict: 'block', reasons: [expect.objectContaining({ rule: 'plaintext-health-data', severity: 'block', recipient: 'x@free.fr' })] },
      { id: 2, verdict: 'pass', reasons: [] },
      { id: 'c', verdict: 'pass', reasons: [] },
    ])
  })

  it('takes mailboxes as mail writes them, and past letters that say neither how often nor when', async () => {
    const line = { id: 1, draft: { from: `Dr Léa Moreau <${SECURE.address}>`, to: [`"Dr Paul Martin" <${PAUL.address}>`], text: SICK }, history: [{ to: [PAUL.address] }, { to: [`Paul <${PAUL.address}>`], times: null, last: null }] }
    const { code, out, error } = await check(['--jsonl', file('forms.jsonl', `\ufeff${JSON.stringify(line)}\r\n`)])
    expect([code, out.map((each) => JSON.parse(each) as unknown), error]).toEqual([0, [{ id: 1, verdict: 'pass', reasons: [] }], ''])
  })

  it('ends with 0 when every line passes, blank ones left alone', async () => {
    expect(await check(['--jsonl', file('drafts.jsonl', `\n${written(lines.slice(1))}\n\n`)])).toMatchObject({ code: 0 })
  })

  it.each([
    ['a line that is not JSON', `${JSON.stringify(lines[1])}\nnon`, ', line 2: this is not JSON.'],
    ['a line that is no object', '[]', ', line 1: an object was expected.'],
    ['bytes that are no text', Buffer.concat([Buffer.from(`${JSON.stringify(lines[1])}\n`), Buffer.from('{"id":1,"draft":{"text":"né"}}', 'latin1')]), ', line 2: this is not UTF-8 text.'],
    ['a line without end', `${JSON.stringify(lines[1])}\n${'x'.repeat(17 * 1024 * 1024)}`, ', line 2: this line is longer than 16 MB.'],
    ['no id', '{"draft":{}}', ', line 1: "id" is missing.'],
    ['no draft', '{"id":1}', ', line 1: "draft" is missing.'],
    ['a draft with a wrong field', '{"id":1,"draft":{"text":5}}', ', line 1: "text" is not as expected'],
    ['a wrong history', '{"id":1,"draft":{},"history":[{"to":"x"}]}', ', line 1, history: "0.to" is not as expected'],
    ['letters written fewer than never', '{"id":1,"draft":{},"history":[{"to":["x"],"times":-1}]}', ', line 1, history: "0.times" is not as expected'],
    ['a history that is none', '{"id":1,"draft":{},"history":7}', ', line 1, history: this is not as expected'],
  ])('ends with 2 and names the place of %s', async (_, text, sentence) => {
    const path = file('drafts.jsonl', text)
    const { code, error } = await check(['--jsonl', path])
    expect(code).toBe(2)
    expect(error).toContain(`${path}${sentence}`)
  })
})

describe('bad input', () => {
  it.each([
    ['no file', [], 'One file is needed. Usage: sceau check'],
    ['two files', ['a.json', 'b.json'], 'One file is needed.'],
    ['a missing file', ['/nulle/part.json'], '/nulle/part.json: there is no such file.'],
    ['an unknown option', ['--xml', 'a.json'], '--xml is not an option of this command.'],
    ['an option without its value', ['a.json', '--directory'], '--directory needs a value.'],
    ['a missing directory', ['a.json', '--directory', '/nulle/part.txt'], '/nulle/part.txt: there is no such file.'],
    ['a missing list', ['--jsonl', '/nulle/part.jsonl'], '/nulle/part.jsonl: there is no such file.'],
  ])('%s: code 2 and a sentence', async (_, args, sentence) => {
    const { code, out, error } = await check(args)
    expect([code, out]).toEqual([2, []])
    expect(error).toContain(sentence)
  })

  it.each([
    ['text that is not JSON', 'non', 'this is not JSON.'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'this is not UTF-8 text.'],
    ['a list', '[]', 'an object was expected.'], ['a text', '"a"', 'this is not as expected (Object was expected, found "a").'],
    ['a recipient without address', '{"to":[{"name":"Paul"}]}', '"to.0'],
    ['recipients that are no list', '{"cc":"paul@free.fr"}', '"cc" is not as expected'],
    ['an attachment without name', '{"attachments":[{"text":"a"}]}', '"attachments.0.name" is not as expected'],
  ])('a draft that is %s: code 2, the file and the place', async (_, content, sentence) => {
    const path = file('bad.json', content)
    const { code, error } = await check([path])
    expect(code).toBe(2)
    expect(error).toContain(path)
    expect(error).toContain(sentence)
  })

  it('a directory that is another file: code 2 and what it lacks', async () => {
    const path = file('other.txt', 'a|b\n1|2')
    const { code, error } = await check([json('draft.json', {}), '--directory', path])
    expect([code, error]).toEqual([2, `${path}: This is not the file of MSSanté mailboxes: 31 columns separated by | were expected, the first line has 2.`])
  })
})
