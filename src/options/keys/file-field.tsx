import { useId } from 'preact/hooks'

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
