// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyLists, KeyRecord, OwnKey } from '../../../src/messaging/key-records.ts'
import type { Settings, VaultStatus } from '../../../src/messaging/records.ts'
import { KeysSection } from '../../../src/options/sections/keys-section.tsx'
import { background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

/** A dialog of the test's own browser knows no modal. */
HTMLDialogElement.prototype.showModal = function showModal() { this.open = true }

const KNOWN = '0123456789ABCDEF0123456789ABCDEF01234567'
const OTHER = 'FEDCBA9876543210FEDCBA9876543210FEDCBA98'
const SETTINGS: Settings = {
  profiles: [{ id: 'lea', name: 'Dr Léa Moreau', secureAddress: 'lea@medecin.mssante.fr', secureWebmail: '' }], activeProfile: 'lea',
  directoryUrl: 'https://x.example', registerUrl: 'https://register.example/', directoryRegister: false, directoryOnMetered: false, lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: [], sites: [],
}
const own = (more: Partial<OwnKey> = {}): OwnKey => ({
  id: 'k1', role: 'own', profile: 'lea', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', fingerprint: KNOWN, publicKey: 'public', created: 1, expires: null, use: 'current', members: [], ...more,
})
const record = (more: Partial<KeyRecord> = {}): KeyRecord => ({
  address: 'sophie@exemple.fr', fingerprint: KNOWN, publicKey: 'public', source: 'file', firstMet: 1, lastMet: 1, confirmed: null, expires: null, revoked: false, offered: null, refused: [], ...more,
})
const CHANGED = record({ confirmed: 1, offered: { fingerprint: OTHER, publicKey: 'other', expires: null, met: 2, source: 'autocrypt' } })
const kept = (): KeyRecord[] => background.asked.filter(({ kind }) => kind === 'known-key-keep').map(({ request }) => (request as { record: KeyRecord }).record)
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)))

async function open(lists: Partial<KeyLists>, state: VaultStatus['state'] = 'unlocked'): Promise<HTMLElement> {
  background.answers.keys = () => ({ open: true, own: [], correspondents: [], ...lists })
  background.answers['known-key'] = ({ address }) => ({ record: lists.correspondents?.find((each) => each.address === address) ?? null, why: '' })
  background.answers['known-key-keep'] = () => ({ kept: true })
  background.answers['key-forget'] = () => ({ open: true, own: [], correspondents: [] })
  const root = await show(<KeysSection settings={SETTINGS} vault={{ state, heldDrafts: 0 }} />)
  await settle()
  return root
}

describe('the keys in the options', () => {
  beforeEach(() => {
    background.asked = []
    background.answers = {}
  })

  it('lead to the vault while it is locked', async () => {
    const root = await open({ open: false })
    expect(root.querySelector('a[href="#coffre"]')).not.toBeNull()
    expect(button(root, 'Créer ma clé')).toBeNull()
  })

  it('say that a vault without a passphrase protects them from nobody at this computer', async () => {
    const root = await open({}, 'absent')
    expect(root.textContent).toContain('n’a pas encore de phrase secrète')
    expect((await open({})).textContent).not.toContain('n’a pas encore de phrase secrète')
  })

  it('are made with one form that is filled in already', async () => {
    const root = await open({})
    await click(button(root, 'Créer ma clé'))
    expect([...root.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value)).toEqual(['Dr Léa Moreau', 'lea@medecin.mssante.fr'])
  })

  it('of a correspondent are confirmed by who has read the fingerprint aloud, in groups of four', async () => {
    const root = await open({ correspondents: [record()] })
    expect(root.textContent).toContain('0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567')
    expect(root.textContent).toContain('Appelez votre correspondant')
    await click(button(root, 'J’ai vérifié par téléphone'))
    await settle()
    expect(kept()).toMatchObject([{ address: 'sophie@exemple.fr', fingerprint: KNOWN }])
    expect(kept()[0]?.confirmed).toBeGreaterThan(1)
  })

  it('that changed stand side by side, and the one that is known stays unless somebody says otherwise', async () => {
    const root = await open({ correspondents: [CHANGED] })
    expect(root.querySelectorAll('.two-keys .fingerprint')).toHaveLength(2)
    expect(root.querySelector('li .button-main')?.textContent).toBe('Garder la clé connue')
    await click(button(root, 'Garder la clé connue'))
    await settle()
    expect(kept()).toMatchObject([{ fingerprint: KNOWN, offered: null, refused: [OTHER], confirmed: 1 }])
  })

  it('that changed are taken only by who checked the other one', async () => {
    const root = await open({ correspondents: [CHANGED] })
    await click(button(root, 'J’ai vérifié l’autre par téléphone'))
    await settle()
    expect(kept()).toMatchObject([{ fingerprint: OTHER, offered: null }])
  })

  it('take no click that a script made up', async () => {
    const root = await open({ correspondents: [record()] })
    await click(button(root, 'J’ai vérifié par téléphone'), false)
    await settle()
    expect(kept()).toEqual([])
  })

  it('of the practice can be handed on and replaced; one that has ended can only be kept or deleted', async () => {
    const root = await open({ own: [own({ role: 'group', profile: '', members: ['anne@exemple.fr'] }), own({ id: 'k2', role: 'group', profile: '', fingerprint: OTHER, use: 'former' })] })
    const [current, former] = [...root.querySelectorAll('section:nth-of-type(2) li')]
    expect(current?.textContent).toContain('anne@exemple.fr')
    expect([...current!.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Pour un membre…', 'Membres…', 'Remplacer…', 'Révoquer…'])
    expect([...former!.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Supprimer…'])
    await click(button(former!, 'Supprimer'))
    expect(background.asked.some(({ kind }) => kind === 'key-forget')).toBe(false)
    await click(root.querySelector('dialog .button-wax'))
    await settle()
    expect(background.asked.some(({ kind, request }) => kind === 'key-forget' && (request as { id: string }).id === 'k2')).toBe(true)
  })

  it('of a colleague who shares this browser are not shown as one’s own', async () => {
    const root = await open({ own: [own({ profile: 'paul', name: 'Dr Paul Arzel' })] })
    expect(root.textContent).not.toContain('Paul Arzel')
    expect(button(root, 'Créer ma clé')).not.toBeNull()
  })

  it('say what a look-up tells whom, and ask nobody for what is no address', async () => {
    const fetched = vi.fn()
    vi.stubGlobal('fetch', fetched)
    const root = await open({})
    expect(root.textContent).toContain('Son fournisseur de messagerie apprend que quelqu’un')
    await click(button(root, 'Chez son fournisseur'))
    await settle()
    expect(root.querySelector('[role=alert]')?.textContent).toBe('Une clé a besoin d’une adresse de messagerie.')
    expect(fetched).not.toHaveBeenCalled()
    vi.unstubAllGlobals()
  })
})
