import { describe, expect, it } from 'vitest'
import { SILENT, panelAfter, type PanelEvent, type PanelState } from '../../../src/panel/panel-state.ts'
import { RECIPIENT, hold } from './support.tsx'

const after = (...events: PanelEvent[]): PanelState => events.reduce(panelAfter, SILENT)
const show = (changes: Parameters<typeof hold>[0] = {}): PanelEvent => ({ type: 'show', hold: hold(changes) })
const outcome = (level: 'done' | 'doubt' | 'failed'): PanelEvent => ({ type: 'outcome', level, message: 'm', params: [] })
const progress: PanelEvent = { type: 'progress', message: 'm', done: 1, total: 3 }

describe('what the panel shows', () => {
  it('shows nothing before the compose view has spoken', () => {
    expect(SILENT.step).toBe('silent')
  })

  it('does not take the focus again when the compose view repeats itself', () => {
    const state = after(show())
    expect(panelAfter(state, show())).toBe(state)
  })

  it('keeps a hand-over open while the text changes, and starts again when the recipients do', () => {
    const open = after(show(), { type: 'open-hand-over' })
    expect(panelAfter(open, show({ alreadyLeft: ['x'] })).step).toBe('hand-over')
    expect(panelAfter(open, show({ recipients: [RECIPIENT, { ...RECIPIENT, address: 'other@x.example' }] })).step).toBe('reasons')
  })

  it('keeps an outcome in sight while the compose view goes on talking', () => {
    expect(after(show(), outcome('failed'), show({ alreadyLeft: ['x'] })).step).toBe('outcome')
  })

  it('starts afresh for another hold', () => {
    expect(after(show(), outcome('failed'), show({ holdId: 'hold-2' })).step).toBe('reasons')
  })

  it('drops a file that was made of an older draft', () => {
    const state = after(show(), { type: 'eml', name: 'message.eml', bytes: new Blob() })
    expect(state.eml).not.toBeNull()
    expect(panelAfter(state, show({ alreadyLeft: ['x'] })).eml).toBeNull()
  })
})

describe('what may be tried again', () => {
  it('never offers another way after a send that may have happened', () => {
    expect(after(show(), progress, outcome('doubt')).outcome.retry).toBe(false)
    expect(after(show(), progress, outcome('doubt'), outcome('doubt')).outcome.retry).toBe(false)
  })

  it('offers the other remedies when one left the message held', () => {
    expect(after(show(), outcome('doubt')).outcome.retry).toBe(true)
  })

  it('offers them after a failure and not after success', () => {
    expect(after(show(), progress, outcome('failed')).outcome.retry).toBe(true)
    expect(after(show(), progress, outcome('done')).outcome.retry).toBe(false)
  })
})

describe('a remedy that was asked for', () => {
  it('is waited for, and said to be unanswered when nothing comes', () => {
    const asked = after(show(), { type: 'asked', kind: 'eml' })
    expect(asked.waiting).toBe('eml')
    expect(panelAfter(asked, { type: 'no-answer' })).toMatchObject({ waiting: null, unanswered: true })
  })

  it('is not taken for answered because the draft was read again', () => {
    expect(after(show(), { type: 'asked', kind: 'eml' }, show({ alreadyLeft: ['x'] })).waiting).toBe('eml')
  })

  it('is answered by a file or an outcome', () => {
    expect(after(show(), { type: 'asked', kind: 'eml' }, { type: 'eml', name: 'm.eml', bytes: new Blob() }).waiting).toBeNull()
    expect(after(show(), { type: 'asked', kind: 'remove-passages' }, outcome('doubt')).waiting).toBeNull()
  })
})
