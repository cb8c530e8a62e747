// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Gatekeeper, View } from '../../../src/content/sentinel/gatekeeper.ts'
import { watchGestures } from '../../../src/content/sentinel/gestures.ts'

const PRESS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']

/** A page with one view whose send is free or not, and what of a hand's gestures its scripts hear. */
function page(webmail: View['webmail']) {
  document.body.innerHTML = '<section><button>Envoyer</button><div></div></section>'
  const [around, button, editor] = ['section', 'button', 'div'].map((name) => document.querySelector<HTMLElement>(name)!) as [HTMLElement, HTMLElement, HTMLElement]
  const state = { isFree: true, heldSends: 0 }
  const gatekeeper = { allowsSend: () => state.isFree, onLetGo: () => undefined, onHeldSend: () => { state.heldSends += 1 } } as unknown as Gatekeeper
  const view = { webmail, gatekeeper } as View
  // Not the window itself, which would hear the tests after this one too.
  watchGestures(around, {
    viewAt: () => view, isDraftForm: () => false,
    sendControlAt: (element) => element.closest('button'),
    isSendShortcut: ({ key, ctrlKey }) => key === 'Enter' && ctrlKey,
  })
  const heard: string[] = []
  const give = (event: Event, target: Element): void => {
    if (target.dispatchEvent(event)) heard.push(event.type)
  }
  return {
    state, heard,
    part: (type: string) => { give(new MouseEvent(type, { bubbles: true, cancelable: true }), button) },
    press: () => { for (const type of PRESS) give(new MouseEvent(type, { bubbles: true, cancelable: true }), button) },
    keys: (repeat = false) => { give(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, repeat, bubbles: true, cancelable: true }), editor) },
  }
}

describe('a press on Send', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => vi.useRealTimers())

  it('reaches a webmail once that nobody has described, when it is pressed twice in a moment, and again later', () => {
    const { heard, press, state } = page('structural')
    press()
    vi.advanceTimersByTime(300)
    press()
    expect([heard, state.heldSends]).toEqual([PRESS, 0])
    vi.advanceTimersByTime(1500)
    press()
    expect(heard).toHaveLength(2 * PRESS.length)
  })

  it('reaches it once by the keys, pressed twice or held down, or by a button after them', () => {
    const { heard, keys, press } = page('structural')
    keys()
    keys()
    press()
    keys(true)
    vi.advanceTimersByTime(1500)
    keys(true)
    expect(heard).toEqual(['keydown'])
  })

  it('reaches a webmail again whose sends are known: it may have dropped the first', () => {
    const { heard, press } = page('roundcube')
    press()
    press()
    expect(heard).toHaveLength(2 * PRESS.length)
  })

  it('is asked for once, though its keys are held down while it is held', () => {
    const { heard, keys, state } = page('roundcube')
    state.isFree = false
    keys()
    keys(true)
    state.isFree = true
    keys(true)
    expect([heard, state.heldSends]).toEqual([[], 1])
  })

  it('that became free in its middle is held to its end, as some webmails act only where they saw it begin', () => {
    const { heard, part, press, state } = page('gmail')
    state.isFree = false
    part('pointerdown')
    part('mousedown')
    state.isFree = true
    for (const type of ['pointerup', 'mouseup', 'click']) part(type)
    expect([heard, state.heldSends]).toEqual([[], 1])
    press()
    expect(heard).toEqual(PRESS)
  })
})
