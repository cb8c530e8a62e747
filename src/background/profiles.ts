import type { Profile, Settings } from '../messaging/records.ts'
import { loadSettings } from './stores/settings.ts'

/** Who uses this browser now; `null` before set-up. */
export function activeProfile({ profiles, activeProfile: id }: Settings): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '')

/** Whether this origin is the webmail of the active profile's own secure mailbox: its server may have patient data in clear. */
export async function isSecureSite(site: string): Promise<boolean> {
  const profile = activeProfile(await loadSettings())
  return profile !== null && profile.secureWebmail !== '' && originOf(profile.secureWebmail) === site
}
