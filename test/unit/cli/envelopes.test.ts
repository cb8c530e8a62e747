import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../../cli/main.ts'
import { generateCharacters, generateWords } from '../../../src/crypto/index.ts'
import { sealHtml } from '../../../src/crypto/envelopes/html/write.ts'
import * as envelopePage from 'virtual:envelope-page'
import { madePdf, ODD, TEXT } from '../crypto/envelopes/pdf/some-pdfs.ts'
import { picture, pixels, talkative } from '../crypto/envelopes/photo/some-photos.ts'
import { makeOwnKey } from '../../../src/crypto/keys/own-key.ts'

const root = mkdtempSync(join(tmpdir(), 'sceau-envelopes-'))
afterAll(() => rmSync(root, { recursive: true }))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'x-'))
  vi.stubEnv('LC_ALL', 'fr_FR.UTF-8')
})
afterEach(() => vi.unstubAllEnvs())

function file(name: string, content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

const sceau = (...args: readonly string[]): Promise<{ code: number; out: string; error: string }> => onTerminal(undefined, ...args)

/** @param status Given what is said in between, as by a terminal. */
async function onTerminal(status: ((text: string) => void) | undefined, ...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = []
  const error: string[] = []
  const code = await run(args, { out: (line) => out.push(line), error: (line) => error.push(line), ...(status ? { status } : {}), input: Readable.from(['']) })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

const SECRET = 'Tulipe-Ocarina-Sabre-47'
const LETTER = 'Chère consœur, merci de revoir Mme Zélie CANARIOT.\n'

async function sealed(to: string): Promise<string> {
  const out = join(folder, `envelope.${to}`)
  const { code } = await sceau('seal', file('lettre Zélie.txt', LETTER), file('scan.jpg', new Uint8Array([0xff, 0xd8, 0xff, 1])), '--to', to, '--passphrase-file', file('secret', `${SECRET}\n`), '--out', out)
  expect(code).toBe(0)
  return out
}

describe.each(['html', 'zip', 'pgp'])('sceau seal --to %s, then open', (to) => {
  it('gives the same files back, readable for their owner only, and leaves nothing else', async () => {
    const envelope = await sealed(to)
    expect(readFileSync(envelope).includes('CANARIOT')).toBe(false)
    const out = join(folder, 'out')
    const { code, out: said } = await sceau('open', envelope, '--passphrase-file', join(folder, 'secret'), '--out', out)
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['lettre Zélie.txt', 'scan.jpg'])
    expect(said.split('\n')).toEqual([join(out, 'lettre Zélie.txt'), join(out, 'scan.jpg')])
    expect(readFileSync(join(out, 'lettre Zélie.txt'), 'utf8')).toBe(LETTER)
    expect(statSync(join(out, 'scan.jpg')).mode & 0o077).toBe(0)
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  })

  it('opens into a folder that is there, beside what it holds', async () => {
    const envelope = await sealed(to)
    mkdirSync(join(folder, 'out'))
    file('out/autre.txt', 'x')
    expect((await sceau('open', envelope, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).code).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['autre.txt', 'lettre Zélie.txt', 'scan.jpg'])
  })

  it('ends with 1 for a wrong passphrase or a damaged file, and writes nothing', async () => {
    const envelope = await sealed(to)
    const out = join(folder, 'out')
    const wrong = await sceau('open', envelope, '--passphrase-file', file('autre', 'pas la bonne'), '--out', out)
    expect(wrong).toEqual({ code: 1, out: '', error: 'This passphrase does not open the envelope.' })
    const bytes = readFileSync(envelope)
    const damaged = await sceau('open', file(`damaged.${to}`, bytes.subarray(0, bytes.length - 400)), '--passphrase-file', join(folder, 'secret'), '--out', out)
    expect(damaged.code).toBe(1)
    expect(damaged.error).toMatch(/damaged|end of the file is missing/)
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  })

  it('replaces nothing', async () => {
    const envelope = await sealed(to)
    const before = readFileSync(envelope)
    const again = await sceau('seal', join(folder, 'scan.jpg'), '--to', to, '--passphrase-file', join(folder, 'secret'), '--out', envelope)
    expect(again).toEqual({ code: 2, out: '', error: `${envelope}: this exists already. Nothing was written.` })
    expect(readFileSync(envelope)).toEqual(before)
    mkdirSync(join(folder, 'out'))
    file('out/scan.jpg', 'à garder')
    expect((await sceau('open', envelope, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).code).toBe(2)
    expect(readdirSync(join(folder, 'out'))).toEqual(['scan.jpg'])
    expect(readFileSync(join(folder, 'out/scan.jpg'), 'utf8')).toBe('à garder')
  })
})

it('takes the names off a ZIP that goes through Gmail', async () => {
  const out = join(folder, 'a.zip')
  expect((await sceau('seal', file('lettre Zélie.txt', LETTER), '--to', 'zip', '--neutral-names', '--passphrase-file', file('secret', SECRET), '--out', out)).code).toBe(0)
  expect((await sceau('open', out, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).out).toBe(join(folder, 'out/document-1.txt'))
})

it('recognises an envelope by its content, not by its name', async () => {
  const envelope = await sealed('pgp')
  const renamed = file('photo.zip', readFileSync(envelope))
  expect((await sceau('open', renamed, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).code).toBe(0)
  const none = await sceau('open', file('note.zip', 'bonjour'), '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out2'))
  expect([none.code, none.error]).toEqual([2, `${join(folder, 'note.zip')}: this is no envelope that Sceau knows.`])
})

describe('a passphrase file', () => {
  it('gives its first line without blanks around it, and is warned about when others can read it', async () => {
    const path = file('open-secret', `\ufeff  ${SECRET} \r\nsecond line\n`, 0o644)
    const out = join(folder, 'a.zip')
    const { code, error } = await sceau('seal', file('a.txt', LETTER), '--to', 'zip', '--passphrase-file', path, '--out', out)
    expect(code).toBe(0)
    expect(error).toMatch(/other people of this computer can read/)
    expect((await sceau('open', out, '--passphrase-file', file('secret', SECRET), '--out', join(folder, 'out'))).error).toBe('')
  })

  it.each([['empty', ''], ['blank', '  \nsecret\n'], ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x41])]])('is refused when it is %s', async (_, content) => {
    const { code, out } = await sceau('seal', file('a.txt', LETTER), '--to', 'zip', '--passphrase-file', file('secret', content), '--out', join(folder, 'a.zip'))
    expect([code, out]).toEqual([2, ''])
    expect(existsSync(join(folder, 'a.zip'))).toBe(false)
  })

  it.each([
    ['short', 'abcdef', /at least twelve/], ['made of what everybody knows', 'bilan-sanguin-2024', /date or a year/],
    ['the name of the file', 'CANARIOT-Zelie-1961', /name/],
  ])('is warned of for a ZIP when it is %s: guesses are fast there', async (_, secret, why) => {
    const args = ['--passphrase-file', file('secret', secret), '--out', join(folder, 'a.envelope')]
    const letter = file('CANARIOT Zelie.txt', LETTER)
    const { code, out, error } = await sceau('seal', letter, '--to', 'zip', ...args)
    expect([code, out, error]).toEqual([0, expect.stringMatching(/one file sealed/), expect.stringMatching(/weak for a ZIP/)])
    expect(error).toMatch(why)
    rmSync(join(folder, 'a.envelope'))
    expect(await sceau('seal', letter, '--to', 'html', ...args)).toMatchObject({ code: 0, error: '' })
  })

  it.each([generateWords, generateCharacters])('is taken for a ZIP as Sceau draws it', async (generate) => {
    expect(await sceau('seal', file('a.txt', LETTER), '--to', 'zip', '--passphrase-file', file('secret', generate().secret), '--out', join(folder, 'a.zip'))).toMatchObject({ code: 0, error: '' })
  })
})

