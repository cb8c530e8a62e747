import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { Field } from '../../faces/field.tsx'
import { useGate } from '../../faces/gesture.ts'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { KeyLists, KeyRole } from '../../messaging/key-records.ts'
import { FileField } from './file-field.tsx'
import { importKey, makeKey, type NewOwnKey } from './key-work.ts'
import { useWork } from './use-work.ts'

interface OwnKeyFormProps {
  readonly role: KeyRole
  readonly name: string
  readonly address: string
  readonly profile: string
  readonly onKept: (lists: KeyLists, key: NewOwnKey, revocation: string) => void
  readonly onCancel: () => void
}

export const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** Makes a key: whose it is, nothing else to choose. */
export function MakeKeyForm({ role, onKept, onCancel, profile, ...given }: OwnKeyFormProps) {
  const [name, setName] = useState(given.name)
  const [address, setAddress] = useState(given.address)
  const [members, setMembers] = useState('')
  const { busy, problem, run } = useWork()
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event)) return
    run(async () => {
      const { key, revocation } = await makeKey({ role, profile, name, address, members: addressesIn(members) })
      onKept(await ask('key-keep', { key }), key, revocation)
    })
  }
  return (
    <form class="card stack-tight" onSubmit={submit} noValidate>
      <Field name="name" label={say(`keys_name_${role}`)} value={name} onValue={setName} />
      <Field name="address" label={say('keys_address')} hint={say(`keys_address_hint_${role}`)} value={address} onValue={setAddress} />
      {role === 'group' && <Field name="members" label={say('keys_members')} hint={say('keys_members_hint')} value={members} onValue={setMembers} />}
      <p class="small soft">{say('keys_expiry_why')}</p>
      <Actions action={say('keys_make')} busy={busy} problem={problem} onCancel={onCancel} />
    </form>
  )
}

/** Takes a key in from a file: from another program, or from a colleague. */
export function ImportKeyForm({ role, profile, onKept, onCancel }: Omit<OwnKeyFormProps, 'name' | 'address'>) {
  const [file, setFile] = useState<Uint8Array | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [members, setMembers] = useState('')
  const { busy, problem, run } = useWork()
  const accepts = useGate()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!accepts(event) || !file) return
    run(async () => {
      const key = await importKey(file, passphrase, { role, profile, members: addressesIn(members) })
      onKept(await ask('key-keep', { key }), key, '')
    })
  }
  return (
    <form class="card stack-tight" onSubmit={submit} noValidate>
      <FileField label={say('keys_file')} onFile={setFile} />
      <Field name="passphrase" type="password" label={say('keys_passphrase')} hint={say(`keys_passphrase_hint_${role}`)} value={passphrase} onValue={setPassphrase} />
      {role === 'group' && <Field name="members" label={say('keys_members')} hint={say('keys_members_hint')} value={members} onValue={setMembers} />}
      <Actions action={say('keys_import')} busy={busy || !file} problem={problem} onCancel={onCancel} />
    </form>
  )
}

interface ActionsProps {
  readonly action: string
  readonly busy: boolean
  readonly problem: string
  readonly onCancel: () => void
}

function Actions({ action, busy, problem, onCancel }: ActionsProps) {
  return (
    <>
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>{action}</button>
        <Button onPress={onCancel}>{say('common_cancel')}</Button>
      </div>
      {problem !== '' && <p class="field-error" role="alert">{problem}</p>}
    </>
  )
}
