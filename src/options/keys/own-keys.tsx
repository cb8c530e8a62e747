import { useState } from 'preact/hooks'
import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { formatDate } from '../../faces/format.ts'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { KeyLists, KeyRole, OwnKey, OwnKeyWithSecret } from '../../messaging/key-records.ts'
import { ExportKey } from './export-key.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { type KeyFile, KeyFiles, keyFileName, SavedText } from './key-files.tsx'
import { MembersForm } from './members-form.tsx'
import { type NewOwnKey, prolongKey, replaceKey, retireBefore, revokeKey } from './key-work.ts'
import { ImportKeyForm, MakeKeyForm } from './own-key-form.tsx'
import { useWork } from './use-work.ts'

interface OwnKeysProps {
  readonly role: KeyRole
  readonly keys: readonly OwnKey[]
  /** Proposed for a new key. */
  readonly name: string
  readonly address: string
  readonly profile: string
  readonly onLists: (lists: KeyLists) => void
}

interface Asking {
  readonly what: 'revoke' | 'replace' | 'forget'
  readonly key: OwnKey
}

const publicFile = (key: Pick<OwnKey, 'address' | 'fingerprint' | 'publicKey'>): KeyFile => ({ name: keyFileName('public', key), label: say('keys_public_save'), text: key.publicKey })

async function withSecret({ id }: OwnKey): Promise<OwnKeyWithSecret> {
  const { key, why } = await ask('key-read', { id })
  if (!key) throw new EnvelopeError(why === 'locked' ? 'keys_vault_closed' : 'keys_failed', 'The key cannot be read.')
  return key
}