describe('keys', () => {
  let lea: Awaited<ReturnType<typeof makeOwnKey>>
  let paul: typeof lea
  beforeAll(async () => {
    [lea, paul] = [await makeOwnKey({ name: 'Léa', address: 'lea@exemple.fr', passphrase: SECRET }), await makeOwnKey({ name: 'Paul', address: 'paul@exemple.fr', passphrase: SECRET })]
  })

  it('seal to several people and oneself, signed, and open', async () => {
    const [own, leaPublic, paulPublic, paulSecret] = [file('lea.key', lea.privateKey), file('lea.asc', lea.publicKey), file('paul.asc', paul.publicKey), file('paul.key', paul.privateKey)]
    const [secret, out] = [file('secret', SECRET), join(folder, 'a.pgp')]
    expect(await sceau('seal', file('a.txt', LETTER), '--to', 'pgp', '--recipient', paulPublic, '--recipient', leaPublic, '--own-key', own, '--passphrase-file', secret, '--out', out)).toMatchObject({ code: 0, error: '' })
    const opened = await sceau('open', out, '--key', paulSecret, '--signer', leaPublic, '--passphrase-file', secret, '--out', join(folder, 'out'))
    expect(opened).toEqual({ code: 0, out: join(folder, 'out/a.txt'), error: `Signed by the key ${lea.fingerprint.slice(-16)}.` })
    expect((await sceau('open', out, '--key', own, '--passphrase-file', secret, '--out', join(folder, 'out2'))).error).toMatch(/nobody checked it/)
    expect((await sceau('open', out, '--key', paulSecret, '--passphrase-file', file('autre', 'non'), '--out', join(folder, 'out3'))).code).toBe(1)
  })

  it('say when nobody signs', async () => {
    const out = join(folder, 'a.pgp')
    expect((await sceau('seal', file('a.txt', LETTER), '--to', 'pgp', '--recipient', file('paul.asc', paul.publicKey), '--out', out)).error).toMatch(/nobody signs/)
    expect((await sceau('open', out, '--key', file('paul.key', paul.privateKey), '--passphrase-file', file('secret', SECRET), '--out', join(folder, 'out'))).error).toBe('Nobody signed this envelope.')
  })

  it('that are none are bad input', async () => {
    expect((await sceau('seal', file('a.txt', LETTER), '--to', 'pgp', '--recipient', file('x.asc', 'bonjour'), '--out', join(folder, 'a.pgp'))).code).toBe(2)
  })
})

