import { useId, useRef, useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import type { Profile } from '../../messaging/records.ts'
import { profileFaults, webmailUrl, type ProfileFaults, type ProfileFields } from '../profile-check.ts'

interface ProfileFormProps {
  readonly profile: Profile
  readonly onKeep: (profile: Profile) => void
  readonly onCancel?: () => void
}

const FIELDS: readonly { readonly name: keyof ProfileFields; readonly keyboard: 'text' | 'email' | 'url'; readonly autocomplete: string }[] = [
  { name: 'name', keyboard: 'text', autocomplete: 'name' },
  { name: 'secureAddress', keyboard: 'email', autocomplete: 'off' },
  { name: 'secureWebmail', keyboard: 'url', autocomplete: 'off' },
]

/** Name, secure address and secure webmail of one profile. */
export function ProfileForm({ profile, onKeep, onCancel }: ProfileFormProps) {
  const [fields, setFields] = useState<ProfileFields>(profile)
  const [faults, setFaults] = useState<ProfileFaults>({})
  const form = useRef<HTMLFormElement>(null)
  const accepts = useGate()
  const id = useId()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    const found = profileFaults(fields)
    setFaults(found)
    const first = FIELDS.find(({ name }) => found[name] !== undefined)
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first.name}"]`)?.focus()
    else {
      onKeep({
        id: profile.id, name: fields.name.trim(), secureAddress: fields.secureAddress.trim().toLowerCase(),
        secureWebmail: webmailUrl(fields.secureWebmail)?.href ?? '',
      })
    }
  }
  return (
    <form ref={form} class="card stack" onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{profile.name === '' ? say('options_profile_new') : say('options_profile_edit_named', profile.name)}</h3>
      {FIELDS.map(({ name, keyboard, autocomplete }) => {
        const fault = faults[name]
        return (
          <div class="field" key={name}>
            <label for={`${id}-${name}`}>{say(`options_profile_${name}`)}</label>
            <input
              id={`${id}-${name}`} name={name} class="input" type="text" inputMode={keyboard} autocomplete={autocomplete} spellcheck={false} value={fields[name]}
              aria-invalid={fault !== undefined} aria-describedby={`${id}-${name}-h${fault ? ` ${id}-${name}-e` : ''}`}
              onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
            />
            <span id={`${id}-${name}-h`} class="field-hint">{say(`options_profile_${name}_hint`)}</span>
            {fault !== undefined && <span id={`${id}-${name}-e`} class="field-error" role="alert">{say(fault)}</span>}
          </div>
        )
      })}
      <div class="row">
        <button type="submit" class="button button-main">{say('common_save')}</button>
        {onCancel && <Button onPress={onCancel}>{say('common_cancel')}</Button>}
      </div>
    </form>
  )
}
