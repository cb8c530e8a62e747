import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'

const french = readCatalogue('fr')
const english = readCatalogue('en')
const OURS = /^(common|panel|popup|options|decision)_/u
const sources = ['faces', 'panel', 'popup', 'options', 'decision'].flatMap((room) =>
  readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file)).map((file) => `src/${room}/${file}`))

describe('the sentences of the faces', () => {
  it('stand in both languages with the same values', () => {
    const ours = (catalogue: Record<string, string>) => Object.entries(catalogue).filter(([key]) => OURS.test(key))
      .map(([key, sentence]) => `${key} ${[...sentence.matchAll(/\$\d/gu)].map(([value]) => value).sort().join(' ')}`).sort()
    expect(ours(english)).toEqual(ours(french))
  })

  it('exist for every key that the faces name', () => {
    expect(sources.length).toBeGreaterThan(40)
    const named = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'((?:common|panel|popup|options|decision)_[a-zA-Z0-9_]+)'/gu)].map(([, key = '']) => key))
    const missing = named.filter((key) => !(key in french) && !(`${key}_one` in french && `${key}_other` in french))
      // Beginnings of keys that are put together.
      .filter((key) => !Object.keys(french).some((known) => known.startsWith(`${key}_`)))
    expect(missing).toEqual([])
  })

  it('never shout', () => {
    expect(Object.values({ ...french, ...english }).filter((sentence) => sentence.includes('!'))).toEqual([])
  })
})
