// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../../src/messaging/records.ts'
import { ThresholdsSection } from '../../../src/options/sections/thresholds-section.tsx'
import { asEvent, background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const SETTINGS: Settings = {
  profiles: [], activeProfile: '', directoryUrl: 'https://x.example', registerUrl: 'https://y.example', directoryRegister: false, directoryOnMetered: false,
  lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: [], sites: [], thresholds: { 'identity-only': 'confirm' },
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))

async function open({ thresholds = {}, count = 0 } = {}) {
  background.answers.managed = () => ({ alwaysSeal: null, sealInside: null, internalDomains: null, thresholds, faults: [] })
  background.answers['passage-answers'] = () => ({ count, latest: '2026-11-20T09:00:00Z' })
  background.answers['passage-answers-clear'] = () => ({ count: 0, latest: '' })
  const onSave = vi.fn<(settings: Settings) => Promise<boolean>>(() => Promise.resolve(true))
  const root = await show(<ThresholdsSection settings={SETTINGS} onSave={onSave} />)
  await settle()
  return { root, onSave, select: (name: string) => root.querySelector<HTMLSelectElement>(`#threshold-${name}`)! }
}

async function choose(select: HTMLSelectElement, value: string, trusted = true): Promise<void> {
  await act(() => {
    select.value = value
    select.dispatchEvent(asEvent(new Event('change', { bubbles: true }), trusted))
  })
  await settle()
}

describe('what Sceau holds, in the options', () => {
  beforeEach(() => {
    background.asked = []
    background.answers = {}
  })

  it('shows the safe defaults and what was chosen, and saves one choice without touching another', async () => {
    const { select, onSave } = await open()
    expect(['identity-number', 'identifiable', 'health-unidentified', 'identity-only', 'unreadable-file', 'encrypted-file'].map((name) => select(name).value)).toEqual(['block', 'block', 'advise', 'confirm', 'confirm', 'advise'])
    await choose(select('unreadable-file'), 'block')
    expect(onSave.mock.lastCall?.[0].thresholds).toEqual({ 'identity-only': 'confirm', 'unreadable-file': 'block' })
  })

  it('offers nothing under a question for what names a patient, and takes no choice that a script made', async () => {
    const { select, onSave } = await open()
    for (const name of ['identity-number', 'identifiable']) expect([...select(name).options].map(({ value }) => value)).toEqual(['block', 'confirm'])
    await choose(select('identifiable'), 'confirm', false)
    expect(onSave).not.toHaveBeenCalled()
  })

  it('shows what an administrator fixed, which nobody can change here', async () => {
    const { root, select } = await open({ thresholds: { 'identifiable': 'advise' } })
    expect([select('identifiable').value, select('identifiable').disabled, select('identity-only').disabled]).toEqual(['advise', true, false])
    expect(root.textContent).toContain('établissement')
  })

  it('counts the passages that are remembered, and forgets them after a question', async () => {
    const { root } = await open({ count: 3 })
    expect(root.textContent).toContain('3 passages')
    await click(button(root, 'Tout oublier'))
    expect(background.asked.some(({ kind }) => kind === 'passage-answers-clear')).toBe(false)
    await click(button(root.querySelector('dialog')!, 'Tout oublier'))
    await settle()
    expect(background.asked.some(({ kind }) => kind === 'passage-answers-clear')).toBe(true)
    expect(root.textContent).toContain('Aucun passage')
  })
})
