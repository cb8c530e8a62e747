import type { Ask } from '../../messaging/ask.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import { ledgerFacts } from './ledger-note.ts'
import type { Scan } from './scan.ts'

/** One stop as the background and its ledger know it, from its opening to what ended it. */
export class Hold {
  readonly #ask: Ask
  #id = ''
  #isSealed = false

  constructor(ask: Ask) {
    this.#ask = ask
  }

  /** Empty while it does not stand: a stop that has ended takes no decision any more. */
  get id(): string {
    return this.#id
  }

  /** Whether it has sealed the draft. */
  get isSealed(): boolean {
    return this.#isSealed
  }

  /** That stands in the ledger by itself, and leaving the panel then is no going back. */
  sealed(): void {
    this.#isSealed = true
  }

  /** @param scan `null` for a draft that could not be judged. @returns what proves that a panel is of this stop. @throws when nobody answers. */
  async open(scan: Scan | null): Promise<string> {
    this.#id = crypto.randomUUID()
    return (await this.#ask('open-hold', { holdId: this.#id, verdict: scan?.verdict.verdict ?? 'block', ...ledgerFacts(scan) })).nonce
  }

  /** @param action What ended it; empty where the ledger has it already. */
  async close(action: LedgerLine['action'] | ''): Promise<void> {
    const holdId = this.#id
    if (holdId === '') return
    this.#id = ''
    const known = this.#isSealed && (action === 'sealed' || action === 'went-back')
    await this.#ask('close-hold', { holdId, action: known ? '' : action }).catch(() => undefined)
  }
}
