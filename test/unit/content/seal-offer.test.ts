import { describe, expect, it } from 'vitest'
import type { Scan } from '../../../src/content/compose/scan.ts'
import { type Keys, sealOffer } from '../../../src/content/compose/seal-offer.ts'

const SOPHIE = 'sophie@exemple.fr'
const ANNE = 'anne@exemple.fr'
const mailbox = (address: string) => ({ name: '', address })

function scan({ to = [SOPHIE], bcc = [] }: { to?: string[]; bcc?: string[] } = {}): Scan {
  return {
    verdict: { verdict: 'block', reasons: [], plans: [], remedies: [{ kind: 'seal', recipients: [] }] },
    draft: { from: mailbox('lea@exemple.fr'), to: to.map(mailbox), cc: [], bcc: bcc.map(mailbox), subject: '', body: 'Mme Durand', quoted: '', attachments: [] },
    detection: { findings: [{ place: { part: 'body', start: 0, end: 1 } }] },
  } as unknown as Scan
}

const keys = (reasons: Record<string, string> | null, signer = ''): Keys => ({
  signer, of: (addresses) => reasons && addresses.map((address) => ({ address, known: reasons[address] === '', reason: reasons[address] ?? 'envelope_key_unknown' })),
})
const openpgp = (of: Scan, with_: Keys) => sealOffer(of, with_, false)?.formats.find(({ format }) => format === 'openpgp')

describe('a file with a password of its own', () => {
  const withFile = (findings: readonly unknown[]): Scan => {
    const { draft, ...rest } = scan()
    return { ...rest, draft: { ...draft, body: '', attachments: [{ id: 'held-1', name: 'bilan.pdf', state: 'encrypted', text: '', size: 1000 }] }, detection: { findings } } as unknown as Scan
  }

  it('stays beside the envelope as it is', () => {
    expect(sealOffer(withFile([]), keys({}), false)).toBeNull()
  })

  it('goes into it when its name tells something, and never into a second PDF', () => {
    const offer = sealOffer(withFile([{ place: { part: 'attachment-name', attachment: 'held-1', start: 0, end: 5 } }]), keys({}), false)
    expect(offer?.formats.filter(({ proposed }) => proposed).map(({ format }) => format)).toEqual(['html', 'zip'])
  })
})

describe('the size of the mail', () => {
  const MB = 1024 * 1024
  const withFiles = (...sizes: readonly number[]): Scan => {
    const { draft, ...rest } = scan()
    const attachments = sizes.map((size, index) => ({ id: `server-${index}`, name: `${index}.pdf`, state: 'read', text: '', size }))
    // Only the first one tells something: the others stay as they are.
    return { ...rest, draft: { ...draft, body: '', attachments }, detection: { findings: [{ place: { part: 'attachment', attachment: 'server-0', start: 0, end: 5 } }] } } as unknown as Scan
  }
  const proposed = (of: Scan) => sealOffer(of, keys({}), false)?.formats.filter((each) => each.proposed).map(({ format }) => format)

  it('is that of the envelope and of the harmless files that go with it: nothing is proposed that would come back', () => {
    expect(proposed(withFiles(2 * MB))).toEqual(['pdf', 'html', 'zip'])
    expect(proposed(withFiles(2 * MB, 5 * MB))).toEqual(['pdf', 'zip'])
    expect(proposed(withFiles(2 * MB, 3 * MB, 3 * MB))).toEqual([])
  })
})

describe('OpenPGP in the offer to seal', () => {
  it('comes first when everybody has a key that was confirmed', () => {
    const offer = sealOffer(scan({ to: [SOPHIE, ANNE] }), keys({ [SOPHIE]: '', [ANNE]: '' }), false)
    expect(offer?.formats[0]).toMatchObject({ format: 'openpgp', proposed: true, reasons: ['envelope_format_openpgp_key'] })
  })

  it('is not even named where nobody has a key, or nobody has answered yet', () => {
    expect(openpgp(scan(), keys({}))).toBeUndefined()
    expect(openpgp(scan(), keys(null))).toBeUndefined()
  })

  it.each(['unconfirmed', 'changed', 'revoked', 'expired'])('is not proposed for a key that is %s, and says so with the address', (state) => {
    expect(openpgp(scan(), keys({ [SOPHIE]: `envelope_key_${state}` }))).toMatchObject({ proposed: false, reasons: [], said: [{ key: `envelope_key_${state}`, params: [SOPHIE] }] })
  })

  it('is not proposed when one of two has no key', () => {
    expect(openpgp(scan({ to: [SOPHIE, ANNE] }), keys({ [SOPHIE]: '' }))).toMatchObject({ proposed: false, said: [{ key: 'envelope_key_unknown', params: [ANNE] }] })
  })

  it('is not proposed without a key that signs, nor while the vault is locked, nor for a blind copy that it would give away', () => {
    expect(openpgp(scan(), keys({ [SOPHIE]: '' }, 'keys_own_missing'))).toMatchObject({ proposed: false, said: [{ key: 'keys_own_missing' }] })
    expect(openpgp(scan(), keys({ [SOPHIE]: 'keys_vault_closed' }))).toMatchObject({ proposed: false, said: [{ key: 'keys_vault_closed' }] })
    expect(openpgp(scan({ bcc: [ANNE] }), keys({ [SOPHIE]: '', [ANNE]: '' }))).toMatchObject({ proposed: false, said: [{ key: 'keys_blind_copy' }] })
  })
})