it.each([
  [['seal']], [['seal', 'a.txt']], [['seal', 'a.txt', '--to', 'zip', '--out', 'x.zip']], [['seal', 'a.txt', '--to', 'rar', '--passphrase-file', 'p', '--out', 'x']],
  [['seal', 'a.txt', '--to', 'zip', '--recipient', 'k', '--out', 'x']], [['seal', 'a.txt', '--to', 'zip', '--out']], [['seal', 'a.txt', '--to', 'pgp', '--recipient']],
  [['open']], [['open', 'a', 'b']], [['open', 'a.zip', '--out', 'x']], [['open', 'nowhere.zip', '--passphrase-file', 'p', '--out', 'x']],
  [['seal', 'nowhere.txt', '--to', 'zip', '--passphrase-file', 'nowhere', '--out', 'nowhere/x.zip']],
])('says what is wrong with %j: code 2', async (args) => {
  const { code, out, error } = await sceau(...args)
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(/\.$/)
})

it('runs as a command of its own', () => {
  const out = join(folder, 'a.zip')
  execFileSync(process.execPath, ['cli/bin.mjs', 'seal', file('a.txt', LETTER), '--to', 'zip', '--passphrase-file', file('secret', SECRET), '--out', out])
  execFileSync(process.execPath, ['cli/bin.mjs', 'open', out, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out')])
  expect(readFileSync(join(folder, 'out/a.txt'), 'utf8')).toBe(LETTER)
}, 60_000)

describe('sceau seal --to pdf, then open', () => {
  it('puts a PDF under the passphrase, which opens it in other programs and here', async () => {
    const pdf = file('bilan.pdf', await madePdf())
    const out = join(folder, 'protégé.pdf')
    expect((await sceau('seal', pdf, '--to', 'pdf', '--passphrase-file', file('secret', `${SECRET}\n`), '--out', out)).code).toBe(0)
    expect(execFileSync('qpdf', ['--show-encryption', `--password=${SECRET}`, out], { encoding: 'utf8' })).toContain('R = 6')
    expect(await sceau('open', out, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).toMatchObject({ code: 0 })
    expect(execFileSync('pdftotext', [join(folder, 'out', 'document.pdf'), '-'], { encoding: 'utf8' })).toContain(TEXT)
  })

  it('says that several documents want another format', async () => {
    const one = file('a.pdf', '%PDF-1.7')
    const result = await sceau('seal', one, file('b.pdf', '%PDF-1.7'), '--to', 'pdf', '--passphrase-file', file('secret', `${SECRET}\n`), '--out', join(folder, 'x.pdf'))
    expect(result).toMatchObject({ code: 2, error: 'A protected PDF holds one PDF, or pictures. Give --to html or zip for several files.' })
  })
})

it('writes the files of a hostile sender into the folder and nowhere else, under names that show what they are', async () => {
  const names = ['../dehors.txt', '../../plus-loin.txt', 'a/../../b.txt', '..', '/tmp/absolu.txt', 'CON.txt', 'facture\u202Etxt.exe', 'x.txt', 'X.TXT', 'lettre.txt']
  const files = names.map((name) => ({ name, type: '', content: new Blob([`contenu de ${name}`]) }))
  const { envelope } = await sealHtml({ files, letter: { text: LETTER }, language: 'fr' }, SECRET, envelopePage)
  const path = file('envelope.html', new Uint8Array(await envelope.arrayBuffer()))
  const out = join(folder, 'out')
  const { code, error } = await sceau('open', path, '--passphrase-file', file('secret', SECRET), '--out', out)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(readdirSync(out).sort()).toEqual(['X (2).TXT', '_CON.txt', 'absolu.txt', 'b.txt', 'dehors.txt', 'document', 'facturetxt.exe', 'lettre (2).txt', 'lettre.txt', 'plus-loin.txt', 'x.txt'])
  expect(readFileSync(join(out, 'lettre.txt'), 'utf8')).toBe(LETTER)
  expect(readdirSync(folder).sort()).toEqual(['envelope.html', 'out', 'secret'])
  expect(readdirSync(root).filter((name) => !name.startsWith('x-'))).toEqual([])
})

describe('what a file says besides its content', () => {
  const PHOTO = new Uint8Array(talkative(picture('jpeg'), 6))
  const NAME = /Ariane|Flobert|GPS/

  it.each(['html', 'zip', 'pgp'])('of a photo is taken out before it is sealed, and said: %s', async (to) => {
    const out = join(folder, `a.${to}`)
    const { code, error } = await sceau('seal', file('IMG_1.jpg', PHOTO), '--to', to, '--passphrase-file', file('secret', SECRET), '--out', out)
    expect({ code, error }).toEqual({ code: 0, error: 'Retiré de la photo avant l’envoi\u00A0: le lieu, la date et l’appareil, les textes et commentaires, ce qui suivait l’image.' })
    expect((await sceau('open', out, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))).code).toBe(0)
    const arrived = readFileSync(join(folder, 'out/IMG_1.jpg'))
    expect(arrived.toString('latin1')).not.toMatch(NAME)
    expect(pixels(arrived)).toBe(pixels(PHOTO))
  })

  it('of a photo does not come into a protected PDF', async () => {
    const out = join(folder, 'a.pdf')
    expect((await sceau('seal', file('IMG_1.jpg', PHOTO), '--to', 'pdf', '--passphrase-file', file('secret', SECRET), '--out', out)).error).toContain('le lieu')
    const inside = execFileSync('qpdf', ['--qdf', '--decrypt', `--password=${SECRET}`, out, '-']).toString('latin1')
    expect(inside).toContain('/Image')
    expect(inside).not.toMatch(NAME)
  })

  it('of a PDF and of an imaging file is told once, in the language of the terminal', async () => {
    const scan = readFileSync('test/fixtures/files/rapport.dcm')
    const seal = (name: string) => sceau('seal', file('bilan.pdf', pdf), file('IM1.dcm', scan), file('IM2.dcm', scan), '--to', 'zip', '--passphrase-file', file('secret', SECRET), '--out', join(folder, name))
    const pdf = await madePdf()
    expect((await seal('a.zip')).error.split('\n')).toEqual([
      'Les propriétés de ce PDF sont remplies (auteur, titre). Qui l’ouvrira pourra les lire.', 'Ce fichier d’imagerie désigne le patient (nom, numéro, date de naissance).',
    ])
    vi.stubEnv('LC_ALL', 'en_GB.UTF-8')
    expect((await seal('b.zip')).error).toContain('This imaging file names the patient (name, number, date of birth).')
  })

  it('a signature that a protected PDF loses is told', async () => {
    const signed = file('signed.pdf', await ODD.signed!())
    expect((await sceau('seal', signed, '--to', 'pdf', '--passphrase-file', file('secret', SECRET), '--out', join(folder, 'a.pdf'))).error).toContain('porte une signature électronique')
  })
})

describe('the page of an HTML envelope', () => {
  const seal = (name: string, ...more: readonly string[]) => sceau('seal', file('a.txt', LETTER), '--passphrase-file', file('secret', SECRET), '--out', join(folder, name), ...more)
  const language = (name: string) => /<html lang="(\w+)"/.exec(readFileSync(join(folder, name), 'utf8'))?.[1]

  it('speaks the language of the terminal, French where that is another, and the one that is asked for', async () => {
    for (const [terminal, asked, spoken] of [['en_US.UTF-8', [], 'en'], ['de_DE.UTF-8', [], 'fr'], ['fr_FR.UTF-8', ['--lang', 'en'], 'en'], ['en_US.UTF-8', ['--lang', 'fr'], 'fr']] as const) {
      vi.stubEnv('LC_ALL', terminal)
      const name = `${terminal}-${asked.length}.html`
      expect((await seal(name, '--to', 'html', ...asked)).code).toBe(0)
      expect(language(name)).toBe(spoken)
    }
  })

  it('speaks no other language, and no other envelope has one', async () => {
    expect(await seal('a.html', '--to', 'html', '--lang', 'de')).toEqual({ code: 2, out: '', error: '"de" is not a language of Sceau. There are: fr, en.' })
    expect((await seal('a.zip', '--to', 'zip', '--lang', 'fr')).code).toBe(2)
  })
})

it.each(['html', 'zip', 'pgp'])('says on a terminal how far it is, and takes the line away at the end, also of a failure: %s', async (to) => {
  const out = join(folder, `a.${to}`)
  const said: string[] = []
  const status = (text: string): void => void said.push(text)
  await onTerminal(status, 'seal', file('a.bin', randomBytes(5_000_000)), '--to', to, '--passphrase-file', file('secret', SECRET), '--out', out)
  expect(said.filter((text) => /^Sealing: [1-9]\d? %$/.test(text)).length).toBeGreaterThan(1)
  expect(said.slice(-2)).toEqual(['Sealing: 100 %', ''])
  said.length = 0
  await onTerminal(status, 'open', out, '--passphrase-file', join(folder, 'secret'), '--out', join(folder, 'out'))
  expect(said.slice(-2)).toEqual(['Opening: 100 %', ''])
  await onTerminal(status, 'open', out, '--passphrase-file', file('autre', 'non'), '--out', join(folder, 'out2'))
  expect(said.at(-1)).toBe('')
})
