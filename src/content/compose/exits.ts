import type { GateState } from '../../messaging/requests.ts'
import type { Question } from '../world-bridge.ts'
import { carries, goesTo, isWhole, lettersIn, lettersOf } from './carries.ts'
import type { Departure } from './departure.ts'
import type { GuardedView } from './guarded-view.ts'
import { isClean, maySave, passes, type Scan, scanDraft, textIsClean } from './scan.ts'
import { BEGUN } from './withheld.ts'

/** Stands for the files of a text that is judged without them: "enclosed" must not be said of nothing. */
const SOME_ENVELOPE = { id: 'server-', name: '', state: 'encrypted', text: '', size: 0 } as const

/** What may leave one compose view now, by each of its exits. Whatever cannot be told may not. */
export class Exits {
  /** Called when a send was held. */
  onHeldSend: () => void = () => undefined
  readonly #view: Pick<GuardedView, 'adapter' | 'context' | 'files' | 'gate' | 'saved' | 'shared' | 'standings' | 'verdict'>
  readonly #departure: Departure
  /** The snapshot that the gate was set for. */
  #gateKey = ''

  constructor(view: Pick<GuardedView, 'adapter' | 'context' | 'files' | 'gate' | 'saved' | 'shared' | 'standings' | 'verdict'>, departure: Departure) {
    this.#view = view
    this.#departure = departure
  }

  /** Something changed: closed at once, judged after a pause. Nothing leaves on the strength of an older snapshot. */
  closeIfChanged(): void {
    const { context, gate, verdict } = this.#view
    if (!context.secureSite && gate.state !== 'closed' && verdict.current()?.key !== this.#gateKey) void gate.set('closed')
  }

  /** Sets the network gate as the newest verdict wants it. */
  setGate(scan: Scan | null): void {
    let state: GateState = 'closed'
    if (this.#view.context.secureSite) state = 'clean'
    else if (scan && this.#departure.isGranted(scan)) state = 'sendable'
    else if (scan && this.#mayGo(scan)) state = isClean(scan) && this.#view.files.held.length === 0 ? 'clean' : 'sendable'
    if (scan) this.#gateKey = scan.key
    void this.#view.gate.set(state)
  }

  /** Opens the gate for exactly this snapshot. @returns whether it is open. */
  async openFor(scan: Scan): Promise<boolean> {
    this.#departure.grant(scan)
    this.#gateKey = scan.key
    await this.#view.gate.set('sendable')
    return this.#view.gate.state !== 'closed'
  }

  allowsSend(): boolean {
    if (this.#departure.isUnderway) return false
    const { files, gate, standings, verdict } = this.#view
    const scan = verdict.current()
    // A send through a closed gate would be cut off on its way and leave the webmail waiting.
    if (!scan || gate.state === 'closed') return false
    return this.#departure.isGranted(scan) || (this.#mayGo(scan) && standings.areSettled(scan.draft) && files.held.length === 0)
  }

  allows(question: Question): boolean {
    const { context, saved, verdict } = this.#view
    try {
      const allowed = this.#mayLeave(question)
      const saves = question.exit === 'save' || question.exit === 'request'
      if (allowed && saves && !context.secureSite && verdict.last) saved.note(verdict.last.draft)
      return allowed
    } catch {
      return false
    }
  }

  /** Whether this draft without its files might be sent: then a webmail that saves it with a file may do so. */
  textMayLeave(scan: Scan): boolean {
    return this.#mayGo(scanDraft(scan.reading, [SOME_ENVELOPE], this.#view.verdict.context))
  }

  isCarriedBy(text: string): boolean {
    try {
      const scan = this.#view.verdict.current()
      return !scan || text === '' || carries(text, scan)
    } catch {
      return true
    }
  }

  owns(message: string): boolean {
    try {
      const scan = this.#view.verdict.current()
      return scan !== null && message !== '' && isWhole(message, scan.draft)
    } catch {
      return false
    }
  }

  #mayLeave(question: Question): boolean {
    const { context, files, gate, shared, verdict } = this.#view
    switch (question.exit) {
      case 'send':
        return this.#maySend(question)
      case 'harmless':
        return textIsClean(question.target) && (context.secureSite || !this.#isWholeText(question.target))
      case 'upload':
        return context.secureSite || gate.uploadsOpen
      case 'save': {
        if (context.secureSite) return true
        const scan = verdict.current()
        if (!scan) return false
        if (this.#isSavedAlong(scan)) return true
        if (files.held.length > 0) return false
        return gate.state === 'clean' ? isClean(scan) : gate.state === 'sendable' && maySave(scan) && shared.isSaveAsked()
      }
      default: {
        if (context.secureSite) return true
        const scan = verdict.current()
        if (scan === null) return false
        if (isClean(scan) && files.held.length === 0 && gate.state === 'clean') return true
        return this.#isSavedAlong(scan)
      }
    }
  }

  /** Whether a request that should carry nothing of the draft has all of a text that must not be saved yet: who is named stands there before what for. */
  #isWholeText(request: string): boolean {
    const scan = this.#view.verdict.current()
    if (!scan || isClean(scan)) return false
    const body = lettersOf(scan.draft.body)
    return body.length >= BEGUN.least && lettersIn(request).includes(body)
  }

  #maySend({ target, text, recipients }: Question): boolean {
    const departure = this.#departure
    if (!this.#view.shared.isThere()) {
      // A webmail may put the view away first, and send then.
      if (!departure.draft || !isWhole(text, departure.draft) || !goesTo(recipients, departure.draft)) return false
      if (!departure.isUnderway) departure.submit()
      return true
    }
    if (!this.allowsSend()) {
      if (!departure.isUnderway) setTimeout(() => this.onHeldSend(), 0)
      return false
    }
    // A form's own submission names its target: from then on the message counts as sent until the server answers.
    if (target !== '') departure.submit()
    return true
  }

  /** Webmails save what they send, some by a request that nobody can tell from a save; and some save what they attach files to. */
  #isSavedAlong(scan: Scan): boolean {
    if (this.#departure.isJustLetGo(scan)) return true
    return this.#view.gate.uploadsOpen && this.#view.adapter.attachingSaves === true && (this.#departure.isHandingFiles || this.textMayLeave(scan))
  }

  /** Whether nothing is held against it, and each recipient was answered for. */
  #mayGo(scan: Scan): boolean {
    return passes(scan) && this.#view.standings.knows(scan.draft)
  }
}
