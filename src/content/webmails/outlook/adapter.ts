import { onNews } from '../../world-bridge.ts'
import { StructuralCompose } from '../structural/adapter.ts'
import { Places } from '../structural/places.ts'
import type { Reading, SendOutcome } from '../webmail.ts'
import { ACCOUNT, OUTLOOK } from './layout.ts'
import { OutlookRecipients } from './recipients.ts'

/** One of Outlook's compose views. */
export class OutlookCompose extends StructuralCompose {
  readonly #page: Document

  constructor(view: Element, key: string) {
    const places = new Places(view, OUTLOOK)
    // A save and a send have one address: no answer's address tells which it was.
    super(view, key, OUTLOOK, { isSend: null, isSave: null }, places, new OutlookRecipients(places))
    this.#page = view.ownerDocument
  }

  override read(): Reading {
    const account = this.#page.querySelector<HTMLAnchorElement>(ACCOUNT)?.href ?? ''
    const address = URL.canParse(account) ? (new URL(account).searchParams.get('login_hint') ?? '') : ''
    const reading = super.read()
    return { ...reading, from: reading.from ?? (address === '' ? null : { name: '', address }) }
  }

  override onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    onNews('sent', () => listener('sent'), signal)
  }
}