/** A practitioner's own keys, or the practice's: the one in use, and those kept to read. */
export function OwnKeys({ role, keys, name, address, profile, onLists }: OwnKeysProps) {
  const [form, setForm] = useState<'make' | 'import' | null>(null)
  /** What is open below one of the keys. */
  const [opened, setOpened] = useState<{ readonly what: 'export' | 'members'; readonly id: string } | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [result, setResult] = useState<{ readonly words: string; readonly files: readonly KeyFile[] } | null>(null)
  const { busy, problem, run } = useWork()
  const hasCurrent = keys.some(({ use }) => use === 'current')
  const kept = (lists: KeyLists, key: NewOwnKey, revocation: string) => {
    setForm(null)
    onLists(lists)
    // A colleague replaced the practice's key and gave the new one: the old one is kept to read.
    if (key.role === 'group' && key.use === 'current') {
      run(async () => {
        await retireBefore(key)
        onLists(await ask('keys', {}))
      })
    }
    setResult({
      words: say(revocation === '' ? 'keys_imported' : `keys_made_${role}`),
      files: [publicFile(key), ...(revocation === '' ? [] : [{ name: keyFileName('revocation', key), label: say('keys_revocation_save'), text: revocation }])],
    })
  }
  const revoke = (of: OwnKey) => run(async () => {
    const key = await revokeKey(await withSecret(of), 'compromised')
    onLists(await ask('key-keep', { key }))
    setResult({ words: say('keys_revoked'), files: [publicFile(key)] })
  })
  const prolong = (of: OwnKey) => run(async () => {
    const key = await prolongKey(await withSecret(of))
    onLists(await ask('key-keep', { key }))
    setResult({ words: say(`keys_prolonged_${role}`, formatDate(new Date(key.expires ?? 0).toISOString())), files: [publicFile(key)] })
  })
  const replace = (of: OwnKey) => run(async () => {
    const { fresh, former, transition } = await replaceKey(await withSecret(of), true)
    // First the new one: whatever fails then, there is a key.
    await ask('key-keep', { key: fresh })
    onLists(await ask('key-keep', { key: former }))
    setResult({
      words: say('keys_replaced'),
      files: [
        publicFile(fresh), { ...publicFile(former), label: say('keys_former_save') },
        { name: keyFileName('transition', fresh), label: say('keys_transition_save'), text: transition },
      ],
    })
  })
  const toggle = (what: 'export' | 'members', { id }: OwnKey) => setOpened(opened?.id === id && opened.what === what ? null : { what, id })
  const keepMembers = (of: OwnKey, members: readonly string[]) => run(async () => {
    onLists(await ask('key-keep', { key: { ...(await withSecret(of)), members } }))
    setOpened(null)
  })
  const forget = ({ id }: OwnKey) => run(async () => onLists(await ask('key-forget', { id })))
  const confirmed = ({ what, key }: Asking) => {
    setAsking(null)
    ;({ revoke, replace, forget })[what](key)
  }
  return (
    <section class="stack-tight" aria-labelledby={`keys-${role}-title`}>
      <h3 id={`keys-${role}-title`}>{say(`keys_title_${role}`)}</h3>
      <p class="soft">{say(`keys_why_${role}`)}</p>
      {result && <KeyFiles {...result} />}
      <ul class="stack-tight">
        {keys.map((key) => (
          <li key={key.id} class="card stack-tight">
            <div class="stack-tight">
              <KeyLines of={key} />
              <span class="row">
                <SavedText {...publicFile(key)} />
                {key.use === 'current' && <Button disabled={busy} onPress={() => toggle('export', key)}>{say(`keys_export_${role}`)}</Button>}
                {key.use === 'current' && role === 'group' && <Button disabled={busy} onPress={() => toggle('members', key)}>{say('keys_members_edit')}</Button>}
                {key.use === 'current' && role === 'group' && <Button disabled={busy} onPress={() => setAsking({ what: 'replace', key })}>{say('keys_replace')}</Button>}
                {key.use === 'current' && endsSoon(key) && <Button disabled={busy} onPress={() => prolong(key)}>{say('keys_prolong')}</Button>}
                {key.use === 'current' && <Button look="quiet" disabled={busy} onPress={() => setAsking({ what: 'revoke', key })}>{say('keys_revoke')}</Button>}
                {key.use !== 'current' && <Button look="quiet" disabled={busy} onPress={() => setAsking({ what: 'forget', key })}>{say('keys_delete')}</Button>}
              </span>
            </div>
            {opened?.id === key.id && opened.what === 'export' && <ExportKey of={key} onClose={() => setOpened(null)} />}
            {opened?.id === key.id && opened.what === 'members' && <MembersForm members={key.members} busy={busy} onMembers={(members) => keepMembers(key, members)} onCancel={() => setOpened(null)} />}
          </li>
        ))}
      </ul>
      {form === 'make' && <MakeKeyForm role={role} name={name} address={address} profile={profile} onKept={kept} onCancel={() => setForm(null)} />}
      {form === 'import' && <ImportKeyForm role={role} profile={profile} onKept={kept} onCancel={() => setForm(null)} />}
      {form === null && (
        <div class="row">
          {!hasCurrent && <Button look={role === 'own' ? 'main' : undefined} onPress={() => setForm('make')}>{say(`keys_make_${role}`)}</Button>}
          <Button onPress={() => setForm('import')}>{say(`keys_import_${role}`)}</Button>
        </div>
      )}
      <p role="status" class="small soft">{busy ? say('keys_working') : ''}</p>
      {problem !== '' && <p class="field-error" role="alert">{problem}</p>}
      {asking && (
        <ConfirmDialog
          title={say(`keys_${asking.what}_title`)} text={say(`keys_${asking.what}_text`)} action={say(asking.what === 'forget' ? 'keys_delete' : `keys_${asking.what}`)}
          onConfirm={() => confirmed(asking)} onCancel={() => setAsking(null)}
        />
      )}
    </section>
  )
}

/** Milliseconds before its end from which a key may be prolonged: long enough for everybody to get it again. */
const SOON = 365 * 24 * 3600 * 1000

const endsSoon = ({ expires }: OwnKey): boolean => expires !== null && expires - Date.now() < SOON

function KeyLines({ of: { name, address, fingerprint, expires, use, members } }: { readonly of: OwnKey }) {
  const over = expires !== null && expires <= Date.now()
  const until = expires === null ? say('keys_no_end') : say(over ? 'keys_ended' : 'keys_until', formatDate(new Date(expires).toISOString()))
  return (
    <span class="box-lines">
      <strong>{[name, address].filter(Boolean).join(' · ')}</strong>
      <span class={use === 'current' && over ? 'small tone-doubt' : 'soft small'}>{use === 'current' ? until : say(`keys_use_${use}`)}</span>
      <Fingerprint of={fingerprint} />
      {members.length > 0 && <span class="soft small">{say('keys_members_are', members.join(', '))}</span>}
    </span>
  )
}
