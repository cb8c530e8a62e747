import { useState } from 'preact/hooks'
import { asciiDomain, type DomainFault, internalDomainFault } from '../../directory/index.ts'
import { Button } from '../../faces/button.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import type { Settings } from '../../messaging/records.ts'
import { Field } from '../../faces/field.tsx'
import type { SaveSettings } from '../options-face.tsx'

interface PracticeSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
}

/** The practice or hospital: its domains, and whether its own mail is encrypted too. What an administrator fixed is shown and cannot be changed. */
export function PracticeSection({ settings, onSave }: PracticeSectionProps) {
  const { value: managed } = useAsk('managed')
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<DomainFault | 'twice'>('')
  const [problem, setProblem] = useState('')
  const accepts = useGate()
  const fixed = managed?.internalDomains ?? null
  const domains = fixed ?? settings.internalDomains
  const save = (more: Partial<Settings>) => onSave({ ...settings, ...more }).then((saved) => {
    setProblem(saved ? '' : 'common_not_saved')
    return saved
  })
  const add = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    // An address of the practice does as well.
    const domain = typed.slice(typed.lastIndexOf('@') + 1).trim()
    const why = domains.includes(asciiDomain(domain)) ? 'twice' : internalDomainFault(domain)
    setFault(why)
    if (why === '') void save({ internalDomains: [...settings.internalDomains, asciiDomain(domain)] }).then((saved) => saved && setTyped(''))
  }
  const fixedSeal = managed?.sealInside ?? null
  return (
    <>
      <p class="soft">{say('options_practice_why')}</p>
      {domains.length > 0 && (
        <ul class="stack-tight">
          {domains.map((domain) => (
            <li key={domain} class="card found-bare">
              <span class="box-lines"><strong>{domain}</strong></span>
              {fixed === null && <Button look="quiet" aria-label={say('options_practice_remove_named', domain)} onPress={() => void save({ internalDomains: settings.internalDomains.filter((each) => each !== domain) })}>{say('common_remove')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {fixed === null
        ? (
          <form class="card stack-tight" onSubmit={add} noValidate>
            <Field name="domain" label={say('options_practice_domain')} hint={say('options_practice_domain_hint')} value={typed} onValue={setTyped} />
            {fault !== '' && <p class="field-error" role="alert">{say(`options_practice_fault_${fault}`)}</p>}
            <div><button type="submit" class="button" disabled={typed.trim() === ''}>{say('options_practice_add')}</button></div>
          </form>
        )
        : <p class="small">{say('secret_always_fixed')}</p>}
      <div class="card stack-tight">
        <label class="tick tick-lines">
          <input
            type="checkbox" name="sealInside" checked={fixedSeal ?? settings.sealInside} disabled={fixedSeal !== null}
            onChange={(event) => {
              const input = event.currentTarget
              const sealInside = input.checked
              if (accepts(event)) void save({ sealInside }).then((saved) => { if (!saved) input.checked = settings.sealInside })
            }}
          />
          <span class="box-lines">
            <strong>{say('options_practice_seal')}</strong>
            <span class="soft">{say('options_practice_seal_how')}</span>
            {fixedSeal !== null && <span class="small">{say('secret_always_fixed')}</span>}
          </span>
        </label>
        <div><a class="button" href="#cles">{say('options_practice_to_key')}</a></div>
      </div>
      {problem !== '' && <p class="field-error" role="alert">{say(problem)}</p>}
    </>
  )
}
