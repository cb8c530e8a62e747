import type { Mailbox } from '../../guard/index.ts'
import { until } from '../webmails/until.ts'
import type { Departure } from './departure.ts'
import type { Exits } from './exits.ts'
import type { GuardedView } from './guarded-view.ts'
import type { RecordCopy } from './record-copy.ts'
import { resolveAnew } from './resolve-anew.ts'
import { passes, type Scan } from './scan.ts'

/** For how long a send waits for files that are still being read before the panel names them. */
const READING_TIMEOUT = 3000
/** Milliseconds that a send waits for the copy of files that go up with it, beyond their upload. */
const COPY_TIMEOUT = 300

/** How often Send is pressed again when something became known, or changed, in the very moment of the press. */
const PRESSES = 3

/** What becomes of a send that is held. */
export interface Held {
  /** Seals it by a standing order. @returns whether it may leave then. */
  seal(scan: Scan): Promise<boolean>
  /** Opens the stop. */
  stop(scan: Scan | null, failure: string, weaker?: readonly Mailbox[]): Promise<void>
}

/** Sends a message that was held: judges it anew, hands its files to the webmail, and presses Send, once. */
export class Sending {
  readonly #view: GuardedView
  readonly #record: Pick<RecordCopy, 'follow'>
  readonly #departure: Departure
  readonly #exits: Pick<Exits, 'openFor'>
  readonly #held: Held
  /** One send at a time: a press of ours that is held after all is no further one. */
  #isBusy = false
  /** How many gestures on Send had gone through when this send began. */
  #gestures = 0
  /** How many presses of Send were held. */
  #heldPresses = 0

  constructor(view: GuardedView, record: Pick<RecordCopy, 'follow'>, departure: Departure, exits: Pick<Exits, 'openFor'>, held: Held) {
    this.#view = view
    this.#record = record
    this.#departure = departure
    this.#exits = exits
    this.#held = held
  }

  /** A gesture or a script wanted to send and was held. */
  attempt(): void {
    this.#heldPresses += 1
    if (this.#isBusy || this.#departure.isUnderway) return
    void this.#alone(() => this.#attempt(PRESSES))
  }

  /** Hands held files to the webmail, then presses its Send, once. */
  proceed(): Promise<void> {
    return this.#alone(() => this.#proceed(PRESSES))
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    this.#isBusy = true
    this.#gestures = this.#departure.gestures
    try {
      await work()
    } finally {
      this.#isBusy = false
    }
  }

  async #attempt(presses: number): Promise<void> {
    await this.#filesSettled()
    const { scan, settled, weaker } = await resolveAnew(this.#view)
    const mayGo = scan !== null && settled && weaker.length === 0 && (passes(scan) || (await this.#held.seal(scan)))
    if (mayGo) await this.#proceed(presses)
    else await this.#held.stop(scan, this.#view.verdict.failure, weaker)
  }

  /** Resolves once no file is on its way to the webmail and none is being read, or reading takes too long. */
  async #filesSettled(): Promise<void> {
    const { uploads, verdict } = this.#view
    await uploads.settled
    await until(() => !(verdict.current()?.draft.attachments.some(({ state }) => state === 'pending') ?? false), READING_TIMEOUT).catch(() => undefined)
  }

  async #proceed(presses: number): Promise<void> {
    const { adapter, files, shared, standings, verdict } = this.#view
    const before = verdict.current()
    if (!before) return this.#held.stop(null, verdict.failure)
    try {
      // Beside the upload, which takes longer; no copy is worth a send that waits.
      const copied = this.#record.follow()
      if (files.held.length > 0) await this.#handOverAll()
      await Promise.race([copied, pause(COPY_TIMEOUT)])
      // The files have moved to the server and nothing else may have changed under the decision.
      const scan = verdict.current()
      if (!scan || !sameText(before, scan)) { await this.#held.stop(scan, verdict.failure); return; }
      // An upload takes its time, and somebody may have gone from the directory meanwhile.
      const weaker = standings.takeWeaker(scan.draft)
      if (weaker.length > 0) { await this.#held.stop(scan, verdict.failure, weaker); return }
      if (!(await this.#exits.openFor(scan))) { await this.#held.stop(scan, 'content_failure_silent'); return; }
      // Meanwhile a hand has pressed once more, and was let go.
      if (this.#isLeaving()) return
      const held = this.#heldPresses
      await adapter.pressSend(shared.heldControl)
      if (this.#heldPresses > held && !this.#isLeaving()) await this.#heldAgain(scan, presses - 1)
    } catch {
      this.#departure.grant(null)
      await this.#held.stop(verdict.current(), 'content_failure_upload')
    }
  }

  /** Whether the message is on its way by another press than ours. */
  #isLeaving(): boolean {
    return this.#departure.isUnderway || this.#departure.gestures !== this.#gestures
  }

  /** A press of ours was held for what became known, or changed, in that very moment: nothing is dropped without a word. */
  async #heldAgain(before: Scan, presses: number): Promise<void> {
    const { verdict } = this.#view
    const scan = verdict.current()
    if (presses > 0 && scan && sameText(before, scan)) await this.#attempt(presses)
    else await this.#held.stop(scan, verdict.failure || 'content_failure_press')
  }

  async #handOverAll(): Promise<void> {
    this.#departure.isHandingFiles = true
    try {
      await this.#view.uploads.give(this.#view.files.held)
    } finally {
      this.#departure.isHandingFiles = false
    }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether two scans differ in nothing but where their files stand. */
function sameText(a: Scan, b: Scan): boolean {
  const text = ({ draft }: Scan): string => JSON.stringify([
    draft.from, draft.to, draft.cc, draft.bcc, draft.subject, draft.body, draft.quoted, draft.attachments.map(({ name }) => name).sort(),
  ])
  return text(a) === text(b)
}
