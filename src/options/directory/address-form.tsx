import { useState } from 'preact/hooks'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'

/** Where the file of mailboxes is fetched from. */
export function AddressForm({ url, onSave }: { readonly url: string; readonly onSave: (url: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState(url)
  const [answer, setAnswer] = useState('')
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    const text = typed.trim()
    if (!URL.canParse(text)) setAnswer('options_directory_url_malformed')
    else void onSave(text).then((saved) => setAnswer(saved ? 'common_saved' : 'common_not_saved'))
  }
  const failed = answer !== '' && answer !== 'common_saved'
  return (
    <form onSubmit={submit} noValidate>
      <div class="field">
        <label for="directory-url">{say('options_directory_url')}</label>
        <div class="with-button">
          <input
            id="directory-url" class="input" type="url" spellcheck={false} autocomplete="off" value={typed} aria-invalid={failed} aria-describedby="directory-url-h directory-url-a"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="button">{say('common_save')}</button>
        </div>
        <span id="directory-url-h" class="field-hint">{say('options_directory_url_hint')}</span>
        <span id="directory-url-a" role="status" class={failed ? 'field-error' : 'small'}>{answer === '' ? '' : say(answer)}</span>
      </div>
    </form>
  )
}
