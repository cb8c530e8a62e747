// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Standing } from '../../../src/directory/index.ts'
import type { ComposeToPeople, PeopleToCompose } from '../../../src/messaging/people-port.ts'
import { PeopleFace } from '../../../src/people/people-face.tsx'
import { background, BOX, button, click, pass, pressKey, show } from '../faces/support.tsx'

vi.mock('webextension-polyfill', async () => (await import('../faces/support.tsx')).polyfill)
vi.stubGlobal('IntersectionObserver', class { observe(): void { /* sees nothing */ } disconnect(): void { /* sees nothing */ } })
vi.stubGlobal('ResizeObserver', class { observe(): void { /* sees nothing */ } disconnect(): void { /* sees nothing */ } })

const PARIS = { ...BOX, address: 'c.fontaine@paris11.mssante.fr', city: 'Paris' }
const standing = (more: Partial<Standing> = {}): Standing => ({ address: BOX.address, network: 'mssante', box: BOX, asOf: '2026-11-23', statements: [{ source: 'mssante-file', date: '2026-11-23', box: BOX }], lastSeen: '', ...more })

async function open(message: ComposeToPeople) {
  const sent: PeopleToCompose[] = []
  let hear: (message: ComposeToPeople) => void = () => undefined
  const root = await show(<PeopleFace line={{ send: (one) => void sent.push(one), listen: (listener) => { hear = listener } }} />)
  const say = (one: ComposeToPeople) => act(() => hear(one))
  expect(root.textContent).toBe('')
  await say(message)
  // The dwell of the face, the pause of the search, and the answers.
  await pass(800)
  return { root, sent, say }
}

beforeEach(() => {
  vi.useFakeTimers()
  background.asked.length = 0
  background.answers = { 'last-use': () => ({ used: [] }) }
  return () => vi.useRealTimers()
})

describe('the card', () => {
  const card = (address = BOX.address, name = ''): ComposeToPeople => ({ type: 'card', mailbox: { name, address } })

  it('says who, on which network, from where and of which date', async () => {
    background.answers['recipient-card'] = () => ({ standing: standing(), former: null, boxes: [], written: { times: 3, last: '2026-11-12' } })
    const { root } = await open(card())
    expect(root.querySelector('[role=dialog]')?.getAttribute('aria-labelledby')).toBe('title')
    for (const words of ['Dr Claire FONTAINE', 'Médecin, Cardiologie', 'MSSanté', '59000 Lille', 'Annuaire public MSSanté, 23 novembre 2026', '3 fois, la dernière le 12 novembre 2026']) expect(root.textContent).toContain(words)
  })

  it('shows what each source says, of which date, and where the register contradicts the mailboxes', async () => {
    const register = { ...BOX, familyName: '', givenName: '', city: 'Paris', postcode: '75011', organisation: 'Clinique du Nord', phone: '0400000000' }
    const statements = [...standing().statements, { source: 'rpps-file' as const, date: '2026-11-03', box: register }]
    background.answers['recipient-card'] = () => ({ standing: standing({ statements }), former: null, boxes: [], written: null })
    const { root } = await open(card())
    const sources = [...root.querySelectorAll('.sources li')].map(({ textContent }) => textContent)
    expect(sources[0]).toContain('Annuaire public MSSanté, 23 novembre 2026\u00a0: Médecin, Cardiologie')
    expect(sources[1]).toBe('Répertoire national des professionnels (RPPS), 3 novembre 2026\u00a0: Médecin, Cardiologie, Clinique du Nord, 75011 Paris, 0400000000')
    const doubt = root.querySelector('.notice')?.textContent
    for (const words of ['Les sources ne disent pas la même chose', 'Ville', 'Annuaire public MSSanté, 23 novembre 2026\u00a0: Lille', 'Répertoire national des professionnels (RPPS), 3 novembre 2026\u00a0: Paris']) expect(doubt).toContain(words)
    expect(doubt).not.toContain('Spécialité')
  })

  it('puts the person’s current address in place of one that has gone', async () => {
    background.answers['recipient-card'] = () => ({ standing: standing({ box: null, statements: [], lastSeen: '2026-10-30' }), former: BOX, boxes: [PARIS], written: null })
    const { root, sent } = await open(card())
    expect(root.textContent).toContain('pour la dernière fois le 30 octobre 2026')
    await click(button(root, 'Utiliser'), false)
    expect(sent).not.toContainEqual(expect.objectContaining({ type: 'choose' }))
    await click(button(root, 'Utiliser'))
    expect(sent.at(-1)).toEqual({ type: 'choose', mailbox: { name: 'Claire FONTAINE', address: PARIS.address }, insteadOf: BOX.address })
  })

  it('never spells a patient’s address out, and offers no other for it', async () => {
    const address = '279023512345678@patient.mssante.fr'
    background.answers['recipient-card'] = () => ({ standing: standing({ address, network: 'citizen', box: null, statements: [] }), former: null, boxes: [PARIS], written: null })
    const { root } = await open(card(address))
    expect(root.textContent).not.toContain('2790235')
    expect(button(root, 'Utiliser')).toBeNull()
  })

  it('names the operator, and who it is by past letters where no directory knows', async () => {
    const address = 'jeanne.durand@medical38.apicrypt.org'
    const learnt = { ...BOX, address, civility: '', givenName: 'Jeanne', familyName: 'DURAND', profession: '', specialty: '', organisation: '', postcode: '', city: '' }
    background.answers['recipient-card'] = () => ({ standing: standing({ address, network: 'apicrypt', box: null, statements: [{ source: 'correspondence', date: '2026-11-12', box: learnt }] }), former: null, boxes: [], written: { times: 3, last: '2026-11-12' } })
    const { root } = await open(card(address))
    expect(root.querySelector('h1')?.textContent).toBe('Jeanne DURAND')
    for (const words of ['Apicrypt Réseau chiffré à part', 'Sa forme est celle d’une adresse de Jeanne DURAND', 'Vos messages passés, 12 novembre 2026', '3 fois']) expect(root.textContent).toContain(words)
  })

  it('asks a server about nobody by itself: only the press beneath what would leave does', async () => {
    const address = 'inconnu@medecin.mssante.fr'
    background.answers['recipient-card'] = () => ({ standing: standing({ address, box: null, statements: [] }), former: null, boxes: [], written: null })
    background.answers['look-up-online'] = () => ({ found: [{ statement: { source: 'tabular', date: '2026-11-26T10:00:00Z', box: PARIS }, known: false, differs: [] }], error: '', errorParams: [] })
    const { root, sent } = await open(card(address))
    const online = () => background.asked.filter(({ kind }) => kind === 'look-up-online').map(({ request }) => request)
    await click(button(root, 'Chercher en ligne…'))
    await pass(800)
    expect(root.textContent).toContain('Envoie le nom de famille, ou l’adresse, à data.gouv.fr. Rien d’autre.')
    expect(root.querySelector<HTMLInputElement>('[name=online-address]')?.value).toBe(address)
    await click(button(root, 'Chercher sur data.gouv.fr'), false)
    expect(online()).toEqual([])
    await click(button(root, 'Chercher sur data.gouv.fr'))
    await pass(50)
    expect(online()).toEqual([{ source: 'tabular', familyName: '', givenName: '', address }])
    await click(button(root, 'Utiliser'))
    expect(sent.at(-1)).toMatchObject({ type: 'choose', mailbox: { address: PARIS.address }, insteadOf: address })
  })

  it('looks for another address of who is not known', async () => {
    background.answers['recipient-card'] = () => ({ standing: standing({ address: '', network: 'unresolved', box: null, statements: [] }), former: null, boxes: [], written: null })
    const { root, sent } = await open(card('', 'Dr Bertrand'))
    await click(button(root, 'Chercher une adresse sécurisée'))
    expect(sent.at(-1)).toEqual({ type: 'find', name: 'Dr Bertrand' })
  })

  it('shows nothing of the last person while the next one is asked for', async () => {
    background.answers['recipient-card'] = () => ({ standing: standing(), former: null, boxes: [], written: null })
    const { root, say } = await open(card())
    background.answers = {}
    await say(card('x@exemple.fr'))
    await pass(50)
    expect(root.textContent).not.toContain('FONTAINE')
    await say({ type: 'hide' })
    expect(root.textContent).toBe('')
  })
})

