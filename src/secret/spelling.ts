/** First names by which letters are spelled on the phone in France, and the alphabet of the ITU elsewhere. */
const ALPHABETS: Record<'fr' | 'en', string> = {
  fr: 'Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé',
  en: 'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu',
}
const DIGITS: Record<'fr' | 'en', string> = {
  fr: 'zéro un deux trois quatre cinq six sept huit neuf',
  en: 'zero one two three four five six seven eight nine',
}
const SIGNS: Record<string, Record<'fr' | 'en', string>> = {
  '-': { fr: 'tiret', en: 'hyphen' }, '_': { fr: 'tiret bas', en: 'underscore' }, ' ': { fr: 'espace', en: 'space' }, '.': { fr: 'point', en: 'full stop' },
  ',': { fr: 'virgule', en: 'comma' }, ';': { fr: 'point-virgule', en: 'semicolon' }, ':': { fr: 'deux-points', en: 'colon' },
  '!': { fr: 'point d’exclamation', en: 'exclamation mark' }, '?': { fr: 'point d’interrogation', en: 'question mark' }, '@': { fr: 'arobase', en: 'at sign' },
  '#': { fr: 'dièse', en: 'hash' }, '$': { fr: 'dollar', en: 'dollar' }, '%': { fr: 'pour cent', en: 'per cent' }, '&': { fr: 'et commercial', en: 'ampersand' },
  '*': { fr: 'étoile', en: 'asterisk' }, '+': { fr: 'plus', en: 'plus' }, '=': { fr: 'égal', en: 'equals' }, '/': { fr: 'barre oblique', en: 'slash' },
  '\\': { fr: 'barre oblique inversée', en: 'backslash' }, '(': { fr: 'parenthèse ouvrante', en: 'opening bracket' }, ')': { fr: 'parenthèse fermante', en: 'closing bracket' },
  '\'': { fr: 'apostrophe', en: 'apostrophe' }, '"': { fr: 'guillemet droit', en: 'double quote' }, '<': { fr: 'inférieur', en: 'less than' }, '>': { fr: 'supérieur', en: 'greater than' },
  '[': { fr: 'crochet ouvrant', en: 'opening square bracket' }, ']': { fr: 'crochet fermant', en: 'closing square bracket' }, '{': { fr: 'accolade ouvrante', en: 'opening brace' },
  '}': { fr: 'accolade fermante', en: 'closing brace' }, '|': { fr: 'barre verticale', en: 'vertical bar' }, '~': { fr: 'tilde', en: 'tilde' }, '^': { fr: 'accent circonflexe', en: 'caret' },
  '`': { fr: 'accent grave', en: 'backtick' },
}

/** One sign to say on the phone. */
export interface Spelled {
  readonly sign: string
  /** What one says for it. For a letter, the name to say after "comme". */
  readonly said: string
  readonly kind: 'letter' | 'capital' | 'other'
}

/** How each sign of a text is said, in the language of the sentences. */
export function spell(text: string, language: string): Spelled[] {
  const tongue = language === 'en' ? 'en' : 'fr'
  const names = ALPHABETS[tongue].split(' ')
  const digits = DIGITS[tongue].split(' ')
  return Array.from(text).map((sign) => {
    const name = names[sign.toLowerCase().charCodeAt(0) - 97]
    if (/^[a-z]$/i.test(sign) && name !== undefined) return { sign, said: name, kind: sign === sign.toLowerCase() ? 'letter' : 'capital' }
    if (/^\d$/.test(sign)) return { sign, said: digits[Number(sign)] ?? sign, kind: 'other' }
    return { sign, said: SIGNS[sign]?.[tongue] ?? sign, kind: 'other' }
  })
}

/** The parts of a secret that are said in one breath: words, or groups of four. A chosen one with other signs stays whole. */
export function breathsOf(secret: string): string[] {
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(secret) ? secret.split('-') : [secret]
}
