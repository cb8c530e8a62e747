import 'fake-indexeddb/auto'
import { beforeAll, expect, it, vi } from 'vitest'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => ({
  default: { storage, i18n: { getMessage: (key: string) => key }, runtime: { id: 'sceau', getURL: (path: string) => `moz-extension://sceau/${path}` } },
}))
vi.stubGlobal('__SCEAU_DEFAULTS__', {})
const { askHere } = await import('../../../src/addin/thunderbird/answers.ts')
const { history } = await import('../../../src/background/stores/history.ts')
const { knownKeys } = await import('../../../src/background/stores/keys.ts')
const { secrets } = await import('../../../src/background/stores/secrets.ts')

const people = (count: number): string[] => Array.from({ length: count }, (_, number) => `personne${number}@autre-fournisseur.test`)

/** What a stop asks the background about its recipients, and how often the disk is asked for it. */
async function lookUps(addresses: readonly string[]): Promise<number> {
  const asked = [vi.spyOn(IDBDatabase.prototype, 'transaction'), vi.spyOn(storage.local, 'get'), vi.spyOn(storage.session, 'get')]
  await askHere('resolve', { addresses, question: { recipients: [], names: [] } })
  await askHere('keys-known', { addresses })
  await askHere('seal-job', { holdId: '', format: 'pdf', recipients: addresses, fileNames: ['bilan.pdf'], choose: false })
  const count = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of asked) spy.mockRestore()
  return count
}

beforeAll(async () => {
  emptyStorage()
  const [address = ''] = people(1)
  await knownKeys.put({ address, fingerprint: 'B'.repeat(40), publicKey: 'public', source: 'file', firstMet: 1, lastMet: 1, confirmed: 1, expires: null, revoked: false, offered: null, refused: [] })
  await secrets.saveStanding({ id: '', label: 'M. Premier', addresses: [address], phone: '', secret: 'girafe-tambour', kind: 'words' })
  await history.learn('', [[address]], '2026-11-01')
})

it('asks the disk about five hundred recipients as often as about five', async () => {
  await lookUps(people(5))
  expect(await lookUps(people(500))).toBe(await lookUps(people(5)))
})
