// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { candidateSecrets } from '../../../src/crypto/index.ts'
import type { ChosenSecret, StandingSummary } from '../../../src/messaging/records.ts'
import type { PageRequests } from '../../../src/messaging/requests.ts'
import { ChooseFace } from '../../../src/secret/choose-face.tsx'
import { asEvent, background, pass, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)
const judged = vi.hoisted(() => ({ weakness: null as string | null }))
// The dictionaries take their time; how they judge has a test of its own.
vi.mock('../../../src/crypto/passphrase/strength.ts', () => ({ CHOSEN_BITS: 60, judgeSecret: () => Promise.resolve({ bits: 50, weakness: judged.weakness }) }))

const ANNA: StandingSummary = { id: 's1', label: 'Mme Quillévéré', addresses: ['anna@x.example'], phone: '', kind: 'words', madeAt: '2026-03-03T09:00:00Z' }
const CONTEXT: PageRequests['secret-request']['answer'] = {
  asked: { requestId: 'r1', recipients: ['anna@x.example'], fileName: 'bilan.pdf', format: 'pdf' }, standing: null, vaultOpen: true, practice: 'Dr Léa Moreau',
}
const chosen = () => background.asked.filter(({ kind }) => kind === 'choose-secret').map(({ request }) => (request as { chosen: ChosenSecret }).chosen)

async function open(context: Partial<typeof CONTEXT> = {}) {
  background.answers['secret-request'] = () => ({ ...CONTEXT, ...context })
  const onDone = vi.fn()
  const root = await show(<ChooseFace requestId="r1" onDone={onDone} />)
  await pass(10)
  await pass(600)
  return { root, onDone }
}

const fire = (target: Element | null, event: Event) => act(() => {
  if (!target) throw new Error('there is nothing there')
  target.dispatchEvent(asEvent(event, true))
})

async function use(root: Element): Promise<void> {
  await fire(root.querySelector('form'), new Event('submit', { bubbles: true, cancelable: true }))
  await pass(10)
}

const pick = (root: Element, value: string) => fire(root.querySelector(`input[value=${value}]`), new Event('change', { bubbles: true }))

async function tick(root: Element): Promise<void> {
  const box = root.querySelector<HTMLInputElement>('[type=checkbox]')
  if (box) box.checked = true
  await fire(box, new Event('change', { bubbles: true }))
}

async function type(root: Element, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('.own')
  if (input) input.value = value
  await fire(input, new Event('input', { bubbles: true }))
}

