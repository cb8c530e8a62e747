import { useState } from 'preact/hooks'
import { BoxLines } from '../../faces/box-card.tsx'
import { Button } from '../../faces/button.tsx'
import { formatDate } from '../../faces/format.ts'
import { Notice } from '../../faces/notice.tsx'
import { say, sayCount, sayOr } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { OnlineAnswer, OnlineFound, OnlineQuestion } from '../../messaging/directory-records.ts'
import { Field } from '../keys/field.tsx'
import { allowSites } from '../permission.ts'

const PATIENCE = 3 * 60_000
/** Origins that the browser must allow; the other one answers anybody. */
const GATEWAY = 'https://gateway.api.esante.gouv.fr'

type Asked = { readonly state: 'idle' } | { readonly state: 'asking' } | { readonly state: 'answered'; readonly answer: OnlineAnswer }
const SILENT: OnlineAnswer = { found: [], error: 'directory_online_silent', errorParams: [] }

/** Asks a public server about one person or one address, and says before what that tells whom. */
export function OnlineLookUp({ hasKey }: { readonly hasKey: boolean }) {
  const [familyName, setFamilyName] = useState('')
  const [givenName, setGivenName] = useState('')
  const [address, setAddress] = useState('')
  const [asked, setAsked] = useState<Asked>({ state: 'idle' })
  const nothing = familyName.trim() === '' && address.trim() === ''
  const search = (source: OnlineQuestion['source']) => {
    // Asked before anything is waited for: a browser grants it only within the press.
    const allowed = source === 'fhir' ? allowSites([GATEWAY]) : Promise.resolve(true)
    setAsked({ state: 'asking' })
    void allowed.then(async (may) => (may
      ? ask('look-up-online', { source, familyName: familyName.trim(), givenName: givenName.trim(), address: address.trim() }, PATIENCE)
      : { ...SILENT, error: 'directory_online_not_allowed' })).catch(() => SILENT).then((answer) => setAsked({ state: 'answered', answer }))
  }
  const busy = asked.state === 'asking' || nothing
  return (
    <div class="stack-tight">
      <h3>{say('options_online')}</h3>
      <p class="small soft">{say('options_online_why')}</p>
      <Field name="online-family" label={say('options_online_family')} value={familyName} onValue={setFamilyName} />
      <Field name="online-given" label={say('options_online_given')} value={givenName} onValue={setGivenName} />
      <Field name="online-address" label={say('options_online_address')} value={address} onValue={setAddress} />
      <ul class="stack-tight plain-list">
        <li class="box-lines"><span><Button disabled={busy} onPress={() => search('tabular')}>{say('options_online_tabular')}</Button></span><span class="small soft">{say('options_online_tabular_tells')}</span></li>
        {hasKey && <li class="box-lines"><span><Button disabled={busy} onPress={() => search('fhir')}>{say('options_online_fhir')}</Button></span><span class="small soft">{say('options_online_fhir_tells')}</span></li>}
      </ul>
      <p role="status" class="small">{asked.state === 'asking' ? say('options_online_asking') : asked.state === 'answered' && asked.answer.error === '' ? sayCount('options_online_found', asked.answer.found.length) : ''}</p>
      {asked.state === 'answered' && asked.answer.error !== '' && <Notice tone="doubt" live><span>{sayOr('directory_online_silent', asked.answer.error, ...asked.answer.errorParams)}</span></Notice>}
      {asked.state === 'answered' && asked.answer.found.length > 0 && (
        <ul class="stack-tight plain-list">{asked.answer.found.map((found) => <Found key={found.statement.box.address} found={found} />)}</ul>
      )}
    </div>
  )
}

/** One answer: who says it, of when, and whether this computer's directory says the same. */
function Found({ found: { statement, known, differs } }: { readonly found: OnlineFound }) {
  const agreement = !known ? say('options_online_new') : differs.length === 0 ? say('options_online_agrees') : say('options_online_differs', differs.map((point) => say(`options_point_${point}`)).join(', '))
  return (
    <li class="card stack-tight">
      <BoxLines box={statement.box} />
      <span class="small">{say(`options_statement_${statement.source}`, formatDate(statement.date))}</span>
      <span class={differs.length > 0 ? 'small field-error' : 'small soft'}>{agreement}</span>
    </li>
  )
}
