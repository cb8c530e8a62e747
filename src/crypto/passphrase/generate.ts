import { WORDS } from './word-list.ts'

/** A secret that nobody chose, and how many bits of chance are in it. */
export interface GeneratedSecret {
  readonly secret: string
  readonly bits: number
}

/**
 * What a file without any limit of tries asks for: an entropy of 80 bits (CNIL, délibération 2022-100 of 21 July 2022,
 * "mot de passe seul").
 */
export const BITS_WANTED = 80

/**
 * Letters and digits that are told apart by eye and by ear, in French and English: none of 0 O 1 I L, nothing near 2, 5, 8 or 9
 * (Z, S, B, G, Q), and one of the letters whose names rhyme (B C D G P T V; M N; F S; U Q).
 */
const CHARACTERS = 'adfhjkmrwxy23456789'
const GROUPS = 5
const GROUP = 4

const bitsOf = (draws: number, choices: number): number => draws * Math.log2(choices)
const wordCount = (): number => Math.ceil(BITS_WANTED / Math.log2(WORDS.length))

/** A whole number from 0 to `size` - 1, each as likely as the others: what would favour the first ones is drawn again. */
function drawBelow(size: number): number {
  const limit = 0x10000 - (0x10000 % size)
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1))
    if (drawn < limit) return drawn % size
  }
}

const draw = <T>(count: number, choices: ArrayLike<T>): T[] => Array.from({ length: count }, () => choices[drawBelow(choices.length)] as T)

/** Eight French words with hyphens between them: 82.7 bits, small letters, no accent. */
export function generateWords(): GeneratedSecret {
  return { secret: draw(wordCount(), WORDS).join('-'), bits: bitsOf(wordCount(), WORDS.length) }
}

/** Five groups of four letters and digits with hyphens between them: 84.9 bits. */
export function generateCharacters(): GeneratedSecret {
  const groups = Array.from({ length: GROUPS }, () => draw(GROUP, CHARACTERS).join(''))
  return { secret: groups.join('-'), bits: bitsOf(GROUPS * GROUP, CHARACTERS.length) }
}
