import type { ComposeToPanel, HoldView, RecordCopyView } from '../../messaging/hold-view.ts'

/** The sentence that says that the practitioner ended the work. */
const CANCELLED = 'envelope_cancelled'

/** What the panel of a stop is told. */
export class PanelVoice {
  readonly post: (message: ComposeToPanel) => void
  #shown = ''

  constructor(post: (message: ComposeToPanel) => void) {
    this.post = post
  }

  /** Shows the draft where it differs from what stands there: whatever changes under the pointer makes the panel wait. */
  show(hold: HoldView): void {
    const shown = JSON.stringify(hold)
    if (shown === this.#shown) return
    this.#shown = shown
    this.post({ type: 'show', hold })
  }

  /** The panel begins, or begins anew: nothing stands there. */
  forget(): void {
    this.#shown = ''
  }

  progress(message: string, done = 0, total = 0): void {
    this.post({ type: 'progress', message, done, total })
  }

  /** Says that it is being sealed. @returns what says how far it is. */
  sealing(choose: boolean): (done: number, total: number) => void {
    const progress = (done: number, total: number, message = 'content_sealing'): void => this.post({ type: 'progress', message, done, total, cancellable: true })
    progress(0, 0, choose ? 'content_seal_choose' : 'content_sealing')
    return (done, total) => progress(done, total)
  }

  done(message: string, copy: RecordCopyView | null): void {
    this.post({ type: 'outcome', level: 'done', message, params: [], copy })
  }

  doubt(message: string, params: readonly string[] = [], copy?: RecordCopyView | null): void {
    this.post({ type: 'outcome', level: 'doubt', message, params, ...(copy === undefined ? {} : { copy }) })
  }

  fail(message: string, params: readonly string[] = []): void {
    this.post({ type: 'outcome', level: message === CANCELLED ? 'stopped' : 'failed', message, params })
  }
}
