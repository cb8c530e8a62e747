import { useEffect, useId, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { useGate } from '../faces/gesture.ts'
import { say } from '../faces/say.ts'
import { type EnvelopeFormat, generateCharacters, generateWords, takesKind, takesStanding } from '../crypto/index.ts'
import { CHOSEN_BITS, judgeSecret, type Strength } from '../crypto/passphrase/strength.ts'
import type { ChosenSecret, StandingSummary } from '../messaging/records.ts'
import { ageOf, isOld } from './age.ts'
import { NotStanding } from './not-standing.tsx'

type Choice = 'standing' | 'words' | 'characters' | 'chosen'

interface ChooseSecretProps {
  readonly format: EnvelopeFormat
  /** The standing secret of the recipients, when there is one. */
  readonly standing: StandingSummary | null
  /** Whether a new secret can be kept for the next time; then `onChoose` says under which name. */
  readonly canKeep: boolean
  readonly recipient: string
  /** What somebody who guesses may know: names of the practice, of the recipients, of the file. */
  readonly known: readonly string[]
  readonly busy: boolean
  readonly onChoose: (chosen: ChosenSecret, keepAs: string) => void
}

/** Milliseconds without typing after which a chosen secret is judged. */
const PAUSE = 250

/** Which secret seals this envelope: the one that stands, a new one (words first), or one's own, judged as it is typed. */
export function ChooseSecret({ format, standing, canKeep, recipient, known, busy, onChoose }: ChooseSecretProps) {
  const usable = standing !== null && takesStanding(format, standing.kind) ? standing : null
  const [choice, setChoice] = useState<Choice>(usable ? 'standing' : 'words')
  const [own, setOwn] = useState('')
  const [keep, setKeep] = useState(false)
  const [label, setLabel] = useState(recipient)
  const [missing, setMissing] = useState(false)
  const strength = useStrength(own, known)
  const accepts = useGate()
  const id = useId()
  const pick = (event: Event, next: Choice) => {
    if (!accepts(event)) return
    setChoice(next)
    setMissing(false)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event) || busy) return
    const keepAs = canKeep && keep && choice !== 'standing' ? label.trim() || recipient : ''
    if (choice === 'standing' && usable) onChoose({ secret: '', kind: usable.kind, standingId: usable.id }, '')
    else if (choice === 'words') onChoose({ secret: generateWords().secret, kind: 'words', standingId: '' }, keepAs)
    else if (choice === 'characters') onChoose({ secret: generateCharacters().secret, kind: 'characters', standingId: '' }, keepAs)
    // A secret that was not judged yet is not good yet.
    else if (strength?.weakness === null) onChoose({ secret: own.normalize('NFC').trim(), kind: 'chosen', standingId: '' }, keepAs)
    else setMissing(true)
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <fieldset class="stack-tight">
        <legend class="label">{say('secret_choose_which')}</legend>
        {usable && (
          <Option value="standing" choice={choice} onPick={pick} title={say('secret_choose_standing', usable.label)}>
            {ageOf(usable.madeAt)}
            {isOld(usable.madeAt) ? ` ${say('secret_old')}` : ''}
          </Option>
        )}
        {standing && !usable && <NotStanding format={format} label={standing.label} />}
        <Option value="words" choice={choice} onPick={pick} title={say('secret_choose_words')}>{say('secret_choose_words_why')}</Option>
        <Option value="characters" choice={choice} onPick={pick} title={say('secret_choose_characters')}>{say('secret_choose_characters_why')}</Option>
        {takesKind(format, 'chosen')
          ? <Option value="chosen" choice={choice} onPick={pick} title={say('secret_choose_own')}>{say('secret_choose_own_why')}</Option>
          : <p class="soft small">{say('secret_choose_own_not_zip')}</p>}
      </fieldset>
      {choice === 'chosen' && (
        <div class="field">
          <label for={id}>{say('secret_own')}</label>
          <input
            id={id} class="input own" type="text" autocomplete="off" spellcheck={false} autocapitalize="off" value={own} aria-invalid={missing} aria-describedby={`${id}-s`}
            onInput={(event) => {
              setOwn(event.currentTarget.value)
              setMissing(false)
            }}
          />
          <Judged id={`${id}-s`} strength={own === '' ? null : strength} />
          {missing && <span class="field-error" role="alert">{say(own.trim() === '' ? 'secret_own_empty' : 'secret_own_not_yet')}</span>}
        </div>
      )}
      {canKeep && choice !== 'standing' && (
        <div class="stack-tight">
          <label class="tick">
            <input type="checkbox" checked={keep} onChange={(event) => { if (accepts(event)) setKeep(event.currentTarget.checked) }} />
            <span>{say('secret_keep', recipient)}</span>
          </label>
          {keep && (
            <div class="field">
              <label for={`${id}-l`}>{say('secret_label')}</label>
              <input id={`${id}-l`} class="input" type="text" autocomplete="off" spellcheck={false} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
            </div>
          )}
        </div>
      )}
      <div class="row"><button type="submit" class="button button-main" disabled={busy}>{say('secret_use')}</button></div>
    </form>
  )
}

interface OptionProps {
  readonly value: Choice
  readonly choice: Choice
  readonly onPick: (event: Event, value: Choice) => void
  readonly title: string
  readonly children: ComponentChildren
}

function Option({ value, choice, onPick, title, children }: OptionProps) {
  return (
    <label class="choice">
      <input type="radio" name="secret" value={value} checked={choice === value} onChange={(event) => onPick(event, value)} />
      <span class="box-lines"><strong>{title}</strong><span class="soft small">{children}</span></span>
    </label>
  )
}

/** How good a chosen secret is, as a bar and in words. */
function Judged({ id, strength }: { readonly id: string; readonly strength: Strength | null }) {
  const share = strength === null ? 0 : Math.min(3, (3 * strength.bits) / CHOSEN_BITS)
  const good = strength?.weakness === null
  return (
    <div class="strength">
      <meter class={good ? 'strength-3' : 'strength-1'} min={0} max={3} value={good ? 3 : Math.min(2.7, share)} aria-label={say('secret_strength')} />
      <span id={id} role="status" class="small soft">{strength === null ? '' : say(strength.weakness ?? 'secret_strong')}</span>
    </div>
  )
}

/** Judges a secret a moment after the last key; `null` until then, and when the dictionaries cannot be read. */
function useStrength(secret: string, known: readonly string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    setStrength(null)
    if (secret === '') return
    let stale = false
    const timer = setTimeout(() => {
      judgeSecret(secret, known).then((judged) => {
        if (!stale) setStrength(judged)
      }, () => undefined)
    }, PAUSE)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [secret])
  return strength
}
