import { useEffect } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { Notice } from '../../faces/notice.tsx'
import { say } from '../../faces/say.ts'
import { useAsk } from '../../faces/use-ask.ts'
import type { Settings, VaultStatus } from '../../messaging/records.ts'
import { Correspondents } from '../keys/correspondents.tsx'
import { OwnKeys } from '../keys/own-keys.tsx'

/** OpenPGP keys: one's own, the practice's, and those of correspondents. For who works with them; everything else needs none. */
export function KeysSection({ settings, vault }: { readonly settings: Settings; readonly vault: VaultStatus }) {
  const { asked, again, set } = useAsk('keys')
  // The vault was opened or locked further up.
  useEffect(again, [vault.state])
  if (asked.state === 'asking') return null
  if (asked.state === 'silent') {
    return <Notice tone="held" live><span>{say('common_no_answer')}</span><Button onPress={again}>{say('common_try_again')}</Button></Notice>
  }
  const { open, own, correspondents } = asked.value
  const profile = settings.profiles.find(({ id }) => id === settings.activeProfile)
  const mine = own.filter(({ role, profile: of }) => role === 'own' && (of === '' || of === settings.activeProfile))
  return (
    <>
      <p class="soft">{say('keys_why')}</p>
      {!open && (
        <Notice tone="plain">
          <span>{say('keys_closed')}</span>
          <a class="button" href="#coffre">{say('secret_list_to_vault')}</a>
        </Notice>
      )}
      {vault.state === 'absent' && (
        <Notice tone="doubt">
          <span>{say('keys_no_passphrase')}</span>
          <a class="button" href="#coffre">{say('keys_to_passphrase')}</a>
        </Notice>
      )}
      {open && <OwnKeys role="own" keys={mine} name={profile?.name ?? ''} address={profile?.secureAddress ?? ''} profile={settings.activeProfile} onLists={set} />}
      {open && <OwnKeys role="group" keys={own.filter(({ role }) => role === 'group')} name="" address="" profile="" onLists={set} />}
      {open && <Correspondents records={correspondents} sites={settings.sites} onLists={set} onChange={again} />}
    </>
  )
}
