// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DecisionFace } from '../../../src/decision/decision-face.tsx'
import { asEvent, background, button, click, pass, show } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const CONTEXT = { live: true, kind: 'send-anyway', verdict: 'block', rules: [], recipientDomains: ['gmail.example'], allowed: true } as const
const decisions = () => background.asked.filter(({ kind }) => kind === 'decide').map(({ request }) => request)

/** Lets an answer come in and what it brought stand still. */
async function settle(): Promise<void> {
  await pass(10)
  await pass(600)
}

async function open(context: Partial<Omit<typeof CONTEXT, 'kind' | 'allowed' | 'live'>> & { kind?: 'send-anyway' | 'emergency' | 'hidden'; allowed?: boolean; live?: boolean }) {
  background.answers['decision-context'] = () => ({ ...CONTEXT, ...context })
  const onDone = vi.fn()
  const root = await show(<DecisionFace holdId="hold-1" onDone={onDone} />)
  await settle()
  return { root, onDone }
}

async function choose(root: Element, value: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>(`input[value="${value}"]`)
  await act(() => {
    input?.dispatchEvent(asEvent(new Event('change', { bubbles: true }), true))
  })
}

describe('the decision window', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    background.asked = []
    background.answers = { decide: () => ({ sent: true, why: '' }) }
  })
  afterEach(() => vi.useRealTimers())

  it('sends nothing without a reason', async () => {
    const { root } = await open({})
    await click(root.querySelector('.button-wax'))
    expect(decisions()).toEqual([])
    expect(root.querySelector('[role=alert]')?.textContent).toBe('Choisissez une raison.')
  })

  it('sends with the reason that was chosen, and closes', async () => {
    const { root, onDone } = await open({})
    await choose(root, 'patient-informed')
    await click(root.querySelector('.button-wax'))
    await pass(10)
    expect(decisions()).toEqual([{ holdId: 'hold-1', kind: 'send-anyway', reason: 'patient-informed' }])
    expect(onDone).toHaveBeenCalledOnce()
  })

  it('asks for no reason where the policy only asks', async () => {
    background.answers['decision-context'] = () => ({ ...CONTEXT, verdict: 'confirm' })
    const root = await show(<DecisionFace holdId="hold-1" onDone={() => undefined} />)
    await settle()
    expect(root.querySelector('input')).toBeNull()
    await click(root.querySelector('.button-wax'))
    expect(decisions()).toEqual([{ holdId: 'hold-1', kind: 'send-anyway', reason: '' }])
  })

  it('asks for no reason when a life is at stake', async () => {
    const { root } = await open({ kind: 'emergency', allowed: false })
    await click(root.querySelector('.button-wax'))
    expect(decisions()).toEqual([{ holdId: 'hold-1', kind: 'emergency', reason: '' }])
  })

  it('offers the emergency where the policy forbids to send anyway', async () => {
    const { root } = await open({ allowed: false })
    expect(root.querySelector('.button-wax')).toBeNull()
    await click(button(root, 'urgence vitale'))
    expect(button(root, 'Envoyer maintenant')).not.toBeNull()
  })

  it('says that the page hides the panel, and offers to go back or the emergency', async () => {
    const { root, onDone } = await open({ kind: 'hidden' })
    expect(root.textContent).toContain('Cette page empêche Sceau')
    expect(button(root, 'urgence vitale')).not.toBeNull()
    await click(button(root, 'Revenir au message'))
    expect(onDone).toHaveBeenCalledOnce()
    expect(decisions()).toEqual([])
  })

  it('says what happened when the message is gone, has changed, or the answer is lost', async () => {
    expect((await open({ live: false })).root.textContent).toContain('n’est plus en attente')
    background.answers.decide = () => ({ sent: false, why: 'decision_changed' })
    const changed = await open({ kind: 'emergency' })
    await click(changed.root.querySelector('.button-wax'))
    await pass(10)
    expect(changed.root.textContent).toContain('Le message a changé')
    expect(changed.onDone).not.toHaveBeenCalled()
    delete background.answers.decide
    const lost = await open({ kind: 'emergency' })
    await click(lost.root.querySelector('.button-wax'))
    await pass(10)
    expect(lost.root.textContent).toContain('Regardez dans vos messages envoyés')
  })

  it('ignores clicks that a script made', async () => {
    const { root } = await open({ kind: 'emergency' })
    await click(root.querySelector('.button-wax'), false)
    expect(decisions()).toEqual([])
  })
})
