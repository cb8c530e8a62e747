import type { KeyLists, KeyRecord } from '../../messaging/key-records.ts'
import { composesOf } from '../composes.ts'
import type { ContentHandlers, PageHandlers } from '../door.ts'
import { keyStandings } from '../keys-for.ts'
import { knownKeys, ownKeys } from '../stores/keys.ts'
import { unlessLocked } from '../unless-locked.ts'

type Kinds = 'keys' | 'key-read' | 'key-keep' | 'key-forget' | 'known-key' | 'known-key-keep' | 'known-key-forget'

const CLOSED: KeyLists = { open: false, own: [], correspondents: [] }

const lists = (): Promise<KeyLists> => unlessLocked(async () => ({ open: true, own: await ownKeys.list(), correspondents: await knownKeys.list() }), CLOSED)

/**
 * What the options ask about keys. They do the OpenPGP work, because a service worker cannot load the library when it
 * is needed only; here keys are kept, and it is decided to whom something may be sealed.
 */
export const keyHandlers: Pick<PageHandlers, Kinds> = {
  'keys': lists,
  'key-read': ({ id }) => unlessLocked(async () => {
    const key = await ownKeys.read(id)
    return { key, why: key ? '' : 'gone' }
  }, { key: null, why: 'locked' }),
  'key-keep': ({ key }) => unlessLocked(async () => {
    await ownKeys.keep(key)
    return lists()
  }, CLOSED),
  async 'key-forget'({ id }) {
    await ownKeys.forget(id)
    return lists()
  },
  'known-key': ({ address }) => unlessLocked(async () => ({ record: (await knownKeys.get(address)) ?? null, why: '' }), { record: null, why: 'locked' }),
  'known-key-keep': ({ record }) => unlessLocked(async () => {
    await knownKeys.put(record)
    return { kept: true }
  }, { kept: false }),
  'known-key-forget': ({ address }) => unlessLocked(async () => {
    await knownKeys.forget(address)
    return lists()
  }, CLOSED),
}

/** What the engine's frame gives: the key that an answered mail brought. A header proves nothing, so it can neither confirm a key nor touch a known one. */
export const answeredKeyHandlers: Pick<PageHandlers, 'answered-key'> = {
  async 'answered-key'({ record: { address, fingerprint, publicKey, firstMet, lastMet, expires, revoked, mails } }, { tabId }) {
    if ((await composesOf(tabId)).length === 0) throw new Error('this tab has no compose view')
    const met: KeyRecord = { address, fingerprint, publicKey, source: 'autocrypt', firstMet, lastMet, confirmed: null, expires, revoked, offered: null, refused: [], mails }
    return unlessLocked(async () => ({ learnt: await knownKeys.putFirst(met) }), { learnt: false })
  },
}

/** What a compose view asks: yes or no for each address, never a key. */
export const keyStandingHandlers: Pick<ContentHandlers, 'keys-known'> = {
  'keys-known': ({ addresses }) => keyStandings(addresses, Date.now()),
}
