import { expect, it } from 'vitest'
import { checksum } from '../../../../src/directory/index/checksum.ts'

// Made with the reference library (python-xxhash 4.0.1, xxh32, seed 0) for bytes 3, 10, 17, … modulo 256.
it.each([
  [0, 0x02cc5d05], [4, 0x725479f2], [12, 0xd9460fc1], [16, 0x8845547d], [20, 0x3e5ed4de], [64, 0xecd2ac44], [1000, 0xc85a5152],
])('is xxHash32: %i bytes', (length, sum) => {
  const bytes = Uint8Array.from({ length }, (_, at) => at * 7 + 3)
  expect(checksum(new Uint32Array(bytes.buffer))).toBe(sum)
})
