import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../../src/crypto/bytes.ts'
import { EnvelopeError } from '../../../../src/crypto/envelopes/envelope.ts'
import { autocryptKey, printAutocrypt } from '../../../../src/crypto/keys/autocrypt.ts'
import { KnownKeys, type KeyRecord, mayEncryptTo } from '../../../../src/crypto/keys/known-keys.ts'
import { makeOwnKey } from '../../../../src/crypto/keys/own-key.ts'
import { readReceivedMail } from '../../../../src/crypto/keys/received-mail.ts'
import { Gnupg } from './gnupg.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')
const DAY = 24 * 3600 * 1000
const SOPHIE = 'sophie@exemple.fr'

interface Wish { readonly from?: string; readonly at?: number; readonly autocrypt?: readonly string[]; readonly more?: string }
/** A mail's file as a webmail gives it. */
const mail = ({ from = `Sophie Garnier <${SOPHIE}>`, at = NOW - DAY, autocrypt = [], more = '' }: Wish = {}): Uint8Array => utf8([
  'Return-Path: <x@exemple.fr>', 'Received: from a by b;', '\tThu, 26 Nov 2026 10:00:00 +0100 (CET)', `From: ${from}`, 'To: lea@exemple.fr', `Date: ${new Date(at).toUTCString()}`,
  ...autocrypt.map((value) => `Autocrypt: ${value}`), `Subject: Re: avis${more}`, '', 'From: mallory@exemple.fr', 'Autocrypt: addr=mallory@exemple.fr; keydata=AAAA', '',
].join('\r\n'))

describe('the header of a received mail', () => {
  it('says who wrote and when, whatever stands in names, comments and the body', () => {
    for (const from of [SOPHIE, `<${SOPHIE}>`, `"Garnier, Sophie <mallory@x.fr>" <${SOPHIE}>`, `Sophie (mallory@x.fr, \\) hop) <Sophie@Exemple.fr>`, `=?utf-8?q?Sophie_=C3=A9?=\r\n <${SOPHIE}>`]) {
      expect(readReceivedMail(mail({ from }))).toMatchObject({ from: [SOPHIE], date: NOW - DAY, headers: [], ignore: false })
    }
  })

  it('names every sender, so that a mail with two teaches nothing', () => {
    expect(readReceivedMail(mail({ from: `a@b.fr, <${SOPHIE}>` }))?.from).toEqual(['a@b.fr', SOPHIE])
    expect(readReceivedMail(mail({ more: `\r\nFrom: <a@b.fr>` }))?.from).toEqual([SOPHIE, 'a@b.fr'])
    expect(readReceivedMail(mail({ from: `Groupe: a@b.fr, ${SOPHIE};` }))?.from).toHaveLength(2)
  })

  it.each([['a report', '\r\nContent-Type: Multipart/Report; report-type=delivery-status'], ['a list', '\r\nList-Id: <x.y>'], ['what was marked as spam', '\r\nX-Spam-Flag: YES']])('leaves out %s', (_, more) => {
    expect(readReceivedMail(mail({ more }))?.ignore).toBe(true)
  })

  it('leaves out a mail without a date: nobody could tell it from an old one', () => {
    expect(readReceivedMail(utf8(`From: ${SOPHIE}\nSubject: x\n\nx`))?.ignore).toBe(true)
  })

  it('is not seen in a key, a text or a picture', () => {
    for (const other of ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxx', 'Bonjour,\nFrom: a@b.fr\n\n', '', '\u0089PNG\r\n\u001a\n', 'Subject: sans expéditeur\n\nx']) expect(readReceivedMail(utf8(other))).toBeNull()
  })

  it('never throws, whatever came', () => {
    const pieces = fc.constantFrom('From: ', 'a@b.fr', '<', '>', '(', ')', '"', '\\', ',', ';', ':', '\r\n', '\r\n ', '\n\n', 'Date: x', 'Autocrypt: addr=a@b.fr')
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.array(pieces).map((parts) => utf8(parts.join('')))), (bytes) => {
      const read = readReceivedMail(new Uint8Array(bytes))
      if (read) expect(Number.isFinite(read.date)).toBe(true)
    }))
  })
})

