import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { SecureRecipient } from '../../messaging/hold-view.ts'
import type { HandOverState } from '../../messaging/requests.ts'
import type { GuardedView } from './guarded-view.ts'
import { HandOverSource } from './hand-over-source.ts'
import type { Hold } from './hold.ts'
import type { PanelVoice } from './panel-voice.ts'
import type { RecordCopy } from './record-copy.ts'
import { type Scan, standingKey } from './scan.ts'

/** What the panel says of each state in which nothing has ended, and how many of three steps are done. */
const STEPS: Partial<Record<HandOverState, readonly [message: string, done: number]>> = {
  opening: ['content_hand_over_opening', 0], login: ['content_hand_over_login', 0],
  filling: ['content_hand_over_filling', 1], filled: ['content_hand_over_filled', 2], sending: ['content_hand_over_sending', 2],
}

/** What a hand-over needs of the stop that it ends. */
export interface HandedOverStop {
  /** The draft that was shown. */
  readonly scan: Scan | null
  readonly hold: Hold
  fail(message: string): void
}

/** The hand-over of a held message to the secure mailbox, as its panel follows it. */
export class HandingOver {
  readonly #view: GuardedView
  readonly #record: Pick<RecordCopy, 'takeFor' | 'handedOver'>
  readonly #stop: HandedOverStop
  readonly #voice: PanelVoice
  readonly #source: HandOverSource
  /** What was given to the secure mailbox, for the record. */
  #given: MessageToWrite | null = null

  constructor(view: GuardedView, record: Pick<RecordCopy, 'takeFor' | 'handedOver'>, stop: HandedOverStop, voice: PanelVoice) {
    this.#view = view
    this.#record = record
    this.#stop = stop
    this.#voice = voice
    this.#source = new HandOverSource(view)
  }

  /** Whether a hand-over is this one. */
  isOf(jobId: unknown): boolean {
    return this.#source.isOf(jobId)
  }

  async start(recipients: readonly SecureRecipient[]): Promise<void> {
    this.#view.busy = true
    this.#voice.progress('content_hand_over_opening', 0, 3)
    this.#given = await this.#record.takeFor(recipients).catch(() => null)
    const why = await this.#source.start(this.#stop.hold.id, recipients, (state, reason) => void this.#follow(state, reason))
    if (why !== '') this.#stop.fail(why)
  }

  async #follow(state: HandOverState, why: string): Promise<void> {
    const step = STEPS[state]
    if (step) this.#voice.progress(state === 'filled' && why !== '' ? why : step[0], step[1], 3)
    else if (state === 'uncertain') this.#voice.doubt('content_hand_over_uncertain')
    else if (state === 'failed') this.#stop.fail(why || 'content_hand_over_failed')
    else if (state === 'sent') await this.#clearUp()
  }

  /** The secure mailbox has sent it: only now the ordinary draft goes. */
  async #clearUp(): Promise<void> {
    const copy = this.#given && (await this.#record.handedOver(this.#given))
    const staying = this.#stop.scan?.verdict.plans.filter(({ plan }) => plan === 'send').map(({ address }) => address) ?? []
    if (staying.length > 0) {
      this.#view.recipients.keep(new Set(staying.map(standingKey)))
      this.#voice.doubt('content_hand_over_rest', [staying.join(', ')], copy)
    } else {
      const [left] = await eraseDraft(this.#view)
      if (left === undefined) this.#voice.done('content_hand_over_sent', copy)
      else this.#voice.doubt(left, [], copy)
    }
    await this.#stop.hold.close('handed-over')
  }
}

/** Empties the view and removes what the webmail keeps of it; message keys of what could not be removed. */
async function eraseDraft({ adapter, engine, files, gate, keeper }: GuardedView): Promise<readonly string[]> {
  files.drop(files.held.map(({ id }) => id))
  await adapter.write({ from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: '' })
  await gate.set('clean')
  const left = await adapter.expunge()
  await keeper.forget()
  await engine.forget(adapter.key)
  return left
}
