import { useState } from 'preact/hooks'
import { Button } from '../faces/button.tsx'
import { optionsUrl } from '../faces/options-link.ts'
import { say, sayCount } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { UnlockVault } from '../faces/vault-forms.tsx'
import { ask } from '../messaging/ask.ts'

/** How many messages are held, and the vault that keeps them. */
export function HeldDrafts() {
  const { value, set } = useAsk('vault-status')
  const copies = useAsk('copies').value?.copies.length ?? 0
  const [opening, setOpening] = useState(false)
  const [problem, setProblem] = useState(false)
  if (value === null) return null
  const lock = () => {
    ask('vault-lock', {}).then(set, () => setProblem(true))
  }
  return (
    <section class="stack-tight rule" aria-labelledby="held">
      <h2 id="held">{say('popup_held')}</h2>
      <div class="row row-apart">
        <p>
          {value.heldDrafts === 0 ? say('popup_held_none') : sayCount('popup_held_count', value.heldDrafts)}
          <span class="soft"> {say(`common_vault_state_${value.state}`)}</span>
        </p>
        {value.heldDrafts > 0 && <a href={optionsUrl('coffre')} target="_blank" rel="noopener">{say('popup_held_see')}</a>}
      </div>
      {copies > 0 && (
        <div class="row row-apart">
          <p>{sayCount('popup_copies', copies)}</p>
          <a href={optionsUrl('coffre')} target="_blank" rel="noopener">{say('popup_held_see')}</a>
        </div>
      )}
      {value.state === 'locked' && !opening && <div><Button onPress={() => setOpening(true)}>{say('common_vault_unlock')}</Button></div>}
      {value.state === 'locked' && opening && (
        <UnlockVault
          onDone={(status) => {
            setOpening(false)
            set(status)
          }}
        />
      )}
      {value.state === 'unlocked' && <div><Button onPress={lock}>{say('common_vault_lock')}</Button></div>}
      {value.state === 'absent' && <p><a href={optionsUrl('coffre')} target="_blank" rel="noopener">{say('popup_vault_make')}</a></p>}
      {problem && <p class="field-error" role="alert">{say('common_vault_failed')}</p>}
    </section>
  )
}
