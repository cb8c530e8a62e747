import { ask } from '../../messaging/ask.ts'
import type { Draft } from '../../guard/index.ts'
import type { GuardedView } from './guarded-view.ts'
import type { RecordCopy } from './record-copy.ts'
import { addressesOf, type Scan } from './scan.ts'

const OUTCOME_TIMEOUT = 60_000
/** Milliseconds after a gesture that was let go, in which what the webmail sends and saves is part of that send. */
const LEAVING = 10_000

/** The send of one view that was let go: for which snapshot, by which gesture, to whom, until the webmail's server has answered. */
export class Departure {
  /** Called when the webmail's own send was let go, and when its server refused it. */
  onSending: (sending: boolean) => void = () => undefined
  /** Called when the server has not answered for a long time. */
  onUncertain: () => void = () => undefined
  /** Called when the message stays after all. */
  onRefused: () => void = () => undefined
  /** The files of a message that may leave are being handed over. */
  isHandingFiles = false
  /** How many gestures on Send went through. */
  gestures = 0
  readonly #view: Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'gate' | 'keeper' | 'verdict'>
  readonly #record: Pick<RecordCopy, 'leaving' | 'sent'>
  /** Key of a snapshot that was let through by a decision or after its files were handed over. */
  #pass = ''
  /** When the webmail's own send was let go; it is not let go twice. */
  #submitted = 0
  /** The last gesture on Send that went through, and for which snapshot. */
  #letGo: { readonly at: number; readonly key: string; readonly draft: Draft | null } = { at: 0, key: '', draft: null }
  /** Whom the message that is leaving goes to. */
  #leaving: readonly string[] = []

  constructor(view: Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'gate' | 'keeper' | 'verdict'>, record: Pick<RecordCopy, 'leaving' | 'sent'>) {
    this.#view = view
    this.#record = record
  }

  /** Whether the webmail's own send was let go and nobody has answered yet. */
  get isUnderway(): boolean {
    return this.#submitted !== 0
  }

  /** The draft of the last gesture that went through. */
  get draft(): Draft | null {
    return this.#letGo.draft
  }

  /** Lets exactly this snapshot go; `null` takes that back. */
  grant(scan: Scan | null): void {
    this.#pass = scan?.key ?? ''
  }

  /** Whether exactly this snapshot was let go by a decision; nothing of ours closes the gate again before it has left. */
  isGranted(scan: Scan): boolean {
    return this.#pass !== '' && this.#pass === scan.key
  }

  /** A gesture on Send went through. */
  gesture(): void {
    this.gestures += 1
    const scan = this.#view.verdict.current()
    this.#letGo = { at: Date.now(), key: scan?.key ?? '', draft: scan?.draft ?? null }
    // A webmail may put the view away first, and send then.
    this.#record.leaving()
  }

  /** Whether a gesture let exactly this snapshot go a moment ago. */
  isJustLetGo(scan: Scan): boolean {
    return this.#letGo.key === scan.key && Date.now() - this.#letGo.at < LEAVING
  }

  /** The webmail's own send is let go. */
  submit(): void {
    const submitted = (this.#submitted = Date.now())
    this.#leaving = this.#recipients()
    this.#record.leaving()
    this.onSending(true)
    setTimeout(() => {
      if (this.#submitted === submitted) this.onUncertain()
    }, OUTCOME_TIMEOUT)
  }

  /** The webmail's server has answered. */
  settle(outcome: 'sent' | 'failed'): void {
    const { adapter, context, engine, gate, keeper } = this.#view
    // A webmail whose send nobody can tell from other requests has at least closed the view upon one that was let go.
    const wasLetGo = this.isUnderway || Date.now() - this.#letGo.at < OUTCOME_TIMEOUT
    if (!wasLetGo && outcome === 'sent' && !context.secureSite) return
    this.#submitted = 0
    this.#pass = ''
    void gate.set('closed')
    if (outcome === 'sent') {
      const addresses = this.#leaving.length > 0 ? this.#leaving : this.#recipients()
      if (!context.isPrivate) void ask('history-learn', { addresses }).catch(() => undefined)
      void this.#record.sent()
      void keeper.forget()
      void engine.forget(adapter.key)
    } else {
      this.onSending(false)
      this.onRefused()
    }
  }

  #recipients(): readonly string[] {
    const { verdict } = this.#view
    const scan = verdict.current() ?? verdict.last
    return scan ? addressesOf(scan.draft).filter((address) => address !== '') : []
  }
}
