// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings, StandingSummary } from '../../../src/messaging/records.ts'
import type { SecretLists } from '../../../src/messaging/requests.ts'
import { CodesSection } from '../../../src/options/sections/codes-section.tsx'
import { asEvent, background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const ANNA: StandingSummary = { id: 's1', label: 'Mme Quillévéré', addresses: ['anna@x.example'], phone: '+33612345678', kind: 'words', madeAt: '2020-03-03T09:00:00Z' }
const LISTS: SecretLists = {
  open: true, standing: [ANNA],
  envelopes: [{ id: 'e1', fileName: 'bilan.pdf', format: 'pdf', recipients: ['anna@x.example'], kind: 'words', sealedAt: '2026-11-24T09:14:00Z' }],
}
const SETTINGS: Settings = {
  profiles: [], activeProfile: '', directoryUrl: 'https://x.example', registerUrl: 'https://register.example/', directoryRegister: false, directoryOnMetered: false, lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: [], sites: [],
}
const asked = (kind: string) => background.asked.filter((each) => each.kind === kind).map(({ request }) => request as Record<string, unknown>)
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))

async function open(lists: SecretLists = LISTS, fixed: boolean | null = null, sealsOnSight = true) {
  background.answers.secrets = () => lists
  background.answers.managed = () => ({ alwaysSeal: fixed, sealInside: null, internalDomains: null, thresholds: {}, faults: [] })
  const onSave = vi.fn(() => Promise.resolve(true))
  const root = await show(<CodesSection settings={SETTINGS} onSave={onSave} vault={{ state: 'unlocked', heldDrafts: 0 }} sealsOnSight={sealsOnSight} />)
  await settle()
  // What asks by itself once it is shown.
  await settle()
  return { root, onSave }
}

/** A dialog of the test's own browser knows no modal. */
HTMLDialogElement.prototype.showModal = function showModal() { this.open = true }

async function fill(root: Element, name: string, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(`[name=${name}]`)
  await act(() => {
    if (input) input.value = value
    input?.dispatchEvent(asEvent(new Event('input', { bubbles: true }), true))
  })
}

async function submit(root: Element): Promise<void> {
  await act(() => void root.querySelector('form')?.dispatchEvent(asEvent(new Event('submit', { bubbles: true, cancelable: true }), true)))
  await settle()
}

describe('the secrets in the options', () => {
  beforeEach(() => {
    background.asked = []
    background.answers = {
      'standing-save': () => ({ standing: ANNA, why: '' }), 'secret-open': () => ({ opened: true }), 'secret-forget': () => ({ ...LISTS, standing: [] }),
    }
  })

  it('switch the standing order to encrypt on, by the practitioner’s own hand', async () => {
    const { root, onSave } = await open()
    const tick = root.querySelector<HTMLInputElement>('[name=alwaysSeal]')!
    expect([tick.checked, tick.disabled]).toEqual([false, false])
    for (const trusted of [false, true]) {
      await act(() => {
        tick.checked = true
        tick.dispatchEvent(asEvent(new Event('change', { bubbles: true }), trusted))
      })
    }
    expect(onSave.mock.calls).toEqual([[{ ...SETTINGS, alwaysSeal: true }]])
  })

  it('show no such switch where it would do nothing', async () => {
    const { root } = await open(LISTS, null, false)
    expect(root.querySelector('[name=alwaysSeal]')).toBe(null)
    expect(root.textContent).toContain(ANNA.label)
  })

  it.each([true, false])('show the standing order as the administrator fixed it (%s), and leave it so', async (fixed) => {
    const { root } = await open(LISTS, fixed)
    const tick = root.querySelector<HTMLInputElement>('[name=alwaysSeal]')!
    expect([tick.checked, tick.disabled]).toEqual([fixed, true])
    expect(root.textContent).toContain('Fixé par l’administrateur')
  })

  it('are listed with their age, none of them shown', async () => {
    const { root } = await open()
    expect(root.textContent).toContain('Créé le 3 mars 2020')
    expect(root.textContent).toContain('un nouveau serait plus sûr')
    expect(root.textContent).toContain('bilan.pdf')
    await click(button(root, 'Lire ou imprimer'))
    expect(asked('secret-open')).toEqual([{ id: 's1' }])
  })

  it('say that the vault is locked, and lead to it', async () => {
    const { root } = await open({ open: false, standing: [], envelopes: [] })
    expect(root.querySelector('a[href="#coffre"]')).not.toBeNull()
    expect(button(root, 'Nouveau code habituel')).toBeNull()
  })

  it('are replaced after one question, by eight words, and the new one is shown at once', async () => {
    const { root } = await open()
    await click(button(root, 'Remplacer'))
    expect(asked('standing-save')).toEqual([])
    await click(root.querySelector('dialog .button-wax'))
    await settle()
    const [saved] = asked('standing-save')
    expect(saved).toMatchObject({ id: 's1', label: 'Mme Quillévéré', addresses: ['anna@x.example'], phone: '+33612345678', kind: 'words' })
    expect(String(saved?.secret).split('-')).toHaveLength(8)
    expect(asked('secret-open')).toEqual([{ id: 's1' }])
  })

  it('are forgotten after one question', async () => {
    const { root } = await open()
    await click(button(root, 'Oublier'))
    await click(root.querySelector('dialog .button-wax'))
    await settle()
    expect(asked('secret-forget')).toEqual([{ id: 's1' }])
    expect(root.textContent).toContain('Aucun code habituel')
  })

  it('are made for a person, with what is wrong said beside each field', async () => {
    const { root } = await open()
    await click(button(root, 'Nouveau code habituel'))
    await fill(root, 'addresses', 'anna@x.example; paul@')
    await fill(root, 'phone', '01 42 00 00 00')
    await submit(root)
    expect([...root.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)).toEqual([
      'Écrivez un nom pour retrouver ce code.', '«\u00a0paul@\u00a0» n’est pas une adresse mail.', expect.stringContaining('ne reçoit pas de SMS'),
    ])
    await fill(root, 'label', 'Mme Q.')
    await fill(root, 'addresses', 'anna@x.example; paul@x.example')
    await fill(root, 'phone', '06 12 34 56 78')
    await submit(root)
    expect(asked('standing-save')[0]).toMatchObject({ id: '', label: 'Mme Q.', addresses: ['anna@x.example', 'paul@x.example'], phone: '+33612345678' })
  })

  it('keep their secret when only the words around it change', async () => {
    const { root } = await open()
    await click(button(root, 'Modifier'))
    await fill(root, 'label', 'Mme Q.')
    await submit(root)
    expect(asked('standing-save')[0]).toMatchObject({ id: 's1', label: 'Mme Q.', secret: '' })
    expect(asked('secret-open')).toEqual([])
  })

  it('of envelopes are kept for the days that are set', async () => {
    const { root, onSave } = await open()
    const select = root.querySelector<HTMLSelectElement>('#secret-days')
    await act(() => {
      if (select) select.value = '7'
      select?.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
    })
    expect(onSave).toHaveBeenCalledWith({ ...SETTINGS, secretDays: 7 })
  })
})
