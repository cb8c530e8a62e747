import type { LedgerLine } from '../../messaging/records.ts'
import type { How } from './clearance.ts'

const OF_ACTION: Partial<Record<LedgerLine['action'], How>> = {
  'sent-as-is': 'sent-as-is', 'sealed': 'sealed', 'answered-without-history': 'answered-without-history', 'passages-removed': 'passages-removed',
  'sent-anyway': 'sent-anyway', 'sent-in-emergency': 'sent-in-emergency',
}

/** How the next message of this page was let go: by the stop that ended last, else by passing. */
export class LetGo {
  #how: How
  #reason = ''

  constructor(how: How = 'pass') {
    this.#how = how
  }

  get how(): How {
    return this.#how
  }

  get reason(): string {
    return this.#reason
  }

  /** A stop has ended, or a new one begun: then nothing is let go. */
  note(action: LedgerLine['action'] | '', reason: string): void {
    const how = OF_ACTION[action || 'held'] ?? 'pass'
    this.#how = how
    this.#reason = how === 'sent-anyway' ? reason : ''
  }
}
