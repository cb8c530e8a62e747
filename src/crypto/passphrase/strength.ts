import type { MatchEstimated, MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'

/**
 * Bits that a chosen secret must have. An envelope can be guessed at without any limit, and the lightest one (ZIP: a thousand rounds
 * of PBKDF2-HMAC-SHA-1 for each guess) is tried some 10^8 times a second on a dozen graphics cards: 2^60 are then some 180 years on
 * average. The bits count what a guesser who knows the dictionaries needs, so they are fewer than those of chance; that is why less
 * than the 80 of a generated secret is asked.
 */
export const CHOSEN_BITS = 60
/** Whatever the parts add up to, zxcvbn's own estimate of the whole must reach this. */
const GUESSES_BITS = 50
/** Bits of one sign in a part without any pattern: zxcvbn's careful ten choices, or 36 when letters, capitals, digits or signs are mixed. */
const PLAIN_SIGN = Math.log2(10)
const MIXED_SIGN = Math.log2(36)
const SHORTEST = 12
/** Longest secret that a PDF takes: ISO 32000-2, 7.6.4.3.3: 127 bytes of UTF-8. All signs here are one byte. */
const LONGEST = 127

/** Why a chosen secret is refused: sentences `secret_weak_…` of the catalogue. */
export type Weakness =
  | 'secret_weak_short' | 'secret_weak_long' | 'secret_weak_signs' | 'secret_weak_known' | 'secret_weak_names' | 'secret_weak_date'
  | 'secret_weak_keyboard' | 'secret_weak_repeat' | 'secret_weak_words'

export interface Strength {
  /** Bits of its parts, rounded down. */
  readonly bits: number
  /** `null` when the secret is good enough. */
  readonly weakness: Weakness | null
}

/** What anybody would try first against a practice's file. */
const EXPECTED = [
  'cabinet', 'docteur', 'dr', 'medecin', 'medical', 'medicale', 'infirmier', 'infirmiere', 'secretariat', 'clinique', 'hopital', 'patient',
  'patiente', 'sante', 'mssante', 'sceau', 'code', 'secret', 'ordonnance', 'resultat', 'resultats', 'courrier', 'compte-rendu', 'confidentiel',
]

let loading: Promise<ZxcvbnFactory> | null = null

/** The dictionaries are some megabytes: they come when a secret is first typed, not before. */
async function judge(): Promise<ZxcvbnFactory> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr'), import('./word-list.ts')])
    .then(([{ ZxcvbnFactory: Factory }, common, french, { WORDS }]) => new Factory({
      dictionary: { ...common.dictionary, ...french.dictionary, 'sceau': [...WORDS] }, graphs: common.adjacencyGraphs, maxLength: LONGEST,
    }))
    .catch((error: unknown) => {
      loading = null
      throw error
    })
  return loading
}

/**
 * Judges a secret that somebody chose.
 * @param known What a guesser may know: names of the practice, of the patient, of the file.
 */
export async function judgeSecret(secret: string, known: readonly string[] = []): Promise<Strength> {
  const typed = secret.normalize('NFC').trim()
  // Viewers and archivers of other makers disagree on how anything else becomes bytes.
  if (!/^[ -~]*$/.test(typed)) return { bits: 0, weakness: 'secret_weak_signs' }
  if (typed.length > LONGEST) return { bits: 0, weakness: 'secret_weak_long' }
  const words = known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 1)
  const plain = words.map((word) => word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase())
  const { guessesLog10, sequence } = (await judge()).check(typed, [...new Set([...plain, ...EXPECTED])])
  const whole = guessesLog10 / Math.log10(2)
  const parts = sequence.reduce((sum, match) => sum + bitsOf(match), 0)
  const bits = Math.floor(whole < GUESSES_BITS ? Math.min(whole, parts) : parts)
  if (typed.length < SHORTEST) return { bits, weakness: 'secret_weak_short' }
  return { bits, weakness: bits >= CHOSEN_BITS ? null : weaknessOf(sequence) }
}

/**
 * Bits of one part. The parts are added up and nothing is given for their order or for what stands between them: zxcvbn's total
 * does, and takes a sentence of four everyday words for a strong secret.
 */
function bitsOf(match: MatchExtended): number {
  if (match.pattern === 'separator') return 0
  if (match.pattern !== 'bruteforce') return Math.log2(Math.max(1, (match as Partial<MatchEstimated>).guesses ?? 1))
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(match.token)).length
  return match.token.length * (kinds > 2 ? MIXED_SIGN : PLAIN_SIGN)
}

/** What gives a secret away most plainly. */
function weaknessOf(sequence: readonly MatchExtended[]): Weakness {
  const dictionaries = sequence.map((match) => ('dictionaryName' in match ? String(match.dictionaryName) : ''))
  const patterns = sequence.map(({ pattern }) => pattern)
  if (dictionaries.some((name) => name === 'userInputs' || name.startsWith('firstnames') || name.startsWith('lastnames'))) return 'secret_weak_names'
  if (patterns.includes('date') || patterns.includes('regex')) return 'secret_weak_date'
  if (patterns.includes('spatial') || patterns.includes('sequence')) return 'secret_weak_keyboard'
  if (patterns.includes('repeat')) return 'secret_weak_repeat'
  return sequence.length <= 2 ? 'secret_weak_known' : 'secret_weak_words'
}