describe('the key that a mail brings', () => {
  let [first, second, strange] = ['', '', '']
  const gpg = new Gnupg()
  beforeAll(async () => {
    const header = async (address: string, preferEncrypt: 'mutual' | 'nopreference', addr = address) => {
      const { publicKey } = await makeOwnKey({ name: 'Sophie', address, passphrase: 'x' })
      return printAutocrypt({ addr, preferEncrypt, keyData: await autocryptKey(publicKey, address) })
    }
    ;[first, second, strange] = [await header(SOPHIE, 'mutual'), await header(SOPHIE, 'nopreference'), await header('mallory@exemple.fr', 'mutual', SOPHIE)]
  })
  afterAll(() => gpg.stop())

  function book() {
    const records = new Map<string, KeyRecord>()
    const keys = new KnownKeys({ get: (address) => Promise.resolve(records.get(address)), put: (record) => Promise.resolve(void records.set(record.address, record)) })
    const meet = (wish: Wish, now = NOW) => keys.meetMail(readReceivedMail(mail(wish))!, now).catch((error: unknown) => (error instanceof EnvelopeError ? error.key : String(error)))
    return { keys, meet, record: () => records.get(SOPHIE), may: () => mayEncryptTo(records.get(SOPHIE), NOW) }
  }

  it('is known and unconfirmed: nothing is encrypted to it before somebody has read its fingerprint aloud', async () => {
    const { keys, meet, record, may } = book()
    expect(await meet({ autocrypt: [first] })).toBe('key')
    expect(record()).toMatchObject({ source: 'autocrypt', confirmed: null, mails: { autocryptTimestamp: NOW - DAY, preferEncrypt: 'mutual' } })
    expect(may()).toBe('unconfirmed')
    await keys.confirm(SOPHIE, record()!.fingerprint, NOW)
    expect(may()).toBe('ok')
  })

  it('is GnuPG’s own, as another program puts it into a mail', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', `Sophie <${SOPHIE}>`, 'default', 'default', '2y'])
    const { meet, record } = book()
    expect(await meet({ autocrypt: [`addr=${SOPHIE}; keydata=${gpg.run(['--export', SOPHIE]).toString('base64').match(/.{1,70}/g)!.join('\r\n ')}`] })).toBe('key')
    expect(gpg.run(['--with-colons', '--list-keys', SOPHIE]).toString()).toContain(record()!.fingerprint)
  })

  it('gives way to that of a newer mail, and not to that of an older one, as long as nobody has confirmed it', async () => {
    const { meet, record } = book()
    await meet({ autocrypt: [first], at: NOW - 2 * DAY })
    const known = record()!.fingerprint
    expect(await meet({ autocrypt: [second], at: NOW - 3 * DAY })).toBe('older')
    expect(record()!.fingerprint).toBe(known)
    expect(await meet({ autocrypt: [second] })).toBe('key')
    expect(record()).toMatchObject({ offered: null, confirmed: null, mails: { preferEncrypt: 'nopreference' } })
    expect(record()!.fingerprint).not.toBe(known)
  })

  it('never takes the place of one that was confirmed, or that came another way: the send stops', async () => {
    const confirmed = book()
    await confirmed.meet({ autocrypt: [first], at: NOW - 2 * DAY })
    const known = confirmed.record()!.fingerprint
    await confirmed.keys.confirm(SOPHIE, known, NOW - 2 * DAY)
    expect(await confirmed.meet({ autocrypt: [second] })).toBe('key')
    expect(confirmed.record()!.fingerprint).toBe(known)
    expect(confirmed.may()).toBe('changed')

    const file = book()
    const { publicKey } = await makeOwnKey({ name: 'Sophie', address: SOPHIE, passphrase: 'x' })
    const { factsOf, readPublicKey } = await import('../../../../src/crypto/keys/read-key.ts')
    await file.keys.meet(SOPHIE, await factsOf(await readPublicKey(publicKey), NOW), 'file', NOW)
    await file.meet({ autocrypt: [first] })
    expect(file.may()).toBe('changed')
  })

  it('is no news when it comes in a mail from before the known one was confirmed', async () => {
    const { keys, meet, record, may } = book()
    await meet({ autocrypt: [first], at: NOW - 5 * DAY })
    await keys.confirm(SOPHIE, record()!.fingerprint, NOW)
    expect(await meet({ autocrypt: [second], at: NOW - 4 * DAY })).toBe('older')
    expect(may()).toBe('ok')
  })

  it.each([
    ['is not there', [], 'keys_mail_without'],
    ['is for another address than the sender’s', ['addr=autre@exemple.fr; keydata=AAAA'], 'keys_mail_without'],
    ['is no key', [`addr=${SOPHIE}; keydata=AAAA`], 'envelope_not_a_key'],
  ])('is not taken when it %s', async (_, autocrypt, why) => {
    const { meet, record } = book()
    expect(await meet({ autocrypt })).toBe(why)
    expect(record()).toBeUndefined()
  })

  it('is not taken when it is another person’s, or comes twice, or the mail is a list’s', async () => {
    const { meet, record } = book()
    expect(await meet({ autocrypt: [strange] })).toBe('envelope_not_a_key')
    expect(await meet({ autocrypt: [first, second] })).toBe('keys_mail_without')
    expect(await meet({ autocrypt: [first], more: '\r\nList-Id: <x.y>' })).toBe('keys_mail_ignored')
    expect(await meet({ autocrypt: [first], from: `${SOPHIE}, a@b.fr` })).toBe('keys_mail_ignored')
    expect(record()).toBeUndefined()
  })
})
