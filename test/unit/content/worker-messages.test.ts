import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { textsIn } from '../../../src/content/page-world/worker-messages.ts'

describe('the text of what a worker is told', () => {
  it('is found wherever it stands', () => {
    expect(textsIn({ a: ['Mme Durand', { b: new Map([['k', 'née en 1961']]) }], c: 3 }).split('\n').sort()).toEqual(['Mme Durand', 'née en 1961'])
    expect(textsIn('Mme Durand')).toBe('Mme Durand')
    expect(textsIn(new Uint8Array(3))).toBe('')
  })

  it('ends for what refers to itself, and never throws', () => {
    const loop: Record<string, unknown> = { text: 'a' }
    loop.self = loop
    expect(textsIn(loop)).toBe('a')
    fc.assert(fc.property(fc.anything(), (message) => { expect(typeof textsIn(message)).toBe('string') }))
  })
})
