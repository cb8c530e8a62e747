import type { LedgerLine } from '../../messaging/records.ts'
import { database } from './database.ts'

/** The record of what was stopped and how it ended, oldest first: codes and domains, no text, no name, no number. */
export const ledger = {
  async append(line: LedgerLine): Promise<void> {
    await (await database()).add('ledger', line)
  },
  async list(): Promise<LedgerLine[]> {
    return (await database()).getAll('ledger')
  },
  async clear(): Promise<void> {
    await (await database()).clear('ledger')
  },
}
