import type { ComposeToPanel, HoldView } from '../messaging/hold-view.ts'
import type { RemedyKind } from '../guard/index.ts'

export type Step = 'silent' | 'reasons' | 'hand-over' | 'progress' | 'outcome'

export interface PanelState {
  readonly step: Step
  readonly hold: HoldView | null
  readonly progress: { readonly message: string; readonly done: number; readonly total: number }
  readonly outcome: { readonly level: 'done' | 'doubt' | 'failed'; readonly message: string; readonly params: readonly string[] }
  /** The message as a file, once the compose view has made it. */
  readonly eml: { readonly name: string; readonly bytes: Blob } | null
  /** Remedy that was asked for and not yet answered. */
  readonly waiting: RemedyKind | null
  /** Set when the compose view did not answer in time. */
  readonly unanswered: boolean
  /** Counts what appears, so that each appearance starts its own dwell. */
  readonly appearance: number
}

export const SILENT: PanelState = {
  step: 'silent',
  hold: null,
  progress: { message: '', done: 0, total: 0 },
  outcome: { level: 'failed', message: '', params: [] },
  eml: null,
  waiting: null,
  unanswered: false,
  appearance: 0,
}

export type PanelEvent =
  | ComposeToPanel
  | { readonly type: 'open-hand-over' }
  | { readonly type: 'confirm-hand-over' }
  | { readonly type: 'back' }
  | { readonly type: 'asked'; readonly kind: RemedyKind }
  | { readonly type: 'no-answer' }

/** The panel after an event, from the compose view or from the practitioner. */
export function panelAfter(state: PanelState, event: PanelEvent): PanelState {
  const heard = { ...state, waiting: null, unanswered: false }
  switch (event.type) {
    case 'show':
      return appear({ ...heard, hold: event.hold, eml: event.hold.holdId === state.hold?.holdId ? state.eml : null }, 'reasons')
    case 'progress':
      return appear({ ...heard, progress: event }, 'progress')
    case 'outcome':
      return appear({ ...heard, outcome: event }, 'outcome')
    case 'eml':
      return { ...heard, eml: { name: event.name, bytes: event.bytes } }
    case 'open-hand-over':
      return appear(state, 'hand-over')
    case 'confirm-hand-over':
      return appear({ ...state, progress: { message: '', done: 0, total: 0 } }, 'progress')
    case 'back':
      return appear(heard, 'reasons')
    case 'asked':
      return { ...state, waiting: event.kind, unanswered: false }
    case 'no-answer':
      return state.waiting === null ? state : { ...state, waiting: null, unanswered: true }
  }
}

function appear(state: PanelState, step: Step): PanelState {
  return state.step === step && step === 'progress' ? state : { ...state, step, appearance: state.appearance + 1 }
}
