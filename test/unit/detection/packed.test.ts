import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEPT_SLOTS, KeptTable, layOut } from '../../../src/detection/model/kept-table.ts'
import { MOST_STEPS, packed, squared, unpacked } from '../../../src/detection/model/packed.ts'

/** What a table says of a feature: nothing of one that it does not keep. */
const said = (table: KeptTable, hash: number): number => {
  const slot = table.slotOf(hash)
  return slot < 0 ? 0 : table.weightAt(slot)
}

const steps = fc.array(fc.integer({ min: -MOST_STEPS, max: MOST_STEPS }), { minLength: 0, maxLength: 50 }).map((four) => four.flatMap((one) => [one, -one, 0, one]))

describe('packed steps', () => {
  it('come back as what they stand for', () => {
    fc.assert(fc.property(steps, (given) => {
      expect([...unpacked(packed(given))]).toEqual(given.map((one) => squared(one) || 0))
    }))
  })

  it('take one byte for two', () => {
    expect(packed(new Int8Array(8))).toHaveLength(4)
  })
})

describe('a table of kept features', () => {
  it('gives what was laid in', () => {
    // Far apart: two of one mark side by side are one, see below.
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: KEPT_SLOTS / 64 - 1 }), fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: -127, max: 127 })), { maxLength: 40, selector: ([place]) => place })
    fc.assert(fc.property(places, (given) => {
      const features = given.map(([place, mark, weight]): [number, number] => [((mark << 16) | (place * 64)) >>> 0, weight])
      const table = new KeptTable(layOut(features))
      for (const [hash, weight] of features) expect(said(table, hash)).toBe(weight)
    }))
  })

  it('says nothing of a feature that it does not keep', () => {
    expect(said(new KeptTable(layOut([[7, 5]])), 8)).toBe(0)
    expect(said(new KeptTable(new Uint8Array(0)), 7)).toBe(0)
  })

  it('gives both of one slot and one mark the weight of the first', () => {
    const [one, other] = [0x10007, 0x1000007]
    expect(said(new KeptTable(layOut([[one, 5], [other, -3]])), other)).toBe(5)
  })

  it('finds one whose slot another took', () => {
    const [one, other] = [0x10007, 0x20007]
    const table = new KeptTable(layOut([[one, 5], [other, -3]]))
    expect([said(table, one), said(table, other)]).toEqual([5, -3])
  })
})
