// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scan } from '../../../src/content/compose/scan.ts'
import type { ComposeAdapter } from '../../../src/content/webmails/webmail.ts'
import type { MarksActions } from '../../../src/content/ui/recipient-marks.ts'
import type { ComposeToPeople, PeopleToCompose } from '../../../src/messaging/people-port.ts'

vi.mock('webextension-polyfill', () => ({ default: { i18n: { getMessage: (key: string) => key } } }))

const frame = { shown: [] as { message: ComposeToPeople; enter: boolean }[], open: false, keyboard: false, hear: (() => undefined) as (message: PeopleToCompose) => void }
vi.mock('../../../src/content/ui/people-frame.ts', () => ({
  PeopleFrame: class {
    constructor(_: unknown, hear: (message: PeopleToCompose) => void) { frame.hear = hear }
    get hasKeyboard(): boolean { return frame.keyboard }
    show(_: unknown, message: ComposeToPeople, enter: boolean): Promise<void> {
      frame.shown.push({ message, enter })
      frame.open = true
      return Promise.resolve()
    }
    hide(): void { frame.open = false }
    place(): void { /* has no place */ }
  },
}))
const actions: MarksActions[] = []
vi.mock('../../../src/content/ui/recipient-marks.ts', () => ({
  RecipientMarks: class {
    readonly searchButton = document.body.appendChild(document.createElement('button'))
    constructor(_: unknown, done: MarksActions) { actions.push(done) }
    show(): void { /* seen by nobody */ }
    remove(): void { /* seen by nobody */ }
  },
}))
const { People } = await import('../../../src/content/compose/people.ts')

const PAUL = { name: 'Paul Martin', address: 'paul@exemple.fr' }
const scan = { draft: { from: null, to: [PAUL], cc: [], bcc: [], subject: 'Avis', body: 'à Lille', quoted: 'Secret ancien' } } as unknown as Scan
const added: unknown[] = []
let mark: HTMLElement
let input: HTMLInputElement
let life: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(frame, { shown: [], open: false, keyboard: false })
  actions.length = added.length = 0
  document.body.innerHTML = '<div id="row"><input id="to"></div>'
  input = document.querySelector('input')!
  mark = document.body.appendChild(document.createElement('button'))
  life = new AbortController()
  const adapter: Partial<ComposeAdapter> = {
    recipientField: (field) => (field === 'to' ? { row: input.parentElement!, input, typed: 'Martin' } : null),
    addRecipient: (...given) => void added.push(given),
  }
  new People(document, adapter as ComposeAdapter, life.signal).update(scan, new Map())
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

const to = (): MarksActions => actions[0]!
const key = (target: EventTarget, init: KeyboardEventInit, trusted = true): boolean => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  Object.defineProperty(event, 'isTrusted', { value: trusted })
  return target.dispatchEvent(event)
}

describe('the card', () => {
  it('opens for a pointer that stays, not for one that passes by, and closes when it has left', async () => {
    to().onCard(PAUL.address, mark, 'near')
    await vi.advanceTimersByTimeAsync(100)
    to().onLeave()
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.shown).toEqual([])

    to().onCard(PAUL.address, mark, 'near')
    await vi.advanceTimersByTimeAsync(400)
    expect(frame.shown).toEqual([{ message: { type: 'card', mailbox: PAUL }, enter: false }])
    to().onLeave()
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.open).toBe(false)
  })

  it('stays while the keyboard is in it', async () => {
    to().onCard(PAUL.address, mark, 'pressed')
    expect(frame.shown.at(-1)?.enter).toBe(true)
    frame.keyboard = true
    to().onLeave()
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.open).toBe(true)
  })

  it('closed by Escape, comes back only after its mark was left, and the webmail never sees that key', async () => {
    to().onCard(PAUL.address, mark, 'pressed')
    expect(key(mark, { key: 'Escape' }, false)).toBe(true)
    expect(frame.open).toBe(true)
    expect(key(mark, { key: 'Escape' })).toBe(false)
    expect(frame.open).toBe(false)
    to().onCard(PAUL.address, mark, 'near')
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.open).toBe(false)
    to().onLeave()
    to().onCard(PAUL.address, mark, 'near')
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.open).toBe(true)
    // Nothing of ours is open: the key is the webmail's.
    frame.hear({ type: 'close' })
    expect(key(mark, { key: 'Escape' })).toBe(true)
  })
})

describe('the search', () => {
  it('opens by Alt and the down arrow in a recipient field, with what was typed there and nothing that was quoted', () => {
    expect(key(input, { key: 'ArrowDown' })).toBe(true)
    expect(key(document.body, { key: 'ArrowDown', altKey: true })).toBe(true)
    expect(key(input, { key: 'ArrowDown', altKey: true }, false)).toBe(true)
    expect(frame.shown).toEqual([])
    expect(key(input, { key: 'ArrowDown', altKey: true })).toBe(false)
    expect(frame.shown).toEqual([{ message: { type: 'search', field: 'to', typed: 'Martin', letter: 'Avis\nà Lille' }, enter: true }])
  })

  it('puts who was chosen into its field, gives the keyboard back to it, and hears nothing once it is closed', () => {
    const chosen: PeopleToCompose = { type: 'choose', mailbox: { name: 'Paul', address: 'p@medecin.mssante.fr' }, insteadOf: '' }
    frame.hear(chosen)
    expect(added).toEqual([])
    to().onSearch(mark)
    frame.hear(chosen)
    frame.hear(chosen)
    expect(added).toEqual([['to', chosen.mailbox, '']])
    expect([frame.open, document.activeElement === input]).toEqual([false, true])
  })

  it('follows a card with the name of who is looked for, and no card takes its place by a pointer', async () => {
    to().onCard(PAUL.address, mark, 'pressed')
    frame.hear({ type: 'find', name: 'Dr Bertrand' })
    expect(frame.shown.at(-1)?.message).toMatchObject({ type: 'search', typed: 'Dr Bertrand' })
    to().onCard(PAUL.address, mark, 'near')
    await vi.advanceTimersByTimeAsync(1000)
    expect(frame.shown.at(-1)?.message.type).toBe('search')
  })
})
