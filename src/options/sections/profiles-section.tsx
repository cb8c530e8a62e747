import { useState } from 'preact/hooks'
import { Button } from '../../faces/button.tsx'
import { ConfirmDialog } from '../../faces/confirm-dialog.tsx'
import { hostOf } from '../../faces/format.ts'
import { Notice } from '../../faces/notice.tsx'
import { say } from '../../faces/say.ts'
import { ask } from '../../messaging/ask.ts'
import type { Profile, Settings } from '../../messaging/records.ts'
import type { SaveSettings } from '../options-face.tsx'
import { allowSite, builtInSites } from '../permission.ts'
import { ProfileForm } from './profile-form.tsx'

interface ProfilesSectionProps {
  readonly settings: Settings
  readonly onSave: SaveSettings
}

/** Who uses this browser, each with their own secure mailbox. */
export function ProfilesSection({ settings, onSave }: ProfilesSectionProps) {
  const { profiles, activeProfile } = settings
  const [edited, setEdited] = useState<Profile | null>(profiles.length === 0 ? blank() : null)
  const [leaving, setLeaving] = useState<Profile | null>(null)
  const [problem, setProblem] = useState('')
  const tell = (key: string) => (saved: boolean) => setProblem(saved ? key : 'common_not_saved')

  const keep = async (profile: Profile) => {
    // Asked for first: browsers grant a site only inside the click that wants it.
    const allowed = await takeIn(profile)
    const known = profiles.some(({ id }) => id === profile.id)
    const saved = await onSave({
      ...settings,
      profiles: known ? profiles.map((each) => (each.id === profile.id ? profile : each)) : [...profiles, profile],
      activeProfile: profiles.some(({ id }) => id === activeProfile) ? activeProfile : profile.id,
    })
    if (saved) setEdited(null)
    tell(allowed ? '' : 'options_profile_not_allowed')(saved)
  }
  const remove = async (profile: Profile) => {
    const rest = profiles.filter(({ id }) => id !== profile.id)
    setLeaving(null)
    tell('')(await onSave({ ...settings, profiles: rest, activeProfile: activeProfile === profile.id ? (rest[0]?.id ?? '') : activeProfile }))
  }
  return (
    <>
      <p class="soft">{say('options_profiles_why')}</p>
      {profiles.length > 0 && (
        <ul class="stack-tight">
          {profiles.map((profile) => (
            <li key={profile.id} class="card found">
              <span class="box-lines">
                <span><strong>{profile.name}</strong>{profile.id === activeProfile && <span class="tag tag-after">{say('options_profile_active')}</span>}</span>
                <span class="soft">{profile.secureAddress || say('options_profile_no_address')}</span>
                <span class="soft small">{profile.secureWebmail === '' ? say('options_profile_no_webmail') : hostOf(profile.secureWebmail)}</span>
              </span>
              <span class="row">
                {profile.id !== activeProfile && (
                  <Button aria-label={say('options_profile_use_named', profile.name)} onPress={() => void onSave({ ...settings, activeProfile: profile.id }).then(tell(''))}>{say('options_profile_use')}</Button>
                )}
                <Button aria-label={say('options_profile_edit_named', profile.name)} onPress={() => setEdited(profile)}>{say('common_edit')}</Button>
                <Button look="quiet" aria-label={say('options_profile_remove_named', profile.name)} onPress={() => setLeaving(profile)}>{say('common_remove')}</Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {problem !== '' && <Notice tone="doubt" live>{say(problem)}</Notice>}
      {edited
        ? <ProfileForm key={edited.id} profile={edited} onKeep={(profile) => void keep(profile)} {...(profiles.length > 0 ? { onCancel: () => setEdited(null) } : {})} />
        : <div><Button onPress={() => setEdited(blank())}>{say('options_profile_add')}</Button></div>}
      {leaving && (
        <ConfirmDialog
          title={say('options_profile_remove_title', leaving.name)} text={say('options_profile_remove_text')} action={say('common_remove')}
          onConfirm={() => void remove(leaving)} onCancel={() => setLeaving(null)}
        />
      )}
    </>
  )
}

function blank(): Profile {
  return { id: crypto.randomUUID(), name: '', secureAddress: '', secureWebmail: '' }
}

/** Lets Sceau into the secure mailbox's webmail, where it puts the message. */
async function takeIn({ secureWebmail }: Profile): Promise<boolean> {
  if (secureWebmail === '') return true
  const { origin } = new URL(secureWebmail)
  if (!(await allowSite(origin))) return false
  if (!builtInSites().includes(origin)) await ask('switch-site-on', { origin }).catch(() => undefined)
  return true
}
