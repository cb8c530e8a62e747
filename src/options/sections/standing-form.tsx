import { useId, useState } from 'preact/hooks'
import { generateWords } from '../../crypto/index.ts'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { StandingSummary } from '../../messaging/records.ts'
import { phoneOf, readablePhone } from '../../secret/phone.ts'

interface StandingFormProps {
  /** The one that is changed; `null` for a new one. */
  readonly standing: StandingSummary | null
  readonly onSaved: (id: string) => void
  readonly onCancel: () => void
}

interface Faults { readonly label: string; readonly addresses: string; readonly phone: string }

const NONE: Faults = { label: '', addresses: '', phone: '' }
const ADDRESS = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/

/** Whose standing secret it is. A new one gets eight words; an old one keeps its secret. */
export function StandingForm({ standing, onSaved, onCancel }: StandingFormProps) {
  const [label, setLabel] = useState(standing?.label ?? '')
  const [addresses, setAddresses] = useState(standing?.addresses.join(', ') ?? '')
  const [phone, setPhone] = useState(readablePhone(standing?.phone ?? ''))
  const [faults, setFaults] = useState(NONE)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event) || busy) return
    const list = addresses.split(/[\s,;]+/).filter(Boolean)
    const wrong = list.find((address) => !ADDRESS.test(address))
    const { number, fault } = phoneOf(phone)
    const found: Faults = {
      label: label.trim() === '' ? say('secret_label_missing') : '',
      addresses: wrong === undefined ? '' : say('secret_addresses_malformed', wrong),
      phone: fault === null || fault === 'secret_phone_empty' ? '' : say(fault),
    }
    setFaults(found)
    if (Object.values(found).some((each) => each !== '')) return
    const secret = standing ? '' : generateWords().secret
    setBusy(true)
    ask('standing-save', { id: standing?.id ?? '', label, addresses: list, phone: number, secret, kind: standing?.kind ?? 'words' }).then(
      ({ standing: saved }) => (saved ? onSaved(saved.id) : setFailed(true)),
      () => setFailed(true),
    ).finally(() => setBusy(false))
  }
  return (
    <form class="stack-tight" onSubmit={submit} noValidate>
      <Field name="label" label={say('secret_label')} value={label} onValue={setLabel} fault={faults.label} />
      <Field name="addresses" label={say('secret_addresses')} hint={say('secret_addresses_hint')} value={addresses} onValue={setAddresses} fault={faults.addresses} />
      <Field name="phone" label={say('secret_phone_optional')} hint={say('secret_phone_hint')} value={phone} onValue={setPhone} fault={faults.phone} />
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>{say(standing ? 'common_save' : 'secret_create')}</button>
        <Button onPress={onCancel}>{say('common_cancel')}</Button>
      </div>
      {failed && <p class="field-error" role="alert">{say('secret_failed')}</p>}
    </form>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly fault: string
}

function Field({ name, label, hint = '', value, onValue, fault }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-h`, fault && `${id}-e`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} name={name} class="input" type="text" autocomplete="off" spellcheck={false} value={value} aria-invalid={fault !== ''} aria-describedby={described || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== '' && <span id={`${id}-h`} class="field-hint">{hint}</span>}
      {fault !== '' && <span id={`${id}-e`} class="field-error" role="alert">{fault}</span>}
    </div>
  )
}
