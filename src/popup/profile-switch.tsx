import { useState } from 'preact/hooks'
import { useGate } from '../faces/gesture.ts'
import { optionsUrl } from '../faces/options-link.ts'
import { say } from '../faces/say.ts'
import { useAsk } from '../faces/use-ask.ts'
import { ask } from '../messaging/ask.ts'

/** Who is using this browser now. */
export function ProfileSwitch() {
  const { value: settings, set } = useAsk('settings')
  const [problem, setProblem] = useState(false)
  const accepts = useGate()
  if (settings === null) return null
  const choose = (event: Event & { currentTarget: HTMLSelectElement }) => {
    if (!accepts(event)) return
    setProblem(false)
    ask('save-settings', { settings: { ...settings, activeProfile: event.currentTarget.value } }).then(set, () => setProblem(true))
  }
  if (settings.profiles.length === 0) {
    return <p class="rule"><a href={optionsUrl('profils')} target="_blank" rel="noopener">{say('popup_profile_make')}</a></p>
  }
  return (
    <div class="field rule">
      <label for="profile">{say('popup_profile')}</label>
      <select id="profile" class="input" value={settings.activeProfile} onChange={choose}>
        {settings.profiles.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
      {problem && <p class="field-error" role="alert">{say('common_not_saved')}</p>}
    </div>
  )
}
