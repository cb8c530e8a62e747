import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ledger } from '../../../src/background/stores/ledger.ts'
import type { LedgerLine } from '../../../src/messaging/records.ts'

const line = (action: LedgerLine['action'], date: string): LedgerLine =>
  ({ date, profile: 'p', action, rules: ['plaintext-health-data'], recipientDomains: ['orange.fr'], reason: '' })

describe('ledger', () => {
  beforeEach(() => ledger.clear())

  it('keeps every line in the order of writing, whatever their dates', async () => {
    const lines = [line('held', '2026-01-02T00:00:00Z'), line('handed-over', '2026-01-01T00:00:00Z'), line('held', '2026-01-02T00:00:00Z')]
    for (const one of lines) await ledger.append(one)
    expect(await ledger.list()).toEqual(lines)
  })

  it('keeps lines that are written at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => ledger.append(line('held', String(at)))))
    expect(new Set((await ledger.list()).map(({ date }) => date)).size).toBe(20)
  })

  it('is empty after it was cleared', async () => {
    await ledger.append(line('held', ''))
    await ledger.clear()
    expect(await ledger.list()).toEqual([])
  })
})
