import { type NamedRecipients, onNews } from '../../world-bridge.ts'
import { StructuralCompose } from '../structural/adapter.ts'
import { Places } from '../structural/places.ts'
import { until } from '../until.ts'
import type { Reading, SendOutcome } from '../webmail.ts'
import { ACCOUNT, OUTLOOK } from './layout.ts'
import { OutlookRecipients } from './recipients.ts'

/** Milliseconds in which Outlook puts a view away whose message its server has taken. */
const CLOSES = 5000

/** One of Outlook's compose views. */
export class OutlookCompose extends StructuralCompose {
  /** Outlook saves a draft before it takes its first file. */
  override readonly attachingSaves = true
  readonly #page: Document

  readonly #view: Element
  readonly #recipients: OutlookRecipients

  constructor(view: Element, key: string) {
    const places = new Places(view, OUTLOOK)
    const recipients = new OutlookRecipients(places)
    // A save and a send have one address: no answer's address tells which it was.
    super(view, key, OUTLOOK, { isSend: null, isSave: null }, places, recipients)
    this.#recipients = recipients
    this.#page = view.ownerDocument
    this.#view = view
  }

  learnRecipients(recipients: NamedRecipients): void {
    this.#recipients.learn(recipients)
  }

  override read(): Reading {
    const account = this.#page.querySelector<HTMLAnchorElement>(ACCOUNT)?.href ?? ''
    const address = URL.canParse(account) ? (new URL(account).searchParams.get('login_hint') ?? '') : ''
    const reading = super.read()
    return { ...reading, from: reading.from ?? (address === '' ? null : { name: '', address }) }
  }

  override onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void {
    // A refusal may come with a status of success: then the view stays.
    onNews('sent', () => void until(() => !this.#view.isConnected, CLOSES).then(() => listener('sent'), () => listener('failed')), signal)
    onNews('failed', () => listener('failed'), signal)
  }
}