describe('the search', () => {
  it('begins with what was typed, ranks by the letter and by last use, and hands the chosen box to its field', async () => {
    background.answers.search = () => ({ boxes: [BOX, PARIS], status: { state: 'ready', size: 2, date: '', progress: 1, error: '', errorParams: [] } })
    const { root, sent } = await open({ type: 'search', field: 'cc', typed: 'fontaine', letter: 'Merci de la revoir à Paris.' })
    expect(root.querySelector('h1')?.textContent).toBe('Ajouter un destinataire en copie')
    expect(background.asked).toContainEqual({ kind: 'search', request: { query: 'fontaine' } })
    // The letter stays here.
    expect(JSON.stringify(background.asked)).not.toContain('Merci')
    await click(button(root, 'Ajouter'))
    expect(sent.at(-1)).toEqual({ type: 'choose', mailbox: { name: 'Claire FONTAINE', address: PARIS.address }, insteadOf: '' })
  })

  it('sends no name out while one types; the online press sends the name that is shown, and no more of what was typed', async () => {
    background.answers.search = () => ({ boxes: [], status: { state: 'ready', size: 2, date: '', progress: 1, error: '', errorParams: [] } })
    background.answers['look-up-online'] = () => ({ found: [], error: '', errorParams: [] })
    const { root } = await open({ type: 'search', field: 'to', typed: 'Dr Paul Martin cardiologue Lille', letter: 'Mme Kébarec' })
    const online = () => background.asked.filter(({ kind }) => kind === 'look-up-online').map(({ request }) => request)
    await click(button(root, 'Chercher en ligne…'))
    await pass(800)
    expect(online()).toEqual([])
    await click(button(root, 'Chercher sur data.gouv.fr'))
    await pass(50)
    expect(online()).toEqual([{ source: 'tabular', familyName: 'Martin', givenName: 'Paul', address: '' }])
  })

  it('is left by Escape, which a script of the page cannot press', async () => {
    const { sent } = await open({ type: 'search', field: 'to', typed: '', letter: '' })
    await pressKey('Escape', false)
    expect(sent.some(({ type }) => type === 'close')).toBe(false)
    await pressKey('Escape')
    expect(sent.at(-1)).toEqual({ type: 'close' })
  })
})
