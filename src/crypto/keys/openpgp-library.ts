import type { PartialConfig, PrivateKey, PublicKey } from 'openpgp'

export type { PrivateKey, PublicKey }
export type OpenpgpLibrary = typeof import('openpgp')

/** Loaded when it is needed: it costs a tenth of a second, and most pages never need it. */
export const loadOpenpgp = (): Promise<OpenpgpLibrary> => import('openpgp')

/** What an opened message may grow to, in bytes. */
const LARGEST = 1024 ** 3

/**
 * What GnuPG 2.2 and Sequoia read as well (RFC 4880): no AEAD packets, no Argon2, keys of version 4. The passphrase is stretched
 * over 65 MB of SHA-256, the most that the format can say (RFC 4880, 3.7.1.3).
 */
export const settingsOf = ({ enums }: OpenpgpLibrary): PartialConfig => ({
  aeadProtect: false,
  v6Keys: false,
  s2kType: enums.s2k.iterated,
  s2kIterationCountByte: 255,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  maxDecompressedMessageSize: LARGEST,
  // Content without an integrity check (old "SED" packets) is never shown.
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  showComment: false,
  showVersion: false,
})
