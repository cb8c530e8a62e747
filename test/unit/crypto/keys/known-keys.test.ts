import { beforeAll, describe, expect, it } from 'vitest'
import { EnvelopeError } from '../../../../src/crypto/envelopes/envelope.ts'
import { KnownKeys, type KeyRecord, mayEncryptTo, stateOf, stopSentence } from '../../../../src/crypto/keys/known-keys.ts'
import { makeOwnKey, type NewKey, revokeByCertificate } from '../../../../src/crypto/keys/own-key.ts'
import { factsOf, type KeyFacts, readPublicKey } from '../../../../src/crypto/keys/read-key.ts'

const LEA = 'lea@exemple.fr'
const NOW = Date.now()
const YEARS = 365 * 24 * 3600 * 1000
const factsFrom = async (armored: string): Promise<KeyFacts> => factsOf(await readPublicKey(armored), NOW)
const make = (): Promise<NewKey> => makeOwnKey({ name: 'Léa', address: LEA, passphrase: 'x' })

let first: NewKey
let known: KeyFacts
let other: KeyFacts
let revoked: KeyFacts
beforeAll(async () => {
  first = await make()
  known = await factsFrom(first.publicKey)
  other = await factsFrom((await make()).publicKey)
  revoked = await factsFrom(await revokeByCertificate(first.publicKey, first.revocationCertificate))
})

function book() {
  const records = new Map<string, KeyRecord>()
  const keys = new KnownKeys({ get: (address) => Promise.resolve(records.get(address)), put: (record) => Promise.resolve(void records.set(record.address, record)) })
  return { keys, may: (now = NOW) => mayEncryptTo(records.get(LEA), now), record: () => records.get(LEA) }
}

describe('the key of a correspondent', () => {
  it('stops a send until somebody has confirmed it', async () => {
    const { keys, may } = book()
    expect(may()).toBe('unknown')
    expect(await keys.meet('Lea@Exemple.FR', known, 'autocrypt', NOW)).toBe('unconfirmed')
    expect(may()).toBe('unconfirmed')
    await keys.confirm(LEA, known.fingerprint, NOW)
    expect(may()).toBe('ok')
  })

  it('stops a send when another key comes, until a person has decided', async () => {
    for (const confirmed of [true, false]) {
      const { keys, may, record } = book()
      await keys.meet(LEA, known, 'file', NOW)
      if (confirmed) await keys.confirm(LEA, known.fingerprint, NOW)
      expect(await keys.meet(LEA, other, 'web-key-directory', NOW)).toBe('changed')
      expect(may()).toBe('changed')
      // The known key comes again: the question stays.
      expect(await keys.meet(LEA, known, 'file', NOW)).toBe('changed')
      await keys.confirm(LEA, other.fingerprint, NOW)
      expect(may()).toBe('ok')
      expect(record()?.publicKey).toBe(other.publicKey)
    }
  })

  it('stays the known one when a person refuses the other, which is not offered again', async () => {
    const { keys, may } = book()
    await keys.meet(LEA, known, 'file', NOW)
    await keys.confirm(LEA, known.fingerprint, NOW)
    await keys.meet(LEA, other, 'key-server', NOW)
    await keys.refuseOffered(LEA)
    expect(may()).toBe('ok')
    expect(await keys.meet(LEA, other, 'key-server', NOW)).toBe('confirmed')
  })

  it('is never confirmed by a fingerprint that is not its own', async () => {
    const { keys, may } = book()
    await expect(keys.confirm(LEA, known.fingerprint, NOW)).rejects.toBeInstanceOf(EnvelopeError)
    await keys.meet(LEA, known, 'file', NOW)
    await expect(keys.confirm(LEA, other.fingerprint, NOW)).rejects.toBeInstanceOf(EnvelopeError)
    expect(may()).toBe('unconfirmed')
  })

  it('once revoked stays revoked, whatever older copy comes later', async () => {
    const { keys, may, record } = book()
    await keys.meet(LEA, known, 'file', NOW)
    await keys.confirm(LEA, known.fingerprint, NOW)
    expect(await keys.meet(LEA, revoked, 'key-server', NOW)).toBe('revoked')
    expect(await keys.meet(LEA, known, 'file', NOW)).toBe('revoked')
    expect(may()).toBe('revoked')
    expect((await factsFrom(record()?.publicKey ?? '')).revoked).toBe(true)
    // A new key is then a change like any other.
    expect(await keys.meet(LEA, other, 'file', NOW)).toBe('changed')
  })

  it('that is revoked is neither learnt nor a change', async () => {
    const { keys, may } = book()
    expect(await keys.meet(LEA, revoked, 'key-server', NOW)).toBe('unknown')
    await keys.meet(LEA, other, 'file', NOW)
    expect(await keys.meet(LEA, revoked, 'key-server', NOW)).toBe('unconfirmed')
    expect(may()).toBe('unconfirmed')
  })

  it('stops a send once it has expired', async () => {
    const { keys, may } = book()
    await keys.meet(LEA, known, 'file', NOW)
    await keys.confirm(LEA, known.fingerprint, NOW)
    expect(may(NOW + 2 * YEARS)).toBe('ok')
    expect(may(NOW + 3 * YEARS + 10_000)).toBe('expired')
  })

  it('is not taken for an address that it does not carry', async () => {
    await expect(book().keys.meet('autre@exemple.fr', known, 'file', NOW)).rejects.toMatchObject({ key: 'envelope_key_other_address' })
  })

  it('has a sentence for every stop', () => {
    expect(stateOf(undefined, NOW)).toBe('unknown')
    expect((['unknown', 'unconfirmed', 'changed', 'revoked', 'expired'] as const).map(stopSentence)).toEqual([
      'envelope_key_unknown', 'envelope_key_unconfirmed', 'envelope_key_changed', 'envelope_key_revoked', 'envelope_key_expired'])
  })
})
