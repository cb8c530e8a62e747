import browser from 'webextension-polyfill'
import {
  type Bytes, fromBase64, type LockedKey, lockKey, newDeviceKey, newVaultKeys, toBase64, unlockKey, unwrapKey, wrapKey,
} from '../../crypto/index.ts'
import { session } from '../session.ts'
import { database } from './database.ts'

/** The vault is locked: what it holds can be added to, not read. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

const KEY = 'vault'
const OPEN = 'vault-key'
const DEVICE = 'device'

/** In `storage.local`, where the extension's frames in other sites' tabs see it too. Base64. */
interface Stored {
  readonly publicKey: string
  readonly locked: { readonly salt: string; readonly rounds: number; readonly iv: string; readonly wrapped: string } | null
}

const stored = async (): Promise<Stored | undefined> => (await browser.storage.local.get(KEY))[KEY] as Stored | undefined

const store = (value: Stored): Promise<void> => browser.storage.local.set({ [KEY]: value })

let making: Promise<Stored> | null = null
const forgetters = new Set<() => void>()

/**
 * Makes the two keys; the private one is under a key of this browser profile until there is a passphrase. The background and the frames in
 * webmails' tabs may come here in the same moment, a text and its file being held at once: the database lets one of them in first, and
 * the others take that one's keys. What is kept under a second pair would never open.
 */
async function make(): Promise<Stored> {
  const { publicKey, privateKey } = await newVaultKeys()
  const key = await newDeviceKey()
  const mine = { key, ...(await wrapKey(privateKey, key)), publicKey }
  const change = (await database()).transaction('keys', 'readwrite')
  const theirs = await change.store.get(DEVICE)
  const first = theirs?.publicKey
  if (!first) await change.store.put(mine, DEVICE)
  await change.done
  // Another one may be further: there may be a passphrase already, and these keys be of no use.
  const found = await stored()
  if (found) {
    if (found.locked && !first) await (await database()).delete('keys', DEVICE)
    return found
  }
  const made: Stored = { publicKey: toBase64(first ?? publicKey), locked: null }
  await store(made)
  return made
}

async function existing(): Promise<Stored> {
  const found = await stored()
  if (found) return found
  making ??= make().finally(() => (making = null))
  return making
}

/** Keys of the vault: where they lie and when they may be used. */
export const vaultKeys = {
  async state(): Promise<'absent' | 'locked' | 'unlocked'> {
    const found = await stored()
    if (!found?.locked) return 'absent'
    return (await session.get<string>(OPEN)) === undefined ? 'locked' : 'unlocked'
  },

  async publicKey(): Promise<Bytes> {
    return fromBase64((await existing()).publicKey)
  },

  /** @throws LockedError */
  async privateKey(): Promise<Bytes> {
    const open = await session.get<string>(OPEN)
    if (open !== undefined) return fromBase64(open)
    const found = await stored()
    const device = found?.locked === null ? await (await database()).get('keys', DEVICE) : undefined
    if (!device) throw new LockedError('the vault is locked')
    const privateKey = await unwrapKey(device, device.key)
    // Unwrapped once for a session of the browser.
    await session.set(OPEN, toBase64(privateKey))
    return privateKey
  },

  /** Puts the vault under a passphrase, for the first time or in place of the former one, and leaves it unlocked. */
  async protect(passphrase: string): Promise<void> {
    const { publicKey } = await existing()
    const privateKey = await vaultKeys.privateKey()
    const { salt, rounds, iv, wrapped } = await lockKey(privateKey, passphrase)
    await store({ publicKey, locked: { salt: toBase64(salt), rounds, iv: toBase64(iv), wrapped: toBase64(wrapped) } })
    await (await database()).delete('keys', DEVICE)
    await session.set(OPEN, toBase64(privateKey))
  },

  /** @throws WrongPassphraseError */
  async unlock(passphrase: string): Promise<void> {
    const locked = (await stored())?.locked
    if (!locked) return
    const key: LockedKey = {
      salt: fromBase64(locked.salt), rounds: locked.rounds, iv: fromBase64(locked.iv), wrapped: fromBase64(locked.wrapped),
    }
    await session.set(OPEN, toBase64(await unlockKey(key, passphrase)))
  },

  /** Without a passphrase there is nothing to lock it with. */
  async lock(): Promise<void> {
    for (const forget of forgetters) forget()
    await session.remove(OPEN)
  },

  /** What was opened and is kept in memory is forgotten by `forget` in the moment in which the vault is locked. */
  onLock: (forget: () => void): void => void forgetters.add(forget),
}
