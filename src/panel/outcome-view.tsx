import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { say, sayOr } from '../faces/say.ts'
import type { PanelState } from './panel-state.ts'
import { RecordCopy } from './record-copy.tsx'

interface ProgressViewProps {
  readonly progress: PanelState['progress']
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** How far the remedy is. */
export function ProgressView({ progress, onClose, onCancel }: ProgressViewProps) {
  const sentence = sayOr('panel_working', progress.message)
  return (
    <>
      <p role="status" class="lead">{sentence}</p>
      {progress.total > 0
        ? <progress aria-label={sentence} max={progress.total} value={progress.done} />
        : <progress aria-label={sentence} />}
      <p class="soft">{say('panel_working_safe')}</p>
      <div>
        {progress.cancellable
          ? <Button onPress={onCancel}>{say('common_cancel')}</Button>
          : <Button look="quiet" onPress={onClose}>{say('panel_close')}</Button>}
      </div>
    </>
  )
}

const TONES = { done: 'fine', doubt: 'doubt', failed: 'held', stopped: 'plain' } as const

interface OutcomeViewProps {
  readonly outcome: PanelState['outcome']
  readonly onClose: () => void
  readonly onBack: () => void
}

/** How it ended. A doubtful send is named as such and never offered again by itself; a failed one can be tried another way. */
export function OutcomeView({ outcome, onClose, onBack }: OutcomeViewProps) {
  const { level, message, params, retry, copy } = outcome
  return (
    <>
      <Notice tone={TONES[level]} live>
        <strong>{sayOr(`panel_outcome_${level}`, message, ...params)}</strong>
        {level === 'failed' && <span>{say('panel_outcome_failed_advice')}</span>}
      </Notice>
      {copy !== undefined && <RecordCopy copy={copy} />}
      <div class="row">
        {retry && <Button look="main" onPress={onBack}>{say('panel_other_ways')}</Button>}
        <Button look={retry ? undefined : 'main'} onPress={onClose}>{say(retry ? 'panel_close' : 'panel_dismiss')}</Button>
      </div>
    </>
  )
}
