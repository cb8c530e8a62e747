import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDate } from '../../faces/format.ts'
import { useGate } from '../../faces/gesture.ts'
import { say, sayCount } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import { DEFAULT_THRESHOLDS, FINDING_CLASSES, type FindingClass, type Threshold, THRESHOLD_CHOICES } from '../../guard/index.ts'
import { ask } from '../../messaging/ask.ts'
import type { Settings } from '../../messaging/records.ts'
import type { SaveSettings } from '../options-face.tsx'

interface ThresholdsSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
}

/** What is done about each class of what a scan finds, and what was said to be no patient's data. What an administrator fixed is shown and cannot be changed. */
export function ThresholdsSection({ settings, onSave }: ThresholdsSectionProps) {
  const { value: managed } = useAsk('managed')
  const [problem, setProblem] = useState('')
  const chosen = settings.thresholds ?? {}
  const save = (name: FindingClass, wanted: Threshold) => onSave({ ...settings, thresholds: { ...chosen, [name]: wanted } }).then((saved) => {
    setProblem(saved ? '' : 'common_not_saved')
    return saved
  })
  return (
    <>
      <p class="soft">{say('options_thresholds_why')}</p>
      <div class="card thresholds">
        {FINDING_CLASSES.map((name) => {
          const fixed = managed?.thresholds[name]
          return <OneThreshold key={name} name={name} value={fixed ?? chosen[name] ?? DEFAULT_THRESHOLDS[name]} fixed={fixed !== undefined} onSave={save} />
        })}
      </div>
      <p class="field-hint">{say('options_thresholds_how')}</p>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
      <Answers />
    </>
  )
}

interface OneThresholdProps {
  readonly name: FindingClass
  readonly value: Threshold
  readonly fixed: boolean
  readonly onSave: (name: FindingClass, wanted: Threshold) => Promise<boolean>
}

function OneThreshold({ name, value, fixed, onSave }: OneThresholdProps) {
  const accepts = useGate()
  const id = `threshold-${name}`
  const choices = THRESHOLD_CHOICES[name]
  const choose = (event: Event & { currentTarget: HTMLSelectElement }) => {
    const select = event.currentTarget
    const wanted = choices.find((choice) => choice === select.value)
    if (accepts(event) && wanted) void onSave(name, wanted).then((saved) => { if (!saved) select.value = value })
  }
  return (
    <div class="field">
      <label for={id}>{say(`options_class_${name.replaceAll('-', '_')}`)}</label>
      <select id={id} class="input narrow" value={value} disabled={fixed} onChange={choose}>
        {/* An administrator may have fixed what nobody can choose here. */}
        {[...new Set([...choices, value])].map((choice) => <option key={choice} value={choice}>{say(`options_threshold_${choice}`)}</option>)}
      </select>
      {fixed && <p class="small">{say('secret_always_fixed')}</p>}
    </div>
  )
}

/** How many passages are remembered as no patient's data: their words are not kept, so that they can be counted and forgotten, not shown. */
function Answers() {
  const { value, set } = useAsk('passage-answers')
  const [forgetting, setForgetting] = useState(false)
  const [words, setWords] = useState<{ readonly text: string; readonly failed: boolean }>({ text: '', failed: false })
  if (value === null) return null
  const forget = () => {
    setForgetting(false)
    ask('passage-answers-clear', {}).then((kept) => {
      set(kept)
      setWords({ text: say('options_answers_forgotten'), failed: false })
    }, () => setWords({ text: say('common_no_answer'), failed: true }))
  }
  return (
    <div class="card stack-tight">
      <h3>{say('options_answers')}</h3>
      <p class="soft">{say('options_answers_why')}</p>
      <p><strong>{value.count === 0 ? say('options_answers_none') : sayCount('options_answers_count', value.count, formatDate(value.latest))}</strong></p>
      {value.count > 0 && <div><Button look="quiet" onPress={() => setForgetting(true)}>{say('options_answers_forget')}</Button></div>}
      <p role="status" class={words.failed ? 'field-error' : 'small'}>{words.text}</p>
      {forgetting && (
        <ConfirmDialog
          title={say('options_answers_forget_title')} text={say('options_answers_forget_text')} action={say('options_answers_forget')}
          onConfirm={forget} onCancel={() => setForgetting(false)}
        />
      )}
    </div>
  )
}
