// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DirectorySources, OnlineQuestion } from '../../../src/messaging/directory-records.ts'
import type { DirectoryStatus, Settings } from '../../../src/messaging/records.ts'
import { boxOf } from '../directory/boxes.ts'
import { asEvent, background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)
const { DirectorySection } = await import('../../../src/options/sections/directory-section.tsx')

const settings: Settings = {
  profiles: [], activeProfile: '', directoryUrl: 'https://x.example', registerUrl: 'https://r.example', directoryRegister: false, directoryOnMetered: false,
  lockAfterMinutes: 15, secretDays: 30, alwaysSeal: false, sealInside: false, internalDomains: [], sites: [],
}
const ready: DirectoryStatus = { state: 'ready', size: 535_928, date: '2026-11-23', progress: 0, error: '', errorParams: [] }
const failed = (error: string, ...errorParams: readonly string[]): DirectoryStatus => ({ ...ready, state: 'failed', error, errorParams })
const sources: DirectorySources = {
  mailboxes: { from: 'https://www.data.gouv.fr/api/1/datasets/r/x', date: '2026-11-23', bytes: 89_300_000, rows: 535_928 }, register: null, domains: null, contacts: null,
  checkedAt: '2026-11-24T08:00:00Z', untrusted: 3, fault: null, hasKey: false, vaultLocked: false, waitsForNetwork: false,
}