describe('the choice of a secret', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    judged.weakness = null
    background.asked = []
    background.answers = { 'choose-secret': () => ({ accepted: true, why: '' }), 'standing-save': () => ({ standing: ANNA, why: '' }) }
  })
  afterEach(() => vi.useRealTimers())

  it('is eight new words unless something else is said, told at once', async () => {
    const { root, onDone } = await open()
    await use(root)
    const [taken] = chosen()
    expect(taken).toMatchObject({ kind: 'words', standingId: '' })
    expect(taken?.secret.split('-')).toHaveLength(8)
    expect([...root.querySelectorAll('.breath')].map(({ textContent }) => textContent).join('-')).toBe(taken?.secret)
    expect(onDone).not.toHaveBeenCalled()
  })

  it('is the standing one when there is one, without a question, and the page never holds it', async () => {
    const { root, onDone } = await open({ standing: ANNA })
    expect(root.textContent).toContain('Le code habituel de Mme Quillévéré')
    await use(root)
    expect(chosen()).toEqual([{ secret: '', kind: 'words', standingId: 's1' }])
    expect(onDone).toHaveBeenCalledOnce()
  })

  it('can be letters and digits', async () => {
    const { root } = await open()
    await pick(root, 'characters')
    await use(root)
    expect(chosen()[0]?.secret).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/)
  })

  it('can be one’s own once it is strong enough, and says why it is not', async () => {
    judged.weakness = 'secret_weak_names'
    const { root } = await open()
    await pick(root, 'chosen')
    await type(root, 'Quillevere1961')
    await pass(300)
    expect(root.textContent).toContain('le nom du cabinet se devine')
    await use(root)
    expect([chosen(), root.querySelector('[role=alert]')?.textContent]).toEqual([[], 'Ce code n’est pas encore assez sûr pour un document médical.'])
    judged.weakness = null
    await type(root, ' Sept orages violets ')
    await pass(300)
    await use(root)
    expect(chosen()).toEqual([{ secret: 'Sept orages violets', kind: 'chosen', standingId: '' }])
    expect(candidateSecrets(' Sept orages violets ')[0]).toBe('Sept orages violets')
  })

  it('takes no secret that was not judged yet', async () => {
    const { root } = await open()
    await pick(root, 'chosen')
    await type(root, 'Sept orages violets')
    await use(root)
    expect(chosen()).toEqual([])
  })

  it('becomes a standing one when that is ticked', async () => {
    const { root } = await open()
    await tick(root)
    await use(root)
    const [taken] = chosen()
    expect(background.asked.find(({ kind }) => kind === 'standing-save')?.request).toEqual(
      { id: '', label: 'anna@x.example', addresses: ['anna@x.example'], phone: '', secret: taken?.secret, kind: 'words' },
    )
    expect(taken?.standingId).toBe('s1')
  })

  it('is drawn for a page, although there is a standing one, and is not kept for another time', async () => {
    const asked = { ...CONTEXT.asked!, format: 'html' as const }
    const { root } = await open({ asked, standing: ANNA })
    expect(root.querySelector('input[value=standing]')).toBeNull()
    expect(root.textContent).toContain('Le code habituel de Mme Quillévéré ne sert pas ici')
    await use(root)
    expect(chosen()).toMatchObject([{ kind: 'words', standingId: '' }])
    const alone = await open({ asked })
    expect(alone.root.querySelector('[type=checkbox]')).toBeNull()
    expect((await open({ asked, vaultOpen: false })).root.textContent).not.toContain('Le coffre est fermé')
  })

  it('is never one’s own for a ZIP, nor a standing one that was, and says why', async () => {
    const asked = { ...CONTEXT.asked!, format: 'zip' as const }
    const { root } = await open({ asked, standing: { ...ANNA, kind: 'chosen' } })
    expect([...root.querySelectorAll<HTMLInputElement>('[name=secret]')].map(({ value }) => value)).toEqual(['words', 'characters'])
    expect(root.textContent).toContain('il a été choisi et non tiré au hasard')
    expect(root.textContent).toContain('Pour une archive ZIP, le code est toujours tiré au hasard')
    const drawn = await open({ asked, standing: ANNA })
    await use(drawn.root)
    expect(chosen()).toEqual([{ secret: '', kind: 'words', standingId: 's1' }])
  })

  it('says when it could not be kept, and does not keep it twice when the first try went wrong', async () => {
    background.answers['standing-save'] = () => ({ standing: null, why: 'locked' })
    const { root } = await open()
    await tick(root)
    await use(root)
    expect([chosen(), root.querySelector('[role=alert]')?.textContent]).toEqual([[], expect.stringContaining('n’a pas pu être enregistré')])
    background.answers['standing-save'] = () => ({ standing: ANNA, why: '' })
    delete background.answers['choose-secret']
    await use(root)
    background.answers['choose-secret'] = () => ({ accepted: true, why: '' })
    await use(root)
    expect(background.asked.filter(({ kind }) => kind === 'standing-save').map(({ request }) => (request as { id: string }).id)).toEqual(['', '', 's1'])
    expect(root.querySelector('.breath')).not.toBeNull()
  })

  it('offers to open the vault, and keeps nothing while it is closed', async () => {
    const { root } = await open({ vaultOpen: false })
    expect(root.textContent).toContain('Le coffre est fermé')
    expect(root.querySelector('[type=checkbox]')).toBeNull()
    await use(root)
    expect(chosen()).toHaveLength(1)
  })

  it('says when the document is not waiting any more, or nobody answers', async () => {
    expect((await open({ asked: null })).root.textContent).toContain('n’attend plus')
    background.answers['choose-secret'] = () => ({ accepted: false, why: 'gone' })
    const late = await open()
    await use(late.root)
    expect(late.root.textContent).toContain('n’attend plus')
    expect(late.root.querySelector('.breath')).toBeNull()
    delete background.answers['choose-secret']
    const lost = await open()
    await use(lost.root)
    expect(lost.root.querySelector('[role=alert]')?.textContent).toContain('Sceau ne répond pas')
    expect(lost.root.querySelector('.breath')).toBeNull()
  })

  it('ignores a form that a script sent', async () => {
    const { root } = await open()
    await act(() => void root.querySelector('form')?.dispatchEvent(asEvent(new Event('submit', { bubbles: true, cancelable: true }), false)))
    await pass(10)
    expect(chosen()).toEqual([])
  })
})
