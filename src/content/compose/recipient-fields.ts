import type { Mailbox } from '../../guard/index.ts'
import type { RecipientField } from '../../messaging/people-port.ts'
import { writeMailboxes } from '../webmails/addresses.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import { corrected, hidden, without } from './correction.ts'
import { standingKey } from './scan.ts'

type Recipients = Readonly<Record<RecipientField, readonly Mailbox[]>>

/** Changes whom a draft goes to, in the webmail's own fields; the rest of the draft stays as it is. */
export class RecipientFields {
  readonly #adapter: ComposeAdapter
  readonly #onWritten: () => void

  constructor(adapter: ComposeAdapter, onWritten: () => void) {
    this.#adapter = adapter
    this.#onWritten = onWritten
  }

  /** Those who may receive this message from here stay in the draft; the others have got it another way. */
  keep(staying: ReadonlySet<string>): void {
    const { to, cc, bcc } = this.#adapter.read()
    const kept = (list: readonly Mailbox[]): readonly Mailbox[] => list.filter(({ address }) => staying.has(standingKey(address)))
    this.#write({ to: kept(to), cc: kept(cc), bcc: kept(bcc) })
  }

  /** Puts the right recipient in the place of the wrong one; without a wrong one, in copy. */
  correct(right: Mailbox, insteadOf: string): void {
    this.#write(corrected(this.#adapter.read(), right, insteadOf))
  }

  /** Moves every recipient to where the others do not see them. */
  hide(): void {
    this.#write(hidden(this.#adapter.read()))
  }

  drop(addresses: readonly string[]): void {
    this.#write(without(this.#adapter.read(), addresses))
  }

  #write({ to, cc, bcc }: Recipients): void {
    this.#adapter.writeRecipients({ to: writeMailboxes(to), cc: writeMailboxes(cc), bcc: writeMailboxes(bcc) })
    this.#onWritten()
  }
}
