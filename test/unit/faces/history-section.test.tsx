// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HistoryList } from '../../../src/messaging/people-records.ts'
import { HistorySection } from '../../../src/options/sections/history-section.tsx'
import { asEvent, background, button, click, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

/** A dialog of the test's own browser knows no modal. */
HTMLDialogElement.prototype.showModal = function showModal() { this.open = true }

const PAUL = { address: 'paul@medecin.mssante.fr', times: 12, last: '2026-11-24' }
const SOPHIE = { address: 'sophie@exemple.fr', times: 1, last: '2026-11-20' }
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)))
const asked = (kind: string) => background.asked.filter((each) => each.kind === kind).map(({ request }) => request)

async function open(list: HistoryList = { open: true, people: [PAUL, SOPHIE] }) {
  background.answers.history = () => list
  const root = await show(<HistorySection vault={{ state: list.open ? 'unlocked' : 'locked', heldDrafts: 0 }} />)
  await settle()
  return root
}

async function choose(root: Element, file: File): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input[type=file]')!
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  await act(() => void input.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true)))
  await settle()
}

describe('past correspondents in the options', () => {
  beforeEach(() => {
    background.asked.length = 0
    background.answers = {}
  })

  it('are listed, and each can be forgotten', async () => {
    const root = await open()
    expect(root.textContent).toContain('2 correspondants')
    expect(root.textContent).toContain('12 fois, la dernière le 24 novembre 2026')
    background.answers['history-forget'] = () => ({ open: true, people: [PAUL] })
    await click(root.querySelector(`[aria-label="Oublier ${SOPHIE.address}"]`))
    await settle()
    expect(asked('history-forget')).toEqual([{ address: SOPHIE.address }])
    expect([...root.querySelectorAll('li strong')].map(({ textContent }) => textContent)).toEqual([PAUL.address])
  })

  it('are all forgotten only after a second word', async () => {
    const root = await open()
    background.answers['history-clear'] = () => ({ open: true, people: [] })
    await click(button(root, 'Tout oublier'))
    expect(asked('history-clear')).toEqual([])
    await click(root.querySelector('dialog .button-wax'))
    await settle()
    expect(root.textContent).toContain('Aucun correspondant')
  })

  it('are asked for anew when one comes back to a page that met silence', async () => {
    const root = await show(<HistorySection vault={{ state: 'unlocked', heldDrafts: 0 }} />)
    await settle()
    expect(root.textContent).toContain('Sceau ne répond pas')
    background.answers.history = () => ({ open: true, people: [PAUL] })
    await act(() => void document.dispatchEvent(new Event('visibilitychange')))
    await settle()
    expect(root.textContent).toContain(PAUL.address)
  })

  it('come from an address book too: the addresses alone are taken over', async () => {
    const root = await open()
    background.answers['history-import'] = () => ({ open: true, people: [PAUL, SOPHIE], added: 2 })
    await choose(root, new File(['Nom;Mail;Notes\nMartin;m@exemple.fr;vu pour HTA\nX;x@exemple.fr;\n'], 'contacts.csv'))
    expect(asked('history-import')).toEqual([{ addresses: ['m@exemple.fr', 'x@exemple.fr'] }])
    expect(root.querySelector('[role=status]')?.textContent).toBe('2 correspondants ajoutés.')
  })

  it('name a file that holds no address, and ask nothing', async () => {
    const root = await open()
    await choose(root, new File(['%PDF-1.7'], 'photo.pdf'))
    expect(asked('history-import')).toEqual([])
    expect(root.querySelector('.field-error')?.textContent).toContain('photo.pdf')
  })

  it('stay unseen while the vault is closed, and can be forgotten all the same', async () => {
    const root = await open({ open: false, people: [] })
    expect(root.textContent).toContain('Le coffre est fermé')
    expect(root.querySelector('input[type=file]')).toBeNull()
    expect(button(root, 'Tout oublier')).not.toBeNull()
  })
})
