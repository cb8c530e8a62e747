import { useId, useState } from 'preact/hooks'
import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { canonicalAddress } from '../../crypto/keys/address.ts'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { Field } from '../../faces/field.tsx'
import { say } from '../../faces/say.ts'
import { allowSites, forgetSite } from '../permission.ts'
import { FileField } from './file-field.tsx'
import { type LookUp, lookUp, originsOf } from './key-lookup.ts'
import { ask } from '../../messaging/ask.ts'
import { meetKey, type NewOwnKey, type Taken, takeFile } from './key-work.ts'
import { useWork } from './use-work.ts'

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"/?#:]+\.[^\s@,;<>"/?#:]+$/

/** Ways to get a correspondent's key, or news of one: a file, a mail, a pasted text, or a look-up that says whom it tells. */
export function AddCorrespondent({ sites, onChange }: { readonly sites: readonly string[]; readonly onChange: () => void }) {
  const [pasted, setPasted] = useState('')
  const [address, setAddress] = useState('')
  const [said, setSaid] = useState('')
  const { busy, problem, run } = useWork()
  const id = useId()
  const [ending, setEnding] = useState<readonly NewOwnKey[]>([])
  const took = ({ said: sentence, addresses, ending: ends }: Taken) => {
    setSaid(sentence === '' ? '' : say(sentence, addresses.join(', ')))
    setEnding(ends)
    setPasted('')
    onChange()
  }
  const take = (data: Uint8Array | string) => run(async () => {
    setSaid('')
    took(await takeFile(data))
  })
  const end = (keys: readonly NewOwnKey[]) => {
    setEnding([])
    run(async () => {
      for (const key of keys) await ask('key-keep', { key })
      setSaid(say('keys_own_ended', keys.map(({ address }) => address).join(', ')))
      onChange()
    })
  }
  const search = (how: LookUp) => {
    setSaid('')
    const wanted = address.trim()
    if (!ADDRESS.test(wanted)) {
      run(() => Promise.reject(new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.')))
      return
    }
    const origins = originsOf(how, wanted)
    // Asked before anything is waited for: a browser grants it only within the press.
    const allowed = allowSites(origins)
    run(async () => {
      try {
        if (!(await allowed)) throw new EnvelopeError('keys_not_allowed', 'The browser was not given leave to ask there.')
        for (const facts of await lookUp(how, wanted)) await meetKey(wanted, facts, how)
        took({ said: 'keys_met', addresses: [canonicalAddress(wanted)], ending: [] })
      } finally {
        // Leave to ask once, not to read that site from now on.
        for (const origin of origins) if (!sites.includes(origin)) await forgetSite(origin)
      }
    })
  }
  return (
    <div class="card stack">
      <div class="stack-tight">
        <h4>{say('keys_add')}</h4>
        <FileField label={say('keys_add_file')} hint={say('keys_add_file_hint')} mails disabled={busy} onFile={take} />
        <div class="field">
          <label for={id}>{say('keys_add_paste')}</label>
          <textarea id={id} name="pasted" class="input" rows={3} spellcheck={false} placeholder="-----BEGIN PGP PUBLIC KEY BLOCK-----" value={pasted} onInput={(event) => setPasted(event.currentTarget.value)} />
        </div>
        <div><Button disabled={busy || pasted.trim() === ''} onPress={() => take(pasted)}>{say('keys_add_take')}</Button></div>
      </div>
      <div class="stack-tight">
        <h4>{say('keys_look_up')}</h4>
        <Field name="looked-up" label={say('keys_look_up_address')} value={address} onValue={setAddress} />
        <ul class="stack-tight">
          <li class="box-lines"><span><Button disabled={busy} onPress={() => search('web-key-directory')}>{say('keys_look_up_provider')}</Button></span><span class="small soft">{say('keys_look_up_provider_tells')}</span></li>
          <li class="box-lines"><span><Button disabled={busy} onPress={() => search('key-server')}>{say('keys_look_up_server')}</Button></span><span class="small soft">{say('keys_look_up_server_tells')}</span></li>
        </ul>
      </div>
      <p role="status" class={said === '' ? 'small soft' : ''}>{busy ? say('keys_working') : said}</p>
      {problem !== '' && <p class="field-error" role="alert">{problem}</p>}
      {ending.length > 0 && (
        <ConfirmDialog
          title={say('keys_revoke_title')} text={say('keys_revoke_by_file', ending.map(({ address }) => address).join(', '))} action={say('keys_revoke_now')}
          onConfirm={() => end(ending)} onCancel={() => setEnding([])}
        />
      )}
    </div>
  )
}
