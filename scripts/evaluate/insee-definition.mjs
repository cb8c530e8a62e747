// Microsoft Purview's "France social security number (INSEE)", coded from its public text (learn.microsoft.com, read November 2026): 13 digits, a
// space, 2 digits, or 15 consecutive digits, with a checksum; a keyword within 300 characters raises the confidence from medium to high.
const NUMBER = /(?<!\d)(?:\d{13} \d{2}|\d{15})(?!\d)/g
const KEYWORDS = /insee|securité sociale|securite sociale|sécurité sociale|numéro de sécurité sociale|no d'identité|no\. d'identité|numéro d'assurance|national id|national identification|social security|ssn|nir|code sécu|le code de la sécurité sociale/i
const AROUND = 300

/** Whether a text holds such a number, at the given confidence. */
export function holdsInsee(text, confidence = 'medium') {
  for (const match of text.matchAll(NUMBER)) {
    const digits = match[0].replace(' ', '')
    if (97n - (BigInt(digits.slice(0, 13)) % 97n) !== BigInt(digits.slice(13))) continue
    if (confidence === 'medium' || KEYWORDS.test(text.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND))) return true
  }
  return false
}
