import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { Field } from '../../faces/field.tsx'
import { say } from '../../faces/say.ts'
import { OnlineOutcome, useOnline } from '../../faces/use-online.tsx'
import type { OnlineQuestion } from '../../messaging/directory-records.ts'
import { allowSites } from '../permission.ts'

/** Origins that the browser must allow; the other one answers anybody. */
const GATEWAY = 'https://gateway.api.esante.gouv.fr'

/** Asks a public server about one person or one address, and says before what that tells whom. */
export function OnlineLookUp({ hasKey }: { readonly hasKey: boolean }) {
  const [familyName, setFamilyName] = useState('')
  const [givenName, setGivenName] = useState('')
  const [address, setAddress] = useState('')
  const { asked, press } = useOnline()
  const nothing = familyName.trim() === '' && address.trim() === ''
  // Asked before anything is waited for: a browser grants it only within the press.
  const search = (source: OnlineQuestion['source']) =>
    press({ source, familyName: familyName.trim(), givenName: givenName.trim(), address: address.trim() }, source === 'fhir' ? allowSites([GATEWAY]) : undefined)
  const busy = asked.state === 'asking' || nothing
  return (
    <div class="stack-tight">
      <h3>{say('online_title')}</h3>
      <p class="small soft">{say('online_why')}</p>
      <Field name="online-family" label={say('online_family')} value={familyName} onValue={setFamilyName} />
      <Field name="online-given" label={say('online_given')} value={givenName} onValue={setGivenName} />
      <Field name="online-address" label={say('online_address')} value={address} onValue={setAddress} />
      <ul class="stack-tight plain-list">
        <li class="box-lines"><span><Button disabled={busy} onPress={() => search('tabular')}>{say('online_tabular')}</Button></span><span class="small soft">{say('online_tabular_tells')}</span></li>
        {hasKey && <li class="box-lines"><span><Button disabled={busy} onPress={() => search('fhir')}>{say('online_fhir')}</Button></span><span class="small soft">{say('online_fhir_tells')}</span></li>}
      </ul>
      <OnlineOutcome asked={asked} />
    </div>
  )
}
