import { composeAddress } from '../content/webmails/registry.ts'
import type { Settings } from '../messaging/records.ts'

/**
 * Where a message to this secure address is written: a compose view of the practitioner's own secure mailbox, which reaches
 * it; without one, whatever the computer opens for `mailto:`. The address goes to nobody else.
 */
export function writeAddress({ profiles, activeProfile }: Pick<Settings, 'profiles' | 'activeProfile'>, address: string): string {
  const webmail = profiles.find(({ id }) => id === activeProfile)?.secureWebmail ?? ''
  if (!/^https?:/.test(webmail) || !URL.canParse(webmail)) return `mailto:${encodeURIComponent(address)}`
  return `${composeAddress(webmail)}&_to=${encodeURIComponent(address)}`
}
