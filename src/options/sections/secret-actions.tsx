import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { SecretLists } from '../../messaging/requests.ts'

/** Opens the window that tells a secret. */
export const showSecret = (id: string): void => void ask('secret-open', { id }).catch(() => undefined)

interface ForgetButtonProps {
  readonly id: string
  /** Whose secret, or of which file. */
  readonly name: string
  readonly onLists: (lists: SecretLists) => void
}

/** Forgets a secret, after asking once. */
export function ForgetButton({ id, name, onLists }: ForgetButtonProps) {
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const forget = () => {
    setAsking(false)
    ask('secret-forget', { id }).then(onLists, () => setFailed(true))
  }
  return (
    <>
      <Button look="quiet" aria-label={say('secret_forget_named', name)} onPress={() => setAsking(true)}>{say('secret_forget')}</Button>
      {failed && <span class="field-error" role="alert">{say('secret_failed')}</span>}
      {asking && (
        <ConfirmDialog
          title={say('secret_forget_title')} text={say('secret_forget_text', name)} action={say('secret_forget')}
          onConfirm={forget} onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
