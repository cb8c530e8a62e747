import { Attachments } from '../../content/compose/attachments.ts'
import type { ComposeContext } from '../../content/compose/guarded-view.ts'
import { KeyStandings } from '../../content/compose/key-standings.ts'
import { PassageAnswers } from '../../content/compose/passage-answers.ts'
import { draftOf, passes, type Scan, type ScanContext, scanDraft, standingKey } from '../../content/compose/scan.ts'
import { Standings } from '../../content/compose/standings.ts'
import { Detector } from '../../detection/index.ts'
import { type DraftAttachment, type Mailbox, recipientsOf } from '../../guard/index.ts'
import type { ComposeHost, HostMessage } from './host.ts'
import { readingOf } from './read-message.ts'
import { FILE_LIMIT, HostError, within } from './within.ts'
import type { Services } from './services.ts'

/** For how long a send waits for files that are still being read, in milliseconds; what is still being read then counts as unread. */
const READING_LIMIT = 3_000
const PAUSE = 50
const NO_WORDS: ReadonlySet<string> = new Set()
const nobodyWaits = (): void => undefined

/** A message as it stood at one moment, and the verdict for exactly that. */
export interface Judged {
  readonly message: HostMessage
  readonly scan: Scan
  /** Whether every recipient was answered for. */
  readonly settled: boolean
  /** Recipients of whom less is known than was shown before. They are told once. */
  readonly weaker: readonly Mailbox[]
}

/** Whether it may leave without a question. */
export const mayLeave = ({ scan, settled, weaker }: Judged): boolean => settled && weaker.length === 0 && passes(scan)

/** The verdict for what stands in one compose window of a host program, reached anew each time it is asked for. */
export class HostVerdict {
  readonly files: Attachments
  readonly keys: KeyStandings
  readonly passages: PassageAnswers
  readonly #host: ComposeHost
  readonly #context: ComposeContext
  readonly #standings: Standings
  readonly #detector = new Detector()
  readonly #answered = new Set<string>()
  readonly #picked = new Set<string>()
  #sendsAsNamed = false

  /** @param onChange Called when a file has been read: a new verdict may differ. What else is learnt is asked for by a verdict, and in it. */
  constructor(host: ComposeHost, services: Services, context: ComposeContext, onChange = nobodyWaits, onProgress: (id: string, percent: number) => void = () => undefined) {
    this.#host = host
    this.#context = context
    this.files = new Attachments(services.engine, onChange, onProgress)
    this.#standings = new Standings(nobodyWaits, Date.now, services.ask)
    this.keys = new KeyStandings(nobodyWaits, services.ask)
    this.passages = new PassageAnswers(nobodyWaits, services.ask)
  }

  get scanContext(): ScanContext {
    const { known, people, version } = this.#standings
    const { answered: notPatients, version: passages } = this.passages
    return {
      policy: this.#context.policy, secureSite: this.#sendsAsNamed, before: NO_WORDS, standings: known, people, answered: this.#answered, notPatients,
      picked: this.#picked, version: `${version}/${this.#answered.size}/${this.#picked.size}/${passages}`,
    }
  }

  /** Takes this recipient as picked with specialty and town in view. */
  pick(address: string): void {
    this.#picked.add(standingKey(address))
  }

  /** Takes these doubts as answered in this compose window. */
  answer(doubts: readonly string[]): void {
    for (const doubt of doubts) this.#answered.add(doubt)
  }

  /**
   * Reads the message, resolves its recipients and judges it. @param patience Milliseconds that files have to be read.
   * @param read How the message is read, where it was handed over already.
   * @throws HostError when the host program does not give the message, or it cannot be judged.
   */
  async judge(patience = READING_LIMIT, read = (): Promise<HostMessage> => this.#host.read()): Promise<Judged> {
    const message = await within(read, FILE_LIMIT)
    try {
      return await this.#judge(message, patience)
    } catch (error) {
      throw error instanceof HostError ? error : new HostError('content_failure_detection', { cause: error })
    }
  }

  /** The verdict for a changed message, by what is known already. */
  scan(message: HostMessage): Scan {
    this.#sendsAsNamed = message.sendsAsNamed === true
    const reading = readingOf(message)
    return scanDraft(reading, this.files.list(reading.attachments, 0, ''), this.scanContext, this.#detector)
  }

  async #judge(message: HostMessage, patience: number): Promise<Judged> {
    const reading = readingOf(message)
    const list = (): DraftAttachment[] => this.files.list(reading.attachments, 0, '')
    const draft = draftOf(reading, list())
    const answered = await this.#standings.settle(draft)
    for (const end = Date.now() + patience; Date.now() < end && list().some(({ state }) => state === 'pending');) await new Promise((resolve) => setTimeout(resolve, PAUSE))
    let scan = this.scan(message)
    if (!passes(scan)) {
      const { version } = this.passages
      // Asked only for what will be held: nobody's key and no answer matters to a harmless message.
      await Promise.all([this.passages.want(scan), this.keys.ask(recipientsOf(scan.draft).map(({ address }) => address))])
      if (this.passages.version !== version) scan = this.scan(message)
    }
    const known = recipientsOf(draft).every(({ address }) => this.#standings.known.has(standingKey(address)))
    return { message, scan, settled: answered && known, weaker: this.#standings.takeWeaker(draft) }
  }
}
