import { useId } from 'preact/hooks'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly type?: 'text' | 'password'
}

/** One line to fill in. */
export function Field({ name, label, hint = '', value, onValue, type = 'text' }: FieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} name={name} class="input" {...(type === 'password' ? { type: 'password' as const } : { type: 'text' as const })} autocomplete="off" spellcheck={false} autocapitalize="off" value={value} aria-describedby={hint === '' ? undefined : `${id}-h`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== '' && <span id={`${id}-h`} class="field-hint">{hint}</span>}
    </div>
  )
}
