import { Button } from '../faces/button.tsx'
import { say } from '../faces/say.ts'

interface EmergencyFormProps {
  readonly busy: boolean
  readonly onSend: () => void
  readonly onBack: () => void
}

/** A life is at stake: one sentence, one button. */
export function EmergencyForm({ busy, onSend, onBack }: EmergencyFormProps) {
  return (
    <div class="stack">
      <p>{say('decision_emergency_means')}</p>
      <p class="soft small">{say('decision_ledger_emergency')}</p>
      <div class="row">
        <Button look="wax" disabled={busy} onPress={onSend}>{say('decision_send_emergency')}</Button>
        <Button onPress={onBack}>{say('decision_back')}</Button>
      </div>
      <p role="status" class="small soft">{busy ? say('decision_sending') : ''}</p>
    </div>
  )
}
