import { useState } from 'preact/hooks'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import type { Settings } from '../../messaging/records.ts'
import type { SaveSettings } from '../options-face.tsx'

/** The standing order to encrypt files as soon as they are attached. What an administrator fixed is shown and cannot be changed. */
export function AlwaysSeal({ settings, onSave }: { readonly settings: Settings; readonly onSave: SaveSettings }) {
  const { value: managed } = useAsk('managed')
  const [problem, setProblem] = useState('')
  const accepts = useGate()
  const fixed = managed?.alwaysSeal ?? null
  const set = (event: Event & { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget
    const alwaysSeal = input.checked
    if (!accepts(event)) return
    void onSave({ ...settings, alwaysSeal }).then((saved) => {
      setProblem(saved ? '' : 'common_not_saved')
      if (!saved) input.checked = settings.alwaysSeal
    })
  }
  return (
    <div class="card stack-tight">
      <label class="tick tick-lines">
        <input type="checkbox" name="alwaysSeal" checked={fixed ?? settings.alwaysSeal} disabled={fixed !== null} onChange={set} />
        <span class="box-lines">
          <strong>{say('secret_always')}</strong>
          <span class="soft">{say('secret_always_how')}</span>
          {fixed !== null && <span class="small">{say('secret_always_fixed')}</span>}
        </span>
      </label>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
    </div>
  )
}
