import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../../src/messaging/records.ts'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { isSecureSite } = await import('../../../src/background/profiles.ts')
const { loadSettings, managedSettings, policyOf, saveSettings, settingsInForce } = await import('../../../src/background/stores/settings.ts')

const OURS: Settings = {
  profiles: [{ id: '1', name: 'Dr Léa Moreau', secureAddress: 'lea.moreau@medecin.mssante.fr', secureWebmail: 'https://secure.example/' }],
  activeProfile: '1', directoryUrl: 'https://directory.example/file.txt', registerUrl: 'https://register.example/', directoryRegister: false, directoryOnMetered: false, lockAfterMinutes: 30, secretDays: 60, alwaysSeal: false, sealInside: false, internalDomains: ['clinique.example'], sites: ['https://webmail.example'],
}

describe('settings', () => {
  beforeEach(emptyStorage)

  it('are useful before anything was set', async () => {
    expect(await loadSettings()).toEqual({
      profiles: [], activeProfile: '', directoryUrl: expect.stringMatching(/^https:\/\/www\.data\.gouv\.fr\//) as string, registerUrl: expect.stringMatching(/^https:\/\/www\.data\.gouv\.fr\//) as string,
      directoryRegister: false, directoryOnMetered: false, lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: [], sites: [],
    })
    expect(await policyOf(await loadSettings())).toEqual({ internalDomains: [], allowSendAnyway: true, alwaysSeal: false, sealInside: false })
  })

  it('come back as they were saved', async () => {
    await saveSettings(OURS)
    expect(await settingsInForce()).toEqual(OURS)
  })

  it.each([
    ['profiles', [{ id: 1 }], []], ['activeProfile', 7, ''], ['lockAfterMinutes', 0, 15], ['lockAfterMinutes', 'jamais', 15], ['lockAfterMinutes', 1e9, 15], ['secretDays', 0, 30], ['secretDays', 1e9, 30],
    ['internalDomains', 'clinique.example', []], ['sites', [null], []], ['activeProfile', 'x'.repeat(401), ''],
  ] as const)('let a damaged %s fall back alone', async (name, damaged, fallback) => {
    storage.local.held.set('settings', { ...OURS, [name]: damaged })
    expect(await loadSettings()).toEqual({ ...OURS, [name]: fallback })
  })

  it('fall back to the public directory when its address is empty', async () => {
    storage.local.held.set('settings', { ...OURS, directoryUrl: '' })
    const { directoryUrl, ...others } = await loadSettings()
    expect(new URL(directoryUrl).hostname).toBe('www.data.gouv.fr')
    expect(others).toEqual({ ...OURS, directoryUrl: undefined, ...others })
  })

  it.each([null, 'x', 3, []])('survive %j in their place', async (damaged) => {
    storage.local.held.set('settings', damaged)
    expect((await loadSettings()).lockAfterMinutes).toBe(15)
  })
})

it('keeps of thresholds by class only what a practitioner may choose', async () => {
  emptyStorage()
  storage.local.held.set('settings', { ...OURS, thresholds: { 'identity-number': 'off', 'identifiable': 'advise', 'identity-only': 'block', 'unreadable-file': 'never', 'made-up': 'off' } })
  expect((await loadSettings()).thresholds).toEqual({ 'identity-only': 'block' })
})

describe('what an administrator fixed', () => {
  beforeEach(emptyStorage)
  const fix = (values: Record<string, unknown>): void => Object.entries(values).forEach(([key, value]) => storage.managed.held.set(key, value))

  it('comes before the practitioner’s own settings, and is not written among them', async () => {
    await saveSettings(OURS)
    fix({ allowSendAnyway: false, alwaysSeal: true, sealInside: true, internalDomains: ['chu.example'], directoryUrl: 'https://chu.example/directory.txt' })
    const settings = await settingsInForce()
    expect(settings).toEqual({ ...OURS, directoryUrl: 'https://chu.example/directory.txt' })
    expect(await policyOf(settings)).toEqual({ internalDomains: ['chu.example'], allowSendAnyway: false, alwaysSeal: true, sealInside: true })
    expect(storage.local.held.get('settings')).toEqual(OURS)
  })

  it('never makes a practice of a provider that everybody uses, whoever wrote it there', async () => {
    await saveSettings({ ...OURS, internalDomains: ['gmail.com', 'clinique.example'] })
    expect((await policyOf(await loadSettings())).internalDomains).toEqual(['clinique.example'])
    fix({ internalDomains: ['orange.fr', 'chu.example'] })
    expect((await policyOf(await loadSettings())).internalDomains).toEqual(['chu.example'])
    expect(await managedSettings()).toEqual({ alwaysSeal: null, sealInside: null, internalDomains: ['chu.example'], thresholds: {}, faults: [{ message: 'policy_fault_domain_shared', params: ['internalDomains[0]'] }] })
  })

  it('sets severities by rule, and drops what is no rule or no severity', async () => {
    fix({ severities: { 'homonym': 'block', 'outsider': 'off', 'plaintext-health-data': 'never', 'made-up': 'block' } })
    expect((await policyOf(OURS)).severities).toEqual({ homonym: 'block', outsider: 'off' })
  })

  it('sets severities by class, alone or by its rule, above what the practitioner chose', async () => {
    const chosen: Settings = { ...OURS, thresholds: { 'identifiable': 'confirm', 'identity-only': 'confirm' } }
    expect((await policyOf(chosen)).severities).toEqual({ 'identifiable': 'confirm', 'identity-only': 'confirm' })
    fix({ severities: { 'plaintext-health-data': 'block', 'unreadable-file': 'block' } })
    expect((await policyOf(chosen)).severities).toMatchObject({ 'identifiable': 'block', 'identity-number': 'block', 'identity-only': 'confirm', 'unreadable-file': 'block' })
    expect((await managedSettings()).thresholds).toEqual({ 'identifiable': 'block', 'identity-number': 'block', 'unreadable-file': 'block' })
  })

  it('leaves the rest to the practitioner, what is damaged counts for nothing, and a forbiddance that cannot be read forbids', async () => {
    await saveSettings(OURS)
    fix({ allowSendAnyway: 'no', internalDomains: 'chu.example', directoryUrl: 'directory' })
    expect(await settingsInForce()).toEqual(OURS)
    expect(await policyOf(OURS)).toEqual({ internalDomains: OURS.internalDomains, allowSendAnyway: false, alwaysSeal: false, sealInside: false })
  })

  it('keeps no compose view’s gate waiting: a browser that has just started answers only seconds later', async () => {
    await saveSettings({ ...OURS, profiles: [{ id: '1', name: 'Léa', secureAddress: '', secureWebmail: 'https://secure.example/mail' }] })
    const get = vi.spyOn(storage.managed, 'get').mockReturnValue(new Promise(() => undefined))
    expect([await isSecureSite('https://secure.example'), await isSecureSite('https://webmail.example')]).toEqual([true, false])
    get.mockRestore()
  })

  it('is nothing where the browser has no managed storage for us', async () => {
    const get = vi.spyOn(storage.managed, 'get').mockRejectedValue(new Error('no manifest'))
    await saveSettings(OURS)
    expect(await settingsInForce()).toEqual(OURS)
    get.mockRestore()
  })
})
