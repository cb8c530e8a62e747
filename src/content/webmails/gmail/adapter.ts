import { onNews } from '../../world-bridge.ts'
import { press } from '../press.ts'
import { StructuralCompose } from '../structural/adapter.ts'
import { Places } from '../structural/places.ts'
import type { Reading, SendOutcome } from '../webmail.ts'
import { GMAIL, SHOW_QUOTE, UNSHOWN_QUOTE } from './layout.ts'
import { GmailRecipients } from './recipients.ts'

/** One of Gmail's compose views. */
export class GmailCompose extends StructuralCompose {
  readonly #view: Element

  constructor(view: Element, key: string) {
    const places = new Places(view, GMAIL)
    // A save and a send have one address: no answer's address tells which it was.
    super(view, key, GMAIL, { isSend: null, isSave: null }, places, new GmailRecipients(places))
    this.#view = view
  }

  override read(): Reading {
    const reading = super.read()
    const quote = this.#view.querySelector<HTMLInputElement>(UNSHOWN_QUOTE)?.value ?? ''
    if (quote !== '') reading.text.add('quoted', new DOMParser().parseFromString(quote, 'text/html').body.textContent, null, 0)
    return reading
  }

  override dropQuoted(): void {
    const show = this.#view.querySelector<HTMLElement>(SHOW_QUOTE)
    if (show) press(show)
    super.dropQuoted()
  }

  /** Gmail puts the view away before its message has left: only what the page's world sees of the answer tells. */
  override onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    onNews('sent', () => listener('sent'), signal)
  }
}
