// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const hidden = vi.hoisted(() => ({ root: null as { activeElement: Element | null } | null }))
const asked = vi.hoisted((): string[] => [])
vi.mock('webextension-polyfill', () => ({
  default: {
    dom: { openOrClosedShadowRoot: () => hidden.root },
    runtime: { onMessage: { addListener: () => undefined }, sendMessage: ({ sceau }: { sceau: string }) => { asked.push(sceau); return Promise.resolve({ answer: {} }) } },
    i18n: { getMessage: (key: string) => key },
  },
}))

const { isBlindSpot, watchBlindSpots } = await import('../../../src/content/sentinel/blind-spots.ts')

/** Puts the keyboard there. */
function focus(html: string): HTMLElement {
  document.body.innerHTML = html
  const element = document.body.firstElementChild as HTMLElement
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(element)
  return element
}

/** A frame of this size, whose document a script of the page may see or not. */
function frame(width: number, height: number, sees: boolean): void {
  const element = focus('<iframe></iframe>')
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue({ width, height } as DOMRect)
  Object.defineProperty(element, 'contentDocument', { configurable: true, get: () => (sees ? { activeElement: null } : null) })
}

describe('where one writes out of sight', () => {
  beforeEach(() => (hidden.root = null))
  afterEach(() => vi.restoreAllMocks())

  it('is a large frame of another site, not a small one, nor one of this site', () => {
    frame(600, 300, false)
    expect(isBlindSpot(document)).toBe(true)
    frame(304, 78, false)
    expect(isBlindSpot(document)).toBe(false)
    frame(600, 300, true)
    expect(isBlindSpot(document)).toBe(false)
  })

  it('is a frame of this site too where somebody writes in it, unless it is part of a view that is guarded', () => {
    frame(600, 300, true)
    const editor = document.createElement('textarea')
    Object.defineProperty(document.activeElement, 'contentDocument', { get: () => ({ activeElement: editor }) })
    expect(isBlindSpot(document)).toBe(true)
    expect(isBlindSpot(document, () => true)).toBe(false)
  })

  it('is an editor in a frame of a frame too', () => {
    frame(600, 300, true)
    const [nested, editor] = [document.createElement('iframe'), document.createElement('textarea')]
    vi.spyOn(nested, 'getBoundingClientRect').mockReturnValue({ width: 500, height: 250 } as DOMRect)
    Object.defineProperty(nested, 'contentDocument', { get: () => ({ activeElement: editor }) })
    Object.defineProperty(document.activeElement, 'contentDocument', { get: () => ({ activeElement: nested }) })
    expect(isBlindSpot(document)).toBe(true)
  })

  it('is an editor behind a closed shadow root, not a button or one of our own frames there', () => {
    focus('<div></div>')
    hidden.root = { activeElement: document.createElement('textarea') }
    expect(isBlindSpot(document)).toBe(true)
    for (const name of ['button', 'iframe']) {
      hidden.root = { activeElement: document.createElement(name) }
      expect(isBlindSpot(document)).toBe(false)
    }
  })

  it('is said, and its guard asked for, once a frame that was small has grown', () => {
    vi.useFakeTimers()
    asked.length = 0
    frame(280, 120, false)
    const said = (): Element | null => document.querySelector('[data-sceau="lost"]')
    watchBlindSpots(document, () => false, () => false)
    window.dispatchEvent(new Event('focusin'))
    vi.advanceTimersByTime(5000)
    expect([asked, said()]).toEqual([[], null])
    vi.mocked(document.activeElement!.getBoundingClientRect).mockReturnValue({ width: 600, height: 400 } as DOMRect)
    vi.advanceTimersByTime(2000)
    expect(asked).toEqual(['guard-frames'])
    expect(said()).not.toBeNull()
    vi.useRealTimers()
  })

  it('is no field or editor that everybody sees', () => {
    for (const html of ['<textarea></textarea>', '<input>', '<div contenteditable="true"></div>']) {
      focus(html)
      expect(isBlindSpot(document)).toBe(false)
    }
  })
})
