import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DamagedEnvelopeError, WrongSecretError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { openHtml } from '../../../../../src/crypto/envelopes/html/open.ts'
import { sealHtml } from '../../../../../src/crypto/envelopes/html/write.ts'
import { decodeEnvelope } from './independent-decoder.ts'
import { bytesOf, file, noise, PAGE, seal, SECRET } from './support.ts'

const CHUNK = 720 * 1024
const LETTER = { html: '<p>Mme Quillévéré, HbA1c <b>9,2 %</b></p>' }

/** An envelope of four chunks, as text. */
let html: string
const scan = noise(3 * CHUNK + 17)
beforeAll(async () => {
  html = await (await seal({ files: [file('IRM.dcm', scan, 'application/dicom'), file('vide.txt', '')], letter: LETTER, subject: 'Avis', from: 'Dr Léa Martin' })).envelope.text()
})

const reopen = (text: string, secret = SECRET): ReturnType<typeof openHtml> => openHtml(new Blob([text]), secret)
const parts = (): RegExpMatchArray[] => [...html.matchAll(/<script type="application\/x-sceau-part">[^<]*<\/script>\n/g)]
const withParts = (change: (parts: string[]) => string[]): string => {
  const found = parts()
  const first = found[0]!.index!
  const end = found.at(-1)!.index! + found.at(-1)![0].length
  return html.slice(0, first) + change(found.map(([text]) => text)).join('') + html.slice(end)
}

describe('an HTML envelope', () => {
  it('gives back its letter and files', async () => {
    const opened = await reopen(html)
    expect(opened).toMatchObject({ letter: LETTER, subject: 'Avis', from: 'Dr Léa Martin', language: 'fr' })
    expect(opened.files.map(({ name, type }) => [name, type])).toEqual([['IRM.dcm', 'application/dicom'], ['vide.txt', 'application/octet-stream']])
    expect((await bytesOf(opened.files[0]!.content)).equals(scan)).toBe(true)
    expect(opened.files[1]!.content.size).toBe(0)
    expect(opened.answer).toBeUndefined()
  })

  it('is read by a decoder written from its description alone, whatever it holds', async () => {
    const some = fc.record({
      files: fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), content: fc.uint8Array({ maxLength: 3000 }) }), { maxLength: 4 }),
      text: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      secret: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
    })
    await fc.assert(fc.asyncProperty(some, async ({ files, text, secret }) => {
      const { envelope, id } = await seal({ files: files.map(({ name, content }) => file(name, Uint8Array.from(content))), ...(text === undefined ? {} : { letter: { text } }) }, secret)
      const decoded = decodeEnvelope(await envelope.text(), secret)
      expect(decoded.id).toBe(id)
      expect(decoded.manifest.letter).toEqual(text === undefined ? undefined : { text })
      expect(decoded.files.map((bytes) => [...bytes])).toEqual(files.map(({ content }) => [...content]))
      const opened = await openHtml(envelope, secret)
      expect(opened.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
    }), { numRuns: 6 })
  })

  it.each([0, 1, CHUNK, 2 * CHUNK, 9 * CHUNK])('fills chunks exactly: %i bytes over the manifest’s own', async (extra) => {
    // The manifest's length is found first, so that the content ends where a chunk ends.
    const probe = decodeEnvelope(await (await seal({ files: [file('a', noise(CHUNK))] })).envelope.text(), SECRET)
    const size = Math.max(1, CHUNK - 4 - Buffer.byteLength(JSON.stringify(probe.manifest))) + extra
    const { envelope } = await seal({ files: [file('a', noise(size))] })
    expect(decodeEnvelope(await envelope.text(), SECRET).files[0]!.equals(noise(size))).toBe(true)
    expect((await bytesOf((await openHtml(envelope, SECRET)).files[0]!.content)).equals(noise(size))).toBe(true)
  })

  it('shows nothing of its content, and two envelopes of one content share no secret part', async () => {
    // Words that cannot come up in base64 by chance.
    for (const word of ['Quillévéré', 'IRM.dcm', 'Dr Léa', '9,2 %']) expect(html.includes(word), word).toBe(false)
    const again = await (await seal({ files: [file('IRM.dcm', scan)], letter: LETTER })).envelope.text()
    const head = /x-sceau-head">([^<]*)/
    const [one, other] = [html, again].map((text) => Buffer.from(head.exec(text)![1]!, 'base64'))
    for (const [from, to] of [[8, 24], [24, 40], [48, 60], [60, 108]] as const) expect(one!.subarray(from, to).equals(other!.subarray(from, to))).toBe(false)
  })

  it('asks 600,000 rounds of the passphrase', () => {
    expect(Buffer.from(/x-sceau-head">([^<]*)/.exec(html)![1]!, 'base64').readUInt32BE(4)).toBe(600_000)
  })

  it('carries a policy that lets nothing in but its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='/)
    expect(policy).not.toMatch(/https?:|connect-src|unsafe-eval|script-src[^;]*unsafe/)
  })

  it('is not made without a passphrase', async () => {
    await expect(seal({}, '  ')).rejects.toMatchObject({ key: 'envelope_html_no_secret' })
  })

  it('refuses a page that would end its own script', async () => {
    await expect(sealHtml({ files: [], language: 'fr' }, SECRET, { ...PAGE, script: 'a="</script>"' })).rejects.toThrow('own script')
  })

  it('tells its progress and can be ended', async () => {
    const seen: number[] = []
    await sealHtml({ files: [file('a', scan)], language: 'fr' }, SECRET, PAGE, { onProgress: (done, total) => seen.push(done / total) })
    expect(seen.at(-1)).toBe(1)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    const ended = new AbortController()
    const sealing = sealHtml({ files: [file('a', scan)], language: 'fr' }, SECRET, PAGE, { signal: ended.signal, onProgress: () => ended.abort() })
    await expect(sealing).rejects.toMatchObject({ key: 'envelope_cancelled' })
  })
})

