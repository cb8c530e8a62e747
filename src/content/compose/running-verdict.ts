import { Detector } from '../../detection/index.ts'
import { say } from '../ui/words.ts'
import type { ComposeAdapter, Reading } from '../webmails/webmail.ts'
import type { Attachments } from './attachments.ts'
import type { PassageAnswers } from './passage-answers.ts'
import { draftOf, keyOf, type Scan, type ScanContext, scanDraft, standingKey, wordsIn } from './scan.ts'
import type { Standings } from './standings.ts'

/** What stood in a view when it was first read, which the webmail's server has: a signature, a quoted mail, a draft. */
export interface Opening {
  readonly words: ReadonlySet<string>
  /** Pictures in the text: a quoted mail's own. */
  readonly pictures: number
}

/** A letter that was begun elsewhere and held there: the server has nothing of it. */
export const NOTHING: Opening = { words: new Set(), pictures: 0 }

/** What a verdict of one compose view rests on beside the draft. */
interface Grounds {
  readonly adapter: ComposeAdapter
  readonly files: Attachments
  readonly standings: Standings
  readonly passages: PassageAnswers
  readonly policy: ScanContext['policy']
  readonly secureSite: boolean
  /** `null`: whatever is read first. */
  readonly opening: Opening | null
}

/** The verdict for exactly what stands in one compose view, kept from one change to the next. */
export class RunningVerdict {
  /** Message key of why there is none; empty when there is one. */
  failure = ''
  /** Called with the first reading. */
  onFirst: (reading: Reading) => void = () => undefined
  readonly #grounds: Grounds
  readonly #detector = new Detector()
  #last: Scan | null = null
  #reading: Reading | null = null
  #opening: Opening | null
  /** Doubts that the practitioner has answered here. */
  readonly #answered = new Set<string>()
  /** Whom the practitioner picked from the directory for this message, here or before it was handed over. */
  readonly #picked = new Set<string>()

  constructor(grounds: Grounds) {
    this.#grounds = grounds
    this.#opening = grounds.opening
  }

  /** The newest verdict, which may be out of date. */
  get last(): Scan | null {
    return this.#last
  }

  get opening(): Opening | null {
    return this.#opening
  }

  /** What was read last: the same words as the newest verdict's, maybe at other places of the page. */
  get reading(): Reading | null {
    return this.#reading
  }

  /** Takes this recipient as picked with specialty and town in view. */
  pick(address: string): void {
    this.#picked.add(standingKey(address))
  }

  /** Takes these doubts as answered in this compose view. */
  answer(doubts: readonly string[]): void {
    for (const doubt of doubts) this.#answered.add(doubt)
  }

  get context(): ScanContext {
    const { policy, secureSite, standings: { known, people, version }, passages: { answered: notPatients, version: passages } } = this.#grounds
    return {
      policy, secureSite, before: (this.#opening ?? NOTHING).words, standings: known, people, answered: this.#answered, notPatients, picked: this.#picked,
      version: `${version}/${this.#answered.size}/${this.#picked.size}/${passages}`,
    }
  }

  /** The verdict for what stands there now; `null` when it could not be reached. */
  current(): Scan | null {
    const { adapter, files } = this.#grounds
    try {
      const unknown = adapter.unknownLayout()
      if (unknown.length > 0) return this.#fail('content_failure_layout')
      const isFirst = this.#reading === null
      const reading = (this.#reading = adapter.read())
      const opening = (this.#opening ??= { words: wordsIn(reading), pictures: reading.inlineImages })
      if (isFirst) this.onFirst(reading)
      const attachments = files.list(reading.attachments, reading.inlineImages - opening.pictures, say('content_inline_image'))
      const key = keyOf(draftOf(reading, attachments), this.context.version)
      if (this.#last?.key !== key) this.#last = scanDraft(reading, attachments, this.context, this.#detector)
      this.failure = ''
      return this.#last
    } catch {
      return this.#fail('content_failure_detection')
    }
  }

  #fail(failure: string): null {
    this.failure = failure
    this.#last = null
    return null
  }
}
