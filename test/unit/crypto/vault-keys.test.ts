import { beforeAll, describe, expect, it } from 'vitest'
import {
  DamagedRecordError, type LockedKey, lockKey, newDeviceKey, newVaultKeys, unlockKey, unwrapKey, wrapKey, WrongPassphraseError,
} from '../../../src/crypto/index.ts'
import { ROUNDS } from '../../../src/crypto/vault-keys.ts'

const PASSPHRASE = 'café crème près du lac'

// Making a key and deriving one from a passphrase are slow on purpose: once for the file.
let privateKey: Uint8Array<ArrayBuffer>
let locked: LockedKey
beforeAll(async () => {
  ;({ privateKey } = await newVaultKeys())
  locked = await lockKey(privateKey, PASSPHRASE)
})

/** The same bytes with one bit turned at a place. */
const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))

describe('private key under a passphrase', () => {
  it('opens with it, in composed or decomposed letters and with spaces around', async () => {
    expect(await unlockKey(locked, PASSPHRASE)).toEqual(privateKey)
    expect(await unlockKey(locked, ` ${PASSPHRASE.normalize('NFD')} `)).toEqual(privateKey)
  })

  it.each(['', 'café crème près du la', 'Café crème près du lac', 'cafe creme pres du lac'])('does not open with %j', async (passphrase) => {
    await expect(unlockKey(locked, passphrase)).rejects.toThrow(WrongPassphraseError)
  })

  it('does not open when salt, nonce or key were changed', async () => {
    for (const changed of [
      { ...locked, salt: flipped(locked.salt, 0) }, { ...locked, iv: flipped(locked.iv, 0) },
      { ...locked, wrapped: flipped(locked.wrapped, 9) }, { ...locked, rounds: locked.rounds + 1 },
    ]) await expect(unlockKey(changed, PASSPHRASE)).rejects.toThrow(WrongPassphraseError)
  })

  it('takes at least 600,000 rounds', () => {
    expect(locked.rounds).toBe(600_000)
    expect(ROUNDS).toBe(600_000)
  })

  it.each([0, 1, ROUNDS - 1, 10_000_001, Number.POSITIVE_INFINITY, Number.NaN, -ROUNDS])('refuses %d rounds without trying', async (rounds) => {
    await expect(unlockKey({ ...locked, rounds }, PASSPHRASE)).rejects.toThrow(DamagedRecordError)
  })

  it('has a salt and a nonce of its own each time, and shows nothing of the key', async () => {
    const again = await lockKey(privateKey, PASSPHRASE)
    expect(again.salt).not.toEqual(locked.salt)
    expect(again.iv).not.toEqual(locked.iv)
    expect(locked.salt).toHaveLength(16)
    expect(Buffer.from(again.wrapped).includes(Buffer.from(privateKey.subarray(-64)))).toBe(false)
  })
})

describe('private key under a key of the device', () => {
  it('opens with that key alone', async () => {
    const [ours, another] = await Promise.all([newDeviceKey(), newDeviceKey()])
    const wrapped = await wrapKey(privateKey, ours)
    expect(await unwrapKey(wrapped, ours)).toEqual(privateKey)
    await expect(unwrapKey(wrapped, another)).rejects.toThrow(DamagedRecordError)
    await expect(unwrapKey({ ...wrapped, wrapped: flipped(wrapped.wrapped, 0) }, ours)).rejects.toThrow(DamagedRecordError)
  })

  it('is kept by a key whose bytes nobody can read', async () => {
    const key = await newDeviceKey()
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })
})
