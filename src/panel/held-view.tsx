import type { RemedyKind } from '../guard/index.ts'
import { Button } from '../faces/button.tsx'
import { Notice } from '../faces/notice.tsx'
import { say, sayOr } from '../faces/say.ts'
import { type HoldView, LEFT_AS_DRAFT } from '../messaging/hold-view.ts'
import { Attachments } from './attachments.tsx'
import { EmlFile } from './eml-file.tsx'
import { PolicyLine } from '../faces/policy-line.tsx'
import type { PanelState } from './panel-state.ts'
import { Passages } from './passages.tsx'
import { Reasons } from './reasons.tsx'
import { Recipients } from './recipients.tsx'
import type { Redirect } from './redirect.tsx'
import { Remedies } from './remedies.tsx'

interface HeldViewProps {
  readonly hold: HoldView
  readonly state: PanelState
  /** The send from the secure mailbox, where nothing of it is left to choose. */
  readonly redirect: Redirect | null
  readonly onChoose: (kind: RemedyKind) => void
  /** Other secure addresses are to be chosen. */
  readonly onAddresses: () => void
  /** The other envelopes are to be shown. */
  readonly onFormats: () => void
  readonly onReveal: (index: number) => void
  readonly onAnswer: (key: string, isPatient: boolean) => void
  /** A file need not be read any longer. */
  readonly onStop: (file: string) => void
  /** The draft that the webmail's server has is to go. */
  readonly onErase: () => void
}

/** Why the message is held, what was found, and what ends the stop. */
export function HeldView({ hold, state, redirect, onChoose, onAddresses, onFormats, onReveal, onAnswer, onStop, onErase }: HeldViewProps) {
  const words = status(state)
  return (
    <>
      {hold.failure !== '' && (
        <Notice tone="held">
          <strong>{sayOr('panel_failure', hold.failure)}</strong>
          <span>{say('panel_failure_advice')}</span>
        </Notice>
      )}
      <Reasons key={`reasons ${hold.holdId}`} reasons={hold.reasons} />
      {hold.alreadyLeft.length > 0 && (
        <Notice tone="doubt">
          <strong>{say('panel_already_left')}</strong>
          <ul>{hold.alreadyLeft.map((key) => <li key={key}>{sayOr('panel_already_left_unknown', key)}</li>)}</ul>
          {hold.alreadyLeft.includes(LEFT_AS_DRAFT) && <Button look="quiet" class="small erase-saved" onPress={onErase}>{say('panel_erase_saved')}</Button>}
        </Notice>
      )}
      {/* A question about who is meant is not about what was found. */}
      {!hold.remedies.includes('send-as-is') && <Passages key={hold.holdId} passages={hold.passages} onReveal={onReveal} onAnswer={onAnswer} />}
      <Attachments attachments={hold.attachments} reading={state.reading} onStop={onStop} />
      <Recipients recipients={hold.recipients} />
      <Remedies hold={hold} waiting={state.waiting} redirect={redirect} onChoose={onChoose} onAddresses={onAddresses} onFormats={onFormats} />
      {state.eml && <EmlFile file={state.eml} />}
      {hold.policyFault && <PolicyLine fault={hold.policyFault} />}
      <p role="status" class={words === '' ? 'voice' : 'status'}>{words}</p>
    </>
  )
}

function status(state: PanelState): string {
  if (state.unanswered) return say('panel_no_answer')
  if (state.waiting === null) return ''
  return say(isDecidedElsewhere(state.waiting) ? 'panel_window_opens' : 'panel_moment')
}

/** Whether a remedy is decided in a window of its own, which may be closed and asked for again. */
export function isDecidedElsewhere(kind: RemedyKind): boolean {
  return kind === 'send-anyway' || kind === 'emergency'
}
