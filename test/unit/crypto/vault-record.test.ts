import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, DamagedRecordError, newVaultKeys, openRecord, sealRecord, utf8 } from '../../../src/crypto/index.ts'

const PURPOSE = 'draft 1'
const CONTENT = utf8('Mme Quillévéré, HbA1c 9,2 %')

let keys: { publicKey: Bytes; privateKey: Bytes }
let record: Bytes
beforeAll(async () => {
  keys = await newVaultKeys()
  record = await sealRecord(keys.publicKey, CONTENT, PURPOSE)
})

const refused = (changed: Bytes, purpose = PURPOSE): Promise<void> =>
  expect(openRecord(keys.privateKey, changed, purpose)).rejects.toThrow(DamagedRecordError)

describe('record of the vault', () => {
  it('gives back any content for its own purpose', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), fc.string({ unit: 'grapheme' }), async (bytes, purpose) => {
      const content = Uint8Array.from(bytes)
      expect(await openRecord(keys.privateKey, await sealRecord(keys.publicKey, content, purpose), purpose)).toEqual(content)
    }), { numRuns: 40 })
  })

  it('begins with its mark, the length of the wrapped key, the key, a nonce, and ends with the sealed content and its tag', () => {
    expect(new TextDecoder().decode(record.subarray(0, 4))).toBe('SCV1')
    expect([...record.subarray(4, 6)]).toEqual([384 >> 8, 384 & 0xff])
    expect(record).toHaveLength(4 + 2 + 384 + 12 + CONTENT.length + 16)
  })

  it('shows nothing of its content and is never the same twice', async () => {
    expect(Buffer.from(record).includes('Quill')).toBe(false)
    expect(await sealRecord(keys.publicKey, CONTENT, PURPOSE)).not.toEqual(record)
  })

  it('is refused when any one byte was changed', async () => {
    for (let at = 0; at < record.length; at += 1) await refused(record.map((byte, index) => (index === at ? byte ^ 0x40 : byte)))
  })

  it('is refused when it was cut or added to', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: record.length - 1 }), async (length) => { await refused(record.slice(0, length)) }), { numRuns: 60 })
    await refused(Uint8Array.from([...record, 0]))
    await refused(new Uint8Array())
  })

  it.each(['draft 2', 'file 1', 'draft 1 ', '', 'Draft 1'])('is refused for the purpose %j', async (purpose) => {
    await refused(record, purpose)
  })

  it('is refused with the key of another vault', async () => {
    const { privateKey } = await newVaultKeys()
    await expect(openRecord(privateKey, record, PURPOSE)).rejects.toThrow(DamagedRecordError)
  })
})
