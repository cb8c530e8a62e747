/** Shortest passphrase that the vault takes, in characters. */
export const PASSPHRASE_FLOOR = 12
/** Fewer different characters than this is a repetition, not a passphrase. */
const DIFFERENT = 6

/** What is wrong with a new passphrase, or nothing. */
export type PassphraseFault =
  | { readonly fault: 'too-short'; readonly missing: number }
  | { readonly fault: 'monotone' }
  | { readonly fault: 'differs' }
  | null

/** Judges a new passphrase and its repetition, the first fault only. */
export function passphraseFault(passphrase: string, again: string): PassphraseFault {
  const letters = Array.from(passphrase)
  if (letters.length < PASSPHRASE_FLOOR) return { fault: 'too-short', missing: PASSPHRASE_FLOOR - letters.length }
  if (new Set(letters.map((letter) => letter.toLowerCase())).size < DIFFERENT) return { fault: 'monotone' }
  return passphrase === again ? null : { fault: 'differs' }
}

/**
 * How well a passphrase resists guessing: 0 (too short) to 3 (four words, or twenty varied characters). Guidance only;
 * length counts more than odd characters, as NIST SP 800-63B section 3.1.1 advises.
 */
export function passphraseStrength(passphrase: string): 0 | 1 | 2 | 3 {
  if (passphraseFault(passphrase, passphrase) !== null) return 0
  const { length } = Array.from(passphrase)
  const words = passphrase.trim().split(/[\s\-_.,;]+/u).filter((word) => word.length >= 3).length
  if (length >= 20 || words >= 4) return 3
  return length >= 16 || words >= 3 ? 2 : 1
}
