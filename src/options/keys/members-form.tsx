import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { Field } from '../../faces/field.tsx'
import { addressesIn } from './own-key-form.tsx'

interface MembersFormProps {
  readonly members: readonly string[]
  readonly busy: boolean
  readonly onMembers: (members: readonly string[]) => void
  readonly onCancel: () => void
}

/** Who holds the practice's key. Who leaves is taken off the list, and the key replaced. */
export function MembersForm({ members, busy, onMembers, onCancel }: MembersFormProps) {
  const [typed, setTyped] = useState(members.join(', '))
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (accepts(event)) onMembers(addressesIn(typed))
  }
  return (
    <form class="stack-tight" onSubmit={submit} noValidate>
      <Field name="members" label={say('keys_members')} hint={say('keys_members_hint')} value={typed} onValue={setTyped} />
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>{say('common_save')}</button>
        <Button onPress={onCancel}>{say('common_cancel')}</Button>
      </div>
    </form>
  )
}
