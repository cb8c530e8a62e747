/** The secret as it is sealed with: NFC (RFC 8265 §4.2.2 asks for one form), without outer spaces. */
export const exactSecret = (text: string): string => text.normalize('NFC').trim()

/** Lower case, no accents, every run of anything that is no letter or digit as one "-": the form of generated secrets. */
const forgivingForm = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')

/**
 * What somebody may have meant by what they typed, likeliest first. The exact text comes first, so a secret of one's own keeps its
 * capitals and accents; the forgiving form opens a generated secret typed with capitals, accents or spaces. Empty for nothing typed.
 */
export function candidateSecrets(typed: string): readonly string[] {
  return [...new Set([exactSecret(typed), forgivingForm(typed)])].filter((candidate) => candidate !== '')
}
