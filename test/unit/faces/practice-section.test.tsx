// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../../src/messaging/records.ts'
import { PracticeSection } from '../../../src/options/sections/practice-section.tsx'
import { asEvent, background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const SETTINGS: Settings = {
  profiles: [], activeProfile: '', directoryUrl: 'https://x.example', registerUrl: 'https://y.example', directoryRegister: false, directoryOnMetered: false,
  lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: ['cabinet-dupont.fr'], sites: [],
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))

async function open(managed: { sealInside?: boolean; internalDomains?: readonly string[] } = {}) {
  background.answers.managed = () => ({ alwaysSeal: null, sealInside: null, internalDomains: null, thresholds: {}, faults: [], ...managed })
  const onSave = vi.fn<(settings: Settings) => Promise<boolean>>(() => Promise.resolve(true))
  const root = await show(<PracticeSection settings={SETTINGS} onSave={onSave} />)
  await settle()
  return { root, onSave }
}

async function add(root: Element, typed: string, trusted = true): Promise<string> {
  const input = root.querySelector<HTMLInputElement>('[name=domain]')!
  await act(() => {
    input.value = typed
    input.dispatchEvent(asEvent(new Event('input', { bubbles: true }), true))
  })
  await act(() => void root.querySelector('form')?.dispatchEvent(asEvent(new Event('submit', { bubbles: true, cancelable: true }), trusted)))
  await settle()
  return root.querySelector('[role=alert]')?.textContent ?? ''
}

describe('the practice in the options', () => {
  beforeEach(() => {
    background.asked = []
    background.answers = {}
  })

  it('takes a domain, or the address of somebody who works there, in its compared form', async () => {
    for (const [typed, kept] of [['Clinique-Exemple.fr', 'clinique-exemple.fr'], ['accueil@hôpital-exemple.fr', 'xn--hpital-exemple-0ob.fr']] as const) {
      const { root, onSave } = await open()
      expect(await add(root, typed)).toBe('')
      expect(onSave.mock.lastCall?.[0].internalDomains).toEqual(['cabinet-dupont.fr', kept])
    }
  })

  it.each([
    ['lea@gmail.com', 'n’importe qui'], ['orange.fr', 'n’importe qui'], ['free.fr', 'n’importe qui'], ['medecin.mssante.fr', 'MSSanté'], ['cabinet', 'cabinet-dupont.fr'], ['Cabinet-Dupont.fr', 'déjà'],
  ])('refuses %s and says why', async (typed, words) => {
    const { root, onSave } = await open()
    expect(await add(root, typed)).toContain(words)
    expect(onSave).not.toHaveBeenCalled()
  })

  it('takes nothing that a script typed and sent', async () => {
    const { root, onSave } = await open()
    await add(root, 'mallory.example', false)
    expect(onSave).not.toHaveBeenCalled()
  })

  it('lets a domain go, and switches the sealing on', async () => {
    const { root, onSave } = await open()
    await click(button(root, 'Retirer'))
    expect(onSave.mock.lastCall?.[0].internalDomains).toEqual([])
    const tick = root.querySelector<HTMLInputElement>('[name=sealInside]')!
    await act(() => {
      tick.checked = true
      tick.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
    })
    expect(onSave.mock.lastCall?.[0].sealInside).toBe(true)
  })

  it('shows what an administrator fixed, and lets nobody change it', async () => {
    const { root } = await open({ internalDomains: ['chu-exemple.fr'], sealInside: true })
    expect(root.textContent).toContain('chu-exemple.fr')
    expect(root.textContent).not.toContain('cabinet-dupont.fr')
    expect([button(root, 'Retirer'), root.querySelector('form')]).toEqual([null, null])
    const tick = root.querySelector<HTMLInputElement>('[name=sealInside]')!
    expect([tick.checked, tick.disabled]).toEqual([true, true])
    expect(root.textContent.match(/Fixé par l’administrateur/g)).toHaveLength(2)
  })
})
