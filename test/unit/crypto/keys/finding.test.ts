import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../../../src/crypto/bytes.ts'
import { autocryptAdvice, autocryptKey, type AutocryptPeer, parseAutocrypt, printAutocrypt, type ReceivedMessage, withMessage } from '../../../../src/crypto/keys/autocrypt.ts'
import { hkpsUrl, vksUrl } from '../../../../src/crypto/keys/keyserver.ts'
import { makeOwnKey } from '../../../../src/crypto/keys/own-key.ts'
import { keysOfAddress } from '../../../../src/crypto/keys/read-key.ts'
import { keysInAnswer, LARGEST_ANSWER, wkdHash, wkdUrls, zBase32 } from '../../../../src/crypto/keys/wkd.ts'
import { Gnupg } from './gnupg.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')
const DAY = 24 * 3600 * 1000

describe('a Web Key Directory', () => {
  it('is asked where the draft says (3.1, its own example)', async () => {
    expect(await wkdUrls('Joe.Doe@Example.ORG')).toEqual({
      advanced: 'https://openpgpkey.example.org/.well-known/openpgpkey/example.org/hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe',
      direct: 'https://example.org/.well-known/openpgpkey/hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe',
    })
  })

  it('hashes as GnuPG does', async () => {
    const locals = ['joe', 'Léa.Moreau', 'a+b', 'UPPER', 'x_y-z']
    const theirs = execFileSync('/usr/lib/gnupg/gpg-wks-client', ['--print-wkd-hash', ...locals.map((local) => `${local}@exemple.fr`)], { encoding: 'utf8' })
    expect(theirs.trim().split('\n').map((line) => line.split(' ')[0])).toEqual(await Promise.all(locals.map(wkdHash)))
  })

  it('hashes any local part to 32 letters of z-base-32, ASCII case aside only', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (local) => {
      const hash = await wkdHash(local)
      expect(hash).toMatch(/^[ybndrfg8ejkmcpqxot1uwisza345h769]{32}$/)
      expect(await wkdHash(local.replace(/[a-z]/g, (letter) => letter.toUpperCase()))).toBe(hash)
    }))
    expect(await wkdHash('É')).not.toBe(await wkdHash('é'))
    expect(zBase32(new Uint8Array([0xd4, 0x7a, 0x04]))).toBe('4t7ye') // RFC 6189, 5.1.6: 24 bits
  })

  it('always gives an address at the domain of the mail, whatever the local part', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (local) => {
      const urls = await wkdUrls(`${local}@exemple.fr`).catch(() => null)
      if (urls === null) return
      expect(new URL(urls.advanced).host).toBe('openpgpkey.exemple.fr')
      expect(new URL(urls.direct).host).toBe('exemple.fr')
      expect(new URL(urls.direct).hash).toBe('')
    }))
  })

  it.each(['x@localhost', 'x@127.0.0.1', 'x@exemple.fr:8080', 'x@exemple.fr/..', 'x@[::1]', 'x@', '@exemple.fr', 'x', 'a b@exemple.fr', 'x@exemple.fr#', 'x@2130706433'])('is not asked for %j', async (address) => {
    await expect(wkdUrls(address)).rejects.toMatchObject({ key: 'envelope_key_address' })
  })

  it('knows domains in other scripts', async () => {
    expect((await wkdUrls('x@hôpital.fr')).direct).toContain('https://xn--hpital-ixa.fr/')
  })

  it('gives only keys with that address', async () => {
    const gpg = new Gnupg()
    try {
      for (const id of ['Léa <lea@exemple.fr>', 'Paul <paul@exemple.fr>']) gpg.run(['--passphrase', '', '--quick-generate-key', id, 'future-default', 'default', 'never'])
      const answer = gpg.run(['--export'])
      expect((await keysInAnswer(answer, 'lea@exemple.fr', Date.now())).map(({ addresses }) => addresses)).toEqual([['lea@exemple.fr']])
      expect(await keysInAnswer(answer, 'anne@exemple.fr', Date.now())).toEqual([])
    } finally {
      gpg.stop()
    }
    await expect(keysInAnswer(utf8('<html>404</html>'), 'a@b.fr', NOW)).rejects.toMatchObject({ key: 'envelope_not_a_key' })
    await expect(keysInAnswer(new Uint8Array(LARGEST_ANSWER + 1), 'a@b.fr', NOW)).rejects.toMatchObject({ key: 'envelope_not_a_key' })
  })
})

describe('a key server', () => {
  it('is asked for one address', () => {
    expect(vksUrl(' Léa+x@exemple.fr ')).toBe('https://keys.openpgp.org/vks/v1/by-email/L%C3%A9a%2Bx%40exemple.fr')
    expect(hkpsUrl('Clefs.Exemple.fr', 'a&op=x@exemple.fr')).toBe('https://clefs.exemple.fr/pks/lookup?op=get&options=mr&search=a%26op%3Dx%40exemple.fr')
  })

  it('is not asked for anything else', () => {
    expect(() => vksUrl('pas une adresse')).toThrow()
    expect(() => hkpsUrl('clefs.fr/../x', 'a@b.fr')).toThrow()
    expect(() => hkpsUrl('moi@clefs.fr', 'a@b.fr')).toThrow()
  })
})

