import type { Finding } from '../../detection/index.ts'
import { wordsOf } from '../../directory/index.ts'
import { titleOf, tokensOf } from '../letter/named.ts'
import { plain } from '../letter/plain.ts'
import { personsIn } from '../persons/reads-as-person.ts'
import { isParticle, isTrade } from '../persons/words.ts'
import { type Birth, birthIn, isSameBirth } from './dates.ts'

/** A patient as a text names them. */
export interface Patient {
  /** Folded words of the name, at least one. */
  readonly words: readonly string[]
  /** Told by "Mme" or "M."; `null` otherwise. */
  readonly sex: 'female' | 'male' | null
}

/** Whom a text is about. */
export interface About {
  readonly patients: readonly Patient[]
  readonly births: readonly Birth[]
  /** Those, and dates beside a name that nothing calls a day of birth. */
  readonly days: readonly Birth[]
  /** 13 characters of each identity number, its key left out. */
  readonly numbers: readonly string[]
}

/** Words that tell a patient or a relative and belong to no name. */
const CARE = new Set([
  'enfant', 'bebe', 'bb', 'patient', 'patiente', 'petit', 'petite', 'jeune', 'nourrisson', 'famille', 'couple', 'resident', 'residente', 'assure', 'assuree', 'fille', 'fils', 'maman', 'papa', 'epouse', 'epoux', 'mari', 'femme', 'frere', 'soeur',
  'mere', 'pere', 'veuve', 'ne', 'nee', 'concerne', 'concernant', 'chez', 'son', 'sa', 'ma', 'mon', 'le', 'la', 'les', 'votre', 'beneficiaire', 'donneur', 'daughter', 'wife', 'husband', 'student', 'tante', 'oncle', 'voisine', 'voisin', 'grand', 'belle', 'beau',
])
/** Words of care that are family names too. */
const SURNAMES = new Set(['petit', 'petite', 'grand', 'belle', 'beau', 'jeune', 'fils'])
const FEMALE = /^(?:mme|mlle|madame|mademoiselle|mrs|ms|la |patiente|petite|fille)/
const MALE = /^(?:m|mr|monsieur|le|fils|garcon|petit fils|petit garcon)\b/
const NOT_A_NAME = /^(?:votre|vos|ton|ta|tes|your|ma|mon|mes|my|sa|son|leur|la dame|le monsieur)\b/
const BIRTH_LABEL = /^(?:n[ée]|d\.?d?\.?n|date|naiss|born|d\.?o\.?b)/i

function patientIn(excerpt: string): Patient | null {
  const said = plain(excerpt).trim()
  if (NOT_A_NAME.test(said)) return null
  const tokens = tokensOf(excerpt).filter(({ folded, raw }) => titleOf(folded) === null && (!CARE.has(folded) || (SURNAMES.has(folded) && /^\p{Lu}/u.test(raw))) && !isParticle(folded) && !isTrade(folded))
  const capital = tokens.filter(({ raw }) => /^\p{Lu}/u.test(raw))
  const words = (capital.length > 0 ? capital : tokens).flatMap(({ folded }) => folded.split(/['-]/)).filter((word) => word.length > 1)
  if (words.length === 0) return null
  return { words: [...new Set(words)], sex: FEMALE.test(said) ? 'female' : MALE.test(said) ? 'male' : null }
}

const isAbout = ({ kind, strength, excerpt }: Finding): boolean => kind === 'person' && (strength !== 'weak' || /\p{L}{2,}[ \t-]+\p{Lu}\p{L}+/u.test(excerpt))

/** Patients whom findings of persons name. */
export const patientsIn = (findings: readonly Finding[]): readonly Patient[] => findings.filter(isAbout).flatMap(({ excerpt }) => patientIn(excerpt) ?? [])

const LABELLED = /(?<![\p{L}])nom(?: de naissance| d['’]usage| (?:du|de la) patiente?)?\s*:\s*(\p{Lu}[\p{L}'’ -]{1,40}?)[ \t,;.]*\n?[ \t]*pr[ée]noms?(?: de naissance)?\s*:\s*(\p{Lu}[\p{L}'’-]{1,30})/giu

/** "JOUAN Soazig, née le 02/03/1964", "Soazig JOUAN née le": a first name that no list has is one all the same. */
const BORN = /(?<!\p{L})(?:((?:\p{Lu}{2,}[ '’-]){1,3})(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)|(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)[ ]((?:\p{Lu}{2,}[ '’-]?){1,3}))[ ,(]{1,3}n[ée]e?(?:\(e\))?[ ]+le[ ]/gu

/** "Nom : ARSAC Prénom : Louane", "JOUAN Soazig, née le": what forms and machines write. */
export const labelledIn = (text: string): readonly Patient[] =>
  [LABELLED, BORN].flatMap((form) => [...text.matchAll(form)]).flatMap(([, ...groups]: readonly (string | undefined)[]) => {
    const parts = groups.filter((part) => part !== undefined)
    // "Nom : voir dossier" is filled in by nobody.
    if (!parts.every((part) => /^\p{Lu}/u.test(part))) return []
    return [{ words: [...new Set(wordsOf(parts.reverse().join(' ')).filter((word) => word.length > 1 && !isParticle(word)))], sex: null }]
  })

/** Whom some findings speak of: names, labelled dates of birth, identity numbers. */
export function aboutIn(findings: readonly Finding[]): About {
  const births: Birth[] = []
  const days: Birth[] = []
  for (const { kind, excerpt } of findings) {
    const birth = kind === 'birth-date' ? birthIn(excerpt) : null
    if (!birth) continue
    if (BIRTH_LABEL.test(excerpt.trim()) && !births.some((one) => isSameBirth(one, birth))) births.push(birth)
    if (!days.some((one) => isSameBirth(one, birth))) days.push(birth)
  }
  return {
    patients: patientsIn(findings),
    births,
    days,
    numbers: [...new Set(findings.filter(({ kind, strength }) => kind === 'identity-number' && strength === 'certain')
      .map(({ excerpt }) => excerpt.toUpperCase().replace(/CL[ÉE]|KEY|[^\dAB]/g, '').slice(0, 13)))],
  }
}

/** The names of persons that a file's name gives: "CR_DURAND_Lucie.pdf". */
export const namesInFileName = (name: string): readonly Patient[] =>
  aboutIn(personsIn(name.replace(/\.[a-z0-9]{2,4}$/i, '').replace(/[_.]+/g, ' '))).patients
