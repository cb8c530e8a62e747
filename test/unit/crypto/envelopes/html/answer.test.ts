import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DamagedEnvelopeError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { answeredEnvelope, type AnswerKey, openAnswer, sealAnswer } from '../../../../../src/crypto/envelopes/html/answer.ts'
import { type AnswerTicket, openHtml } from '../../../../../src/crypto/envelopes/html/open.ts'
import { decodeAnswer, decodeEnvelope } from './independent-decoder.ts'
import { bytesOf, file, noise, seal, SECRET } from './support.ts'

const scan = noise(2 * 1024 * 1024 + 5)
let key: AnswerKey
let ticket: AnswerTicket
let html: string
let sealed: Buffer
beforeAll(async () => {
  const { envelope, answerKey } = await seal({ wantsAnswer: true, letter: { text: 'Votre avis ?' } })
  html = await envelope.text()
  key = answerKey!
  ticket = (await openHtml(envelope, SECRET)).answer!
  sealed = await bytesOf(await sealAnswer({ text: 'Vue ce jour.', files: [file('écho.jpg', scan, 'image/jpeg')] }, ticket))
})

const open = (bytes: Uint8Array<ArrayBuffer>, by = key): ReturnType<typeof openAnswer> => openAnswer(new Blob([bytes]), by)
const refused = (bytes: Uint8Array<ArrayBuffer>, named?: string, by = key): Promise<void> =>
  expect(open(bytes, by)).rejects.toSatisfy((error) => error instanceof DamagedEnvelopeError && (named === undefined || error.key === named))

describe('a secure answer', () => {
  it('opens for the practitioner who sealed the envelope, and is proven', async () => {
    const answer = await open(Uint8Array.from(sealed))
    expect(answer).toMatchObject({ letter: { text: 'Vue ce jour.' }, sender: 'opened' })
    expect(answer.files.map(({ name, type }) => [name, type])).toEqual([['écho.jpg', 'image/jpeg']])
    expect((await bytesOf(answer.files[0]!.content)).equals(scan)).toBe(true)
  })

  it('is read by a decoder written from its description alone', () => {
    const decoded = decodeAnswer(sealed, key)
    expect(decoded).toMatchObject({ proven: true, manifest: { letter: { text: 'Vue ce jour.' } } })
    expect(decoded.files[0]!.equals(scan)).toBe(true)
  })

  it('says which envelope it answers', async () => {
    expect(await answeredEnvelope(new Blob([Uint8Array.from(sealed)]))).toBe(key.id)
  })

  it('is bound to a key that only the inside of the envelope gives', () => {
    const decoded = decodeEnvelope(html, SECRET)
    expect(decoded.bindingKey.toString('base64')).toBe(key.bindingKey)
    expect(decoded.manifest.answerKey).toBe(key.publicKey)
    expect(html).not.toContain(key.publicKey)
  })

  it('shows nothing of its text or file names', () => {
    expect(sealed.includes('Vue ce jour')).toBe(false)
    expect(sealed.includes('cho.jpg')).toBe(false)
  })

  it('is unproven when somebody had the public key but never opened the envelope', async () => {
    const forged = await sealAnswer({ text: 'Je suis le confrère.', files: [] }, { ...ticket, bindingKey: Buffer.alloc(32, 7).toString('base64') })
    expect(await open(Uint8Array.from(await bytesOf(forged)))).toMatchObject({ sender: 'unproven', letter: { text: 'Je suis le confrère.' } })
  })

  it('is refused when any one bit was changed', async () => {
    const small = await bytesOf(await sealAnswer({ text: 'Oui.', files: [] }, ticket))
    for (let at = 0; at < small.length; at++) await refused(Uint8Array.from(small, (byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte)))
  })

  it('is refused wherever it was cut off, and with bytes added', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), async (end) => { await refused(Uint8Array.from(sealed.subarray(0, end))) }), { numRuns: 25 })
    await refused(Uint8Array.from(Buffer.concat([sealed, Buffer.from([0])])), 'envelope_answer_altered')
  })

  it('is named as the answer to another envelope, and does not open with its key', async () => {
    const other = (await seal({ wantsAnswer: true })).answerKey!
    await refused(Uint8Array.from(sealed), 'envelope_answer_other', other)
    await refused(Uint8Array.from(sealed), 'envelope_answer_altered', { ...other, id: key.id })
  })

  it('is not taken for one: another file', async () => refused(Uint8Array.from(Buffer.from('%PDF-1.7 and more')), 'envelope_answer_none'))

  it('is not offered unless the sender asked for it', async () => {
    const { envelope, answerKey } = await seal({})
    expect(answerKey).toBeUndefined()
    expect((await openHtml(envelope, SECRET)).answer).toBeUndefined()
  })
})
