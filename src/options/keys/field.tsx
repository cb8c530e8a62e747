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

interface FileFieldProps {
  readonly label: string
  readonly hint?: string
  /** Whether the file of a mail may be chosen too. */
  readonly mails?: boolean
  readonly disabled?: boolean
  readonly onFile: (bytes: Uint8Array) => void
}

/** Keys are small, and of a mail only the header is read. */
const LARGEST = 4 * 1024 * 1024

/** Reads one chosen file, as far as it matters. */
export function FileField({ label, hint = '', mails = false, disabled = false, onFile }: FileFieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} type="file" class="input" accept={`.asc,.pgp,.gpg,.key,.rev,.txt${mails ? ',.eml' : ''}`} disabled={disabled} aria-describedby={hint === '' ? undefined : `${id}-h`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void file.slice(0, LARGEST).arrayBuffer().then((content) => onFile(new Uint8Array(content)))
        }}
      />
      {hint !== '' && <span id={`${id}-h`} class="field-hint">{hint}</span>}
    </div>
  )
}
