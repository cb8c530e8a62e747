// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TellableSecret } from '../../../src/messaging/records.ts'
import { SecretFace } from '../../../src/secret/secret-face.tsx'
import { asEvent, background, button, click, pass, show, storageListeners } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const SECRET = 'girafe-tambour-nuage-vitrail-citron-pelote-rivage-moulin'
const ANNA = { id: 's1', label: 'Mme Quillévéré', addresses: ['anna@x.example'], phone: '', kind: 'words', madeAt: '2026-03-03T09:00:00Z' } as const
const TOLD: TellableSecret = { of: 'standing', standing: ANNA, secret: SECRET, kind: 'words' }

let clipboard = ''
const isShown = (root: Element) => root.textContent.includes('girafe')

async function open() {
  const onDone = vi.fn()
  const root = await show(<SecretFace id="s1" onDone={onDone} />)
  await pass(10)
  return { root, onDone }
}

async function type(input: HTMLInputElement | null, value: string): Promise<void> {
  if (!input) throw new Error('there is no field')
  await act(() => {
    input.value = value
    input.dispatchEvent(asEvent(new Event('input', { bubbles: true }), true))
  })
}

async function submit(root: Element): Promise<void> {
  await act(() => {
    root.querySelector('form')?.dispatchEvent(asEvent(new Event('submit', { bubbles: true, cancelable: true }), true))
  })
}

