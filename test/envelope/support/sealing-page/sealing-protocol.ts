import type { EnvelopeFormat } from '../../../../src/crypto/index.ts'
import type { SealKeys } from '../../../../src/messaging/key-records.ts'

/** A file of a test: what is in it, in base64, or how many random bytes. */
export interface GivenFile { readonly name: string; readonly type: string; readonly content: string | number }

export interface SealedFiles {
  /** In base64. */
  readonly files: readonly string[]
  /** Key of the sentence that says why there are none; empty when there are. */
  readonly why: string
  /** How far it said it was, from 0 to 1. */
  readonly progress: readonly number[]
}

/** What the page offers to a test. */
export interface SealingPage {
  /** Whether the policy refuses code out of text, as the released extension's does. */
  readonly evalForbidden: boolean
  /**
   * Seals in the engine's own worker, as a webmail's tab does.
   * @param opener A secret, or keys for OpenPGP.
   * @param cancelled Presses cancel as soon as a part of the work is done.
   */
  readonly seal: (format: EnvelopeFormat, files: readonly GivenFile[], opener: string | SealKeys, cancelled?: boolean) => Promise<SealedFiles>
  /** Makes a file of random bytes, which stays for {@link sealMade}. */
  readonly make: (bytes: number) => void
  /** Seals it to keys. @returns bytes of what came out; 0 when nothing did. */
  readonly sealMade: (keys: SealKeys) => Promise<number>
}
