/** The secret as it is sealed with: NFC (RFC 8265, 4.2.2, asks for one form), without outer spaces. */
export const exactSecret = (text: string): string => text.normalize('NFC').trim()

/** A secret of characters as `generateCharacters` makes them, without the hyphens between its groups. */
const GROUPED = /^[a-z0-9]{20}$/

/**
 * What a person may have meant by what they typed: first exactly that (NFC, outer spaces apart), then the forgiving form,
 * without accents, in small letters, every run of other signs as one hyphen. Secrets that Sceau makes are in that form, so
 * it finds them however they were written down. Never empty strings; at most three.
 */
export function candidateSecrets(typed: string): readonly string[] {
  const exact = exactSecret(typed)
  const forgiving = typed.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  const run = forgiving.replaceAll('-', '')
  // Groups run together or cut elsewhere, as on a small keyboard.
  const grouped = GROUPED.test(run) ? (run.match(/.{4}/g) ?? []).join('-') : ''
  return [...new Set([exact, forgiving, grouped])].filter((candidate) => candidate !== '')
}
