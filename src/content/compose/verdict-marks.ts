import { MOST_FILES } from '../sentinel/dropped-files.ts'
import type { Badge, BadgeState } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import { badgeState, toneOf } from './badge-state.ts'
import type { Departure } from './departure.ts'
import type { GuardedView } from './guarded-view.ts'
import { PageFilter } from './page-filter.ts'
import type { People } from './people.ts'
import type { Scan } from './scan.ts'
import type { TakenFiles } from './taken-files.ts'

type Parts = Pick<GuardedView, 'adapter' | 'context' | 'files' | 'keeper' | 'shared' | 'standings' | 'verdict'>

/** The running verdict in the webmail's page: the mark beside Send, the passages in the text, the people under their fields. */
export class VerdictMarks {
  readonly #view: Parts
  readonly #badge: Badge | null
  readonly #people: People
  readonly #departure: Pick<Departure, 'isUnderway'>
  readonly #taken: Pick<TakenFiles, 'isAtRisk'>
  readonly #filter = new PageFilter(() => this.showBadge(this.#view.verdict.current()))
  #orphaned = false

  constructor(view: Parts, badge: Badge | null, people: People, departure: Pick<Departure, 'isUnderway'>, taken: Pick<TakenFiles, 'isAtRisk'>) {
    this.#view = view
    this.#badge = badge
    this.#people = people
    this.#departure = departure
    this.#taken = taken
  }

  /** Shows the newest verdict; `null` where none could be reached. */
  show(scan: Scan | null): void {
    if (scan) this.#highlight(scan)
    this.showBadge(scan)
    this.#showPeople(scan)
  }

  showBadge(scan: Scan | null): void {
    if (this.#orphaned || this.#departure.isUnderway) return
    const { adapter, context, files, keeper, shared, verdict } = this.#view
    if (!scan) {
      this.tell('lost', say(verdict.failure))
      return
    }
    const held = keeper.lacksFiles ? say('content_resume_files') : context.held.length > 0 && !keeper.resumed ? say('content_resume') : ''
    const warnings = [
      ...(!keeper.isKept || this.#taken.isAtRisk ? [say('content_not_kept')] : []),
      ...(keeper.lacksFiles ? [say('content_files_not_back')] : []),
      ...(keeper.damaged.length > 0 ? [say('content_files_damaged')] : []),
      ...(shared.tooManyDropped === true ? [say('content_folder_too_many', String(MOST_FILES))] : []),
      ...(this.#filter.stands ? [] : [say('content_filter_gone')]),
    ]
    const notes = [...(adapter.webmail === 'structural' ? [say('content_by_structure')] : []), ...(context.policyFault ? [say('policy_badge')] : [])]
    this.#badge?.show(badgeState(scan, { kept: files.held.length, sealed: files.countSealed(scan.reading.attachments) }, held, { warnings, notes }))
  }

  /** How far the letters of a picture are read. Nothing is judged anew for it. */
  showReading(percent: number): void {
    if (this.#badge?.state.tone === 'waiting' && this.#view.verdict.last) this.#badge.show({ ...this.#badge.state, text: say('content_reading_picture', String(percent)) })
  }

  /** Says a sentence beside Send, where it can always be read. */
  tell(tone: BadgeState['tone'], text: string, action = ''): void {
    this.#badge?.show({ tone, text, action })
  }

  /** No verdict is to be had any more: only this sentence stands from now on. */
  orphan(sentence: string): void {
    this.#orphaned = true
    this.tell('lost', sentence)
  }

  #highlight(scan: Scan): void {
    try {
      const { adapter, verdict: { reading } } = this.#view
      const held = toneOf(scan) === 'held' ? scan.detection.findings : []
      adapter.highlight(held.flatMap(({ place: { part, start, end } }) => (reading && (part === 'body' || part === 'quoted') ? reading.text.spans(part, start, end) : [])))
    } catch {
      // A help too. Firefox refuses it in a frame whose document an editor is just writing anew.
    }
  }

  #showPeople(scan: Scan | null): void {
    try {
      if (scan && !this.#orphaned) this.#people.update(scan, this.#view.standings.known)
    } catch {
      // The marks are a help. Whatever the page did to them, the guard goes on.
    }
  }
}
