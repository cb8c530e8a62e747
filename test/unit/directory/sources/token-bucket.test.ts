import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenBucket } from '../../../../src/directory/sources/token-bucket.ts'

/** When calls begin that come at these moments, in milliseconds. */
async function begun(perSecond: number, arrivals: readonly number[]): Promise<number[]> {
  let now = 0
  const take = tokenBucket(perSecond, { now: () => now, pause: (milliseconds) => { now += milliseconds; return Promise.resolve() } })
  const times: number[] = []
  for (const arrival of arrivals) {
    now = Math.max(now, arrival)
    await take()
    times.push(now)
  }
  return times
}

it('lets 17 calls begin at once and the 18th a second after the first', async () => {
  expect(await begun(17, Array<number>(18).fill(0))).toEqual([...Array<number>(17).fill(0), 1000])
})

it('never lets more begin in any second, and keeps nobody waiting without need', async () => {
  const arrivals = fc.array(fc.nat(5000), { maxLength: 80 }).map((all) => all.sort((a, b) => a - b))
  await fc.assert(fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 17 }), async (when, perSecond) => {
    const times = await begun(perSecond, when)
    times.forEach((time, at) => {
      const before = times[at - perSecond]
      if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(1000)
      const earliest = Math.max(when[at] ?? 0, before === undefined ? 0 : before + 1000, times[at - 1] ?? 0)
      expect(time).toBe(earliest)
    })
  }))
})

it('serves calls that come together in their order', async () => {
  const order: number[] = []
  let now = 0
  const take = tokenBucket(2, { now: () => now, pause: (milliseconds) => { now += milliseconds; return Promise.resolve() } })
  await Promise.all([0, 1, 2, 3, 4].map(async (rank) => {
    await take()
    order.push(rank)
  }))
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(now).toBe(2000)
})
