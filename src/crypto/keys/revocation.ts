import { loadOpenpgp, type PrivateKey, settingsOf } from './openpgp-library.ts'
import { armoredText } from './read-key.ts'

/** A certificate that ends a key, by itself, as GnuPG and Sceau give it beside a new key. */
export interface RevocationCertificate {
  /** Armored. */
  readonly certificate: string
  /** Whether a fingerprint is that of the key which it ends, as the certificate says; whether that is true, only the key tells. */
  readonly names: (fingerprint: string) => boolean
}

/**
 * The certificate in a file: one signature of type 0x20 (RFC 4880, 5.2.1) and nothing else. GnuPG's own file has words before it, and
 * a colon before its first line so that nobody imports it by mistake.
 * @returns null for anything else.
 */
export async function readRevocation(data: Uint8Array | string): Promise<RevocationCertificate | null> {
  const openpgp = await loadOpenpgp()
  const config = settingsOf(openpgp)
  const text = armoredText(data)
  try {
    const start = text?.indexOf('-----BEGIN PGP PUBLIC KEY BLOCK-----') ?? -1
    const binary = text === null ? data : ((await openpgp.unarmor(text.slice(Math.max(0, start)))) as { data: unknown }).data
    if (!(binary instanceof Uint8Array)) return null
    const [signature, ...others] = [...(await openpgp.readSignature({ binarySignature: binary, config })).packets]
    if (!signature || others.length > 0 || signature.signatureType !== openpgp.enums.signature.keyRevocation) return null
    const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase()
    // The older mark is the end of the fingerprint (version 4), the newer one the whole of it.
    const issuer = signature.issuerFingerprint ? hex(signature.issuerFingerprint) : signature.issuerKeyID.toHex().toUpperCase()
    return {
      certificate: openpgp.armor(openpgp.enums.armor.publicKey, binary, undefined, undefined, undefined, undefined, { ...openpgp.config, ...config }),
      names: (fingerprint) => issuer !== '' && fingerprint.toUpperCase().endsWith(issuer),
    }
  } catch {
    return null
  }
}

/** A certificate that ends this key, to be put by: it works without the key and its passphrase. */
export async function revocationCertificateOf(unlocked: PrivateKey): Promise<string> {
  const openpgp = await loadOpenpgp()
  const config = settingsOf(openpgp)
  // The key that it is made of stays as it is.
  const copy = await openpgp.readPrivateKey({ binaryKey: unlocked.write(), config })
  const { publicKey } = await openpgp.revokeKey({ key: copy, format: 'object', config })
  const certificate: unknown = await publicKey.getRevocationCertificate()
  if (typeof certificate !== 'string') throw new Error('a key that was just revoked has a certificate')
  return certificate
}
