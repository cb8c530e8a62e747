import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { DECISION_REASONS, reasonKey, type DecisionReason } from '../faces/decision-reasons.ts'
import { useGate } from '../faces/gesture.ts'
import { say } from '../faces/say.ts'

interface SendAnywayFormProps {
  readonly busy: boolean
  /** Whether the policy stops such a message; one that it only asks about needs no reason. */
  readonly needsReason: boolean
  readonly onSend: (reason: DecisionReason | '') => void
  readonly onBack: () => void
}

/** One reason from a fixed list, where it takes one, then the send. The reason goes into the ledger. */
export function SendAnywayForm({ busy, needsReason, onSend, onBack }: SendAnywayFormProps) {
  const [reason, setReason] = useState<DecisionReason | null>(null)
  const [missing, setMissing] = useState(false)
  const accepts = useGate()
  const send = () => {
    if (needsReason && reason === null) setMissing(true)
    else onSend(reason ?? '')
  }
  return (
    <div class="stack">
      <p>{say('decision_anyway_means')}</p>
      {needsReason && <fieldset class="stack-tight" aria-describedby={missing ? 'reason-missing' : undefined}>
        <legend class="label">{say('decision_reason')}</legend>
        {DECISION_REASONS.map((each) => (
          <label class="choice" key={each}>
            <input
              type="radio" name="reason" value={each} checked={reason === each}
              onChange={(event) => {
                if (!accepts(event)) return
                setReason(each)
                setMissing(false)
              }}
            />
            <span>{say(reasonKey(each))}</span>
          </label>
        ))}
        {missing && <p id="reason-missing" class="field-error" role="alert">{say('decision_reason_missing')}</p>}
      </fieldset>}
      <p class="soft small">{say(needsReason ? 'decision_ledger' : 'decision_ledger_question')}</p>
      <div class="row">
        <Button look="main" onPress={onBack}>{say('decision_back')}</Button>
        <Button look="wax" disabled={busy} onPress={send}>{say('decision_send_anyway')}</Button>
      </div>
      <p role="status" class="small soft">{busy ? say('decision_sending') : ''}</p>
    </div>
  )
}