describe('the passphrase of an HTML envelope', () => {
  it.each(['Grenouille Orange Velours 7', '  grenouille–orange–velours–7 ', 'GRENOUILLE-ORANGE-VELOURS-7', 'grenouïlle orange velours 7'])('opens it as %j', async (typed) => {
    expect((await reopen(html, typed)).subject).toBe('Avis')
  })

  it('is sealed as it was chosen, capitals and accents included', async () => {
    const { envelope } = await seal({ subject: 'ok' }, 'Été à Brest')
    expect((await openHtml(envelope, 'E\u0301te\u0301 à Brest ')).subject).toBe('ok')
    await expect(openHtml(envelope, 'ete a brest')).rejects.toThrow(WrongSecretError)
  })

  it('is refused before any chunk is looked at', async () => {
    const headOnly = html.slice(0, parts()[0]!.index)
    await expect(reopen(headOnly, 'une autre phrase')).rejects.toThrow(WrongSecretError)
    await expect(reopen(html, '')).rejects.toThrow(WrongSecretError)
  })
})

describe('an altered HTML envelope', () => {
  const damaged = (text: string, key?: string): Promise<void> =>
    expect(reopen(text)).rejects.toSatisfy((error) => error instanceof DamagedEnvelopeError && (key === undefined || error.key === key))

  it('is refused whichever character of its sealed parts is changed', async () => {
    const places = [...html.matchAll(/x-sceau-(?:head|part)">([^<]*)/g)].map((match) => ({ from: match.index + match[0].length - match[1]!.length, length: match[1]!.length }))
    const place = fc.nat(places.length - 1).chain((which) => fc.nat(places[which]!.length - 1).map((at) => places[which]!.from + at))
    const letter = fc.integer({ min: 0, max: 0x7e }).map((code) => String.fromCharCode(code))
    await fc.assert(fc.asyncProperty(place, letter, async (at, other) => {
      fc.pre(html[at] !== other)
      await damaged(html.slice(0, at) + other + html.slice(at + 1))
    }), { numRuns: 25 })
  })

  it('is refused for every bit of its head', async () => {
    const [whole, text] = /x-sceau-head">([^<]*)/.exec(html)!
    const head = Buffer.from(text!, 'base64')
    for (let at = 0; at < head.length; at++) {
      const changed = Buffer.from(head)
      changed[at]! ^= 1 << (at % 8)
      await damaged(html.replace(whole, `x-sceau-head">${changed.toString('base64')}`))
    }
  })

  it.each<[string, (parts: string[]) => string[], string?]>([
    ['swapped', ([a, b, c, d]) => [b!, a!, c!, d!], 'envelope_html_altered'],
    ['left out', ([a, , c, d]) => [a!, c!, d!]],
    ['left out at the end', ([a, b, c]) => [a!, b!, c!], 'envelope_html_cut'],
    ['left out but the last', ([, , , d]) => [d!]],
    ['doubled', ([a, b, c, d]) => [a!, b!, b!, c!, d!]],
    ['added at the end', ([a, b, c, d]) => [a!, b!, c!, d!, d!], 'envelope_html_altered'],
    ['all taken away', () => [], 'envelope_html_cut'],
  ])('is refused when chunks are %s', async (_, change, key) => damaged(withParts(change), key))

  it('is refused wherever it was cut off', async () => {
    const first = parts()[0]!.index!
    const last = parts().at(-1)!.index! + parts().at(-1)![0].length - 2
    await fc.assert(fc.asyncProperty(fc.integer({ min: first, max: last }), async (end) => { await damaged(html.slice(0, end), 'envelope_html_cut') }), { numRuns: 15 })
  })

  it('is refused when chunks of another envelope of the same passphrase stand in it', async () => {
    const other = await (await seal({ files: [file('IRM.dcm', scan, 'application/dicom'), file('vide.txt', '')], letter: LETTER, subject: 'Avis', from: 'Dr Léa Martin' })).envelope.text()
    const foreign = [...other.matchAll(/<script type="application\/x-sceau-part">[^<]*<\/script>\n/g)].map(([text]) => text)
    await damaged(withParts(([a, , c, d]) => [a!, foreign[1]!, c!, d!]), 'envelope_html_altered')
  })

  it.each([['a web page', '<!doctype html><p>Bonjour'], ['nothing', ''], ['another file', '%PDF-1.7']])('is not taken for one: %s', async (_, text) =>
    damaged(text, 'envelope_html_none'))

  it('says that it is newer when its version is', async () => {
    const [whole] = /x-sceau-head">([^<]*)/.exec(html)!
    await damaged(html.replace(whole, `x-sceau-head">${Buffer.from('SCE2 something longer').toString('base64')}`), 'envelope_html_newer')
  })
})
