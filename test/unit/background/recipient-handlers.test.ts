import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import { buildIndex, openIndex } from '../../../src/directory/index.ts'
import { Activities } from '../../../src/directory/sources/activities.ts'
import { packRegister } from '../../../src/directory/sources/kept-register.ts'
import type { HistoryList, PeopleEvidence, RecipientCard } from '../../../src/messaging/people-records.ts'
import { boxOf } from '../directory/boxes.ts'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => ({
  default: {
    storage, runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` },
    tabs: {
      query: () => Promise.resolve([{ id: 3 }]),
      sendMessage: (tab: number, { sceau }: { sceau: string }) => {
        inFront.asked.push([tab, sceau])
        return Promise.resolve({ answer: { addresses: inFront.addresses } })
      },
    },
  },
}))
/** The webmail in front. */
const inFront = vi.hoisted(() => ({ asked: [] as unknown[], addresses: [] as unknown }))
vi.stubGlobal('__SCEAU_DEFAULTS__', {})

const PAUL = 'paul.martin@medecin.mssante.fr'
const OLD = 'p.martin@ancien.mssante.fr'
const second = boxOf({ address: 'paul.martin@ch-valmont.mssante.fr' })
const fake = boxOf({ address: 'paul.martin@mssante-fr.example' })
const marie = boxOf({ address: 'marie.dubois@medecin.mssante.fr', familyName: 'DUBOIS', givenName: 'MARIE', nationalId: '' })

const directory = openIndex(await buildIndex([boxOf(), second, fake, marie], { date: '2026-11-23', gone: [{ box: boxOf({ address: OLD }), lastSeen: '2026-10-30' }] }))
vi.mock('../../../src/background/directory/service.ts', () => ({ currentDirectory: () => Promise.resolve(directory) }))

const { door } = await import('../../../src/background/door.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')
const { rememberAnswers } = await import('../../../src/background/directory/statements.ts')
const { evidenceFor } = await import('../../../src/background/evidence.ts')
const { historyHandlers, learningHandlers, recipientHandlers } = await import('../../../src/background/handlers/recipient-handlers.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { vaultKeys } = await import('../../../src/background/stores/vault-key-store.ts')
const { loadSettings, saveSettings } = await import('../../../src/background/stores/settings.ts')

const open = door(learningHandlers as never, { ...recipientHandlers, ...historyHandlers } as never)
const PAGE: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/options/options.html' }
const webmail = (incognito = false): Runtime.MessageSender => ({ id: 'sceau', url: 'https://webmail.example/', frameId: 0, tab: { id: 3, windowId: 1, incognito } as never })
const FRAME: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/people/people.html', frameId: 4, tab: { id: 3 } as never, ...{ documentId: 'people' } }
const asked = async <T>(sceau: string, request: unknown, sender = PAGE) => ((await open({ sceau, request }, sender)) as { answer: T }).answer
const card = (address: string, name = '') => asked<RecipientCard>('recipient-card', { address, name })
const left = (addresses: string[], incognito = false) => asked('history-learn', { addresses }, webmail(incognito))

async function profile(id: string): Promise<void> {
  const profiles = ['lea', 'secretariat'].map((one) => ({ id: one, name: one, secureAddress: '', secureWebmail: '' }))
  await saveSettings({ ...(await loadSettings()), profiles, activeProfile: id })
}

beforeAll(() => emptyStorage())
beforeEach(async () => {
  await (await database()).clear('history')
  await profile('lea')
})

describe('the card of a recipient', () => {
  it('says who it is, from where and of which date, and names the person’s other secure boxes only', async () => {
    const { standing, former, boxes, written } = await card(PAUL)
    expect(standing).toMatchObject({ network: 'mssante', box: { familyName: 'MARTIN' }, statements: [{ source: 'mssante-file', date: '2026-11-23' }] })
    expect([former, boxes.map(({ address }) => address), written]).toEqual([null, [second.address], null])
  })

  it('of an address that has gone, names when it was last seen and the person’s current boxes', async () => {
    const { standing, former, boxes } = await card(OLD)
    expect([standing.box, standing.lastSeen, former?.address]).toEqual([null, '2026-10-30', OLD])
    expect(boxes.map(({ address }) => address).sort()).toEqual([PAUL, second.address].sort())
  })

  it('of an ordinary address, names the secure ones of the person that it, or its name, spells', async () => {
    expect((await card('marie.dubois@gmail.example')).boxes).toEqual([marie])
    expect((await card('md59@gmail.example', 'Dr Marie Dubois')).boxes).toEqual([marie])
    expect((await card('contact@gmail.example')).boxes).toEqual([])
  })

  it('says what the mark beside the field is told too: an answer that was asked for online', async () => {
    await rememberAnswers([{ source: 'fhir', date: '2026-11-26', box: boxOf({ city: 'LYON' }) }])
    const { standing } = await card(PAUL)
    expect(standing.statements.map(({ source, box }) => [source, box.city])).toEqual(expect.arrayContaining([['fhir', 'LYON'], ['mssante-file', boxOf().city]]))
    storage.session.held.clear()
  })

  it('names past letters among its sources, and whom an Apicrypt address that was written to spells', async () => {
    const jeanne = 'jeanne.durand@medical38.apicrypt.org'
    expect((await card(jeanne)).standing.statements).toEqual([])
    await left([jeanne, PAUL])
    expect((await card(jeanne)).standing).toMatchObject({ network: 'apicrypt', box: null, statements: [{ source: 'correspondence', box: { givenName: 'Jeanne', familyName: 'DURAND' } }] })
    expect((await card(PAUL)).standing.statements.map(({ source }) => source)).toEqual(['mssante-file', 'correspondence'])
  })

  it('says apart what the register of professionals says, with its own date, and nothing of it where it was never read or is damaged', async () => {
    const activities = new Activities()
    activities.add(boxOf().nationalId, { postcode: '69999', city: 'LYON', phone: '0400000000', organisation: 'CLINIQUE', profession: 'Médecin', specialty: 'Cardiologie et maladies vasculaires' })
    const kept = await packRegister(activities)
    const says = async () => (await card(PAUL)).standing.statements.map(({ source, date, box }) => [source, date, box.city])
    const own = ['mssante-file', '2026-11-23', boxOf().city]
    const db = await database()
    await db.put('directory', kept, 'register')
    expect(await says()).toEqual([own])
    await db.put('directory', { register: { date: '2026-11-03' } }, 'facts')
    expect(await says()).toEqual([own, ['rpps-file', '2026-11-03', 'LYON']])
    expect((await card(marie.address)).standing.statements).toHaveLength(1)
    await db.put('directory', { ...kept, packed: new Blob(['nothing']) }, 'register')
    expect(await says()).toEqual([own])
    await db.clear('directory')
  })

  it('tells how often one has written to it', async () => {
    await left([PAUL.toUpperCase(), 'x@exemple.fr'])
    expect((await card(PAUL)).written).toMatchObject({ times: 1 })
    expect(await asked('last-use', { addresses: [PAUL, second.address] })).toMatchObject({ used: [{ address: PAUL }] })
  })

  it('is given to the frame that our own compose view opened, and to nobody else in a webmail’s tab', async () => {
    const request = { sceau: 'recipient-card', request: { address: PAUL, name: '' } }
    expect(open(request, webmail())).toBeUndefined()
    expect(await open(request, FRAME)).toEqual({ refused: true })
    await claimFrame(await openFrame(3, ''), 3, 'people')
    expect((await asked<RecipientCard>('recipient-card', request.request, FRAME)).standing.address).toBe(PAUL)
    for (const sceau of Object.keys(historyHandlers)) {
      expect(await open({ sceau, request: { address: PAUL, addresses: [] } }, FRAME), sceau).toEqual({ refused: true })
      expect(open({ sceau, request: { address: PAUL, addresses: [] } }, webmail()), sceau).toBeUndefined()
    }
  })
})

describe('what has left', () => {
  const people = async () => (await asked<HistoryList>('history', {})).people.map(({ address }) => address)
  const past = async (address: string): Promise<PeopleEvidence['history']> => (await evidenceFor([address], { recipients: [], names: [] }, null)).history

  it('is remembered for the profile in use, and lowers the doubts of that profile alone', async () => {
    await left([PAUL])
    expect(await past(PAUL)).toMatchObject([{ to: [PAUL], times: 1 }])
    await profile('secretariat')
    expect([await past(PAUL), await people()]).toEqual([[], []])
  })

  it('is never remembered from a private window', async () => {
    expect(await left([PAUL], true)).toEqual({ learnt: false })
    expect([await people(), await (await database()).count('history')]).toEqual([[], 0])
  })

  it('is forgotten one by one, or all at once', async () => {
    await left([PAUL, second.address])
    await asked('history-forget', { address: PAUL })
    expect(await people()).toEqual([second.address])
    expect(await asked('history-clear', {})).toEqual({ open: true, people: [] })
  })

  it('counts as unknown, and stops no look-up, while the vault is locked or a record is damaged', async () => {
    await left([PAUL])
    expect(await past(PAUL)).toHaveLength(1)
    const db = await database()
    const [record] = await db.getAll('history')
    await db.put('history', { ...record!, sealed: new Uint8Array(40) })
    await vaultKeys.lock()
    expect([await past(PAUL), (await card(PAUL)).written]).toEqual([[], null])
    await db.clear('history')

    await left([PAUL])
    const vault = storage.local.held.get('vault') as { publicKey: string }
    storage.local.held.set('vault', { ...vault, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
    storage.session.held.clear()
    expect([await past(PAUL), (await card(PAUL)).written, await asked('history', {})]).toEqual([[], null, { open: false, people: [] }])
    expect(await asked('history-import', { addresses: [PAUL] })).toEqual({ added: 0, open: false, people: [] })
    storage.local.held.set('vault', vault)
  })

  it('is shaped like what it must be, or refused', () => {
    expect(open({ sceau: 'history-learn', request: { addresses: ['x'.repeat(401)] } }, webmail())).toBeUndefined()
    expect(open({ sceau: 'history-learn', request: {} }, webmail())).toBeUndefined()
  })
})

describe('correspondents of the webmail in front', () => {
  const take = () => asked<{ added: number; why: string }>('history-import-webmail', {})
  beforeEach(() => {
    inFront.asked.length = 0
    inFront.addresses = [PAUL, 'collected@exemple.fr', '279023512345678@patient.mssante.fr']
    storage.session.held.set('compose:3', { tabId: 3, documentId: 'd', site: 'https://webmail.example', composeKey: '/#1', state: 'closed', uploads: false })
  })

  it('are taken over once, as if written to once, and no number of a patient’s with them', async () => {
    expect(await take()).toEqual({ added: 2, why: '' })
    expect(await take()).toEqual({ added: 0, why: '' })
    expect(inFront.asked).toEqual([[3, 'contacts'], [3, 'contacts']])
    expect((await asked<HistoryList>('history', {})).people.map(({ address }) => address).sort()).toEqual(['collected@exemple.fr', PAUL])
  })

  it('are not asked for without a compose view, nor while the vault is locked', async () => {
    storage.session.held.delete('compose:3')
    expect(await take()).toEqual({ added: 0, why: 'history_webmail_no_view' })
    const vault = storage.local.held.get('vault') as { publicKey: string }
    storage.local.held.set('vault', { ...vault, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
    storage.session.held.clear()
    expect(await take()).toEqual({ added: 0, why: 'history_webmail_locked' })
    storage.local.held.set('vault', vault)
    expect(inFront.asked).toEqual([])
  })

  it.each([['nothing', []], ['too many', Array.from({ length: 5001 }, (_, at) => `p${at}@x.fr`)], ['something else', [{ address: PAUL }]], ['endless ones', ['x'.repeat(300)]]])('are refused when the webmail gives %s', async (_, addresses) => {
    inFront.addresses = addresses
    expect(await take()).toEqual({ added: 0, why: 'history_webmail_none' })
  })

  it('cannot be asked for by a webmail’s own tab, nor by a frame in it', async () => {
    expect(open({ sceau: 'history-import-webmail', request: {} }, webmail())).toBeUndefined()
    const nonce = await openFrame(3, 'hold')
    await claimFrame(nonce, 3, 'people')
    await expect(open({ sceau: 'history-import-webmail', request: {} }, FRAME)).resolves.toEqual({ refused: true })
  })
})
