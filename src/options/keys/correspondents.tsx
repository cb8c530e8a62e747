import { useState } from 'preact/hooks'
import { autocryptAdvice } from '../../crypto/keys/autocrypt.ts'
import { stateOf } from '../../crypto/keys/known-keys.ts'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDate } from '../../faces/format.ts'
import type { Tone } from '../../faces/mark.tsx'
import { ToneMark } from '../../faces/mark.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { KeyLists, KeyRecord, KeyState } from '../../messaging/key-records.ts'
import { AddCorrespondent } from './add-correspondent.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { correspondents } from './key-work.ts'
import { useWork } from './use-work.ts'

interface CorrespondentsProps {
  readonly records: readonly KeyRecord[]
  readonly sites: readonly string[]
  readonly onLists: (lists: KeyLists) => void
  /** Something was kept: the lists are asked again. */
  readonly onChange: () => void
}

const TONES: Record<KeyState, Tone> = { unknown: 'plain', unconfirmed: 'doubt', confirmed: 'fine', changed: 'held', revoked: 'held', expired: 'doubt' }

/** Keys of correspondents: whose, where from, and whether a person has checked them. */
export function Correspondents({ records, sites, onLists, onChange }: CorrespondentsProps) {
  return (
    <section class="stack-tight" aria-labelledby="keys-known-title">
      <h3 id="keys-known-title">{say('keys_title_known')}</h3>
      <p class="soft">{say('keys_why_known')}</p>
      {records.length === 0 && <p class="soft">{say('keys_known_none')}</p>}
      <ul class="stack-tight">
        {records.map((record) => <li key={record.address} class="card stack-tight"><Correspondent record={record} onLists={onLists} onChange={onChange} /></li>)}
      </ul>
      <AddCorrespondent sites={sites} onChange={onChange} />
    </section>
  )
}

function Correspondent({ record, onLists, onChange }: { readonly record: KeyRecord } & Pick<CorrespondentsProps, 'onLists' | 'onChange'>) {
  const [forgetting, setForgetting] = useState(false)
  const { busy, problem, run } = useWork()
  const { address, fingerprint, offered, confirmed } = record
  const state = stateOf(record, Date.now())
  const confirm = (which: string) => run(async () => {
    await correspondents.confirm(address, which, Date.now())
    onChange()
  })
  const refuse = () => run(async () => {
    await correspondents.refuseOffered(address)
    onChange()
  })
  const forget = () => {
    setForgetting(false)
    run(async () => onLists(await ask('known-key-forget', { address })))
  }
  const advice = autocryptAdvice(record.mails)
  const since = confirmed === null ? '' : formatDate(new Date(confirmed).toISOString())
  return (
    <>
      <div class="found-bare">
        <span class="box-lines">
          <strong>{address}</strong>
          <span class="state small"><ToneMark tone={TONES[state]} /><span>{state === 'confirmed' ? say('keys_state_confirmed', since) : say(`envelope_key_${state}`, address)}</span></span>
          <span class="soft small">{say(`keys_source_${record.source.replaceAll('-', '_')}`)}</span>
          {(advice === 'wanted' || advice === 'stale') && <span class="soft small">{say(`keys_mails_${advice}`)}</span>}
        </span>
        <Button look="quiet" aria-label={say('keys_forget_named', address)} disabled={busy} onPress={() => setForgetting(true)}>{say('keys_forget')}</Button>
      </div>
      {offered === null && <Fingerprint of={fingerprint} />}
      {state === 'unconfirmed' && <ReadAloud onConfirm={() => confirm(fingerprint)} busy={busy} />}
      {offered !== null && (
        <>
          <div class="two-keys">
            <div><Fingerprint label={say(confirmed === null ? 'keys_known_first' : 'keys_known_checked')} of={fingerprint} /></div>
            <div><Fingerprint label={say('keys_known_second')} of={offered.fingerprint} /></div>
          </div>
          <p>{say('keys_changed_how')}</p>
          <div class="row">
            <Button look="main" disabled={busy} onPress={refuse}>{say('keys_keep_known')}</Button>
            <Button disabled={busy} onPress={() => confirm(offered.fingerprint)}>{say('keys_take_other')}</Button>
          </div>
        </>
      )}
      {problem !== '' && <p class="field-error" role="alert">{problem}</p>}
      {forgetting && (
        <ConfirmDialog
          title={say('keys_forget_known_title')} text={say('keys_forget_known_text', address)} action={say('keys_forget')}
          onConfirm={forget} onCancel={() => setForgetting(false)}
        />
      )}
    </>
  )
}

function ReadAloud({ onConfirm, busy }: { readonly onConfirm: () => void; readonly busy: boolean }) {
  return (
    <>
      <p>{say('keys_confirm_how')}</p>
      <div><Button look="main" disabled={busy} onPress={onConfirm}>{say('keys_confirm')}</Button></div>
    </>
  )
}
