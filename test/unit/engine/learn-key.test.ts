import { beforeAll, describe, expect, it } from 'vitest'
import { autocryptKey, printAutocrypt } from '../../../src/crypto/keys/autocrypt.ts'
import { makeOwnKey, type NewKey } from '../../../src/crypto/keys/own-key.ts'
import { learnKey } from '../../../src/engine/learn-key.ts'
import type { Ask } from '../../../src/messaging/ask.ts'
import type { KeyRecord } from '../../../src/messaging/key-records.ts'

const SOPHIE = 'sophie@exemple.fr'
let key: NewKey
let header: string
const mail = (from: string, ...fields: string[]): string => [`From: Dr Sophie Garnier <${from}>`, 'Date: Thu, 26 Nov 2026 10:00:00 +0100', ...fields, 'Subject: Re: avis'].join('\r\n')

/** What the background was given. */
async function learn(text: string, senders: readonly string[], learnt = true): Promise<{ learnt: boolean; given: KeyRecord[] }> {
  const given: KeyRecord[] = []
  const ask = ((kind: string, { record }: { record: KeyRecord }) => {
    expect(kind).toBe('answered-key')
    given.push(record)
    return Promise.resolve({ learnt })
  }) as Ask
  return { learnt: await learnKey(text, senders, ask), given }
}

describe('the key in the header of an answered mail', () => {
  beforeAll(async () => {
    key = await makeOwnKey({ name: 'Sophie', address: SOPHIE, passphrase: 'x' })
    header = `Autocrypt: ${printAutocrypt({ addr: SOPHIE, preferEncrypt: 'mutual', keyData: await autocryptKey(key.publicKey, SOPHIE) })}`
  }, 60_000)

  it('is given to the background unconfirmed, with what the mail says', async () => {
    const { learnt, given } = await learn(mail(SOPHIE, header), ['Sophie@Exemple.fr'])
    expect(learnt).toBe(true)
    expect(given).toMatchObject([{ address: SOPHIE, fingerprint: key.fingerprint, source: 'autocrypt', confirmed: null, offered: null, mails: { preferEncrypt: 'mutual' } }])
    expect((await learn(mail(SOPHIE, header), [SOPHIE], false)).learnt).toBe(false)
  })

  it('is not taken of somebody to whom the draft does not go, of two senders, of a list, without a date, or broken', async () => {
    const broken = header.replace(/[A-Za-z]{6}\r\n/, 'AAAAAA\r\n')
    for (const [text, senders] of [
      [mail(SOPHIE, header), ['paul@exemple.fr']],
      [mail('mallory@exemple.fr', header), ['mallory@exemple.fr']],
      [mail(`a@b.fr>, <${SOPHIE}`, header), [SOPHIE]],
      [mail(SOPHIE, header, 'List-Id: <x.y>'), [SOPHIE]],
      [mail(SOPHIE, header).replace(/Date: .*\r\n/, ''), [SOPHIE]],
      [mail(SOPHIE, header, header), [SOPHIE]],
      [mail(SOPHIE, broken), [SOPHIE]],
      [mail(SOPHIE), [SOPHIE]],
      ['', [SOPHIE]],
    ] as const) expect(await learn(text, senders)).toEqual({ learnt: false, given: [] })
  })
})
