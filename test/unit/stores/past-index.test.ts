import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PastIndex } from '../../../src/background/stores/past-index.ts'

const address = fc.tuple(fc.constantFrom('paul', 'anne', 'lea'), fc.constantFrom('a.fr', 'b.fr', 'medecin.mssante.fr')).map(([name, domain]) => `${name}@${domain}`)
const day = fc.constantFrom('2026-01-01', '2026-05-05', '2026-11-11')
const past = fc.uniqueArray(fc.record({ to: fc.uniqueArray(address, { minLength: 1, maxLength: 4 }), times: fc.integer({ min: 1, max: 9 }), last: day }), { maxLength: 30, selector: ({ to }) => [...to].sort().join(' ') })
  .map((entries) => entries.sort((a, b) => b.last.localeCompare(a.last)))
const domain = (of: string) => of.split('@')[1] ?? ''

describe('the past, found by address and domain', () => {
  it('tells what going through all of it would tell', () => {
    fc.assert(fc.property(past, fc.uniqueArray(address, { maxLength: 3 }), (entries, wanted) => {
      const index = new PastIndex(entries)
      const near = (one: string) => wanted.some((known) => known === one || domain(known) === domain(one))
      const found = entries.map((entry) => ({ ...entry, to: entry.to.filter(near) })).filter(({ to }) => to.length > 0)
      const expected = found.length > 0 || entries.length === 0 || wanted.length === 0
        ? [...found.filter(({ to }) => to.some((one) => wanted.includes(one))), ...found.filter(({ to }) => !to.some((one) => wanted.includes(one)))]
        : [{ to: [], times: 1, last: entries.map(({ last }) => last).sort().at(-1) }]
      expect(index.about(wanted)).toEqual(expected)
      for (const one of wanted) {
        const own = entries.filter(({ to }) => to.includes(one))
        expect(index.of([one])).toEqual(own.length === 0 ? [] : [{ address: one, times: own.reduce((sum, { times }) => sum + times, 0), last: own.map(({ last }) => last).sort().at(-1) }])
      }
      expect(index.everyone().map((person) => person.address).sort()).toEqual([...new Set(entries.flatMap(({ to }) => to))].sort())
    }))
  })
})
