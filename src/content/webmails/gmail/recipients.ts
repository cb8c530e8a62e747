import type { Mailbox } from '../../../guard/index.ts'
import type { RecipientField } from '../../../messaging/people-port.ts'
import { isMailbox, writeMailbox, writeMailboxes } from '../addresses.ts'
import { press } from '../press.ts'
import type { Places } from '../structural/places.ts'
import { mailboxOf, Recipients } from '../structural/recipients.ts'
import { until } from '../until.ts'
import { GMAIL, TOGGLES } from './layout.ts'

/** Milliseconds in which Gmail makes a chip of what was pasted. */
const CHIP = 600

/** Gmail's recipients. Its field takes what is pasted into it and nothing that a script puts there (InboxSDK, set-recipients.ts). */
export class GmailRecipients extends Recipients {
  readonly #places: Places
  #line: Promise<void> = Promise.resolve()

  constructor(places: Places) {
    super(places)
    this.#places = places
  }

  override get written(): Promise<void> {
    return this.#line
  }

  override set(field: RecipientField, mailboxes: readonly Mailbox[]): void {
    this.#line = this.#line.then(() => this.#leave(field, mailboxes))
  }

  async #leave(field: RecipientField, mailboxes: readonly Mailbox[]): Promise<void> {
    const toggle = field === 'to' || mailboxes.length === 0 ? null : this.#places.view.querySelector<HTMLElement>(TOGGLES[field])
    if (toggle && this.#places.input(field)?.checkVisibility() !== true) press(toggle)
    const input = this.#places.input(field)
    if (!(input instanceof HTMLInputElement)) return
    input.value = ''
    for (const chip of this.chips(field)) {
      if (!mailboxes.some(isMailbox(mailboxOf(chip)))) chip.querySelector<HTMLElement>(GMAIL.loose.chipRemove ?? '')?.click()
    }
    const missing = (): Mailbox[] => mailboxes.filter((wanted) => !this.read(field).some(isMailbox(wanted)))
    // A fresh view forgets once what it was given at once: then it is told again.
    for (let attempt = 0; attempt < 2 && missing().length > 0; attempt++) {
      paste(input, writeMailboxes(missing()))
      await until(() => missing().length === 0, CHIP).catch(() => undefined)
    }
    // A browser that lets no script paste: typed, and finished by the key.
    for (const mailbox of missing()) {
      input.value = writeMailbox(mailbox)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
    }
  }
}

function paste(input: HTMLInputElement, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
