import type { LedgerLine } from '../messaging/records.ts'

/** Columns of the exported ledger; their names do not change with the language, so that files of two computers add up. */
export const LEDGER_COLUMNS = ['date', 'profile', 'action', 'rules', 'recipient_domains', 'reason'] as const

// A cell that begins like this is run as a formula by spreadsheets, also behind white space.
const FORMULA = /^[\s]*[=+\-@\t\r|%]/u

/**
 * One cell, quoted as RFC 4180 section 2 wants. A cell that a spreadsheet would run as a formula is kept as text by a leading
 * apostrophe, as OWASP advises against CSV injection.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /["\n\r;,]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The ledger as a spreadsheet reads it in French settings: semicolons, CRLF, and a byte-order mark for the accents. */
export function ledgerCsv(lines: readonly LedgerLine[]): string {
  const rows = lines.map(({ date, profile, action, rules, recipientDomains, reason }) =>
    [date, profile, action, rules.join(' '), recipientDomains.join(' '), reason])
  return `\uFEFF${[LEDGER_COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`
}

/** The ledger for another program. */
export function ledgerJson(lines: readonly LedgerLine[]): string {
  return `${JSON.stringify({ format: 'sceau-ledger', version: 1, lines }, null, 2)}\n`
}
