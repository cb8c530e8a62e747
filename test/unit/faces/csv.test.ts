import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerLine } from '../../../src/messaging/records.ts'
import { csvCell, ledgerCsv, ledgerJson } from '../../../src/options/csv.ts'

const LINE: LedgerLine = {
  date: '2026-11-24T09:12:00Z', profile: 'Dr Léa Moreau', action: 'sent-anyway', rules: ['plaintext-health-data', 'unread-attachment'],
  recipientDomains: ['gmail.example'], reason: 'other',
}

/** Reads a semicolon file as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^";\r\n]*)(;|\r\n|$)/gu
  for (const [whole, cell = '', end] of text.matchAll(cells)) {
    if (whole === '') break
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

describe('the exported ledger', () => {
  it('has a head, a byte-order mark for accents, and one line per entry', () => {
    const text = ledgerCsv([LINE])
    expect(text.startsWith('\uFEFFdate;profile;')).toBe(true)
    expect(parse(text.slice(1))[1]).toEqual([
      '2026-11-24T09:12:00Z', 'Dr Léa Moreau', 'sent-anyway', 'plaintext-health-data unread-attachment', 'gmail.example', 'other',
    ])
  })

  it.each(['=1+1', '+33612345678', '-2', '@SUM(A1)', '\t=1', '|calc', ' =1', '%0A'])('keeps %j from being run as a formula', (text) => {
    expect(parse(csvCell(text))[0]?.[0]).toBe(`'${text}`)
  })

  it('never lets a cell begin like a formula, and loses nothing of it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (profile, domain) => {
      const [, row] = parse(ledgerCsv([{ ...LINE, profile, recipientDomains: [domain] }]).slice(1))
      expect(row).toHaveLength(6)
      const cell = row?.[1] ?? ''
      expect(cell).not.toMatch(/^\s*[=+\-@|%]/u)
      expect([profile, `'${profile}`]).toContain(cell)
    }))
  })

  it('is complete in JSON', () => {
    expect(JSON.parse(ledgerJson([LINE]))).toEqual({ format: 'sceau-ledger', version: 1, lines: [LINE] })
  })
})