const onSave = vi.fn<(settings: Settings) => Promise<boolean>>(() => Promise.resolve(true))
const onStatus = vi.fn<(status: DirectoryStatus) => void>()
async function section(status: DirectoryStatus = ready, known: DirectorySources = sources): Promise<HTMLElement> {
  background.answers['directory-sources'] = () => known
  const root = await show(<DirectorySection settings={settings} onSave={onSave} status={status} onStatus={onStatus} />)
  await act(() => Promise.resolve())
  return root
}
const questions = (): unknown[] => background.asked.filter(({ kind }) => kind === 'look-up-online').map(({ request }) => request)
async function type(root: Element, name: string, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  await act(() => {
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
async function choose(input: HTMLInputElement, ...files: readonly File[]): Promise<void> {
  Object.defineProperty(input, 'files', { value: files, configurable: true })
  await act(async () => {
    input.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
}

beforeEach(() => {
  background.answers = {}
  background.asked = []
  onSave.mockClear()
  onStatus.mockClear()
})

describe('the directory in the options', () => {
  it('says of each source how much of it there is, of when, and from where', async () => {
    const { textContent } = await section()
    for (const words of ['535 928', '23 novembre 2026', '89,3 Mo', 'www.data.gouv.fr', '3 adresses hors de l’espace de confiance', 'Vérifié le 24 novembre 2026', 'Pas encore sur cet ordinateur']) {
      expect(textContent.replace(/\s/gu, ' ')).toContain(words)
    }
  })

  it('can be stopped while it loads', async () => {
    background.answers['directory-cancel'] = () => ready
    background.answers['directory-status'] = () => ({ ...ready, state: 'loading' })
    const root = await section({ ...ready, state: 'loading', progress: 0.4 })
    expect(root.querySelector('progress')?.value).toBe(0.4)
    await click(button(root, 'Arrêter'))
    await act(() => Promise.resolve())
    expect(onStatus).toHaveBeenCalledWith(ready)
  })

  it('says why an update did not come about, and that the former directory serves', async () => {
    const root = await section(failed('directory_cut_off', '42'))
    expect(root.textContent).toContain('au milieu de la ligne 42')
    expect(root.textContent).toContain('L’annuaire précédent reste en service')
    const later = await section(ready, { ...sources, fault: { key: 'directory_busy', params: ['429', '60'], date: '2026-11-24' } })
    expect(later.textContent).toContain('réponse 429')
  })

  it('asks before a far smaller file replaces the directory, and hands the same file over again when told to', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
    background.answers['directory-import'] = ({ accepted }) => (accepted ? { ...ready, size: 4 } : failed('directory_shrunk', '4', '535928'))
    const root = await section()
    await choose(root.querySelector<HTMLInputElement>('input[type="file"]')!, new File(['x'], 'Extraction_20261120.txt'))
    expect(background.asked.find(({ kind }) => kind === 'directory-import')?.request).toEqual({ files: [{ url: 'blob:x', name: 'Extraction_20261120.txt', date: '2026-11-20' }], accepted: false })
    await click(button(root, 'Remplacer quand même'))
    expect(background.asked.filter(({ kind }) => kind === 'directory-import').at(-1)?.request).toMatchObject({ accepted: true })
    vi.unstubAllGlobals()
  })

  it('saves the two switches, by a person’s press only', async () => {
    const root = await section()
    const [metered, register] = root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')
    await act(() => {
      register!.checked = true
      register!.dispatchEvent(asEvent(new Event('change', { bubbles: true }), false))
    })
    expect(onSave).not.toHaveBeenCalled()
    await act(() => {
      register!.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
      metered!.checked = true
      metered!.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
    })
    expect(onSave.mock.calls.map(([saved]) => [saved.directoryRegister, saved.directoryOnMetered])).toEqual([[true, false], [false, true]])
  })

  it('reads an address book here and hands over what it says, or says what is wrong with it', async () => {
    background.answers['contacts-keep'] = ({ boxes }) => ({ ...sources, contacts: { from: 'carnet.vcf', date: '2026-11-26', bytes: 0, rows: boxes.length } })
    const root = await section()
    const [, contacts] = root.querySelectorAll<HTMLInputElement>('input[type="file"]')
    await choose(contacts!, new File(['BEGIN:VCARD\nFN:Paul Martin\nEND:VCARD\n'], 'vide.vcf'))
    expect(root.querySelector('[role="alert"]')?.textContent).toContain('aucun contact')
    await choose(contacts!, new File(['BEGIN:VCARD\nN:Martin;Paul\nEMAIL:paul@medecin.mssante.fr\nEND:VCARD\n'], 'carnet.vcf'))
    expect(root.textContent).toContain('carnet.vcf')
    expect(background.asked.find(({ kind }) => kind === 'contacts-keep')?.request).toMatchObject({ from: 'carnet.vcf', boxes: [{ address: 'paul@medecin.mssante.fr', familyName: 'Martin' }] })
  })
})

describe('a look-up online', () => {
  const answer = (request: OnlineQuestion) => ({
    found: [{ statement: { source: request.source, date: '2026-11-26T10:00:00Z', box: boxOf({ specialty: 'Pneumologie' }) }, known: true, differs: ['specialty' as const] }], error: '', errorParams: [],
  })

  it('is made by no typing, only by the button that says what it sends to whom', async () => {
    background.answers['look-up-online'] = answer
    const root = await section()
    expect(button(root, 'Chercher sur data.gouv.fr')?.disabled).toBe(true)
    await type(root, 'online-family', 'Martin')
    expect(questions()).toEqual([])
    expect(root.textContent).toContain('Envoie le nom de famille, ou l’adresse, à data.gouv.fr.')
    // Without a key the other one is not there.
    expect(button(root, 'Chercher dans l’Annuaire Santé')).toBeNull()
    await click(button(root, 'Chercher sur data.gouv.fr'), false)
    expect(questions()).toEqual([])
    await click(button(root, 'Chercher sur data.gouv.fr'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)))
    expect(questions()).toEqual([{ source: 'tabular', familyName: 'Martin', givenName: '', address: '' }])
    expect(root.textContent).toContain('Selon data.gouv.fr, le 26 novembre 2026')
    expect(root.textContent).toContain('dit autre chose\u00a0: spécialité')
  })

  it('that fails says why', async () => {
    background.answers['look-up-online'] = () => ({ found: [], error: 'directory_online_busy', errorParams: ['30'] })
    const root = await section()
    await type(root, 'online-address', 'paul@medecin.mssante.fr')
    await click(button(root, 'Chercher sur data.gouv.fr'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)))
    expect(root.textContent).toContain('Réessayez dans 30 s')
  })
})