describe('the window that tells a secret', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-26T10:00:00Z') })
    clipboard = ''
    background.asked = []
    background.answers = {
      'secret-read': () => ({ told: TOLD, why: '' }),
      'settings': () => ({ profiles: [{ id: 'p', name: 'Dr Léa Moreau', secureAddress: '', secureWebmail: '' }], activeProfile: 'p' }) as never,
    }
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { clipboard = text; return Promise.resolve() } } })
    Object.defineProperty(navigator, 'permissions', { configurable: true, value: { query: () => Promise.resolve({ state: 'denied' }) } })
  })
  afterEach(() => vi.useRealTimers())

  it('shows each word by itself, its age, and spells on demand', async () => {
    const { root, onDone } = await open()
    expect([...root.querySelectorAll('.breath')].map(({ textContent }) => textContent)).toEqual(SECRET.split('-'))
    expect(root.textContent).toContain('Créé le 3 mars 2026, il y a 8 mois.')
    expect(root.textContent).not.toContain('G comme Gaston')
    await click(button(root, 'Épeler'))
    expect(root.textContent).toContain('G comme Gaston')
    await click(button(root, 'J’ai donné le code'))
    expect(onDone).toHaveBeenCalledOnce()
  })

  it('covers itself after two minutes without use, and asks for the secret again', async () => {
    const { root } = await open()
    await pass(119_000)
    await act(() => void window.dispatchEvent(new Event('pointermove')))
    await pass(119_000)
    expect(isShown(root)).toBe(true)
    await pass(2000)
    expect(isShown(root)).toBe(false)
    expect(root.innerHTML).not.toContain('tambour')
    background.answers['secret-read'] = () => ({ told: null, why: 'locked' })
    await click(button(root, 'Montrer de nouveau'))
    await pass(10)
    expect(root.querySelector('[type=password]')).not.toBeNull()
    expect(isShown(root)).toBe(false)
  })

  it('covers itself when the vault locks', async () => {
    const { root } = await open()
    await act(() => { for (const listener of storageListeners) listener({ 'vault-key': { newValue: 'x' } }, 'session') })
    expect(isShown(root)).toBe(true)
    await act(() => { for (const listener of storageListeners) listener({ 'vault-key': {} }, 'session') })
    expect(isShown(root)).toBe(false)
  })

  it('copies only after it said what that means, and empties the clipboard after a minute', async () => {
    const { root } = await open()
    await click(button(root, 'Copier'))
    expect([clipboard, root.textContent.includes('peuvent lire ce qui est copié')]).toEqual(['', true])
    await click(button(root, 'Copier quand même'))
    await pass(10)
    expect(clipboard).toBe(SECRET)
    await pass(59_000)
    expect(clipboard).toBe(SECRET)
    await pass(2000)
    expect(clipboard).toBe('')
    expect(root.textContent).toContain('Le presse-papiers a été vidé.')
  })

  it('leaves alone what was copied meanwhile, where it may look', async () => {
    Object.defineProperty(navigator, 'permissions', { configurable: true, value: { query: () => Promise.resolve({ state: 'granted' }) } })
    Object.assign(navigator.clipboard, { readText: () => Promise.resolve(clipboard) })
    const { root } = await open()
    await click(button(root, 'Copier'))
    await click(button(root, 'Copier quand même'))
    await pass(10)
    clipboard = 'autre chose'
    await pass(61_000)
    expect(clipboard).toBe('autre chose')
  })

  it('prepares a text message for a number that the practitioner types', async () => {
    const { root } = await open()
    await click(button(root, 'Par SMS'))
    expect(root.querySelector('.qr')).toBeNull()
    await type(root.querySelector('[type=tel]'), '01 42 00 00 00')
    await submit(root)
    expect(root.querySelector('[role=alert]')?.textContent).toContain('ne reçoit pas de SMS')
    await type(root.querySelector('[type=tel]'), '06 12 34 56 78')
    await submit(root)
    expect(root.querySelector('.qr')?.getAttribute('aria-label')).toContain('+33 6 12 34 56 78')
    // Another number is not the one of the code any more.
    await type(root.querySelector('[type=tel]'), '06 12 34 56 7')
    expect(root.querySelector('.qr')).toBeNull()
  })

  it('prints no name of a patient unless it is ticked', async () => {
    const { root } = await open()
    await click(button(root, 'Sur une carte'))
    const paper = () => root.querySelector('.paper')?.textContent ?? ''
    expect(paper()).toContain(SECRET)
    expect(paper()).toContain('Dr Léa Moreau')
    expect(paper()).not.toContain('Quillévéré')
    const tick = root.querySelector<HTMLInputElement>('.tick input')
    await act(() => {
      if (tick) tick.checked = true
      tick?.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
    })
    expect(paper()).toContain('Pour Mme Quillévéré')
  })

  it('prints how to open what the code opens: PDF and ZIP for a usual one, no ZIP when it was chosen, its own file otherwise', async () => {
    const ways = async (told: TellableSecret): Promise<(string | null)[]> => {
      background.answers['secret-read'] = () => ({ told, why: '' })
      const { root } = await open()
      await click(button(root, 'Sur une carte'))
      return [...root.querySelectorAll('.paper dt')].map(({ textContent }) => textContent)
    }
    const page = { id: 'e1', fileName: 'bilan.pdf', format: 'html', recipients: ['anna@x.example'], kind: 'words', sealedAt: '2026-11-26T10:00:00Z' } as const
    expect(await ways(TOLD)).toEqual(['Fichier PDF', 'Archive ZIP'])
    expect(await ways({ ...TOLD, kind: 'chosen' })).toEqual(['Fichier PDF'])
    expect(await ways({ of: 'envelope', envelope: page, secret: SECRET, kind: 'words' })).toEqual(['Page à ouvrir (HTML)'])
  })

  it('says that the usual code does not open this document, where there is one', async () => {
    const envelope = { id: 'e1', fileName: 'bilan.pdf', format: 'zip', recipients: ['anna@x.example'], kind: 'words', sealedAt: '2026-11-26T10:00:00Z' } as const
    background.answers['secret-read'] = () => ({ told: { of: 'envelope', envelope, secret: SECRET, kind: 'words', insteadOf: 'Mme Quillévéré' }, why: '' })
    expect((await open()).root.textContent).toContain('Le code habituel de Mme Quillévéré ne sert pas ici')
  })

  it('says when the secret is gone, the vault is locked, or nobody answers', async () => {
    background.answers['secret-read'] = () => ({ told: null, why: 'gone' })
    expect((await open()).root.textContent).toContain('n’est plus gardé')
    background.answers['secret-read'] = () => ({ told: null, why: 'locked' })
    expect((await open()).root.textContent).toContain('Ouvrez le coffre')
    delete background.answers['secret-read']
    expect((await open()).root.textContent).toContain('Sceau ne répond pas')
  })
})
