import { isSecureAddress } from '../faces/secure-address.ts'
import type { Profile } from '../messaging/records.ts'

export type ProfileFields = Pick<Profile, 'name' | 'secureAddress' | 'secureWebmail'>

/** Sentence keys of what is wrong, by field; empty when the profile may be saved. */
export type ProfileFaults = Partial<Record<keyof ProfileFields, string>>

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u

/** Judges the fields of a profile. An empty address or webmail is allowed: both may be added later. */
export function profileFaults({ name, secureAddress, secureWebmail }: ProfileFields): ProfileFaults {
  const address = secureAddress.trim()
  return {
    ...(name.trim() === '' ? { name: 'options_profile_name_missing' } : {}),
    ...(address !== '' && !ADDRESS.test(address) ? { secureAddress: 'options_profile_address_malformed' } : {}),
    ...(address !== '' && ADDRESS.test(address) && !isSecureAddress(address) ? { secureAddress: 'options_profile_address_ordinary' } : {}),
    ...(secureWebmail.trim() !== '' && webmailUrl(secureWebmail) === null ? { secureWebmail: 'options_profile_webmail_malformed' } : {}),
  }
}

/** The webmail's address in full, `https://` added where it was left out; `null` when it is none that may carry a password. */
export function webmailUrl(typed: string): URL | null {
  const text = typed.trim()
  const full = /^[a-z][a-z+.-]*:\/\//iu.test(text) ? text : `https://${text}`
  if (!URL.canParse(full)) return null
  const url = new URL(full)
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname.endsWith('.localhost')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null
  return url.hostname.includes('.') || local ? url : null
}
