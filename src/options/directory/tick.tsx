import { useState } from 'preact/hooks'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'

interface TickProps {
  readonly checked: boolean
  readonly label: string
  /** Resolves to whether it was saved. */
  readonly onChange: (checked: boolean) => Promise<boolean>
}

/** One setting that is on or off, saved at once. */
export function Tick({ checked, label, onChange }: TickProps) {
  const [failed, setFailed] = useState(false)
  const accepts = useGate()
  return (
    <>
      <label class="tick tick-lines">
        <input
          type="checkbox" checked={checked}
          onChange={(event) => {
            if (accepts(event)) void onChange(event.currentTarget.checked).then((saved) => setFailed(!saved))
          }}
        />
        <span>{label}</span>
      </label>
      {failed && <span class="field-error" role="alert">{say('common_not_saved')}</span>}
    </>
  )
}
