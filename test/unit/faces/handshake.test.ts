import { beforeEach, describe, expect, it, vi } from 'vitest'
import { awaitCompose, type ComposeLine } from '../../../src/panel/handshake.ts'
import { background } from './support.tsx'

vi.mock('webextension-polyfill', async () => (await import('./support.tsx')).polyfill)

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function frame() {
  const own = new EventTarget()
  const parent = {} as Window
  const lines: ComposeLine[] = []
  const greet = (data: unknown, options: { readonly source?: unknown; readonly port?: null } = {}) => {
    const ports = options.port === null ? [] : [new MessageChannel().port2]
    own.dispatchEvent(Object.assign(new Event('message'), { source: 'source' in options ? options.source : parent, data, ports }))
    return settled()
  }
  return { own: own as unknown as Window, parent, lines, greet, open: (line: ComposeLine) => void lines.push(line) }
}

describe('the panel\'s handshake', () => {
  beforeEach(() => {
    background.asked = []
    background.answers = {
      claim: ({ nonce }) => {
        if (nonce !== 'good') throw new Error('refused')
        return { holdId: 'hold-1' }
      },
    }
  })

  it('opens a line once the background has recognised the nonce', async () => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await greet({ sceau: 'panel', nonce: 'good' })
    expect(lines).toHaveLength(1)
  })

  it('shows nothing to a page that embeds the panel with a made-up nonce, and still hears the real one', async () => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await greet({ sceau: 'panel', nonce: 'forged' })
    expect(lines).toHaveLength(0)
    await greet({ sceau: 'panel', nonce: 'good' })
    expect(lines).toHaveLength(1)
  })

  it.each([
    ['a greeting for another frame', { sceau: 'engine', nonce: 'good' }],
    ['a greeting without a nonce', { sceau: 'panel' }],
    ['an empty nonce', { sceau: 'panel', nonce: '' }],
    ['something else', 'panel'],
  ])('does not even ask the background about %s', async (_, data) => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await greet(data)
    expect(lines).toHaveLength(0)
    expect(background.asked).toHaveLength(0)
  })

  it('hears its parent only', async () => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await greet({ sceau: 'panel', nonce: 'good' }, { source: {} })
    expect(lines).toHaveLength(0)
  })

  it('needs a port to speak over', async () => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await greet({ sceau: 'panel', nonce: 'good' }, { port: null })
    expect(lines).toHaveLength(0)
  })

  it('stays empty when it is opened as a page of its own', async () => {
    const { own, open, lines, greet } = frame()
    awaitCompose({ own, parent: own }, open)
    await greet({ sceau: 'panel', nonce: 'good' }, { source: own })
    expect(lines).toHaveLength(0)
  })

  it('opens one line, not two', async () => {
    const { own, parent, open, lines, greet } = frame()
    awaitCompose({ own, parent }, open)
    await Promise.all([greet({ sceau: 'panel', nonce: 'good' }), greet({ sceau: 'panel', nonce: 'good' })])
    expect(lines).toHaveLength(1)
  })
})
