import type { KeyRecord, KeyState } from '../crypto/keys/known-keys.ts'

export type { KeyRecord, KeyState }

/** Whose secret key it is: one practitioner's, or the whole practice's. */
export type KeyRole = 'own' | 'group'

/**
 * `current`: signs, and mail is sealed to it; `former`: another one took its place, kept to read; `revoked`: ended for
 * everybody, kept to read.
 */
export type KeyUse = 'current' | 'former' | 'revoked'

/** A key of ours, without its secret part. */
export interface OwnKey {
  readonly id: string
  readonly role: KeyRole
  /** The profile that it signs for; empty: whoever uses this browser. Always empty for the practice's. */
  readonly profile: string
  readonly name: string
  readonly address: string
  /** 40 hexadecimal digits, upper case. */
  readonly fingerprint: string
  /** Armored; with its revocation once it has one. */
  readonly publicKey: string
  /** Milliseconds since 1970. */
  readonly created: number
  /** Milliseconds since 1970; null for never. */
  readonly expires: number | null
  readonly use: KeyUse
  /** Addresses whose owners hold the practice's key and open what is sealed to it. */
  readonly members: readonly string[]
}

/** The same with its secret part, armored and not under a passphrase: only ever inside the vault, or in memory. */
export type OwnKeyWithSecret = OwnKey & { readonly privateKey: string }

export interface KeyLists {
  /** Whether the vault is open; else the lists are empty. */
  readonly open: boolean
  readonly own: readonly OwnKey[]
  readonly correspondents: readonly KeyRecord[]
}

/** What seals one message: public keys of everybody who gets it, and the key that signs and opens the copy. Armored. */
export interface SealKeys {
  readonly recipients: readonly string[]
  readonly self: string
}

/** Whether something may be sealed to an address, else the sentence that says why not; its value is the address. */
export interface KeyStanding {
  readonly address: string
  readonly known: boolean
  /** Key of a sentence; empty when `known`. */
  readonly reason: string
}
