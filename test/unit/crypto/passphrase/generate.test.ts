import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BITS_WANTED, candidateSecrets, generateCharacters, generateWords } from '../../../../src/crypto/index.ts'
import { WORDS } from '../../../../src/crypto/passphrase/word-list.ts'

afterEach(() => vi.restoreAllMocks())

describe('a generated secret', () => {
  it('of words is eight words of the list, with hyphens, and has the bits that it says', () => {
    const { secret, bits } = generateWords()
    const words = secret.split('-')
    expect(words).toHaveLength(8)
    expect(words.filter((word) => !WORDS.includes(word))).toEqual([])
    expect(bits).toBeCloseTo(8 * Math.log2(WORDS.length))
    expect(bits).toBeGreaterThanOrEqual(BITS_WANTED)
  })

  it('of characters is five groups of four, without anything that looks like something else', () => {
    const { secret, bits } = generateCharacters()
    expect(secret).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/)
    expect(Array.from({ length: 300 }, () => generateCharacters().secret).join('')).not.toMatch(/[01oil]/i)
    expect(bits).toBeGreaterThanOrEqual(BITS_WANTED)
  })

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 500 }, () => generateWords().secret)).size).toBe(500)
    expect(new Set(Array.from({ length: 500 }, () => generateCharacters().secret)).size).toBe(500)
  })

  it('takes every word as often as any other', () => {
    const drawn = new Map<string, number>()
    const times = 6000
    for (let at = 0; at < times; at++) for (const word of generateWords().secret.split('-')) drawn.set(word, (drawn.get(word) ?? 0) + 1)
    const expected = (times * 8) / WORDS.length
    const chiSquare = WORDS.reduce((sum, word) => sum + ((drawn.get(word) ?? 0) - expected) ** 2 / expected, 0)
    // 1,295 degrees of freedom: mean 1,295, standard deviation 51. Six deviations are met once in a billion runs.
    expect(chiSquare).toBeLessThan(1295 + 6 * 51)
    expect(drawn.size).toBe(WORDS.length)
  })

  it('draws again what would favour the first words', () => {
    const limit = 0x10000 - (0x10000 % WORDS.length)
    let at = 0
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      // Every other number lies past the last whole round of the list.
      ;(array as unknown as Uint16Array)[0] = at++ % 2 === 0 ? limit : WORDS.length + 5
      return array
    })
    expect(generateWords().secret).toBe(Array.from({ length: 8 }, () => WORDS[5]).join('-'))
    expect(at).toBe(16)
  })

  it('fits every envelope: printable ASCII of at most 127 bytes', () => {
    const longest = [...WORDS].sort((a, b) => b.length - a.length)[0] ?? ''
    expect(8 * longest.length + 7).toBeLessThanOrEqual(127)
    expect(WORDS.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([])
  })
})

describe('what a person types', () => {
  it('finds a generated secret, however it was written down', () => {
    const made = fc.constantFrom(generateWords, generateCharacters).map((make) => make().secret)
    const between = fc.constantFrom(' ', '  ', '-', ' - ', '_', '.', ', ', '\n', ' – ')
    fc.assert(fc.property(made, between, fc.boolean(), fc.constantFrom('', ' ', '\t', '.'), (secret, gap, upper, around) => {
      const typed = around + secret.replaceAll('-', gap) + around
      expect(candidateSecrets(upper ? typed.toUpperCase() : typed)).toContain(secret)
    }))
  })

  it('forgives accents that the ear adds', () => {
    expect(candidateSecrets('Éscale  Régard')).toEqual(['Éscale  Régard', 'escale-regard'])
  })

  it('forgives groups of characters that were run together', () => {
    expect(candidateSecrets('K7MA3xwd 99fhjk22rrxy')).toContain('k7ma-3xwd-99fh-jk22-rrxy')
  })

  it('tries exactly what was typed first, so that a chosen secret with signs of its own opens', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const [first = '', ...rest] = candidateSecrets(typed)
      expect(first).toBe(typed.normalize('NFC').trim())
      expect(rest.length).toBeLessThanOrEqual(2)
    }))
  })

  it('takes one letter written in two ways for the same', () => {
    expect(candidateSecrets('e\u0301te\u0301 a\u0300 Brest!')[0]).toBe('été à Brest!')
  })

  it('has nothing to try for nothing', () => {
    expect(candidateSecrets(' \n ')).toEqual([])
  })
})
