import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { DirectorySources } from '../../messaging/directory-records.ts'
import { SourceItem } from './source-item.tsx'

/** The practitioner's own key of the Annuaire Santé: typed here, kept in the vault, shown nowhere. */
export function KeySource({ hasKey, onSources }: { readonly hasKey: boolean; readonly onSources: (sources: DirectorySources) => void }) {
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState('')
  const accepts = useGate()
  const keep = (key: string) => ask('directory-key', { key }).then(
    (sources) => {
      setTyped('')
      setAnswer(key === '' ? '' : 'common_saved')
      onSources(sources)
    },
    () => setAnswer('common_not_saved'),
  )
  const submit = (event: Event) => {
    event.preventDefault()
    if (accepts(event) && typed.trim() !== '') void keep(typed.trim())
  }
  return (
    <SourceItem name={say('options_source_fhir')} about={say('options_source_fhir_about')}>
      <form class="field" onSubmit={submit}>
        <label for="fhir-key">{say('options_fhir_key')}</label>
        <div class="with-button">
          <input id="fhir-key" class="input" type="password" autocomplete="off" spellcheck={false} value={typed} aria-describedby="fhir-key-h fhir-key-a" onInput={(event) => setTyped(event.currentTarget.value)} />
          <button type="submit" class="button" disabled={typed.trim() === ''}>{say('common_save')}</button>
        </div>
        <span id="fhir-key-h" class="field-hint">{say(hasKey ? 'options_fhir_key_kept' : 'options_fhir_key_none')}</span>
        <span id="fhir-key-a" role="status" class={answer === 'common_not_saved' ? 'field-error' : 'small'}>{answer === '' ? '' : say(answer)}</span>
      </form>
      {hasKey && <span><Button look="quiet" onPress={() => void keep('')}>{say('options_fhir_key_forget')}</Button></span>}
    </SourceItem>
  )
}
