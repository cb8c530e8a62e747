import { useId, useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Box } from '../directory/index.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { say } from './say.ts'
import { OnlineOutcome, useOnline } from './use-online.tsx'

interface AskOnlineProps {
  /** What would be asked: with an address, whose that is; else a person. The practitioner sees it, and may change it, before it leaves. */
  readonly who: { readonly familyName: string; readonly givenName: string; readonly address: string }
  readonly action: (box: Box) => ComponentChild
}

/** The way from this computer's directory to a public server: first what it would be told, then the press that tells it. */
export function AskOnline({ who, action }: AskOnlineProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div class="stack-tight">
      <span><Button aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>{say('online_ask')}</Button></span>
      <div id={id}>{open && <Question who={who} action={action} />}</div>
    </div>
  )
}

function Question({ who, action }: AskOnlineProps) {
  const [familyName, setFamilyName] = useState(who.familyName)
  const [givenName, setGivenName] = useState(who.givenName)
  const [address, setAddress] = useState(who.address)
  const { asked, press } = useOnline()
  const ofAddress = who.address !== ''
  const question = ofAddress ? { familyName: '', givenName: '', address: address.trim() } : { familyName: familyName.trim(), givenName: givenName.trim(), address: '' }
  return (
    <div class="stack-tight">
      <p class="small soft">{say('online_ask_tells')}</p>
      {ofAddress
        ? <Field name="online-address" label={say('online_address_asked')} value={address} onValue={setAddress} />
        : (
            <>
              <Field name="online-family" label={say('online_family')} value={familyName} onValue={setFamilyName} />
              <Field name="online-given" label={say('online_given')} value={givenName} onValue={setGivenName} />
            </>
          )}
      <span>
        <Button disabled={asked.state === 'asking' || (question.familyName === '' && question.address === '')} onPress={() => press({ source: 'tabular', ...question })}>{say('online_tabular')}</Button>
      </span>
      <p class="small soft">{say('online_tabular_tells')}</p>
      <OnlineOutcome asked={asked} action={action} />
    </div>
  )
}