const HEADER = { addr: 'lea@exemple.fr', preferEncrypt: 'mutual', keyData: utf8('une clé') } as const

describe('an Autocrypt header', () => {
  it('comes back as it was written, folded for mail', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), fc.constantFrom('mutual', 'nopreference'), (bytes, preferEncrypt) => {
      const header = { addr: 'lea@exemple.fr', preferEncrypt, keyData: new Uint8Array(bytes) } as const
      const printed = printAutocrypt(header)
      expect(parseAutocrypt(printed)).toEqual(header)
      for (const line of printed.split('\r\n').slice(1)) expect(line).toMatch(/^ .{1,77}$/)
    }))
  })

  it('never throws, whatever came', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('addr=', 'a@b.fr', ';', 'keydata=', 'AAAA', '=', 'prefer-encrypt=', 'mutual', '\r\n ', '_x=1')).map((parts) => parts.join(''))), (value) => {
      const header = parseAutocrypt(value)
      if (header !== null) expect(header.keyData.length).toBeGreaterThan(0)
    }))
  })

  it.each([
    ['without an address', 'keydata=AAAA'],
    ['without a key', 'addr=a@b.fr'],
    ['with an attribute it does not know', 'addr=a@b.fr; color=red; keydata=AAAA'],
    ['with an attribute twice', 'addr=a@b.fr; addr=c@d.fr; keydata=AAAA'],
    ['with a key that is no base64', 'addr=a@b.fr; keydata=é'],
    ['that is far too long', `addr=a@b.fr; keydata=${'A'.repeat(100_000)}`],
  ])('is ignored %s', (_, value) => expect(parseAutocrypt(value)).toBeNull())

  it('takes an attribute that need not be known, and any other preference as none', () => {
    expect(parseAutocrypt('addr=A@b.fr; _neu=1; prefer-encrypt=always; keydata=AA AA')).toMatchObject({ addr: 'a@b.fr', preferEncrypt: 'nopreference' })
  })

  it('carries a small key that still works', async () => {
    const made = await makeOwnKey({ name: 'Léa', address: 'lea@exemple.fr', passphrase: 'x' })
    const keyData = await autocryptKey(made.publicKey, 'lea@exemple.fr')
    const printed = printAutocrypt({ ...HEADER, keyData })
    expect(printed.length).toBeLessThan(1200)
    const [found] = await keysOfAddress(parseAutocrypt(printed)?.keyData ?? '', 'lea@exemple.fr', Date.now())
    expect(found).toMatchObject({ fingerprint: made.fingerprint, canEncrypt: true })
  })
})

describe('what a mail teaches about its sender', () => {
  const message = (over: Partial<ReceivedMessage> = {}): ReceivedMessage => ({ from: ['Lea@exemple.fr'], date: NOW, headers: [printAutocrypt(HEADER)], ignore: false, ...over })
  const known: AutocryptPeer = { lastSeen: NOW, autocryptTimestamp: NOW, preferEncrypt: 'mutual' }
  const other = { ...HEADER, keyData: utf8('une autre') }

  it('is its key', () => expect(withMessage(undefined, message(), NOW)).toEqual({ peer: known, header: HEADER }))
  it('is nothing from a report, from several senders, from two headers, or for another address', () => {
    expect(withMessage(known, message({ ignore: true, headers: [printAutocrypt(other)] }), NOW)).toEqual({ peer: known, header: null })
    expect(withMessage(known, message({ from: ['lea@exemple.fr', 'x@y.fr'] }), NOW)).toEqual({ peer: known, header: null })
    expect(withMessage(undefined, message({ headers: [printAutocrypt(HEADER), printAutocrypt(other)] }), NOW).header).toBeNull()
    expect(withMessage(undefined, message({ from: ['autre@exemple.fr'] }), NOW).header).toBeNull()
  })
  it('is not undone by an older mail, nor kept from the future', () => {
    expect(withMessage(known, message({ date: NOW - DAY, headers: [printAutocrypt(other)] }), NOW)).toEqual({ peer: known, header: null })
    expect(withMessage(undefined, message({ date: NOW + 900 * DAY }), NOW).peer?.autocryptTimestamp).toBe(NOW)
  })
  it('is renewed by a newer one', () => expect(withMessage(known, message({ date: NOW + DAY, headers: [printAutocrypt(other)] }), NOW + DAY).header?.keyData).toEqual(other.keyData))
  it('fades when 35 days of mail come without a key', () => {
    expect(autocryptAdvice(undefined)).toBe('none')
    expect(autocryptAdvice(known)).toBe('wanted')
    expect(autocryptAdvice({ ...known, preferEncrypt: 'nopreference' })).toBe('available')
    const later = withMessage(known, message({ date: NOW + 36 * DAY, headers: [] }), NOW + 36 * DAY).peer
    expect(autocryptAdvice(later)).toBe('stale')
    expect(autocryptAdvice(withMessage(later, message({ date: NOW + 37 * DAY }), NOW + 37 * DAY).peer)).toBe('wanted')
  })
})
