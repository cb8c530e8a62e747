import { describe, expect, it } from 'vitest'
import type { Gatekeeper, View } from '../../../src/content/sentinel/gatekeeper.ts'
import { isNobodys, mayLeaveDocument, mayLeaveElsewhere, noteRecipients } from '../../../src/content/sentinel/verdict.ts'
import type { Exit, Question } from '../../../src/content/world-bridge.ts'

interface Draft { readonly open: boolean; readonly words?: string; readonly uploading?: boolean }

const keeper = ({ open, words = 'NOPE', uploading = false }: Draft): Gatekeeper => ({
  allows: ({ exit }) => (exit === 'upload' ? uploading : open),
  allowsSend: () => open,
  onLetGo: () => undefined,
  isCarriedBy: (text) => text === '' || text.includes(words),
  owns: (message) => message === words,
  learnRecipients: () => undefined,
  onHeldSend: () => undefined, comeBack: () => undefined,
  takeFiles: () => undefined,
  onTooManyDropped: () => undefined,
  end: () => undefined,
})

function page(...drafts: readonly (Draft | null)[]) {
  const views = new Map<Element, View>()
  const list = drafts.map((draft, index) => {
    const view = { gatekeeper: draft && keeper(draft) } as View
    views.set({ index } as never, view)
    return view
  })
  return (exit: Exit, text = '', active = list[0] ?? null): boolean => mayLeaveDocument({ views, active, released: new Set(), hasWindows: false, repeats: null }, { exit, target: 'x', text })
}

const HELD = { open: false, words: 'Durand' }
const FREE = { open: true }

describe('what may leave a page with several compose views', () => {
  it('is nothing while no view answers, or one does not yet', () => {
    expect(page()('save')).toBe(false)
    expect(page(FREE, null)('save')).toBe(false)
    expect(page(FREE, null)('send', 'bonjour')).toBe(false)
  })

  it.each(['save', 'storage', 'request', 'text-service', 'harmless'] as const)('is a %s only when every draft may be saved', (exit) => {
    expect(page(FREE, FREE)(exit)).toBe(true)
    expect(page(FREE, HELD)(exit)).toBe(false)
  })

  it('is the send of the view that was used, beside a held one', () => {
    expect(page(FREE, HELD)('send', 'corps=bonjour')).toBe(true)
    expect(page(HELD, FREE)('send', 'corps=bonjour')).toBe(false)
  })

  it('is no send that carries the held draft, or of which nobody can read what it carries', () => {
    expect(page(FREE, HELD)('send', 'corps=M. Durand')).toBe(false)
    expect(page(FREE, HELD)('send', '')).toBe(false)
    expect(page(FREE)('send', '')).toBe(true)
  })

  it('is an upload while one view hands its scanned files over', () => {
    expect(page(HELD, { open: false, uploading: true })('upload')).toBe(true)
    expect(page(HELD, FREE)('upload')).toBe(false)
  })
})

describe('what repeats a draft that was held', () => {
  const leaves = (exit: Exit, { views = new Map<Element, View>(), released = false } = {}): boolean => mayLeaveDocument({
    views, active: null, released: new Set(released ? [() => true] : []), hasWindows: false, repeats: (text) => text.includes('Durand'),
  }, { exit, target: 'x', text: 'corps=M. Durand' })
  const free = { views: new Map([[{} as Element, { gatekeeper: keeper(FREE) } as View]]) }

  it.each(['send', 'save', 'storage', 'request', 'harmless'] as const)('is no %s, however clean the view that is open', (exit) => {
    expect(leaves(exit, free)).toBe(false)
  })

  it('leaves all the same as part of a message that was let go to the letter', () => {
    expect(leaves('send', { released: true })).toBe(true)
  })
})

describe('a message that no view here has written', () => {
  const keeperOf = (draft: Draft): View => ({ gatekeeper: keeper(draft) } as View)
  const post = (views: readonly View[], { released = '', hasWindows = false } = {}) => ({
    views: new Map(views.map((view, index) => [{ index } as never as Element, view])), active: views[0] ?? null,
    released: new Set(released === '' ? [] : [(message: string) => message === released]), hasWindows, repeats: null,
  })
  const ask = (exit: Exit, text: string): Question => ({ exit, target: 'x', text })

  it('leaves after its view is gone, when it is to the letter the one that was let go', () => {
    expect(mayLeaveDocument(post([], { released: 'Bonjour' }), ask('send', 'Bonjour'))).toBe(true)
    expect(mayLeaveDocument(post([], { released: 'Bonjour' }), ask('send', 'Bonjour Mme Durand'))).toBe(false)
    expect(mayLeaveDocument(post([], { released: 'Bonjour' }), ask('request', 'Bonjour'))).toBe(false)
  })

  it('stays when a window of its own may have written it, however clean the views here are', () => {
    expect(mayLeaveDocument(post([keeperOf({ open: true, words: 'ici' })], { hasWindows: true }), ask('save', 'M. Durand'))).toBe(false)
    expect(mayLeaveDocument(post([keeperOf({ open: true, words: 'ici' })], { hasWindows: true }), ask('save', 'ici'))).toBe(true)
  })

  it('is left to that window to answer for, unless a view here knows it', () => {
    expect(isNobodys(post([]), ask('send', 'ailleurs'))).toBe(true)
    expect(isNobodys(post([keeperOf(HELD)]), ask('send', 'Mme Durand'))).toBe(false)
    expect(isNobodys(post([]), ask('request', 'ailleurs'))).toBe(false)
    expect(mayLeaveElsewhere(post([keeperOf({ open: true, words: 'ici' })]), ask('send', 'ici'))).toBe(true)
    expect(mayLeaveElsewhere(post([keeperOf({ open: false, words: 'ici' })]), ask('send', 'ici'))).toBe(false)
    expect(mayLeaveElsewhere(post([keeperOf({ open: true, words: 'ici' })]), ask('send', 'ailleurs'))).toBe(false)
  })
})

describe('whom a message goes to', () => {
  const TO = { to: [{ name: 'Paul', address: 'paul@chu.test' }] }
  function told(text: string, drafts: readonly Draft[], hasWindows = false): string[] {
    const learnt: string[] = []
    const views = new Map(drafts.map((draft, index) => [{ index } as never as Element, { gatekeeper: { ...keeper(draft), learnRecipients: () => { learnt.push(draft.words ?? '') } } } as unknown as View]))
    noteRecipients({ views, hasWindows }, { exit: 'save', target: 'x', text, recipients: TO })
    return learnt
  }

  it('is learnt by the view that wrote it, and by no other', () => {
    expect(told('Durand', [{ ...FREE, words: 'Bonjour' }, HELD])).toEqual(['Durand'])
    expect(told('Petit', [HELD])).toEqual([])
  })

  it('is learnt by the only view there is where the request says nothing else', () => {
    expect(told('\n', [HELD])).toEqual(['Durand'])
    expect(told('\n', [HELD, FREE])).toEqual([])
    expect(told('\n', [HELD], true)).toEqual([])
  })
})
