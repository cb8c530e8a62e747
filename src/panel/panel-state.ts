import type { ComposeToPanel, HoldView, OutcomeLevel, RecordCopyView, SealedView } from '../messaging/hold-view.ts'
import type { RemedyKind } from '../guard/index.ts'

export type Step = 'silent' | 'reasons' | 'hand-over' | 'seal' | 'progress' | 'sealed' | 'outcome'

export interface PanelState {
  readonly step: Step
  readonly hold: HoldView | null
  readonly progress: { readonly message: string; readonly done: number; readonly total: number; readonly cancellable?: boolean }
  /** What was sealed; there at the step `sealed`. */
  readonly sealed: SealedView | null
  readonly outcome: {
    readonly level: OutcomeLevel
    readonly message: string
    readonly params: readonly string[]
    /** Whether the other remedies may be offered again. Never after a send that may have happened. */
    readonly retry: boolean
    /** What has left, for the record; there only after a hand-over. */
    readonly copy?: RecordCopyView | null
  }
  /** The message as a file, once the compose view has made it. */
  readonly eml: { readonly name: string; readonly bytes: Blob } | null
  /** Percent of the picture at hand, by the id of the file that is being read. */
  readonly reading: Readonly<Record<string, number>>
  /** Remedy that was asked for and not yet answered. */
  readonly waiting: RemedyKind | null
  /** Set when the compose view did not answer in time. */
  readonly unanswered: boolean
  /** Counts what appears, so that each appearance takes the focus and starts its own dwell. */
  readonly appearance: number
}

export const SILENT: PanelState = {
  step: 'silent',
  hold: null,
  progress: { message: '', done: 0, total: 0 },
  sealed: null,
  outcome: { level: 'failed', message: '', params: [], retry: true },
  eml: null,
  reading: {},
  waiting: null,
  unanswered: false,
  appearance: 0,
}

export type PanelEvent =
  | ComposeToPanel
  | { readonly type: 'open-hand-over' }
  | { readonly type: 'confirm-hand-over' }
  | { readonly type: 'open-seal' }
  | { readonly type: 'back' }
  | { readonly type: 'asked'; readonly kind: RemedyKind }
  | { readonly type: 'no-answer' }

/** The panel after an event, from the compose view or from the practitioner. */
export function panelAfter(state: PanelState, event: PanelEvent): PanelState {
  const heard = { ...state, waiting: null, unanswered: false }
  switch (event.type) {
    case 'show':
      return shown(state, event.hold)
    case 'reading':
      return { ...state, reading: { ...state.reading, [event.file.id]: event.file.percent } }
    case 'progress':
      return appear({ ...heard, progress: event }, 'progress')
    case 'sealed':
      return appear({ ...heard, sealed: event.sealed }, 'sealed')
    case 'open-seal':
      return appear(heard, 'seal')
    case 'outcome':
      return appear({ ...heard, outcome: { ...event, retry: mayRetry(state, event.level) } }, 'outcome')
    case 'eml':
      return { ...heard, eml: { name: event.name, bytes: event.bytes } }
    case 'open-hand-over':
      return appear(heard, 'hand-over')
    case 'confirm-hand-over':
      return appear({ ...heard, progress: { message: '', done: 0, total: 0 } }, 'progress')
    case 'back':
      return appear(heard, 'reasons')
    case 'asked':
      return { ...state, waiting: event.kind, unanswered: false }
    case 'no-answer':
      return state.waiting === null ? state : { ...state, waiting: null, unanswered: true }
  }
}

/**
 * The compose view repeats itself at every pause in typing: what has not changed must neither take the focus nor undo a
 * choice. Only another hold, or other recipients under a hand-over, start afresh.
 */
function shown(state: PanelState, hold: HoldView): PanelState {
  const { hold: before, step } = state
  if (before !== null && JSON.stringify(before) === JSON.stringify(hold)) return state
  const next = { ...state, hold, eml: null }
  if (before?.holdId !== hold.holdId) return appear({ ...next, waiting: null, unanswered: false }, 'reasons')
  return step === 'hand-over' && !sameGuests(before, hold) ? appear(next, 'reasons') : next
}

/** Whether the hand-over is about the same people; that one of them became better known changes nothing for it. */
function sameGuests(before: HoldView, hold: HoldView): boolean {
  const guests = ({ recipients }: HoldView): string => JSON.stringify(recipients.map(({ field, address, plan }) => [field, address, plan]))
  return guests(before) === guests(hold)
}

function mayRetry({ step, outcome }: PanelState, level: PanelState['outcome']['level']): boolean {
  if (level !== 'doubt') return level !== 'done'
  return step === 'outcome' ? outcome.retry : step !== 'progress'
}

function appear(state: PanelState, step: Step): PanelState {
  return state.step === step && step === 'progress' ? state : { ...state, step, appearance: state.appearance + 1 }
}
