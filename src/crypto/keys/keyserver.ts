import { EnvelopeError } from '../envelopes/envelope.ts'
import { wellFormed } from '../well-formed.ts'

/** Verifies addresses before it publishes them, which other servers do not. */
export const VERIFYING_SERVER = 'keys.openpgp.org'

function checkedAddress(address: string): string {
  const trimmed = address.trim()
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(trimmed)) throw new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.')
  return encodeURIComponent(wellFormed(trimmed))
}

/**
 * Where keys.openpgp.org answers for an address (its VKS interface). The request names the correspondent to that server: made only
 * when the practitioner asks for it, never on its own. Read the answer with `keysInAnswer`.
 *
 * @throws EnvelopeError when this is not an address.
 */
export const vksUrl = (address: string): string => `https://${VERIFYING_SERVER}/vks/v1/by-email/${checkedAddress(address)}`

/**
 * The same by the old protocol (draft-shaw-openpgp-hkp, 3.1), for an organisation's own server.
 * @param server A host name.
 * @throws EnvelopeError when this is not an address, or not a host name.
 */
export function hkpsUrl(server: string, address: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(server)) throw new EnvelopeError('envelope_key_server', 'This is not the name of a key server.')
  return `https://${server.toLowerCase()}/pks/lookup?op=get&options=mr&search=${checkedAddress(address)}`
}
