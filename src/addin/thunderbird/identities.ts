import { networkOf } from '../../directory/index.ts'
import type { Profile, Settings } from '../../messaging/records.ts'
import { activeProfile } from '../../background/profiles.ts'
import { type Identity, thunderbird } from './api.ts'

const isSecure = ({ email }: Identity): boolean => networkOf(email, []) === 'mssante'

/** The identity of the practitioner's secure mailbox in this Thunderbird: the one of the profile in use, else the first in the trust space. */
export async function secureIdentity(wanted: string): Promise<Identity | null> {
  const secure = (await thunderbird.identities.list()).filter(isSecure)
  return secure.find(({ email }) => email.trim().toLowerCase() === wanted.trim().toLowerCase()) ?? secure[0] ?? null
}

/** Who writes here: the profile in use with the secure mailbox that Thunderbird itself has, so that nothing needs to be set up twice. */
export async function profileHere(settings: Settings): Promise<Profile | null> {
  const profile = activeProfile(settings)
  const identity = await secureIdentity(profile?.secureAddress ?? '')
  if (!identity) return profile
  return { id: profile?.id ?? '', name: profile?.name ?? identity.name, secureAddress: identity.email, secureWebmail: profile?.secureWebmail ?? '' }
}
