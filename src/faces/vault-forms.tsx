import { useId, useRef, useState } from 'preact/hooks'
import { ask } from '../messaging/ask.ts'
import type { VaultStatus } from '../messaging/records.ts'
import { useGate } from './gesture.ts'
import { passphraseFault, passphraseStrength, type PassphraseFault } from './passphrase.ts'
import { say, sayOr } from './say.ts'

/** Deriving the key is slow on purpose. */
const DERIVE_LIMIT = 60_000

interface FormProps {
  readonly onDone: (status: VaultStatus) => void
}

/** Opens the vault with its passphrase. */
export function UnlockVault({ onDone }: FormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const accepts = useGate()
  const fail = (sentence: string) => {
    setBusy(false)
    setError(sentence)
    input.current?.focus()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event) || busy) return
    if (passphrase === '') { fail(say('common_vault_empty')); return; }
    setBusy(true)
    setError('')
    ask('vault-unlock', { passphrase }, DERIVE_LIMIT).then(
      (status) => {
        if (status.state === 'unlocked') onDone(status)
        else fail(sayOr('common_vault_wrong', status.why))
      },
      () => fail(say('common_vault_failed')),
    )
  }
  return (
    <form class="stack-tight" onSubmit={submit} noValidate>
      <Secret label={say('common_vault_passphrase')} value={passphrase} onValue={setPassphrase} shown={shown} error={error} autocomplete="current-password" inputRef={input} />
      <ShowSecret shown={shown} onShown={setShown} />
      <div><button type="submit" class="button button-main" disabled={busy}>{say('common_vault_unlock')}</button></div>
      <p role="status" class="small soft">{busy ? say('common_vault_working') : ''}</p>
    </form>
  )
}

/** Chooses the passphrase of a new vault. */
export function CreateVault({ onDone }: FormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<{ readonly at: 'first' | 'again'; readonly sentence: string } | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const accepts = useGate()
  const fail = (at: 'first' | 'again', sentence: string) => {
    setBusy(false)
    setError({ at, sentence })
    ;(at === 'first' ? first : second).current?.focus()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event) || busy) return
    const fault = passphraseFault(passphrase, again)
    if (fault) { fail(fault.fault === 'differs' ? 'again' : 'first', faultSentence(fault)); return; }
    setBusy(true)
    setError(null)
    ask('vault-create', { passphrase }, DERIVE_LIMIT).then(onDone, () => fail('first', say('common_vault_failed')))
  }
  const strength = passphraseStrength(passphrase)
  return (
    <form class="stack-tight" onSubmit={submit} noValidate>
      <p class="soft">{say('common_vault_plain')}</p>
      <Secret
        label={say('common_vault_passphrase_new')} hint={say('common_vault_passphrase_hint')} value={passphrase} onValue={setPassphrase} shown={shown}
        error={error?.at === 'first' ? error.sentence : ''} autocomplete="new-password" inputRef={first}
      />
      {passphrase !== '' && (
        <div class="strength">
          <meter class={`strength-${strength}`} min={0} max={3} value={strength} aria-label={say('common_vault_strength')} />
          <span role="status" class="small soft">{say(`common_vault_strength_${strength}`)}</span>
        </div>
      )}
      <Secret
        label={say('common_vault_again')} value={again} onValue={setAgain} shown={shown}
        error={error?.at === 'again' ? error.sentence : ''} autocomplete="new-password" inputRef={second}
      />
      <ShowSecret shown={shown} onShown={setShown} />
      <div><button type="submit" class="button button-main" disabled={busy}>{say('common_vault_create')}</button></div>
      <p role="status" class="small soft">{busy ? say('common_vault_working') : ''}</p>
    </form>
  )
}

function faultSentence(fault: NonNullable<PassphraseFault>): string {
  if (fault.fault === 'too-short') return say('common_vault_too_short', fault.missing)
  return say(fault.fault === 'monotone' ? 'common_vault_monotone' : 'common_vault_differs')
}

interface SecretProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly shown: boolean
  readonly error: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly inputRef: { current: HTMLInputElement | null }
}

function Secret({ label, hint = '', value, onValue, shown, error, autocomplete, inputRef }: SecretProps) {
  const id = useId()
  const described = [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} ref={inputRef} class="input" {...(shown ? { type: 'text' as const } : { type: 'password' as const })} value={value} autocomplete={autocomplete} spellcheck={false}
        autocapitalize="off" aria-invalid={error !== ''} aria-describedby={described || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== '' && <span id={`${id}-h`} class="field-hint">{hint}</span>}
      {error !== '' && <span id={`${id}-e`} class="field-error" role="alert">{error}</span>}
    </div>
  )
}

function ShowSecret({ shown, onShown }: { readonly shown: boolean; readonly onShown: (shown: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={shown} onChange={(event) => onShown(event.currentTarget.checked)} />
      <span>{say('common_vault_show')}</span>
    </label>
  )
}
