import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { WORDS } from '../../../../src/crypto/passphrase/word-list.ts'
// @ts-expect-error a script without types
import { distance, sound } from '../../../../scripts/word-list/sound.mjs'

const soundOf = sound as (word: string) => string
const distanceOf = distance as (one: string, other: string, limit: number) => number

describe('the word list', () => {
  it('is what the rules give', () => {
    expect(execFileSync(process.execPath, ['scripts/make-word-list.mjs', '--check'], { encoding: 'utf8' })).toContain('1296 kept')
  })

  it('has as many words as four dice, each once', () => {
    expect(WORDS).toHaveLength(6 ** 4)
    expect(new Set(WORDS).size).toBe(WORDS.length)
  })

  it('has no two words that are heard or written almost alike', () => {
    const sounds = new Map(WORDS.map((word) => [word, soundOf(word)]))
    const near: string[] = []
    WORDS.forEach((one, at) => WORDS.slice(at + 1).forEach((other) => {
      if (distanceOf(one, other, 2) < 2 || distanceOf(sounds.get(one) ?? '', sounds.get(other) ?? '', 2) < 2 || one.startsWith(other) || other.startsWith(one)) near.push(`${one}/${other}`)
    }))
    expect(near).toEqual([])
  })
})

describe('the key of a sound', () => {
  it.each([['balai', 'ballet'], ['seau', 'sot'], ['cygne', 'signe'], ['encre', 'ancre'], ['fard', 'phare'], ['chœur', 'choeur'], ['pain', 'pin']])('is the same for %s and %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other))
  })

  it.each([['bouton', 'mouton'], ['fille', 'file'], ['rose', 'rosse'], ['gare', 'garde'], ['poisson', 'poison']])('differs for %s and %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other))
  })
})
