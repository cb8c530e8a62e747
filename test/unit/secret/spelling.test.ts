import { describe, expect, it } from 'vitest'
import { generateCharacters } from '../../../src/crypto/index.ts'
import { breathsOf, spell } from '../../../src/secret/spelling.ts'

const said = (text: string, language = 'fr') => spell(text, language).map((each) => each.said)

describe('spelling', () => {
  it('names letters as on the phone in France, and digits as they are said', () => {
    expect(said('m2z')).toEqual(['Marcel', 'deux', 'Zoé'])
    expect(said('m2z', 'en')).toEqual(['Mike', 'two', 'Zulu'])
  })

  it('tells a capital from a small letter, and names signs', () => {
    expect(spell('aA', 'fr').map(({ kind }) => kind)).toEqual(['letter', 'capital'])
    expect(said(' -!')).toEqual(['espace', 'tiret', 'point d’exclamation'])
  })

  it('has a name for every printable sign', () => {
    const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')
    for (const language of ['fr', 'en']) expect(said(all, language).filter((name) => name.length < 2)).toEqual([])
  })

  it('gives every letter the name that begins with it', () => {
    for (const language of ['fr', 'en']) for (const letter of 'abcdefghijklmnopqrstuvwxyz') expect(said(letter, language)[0]?.[0]?.toLowerCase()).toBe(letter)
  })
})

describe('the breaths of a secret', () => {
  it('are words, groups, or the whole of one that would not survive being cut', () => {
    expect(breathsOf('girafe-tambour-nuage')).toEqual(['girafe', 'tambour', 'nuage'])
    expect(breathsOf(generateCharacters().secret)).toHaveLength(5)
    expect(breathsOf('Sept orages - violets')).toEqual(['Sept orages - violets'])
  })
})
