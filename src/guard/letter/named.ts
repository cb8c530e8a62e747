import { CIVIL_TITLES, PROFESSIONAL_TITLES } from '../../detection/index.ts'
import { plain } from './plain.ts'

/** How a person is called: `doctor` and `civil` by their title, `bare` by the name alone. */
export type Title = 'doctor' | 'civil' | 'bare'

/** A person that a letter names. */
export interface Named {
  readonly title: Title
  /** The name as written, without title. */
  readonly name: string
}

const PARTICLES = new Set(['de', 'du', 'des', 'la', 'le', 'el', 'al', 'ben', 'van', 'von', 'den', 'der', 'da', 'di', 'd', 'l'])
/** What stands after a title and names nobody. */
const NOBODY = new Set([
  'je', 'j', 'tu', 'il', 'elle', 'nous', 'vous', 'on', 'le', 'la', 'les', 'l', 'un', 'une', 'et', 'ou', 'ce', 'cette', 'votre', 'vos', 'ma', 'mon', 'mes', 'notre', 'nos', 'merci', 'voici', 'suite',
  'bonjour', 'bonsoir', 'salut', 'hello', 'pour', 'par', 'avec', 'en', 'a', 'au', 'aux', 'dans', 'sur', 'comme', 'pouvez', 'peux', 'svp', 'stp', 'bien', 'tres', 'cher', 'chere', 'chers', 'cheres',
  'confrere', 'confreres', 'consoeur', 'consoeurs', 'collegue', 'collegues', 'ami', 'amie', 'amis', 'amies', 'tous', 'toutes', 'all', 'everyone', 'colleague', 'colleagues', 'team', 'docteur', 'docteurs',
  'maitre', 'madame', 'monsieur', 'mesdames', 'messieurs', 'equipe', 'les', 'filles', 'gars', 'president', 'presidente', 'directeur', 'directrice', 'professeur', 'doyen', 'maire', 'bonne', 'desole', 'desolee',
  'que', 'qui', 'si', 'y', 'mademoiselle', 'sir', 'madam', 'editor', 'hi', 'dear', 'medecin', 'secretariat', 'service', 'ci', 'encore', 'c', 'comment', 'ici', 'this', 'i', 'we',
  'toi', 'moi', 'lui', 'eux', 'vous-meme', 'toi-meme', 'lui-meme', 'elle-meme', 'please', 'thank', 'thanks', 'students', 'd', 's', 'n', 'qu', 'ne', 'est', 'suis', 'ai', 'as', 'to', 'the', 'dossier', 'patient', 'patiente', 'urgent', 'ok', 'oui', 'non', 'associes', 'correspondants', 'parents', 'patients',
  'papa', 'maman', 'mamie', 'mamy', 'papi', 'papy', 'tonton', 'tata', 'tatie', 'parrain', 'marraine', 'cheri', 'cherie', 'cousin', 'cousine', 'frangin', 'frangine', 'voisin', 'voisine', 'chef', 'cheffe', 'patron', 'patronne',
  'boss', 'camarade', 'camarades', 'copain', 'copine', 'copains', 'copines', 'cliente', 'client', 'clients', 'adherents', 'partenaires', 'membres', 'comite', 'bureau', 'conseil', 'jury', 'lecteurs', 'colonel', 'commandant', 'capitaine', 'adjudant', 'lieutenant',
])
/** Words that begin a sentence right after a greeting without a comma. */
const STARTS = new Set([
  'avez', 'avons', 'apres', 'afin', 'rappel', 'voila', 'puis', 'peut', 'auriez', 'serait', 'quand', 'quel', 'quelle', 'demande', 'envoi', 'resultats', 'compte', 'cr', 'rdv', 'mail', 'message', 'reponse', 'bilan', 'certificat', 'ordonnance', 'concernant',
  'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'appel', 'besoin', 'info', 'information', 'objet', 're', 'ref', 'nouvelle', 'nouveau', 'petite', 'retour', 'question', 'avis', 'vu', 'vue', 'sortie', 'entree', 'urgence',
])
/** "J'espère", "L'équipe": an apostrophe before a small letter begins no name; nor is "Mettez-moi" one. */
const ELISION = /^\p{L}{1,2}['’]\p{Ll}|-(?:moi|toi|nous|vous|lui|leur|les?|la|en|y|tu|ce)$/u
const WORD = /[\p{L}][\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*\.?/gu

interface Token { readonly raw: string; readonly folded: string; readonly start: number; readonly end: number }

/** Words with their places; a dot belongs to an abbreviation or an initial only. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => {
    const folded = plain(match[0]).replace(/\.$/, '')
    const dotted = match[0].endsWith('.') && (folded.length <= 2 || titleOf(folded) !== null)
    const raw = dotted ? match[0] : match[0].replace(/\.$/, '')
    return { raw, folded, start: match.index, end: match.index + raw.length }
  })
}

export const titleOf = (word: string): Title | null => {
  // "Salut doc": among colleagues only, and in front of no name that a patient has.
  if (PROFESSIONAL_TITLES.has(word) || word === 'doc') return 'doctor'
  return CIVIL_TITLES.has(word) ? 'civil' : null
}

/**
 * Whether a token is the first letter of a name that follows: "J. Martin", and the M of "J.-M. Martin", which is no Monsieur. "A Martin" is
 * "à" as well: only with its dot.
 */
export function isInitial(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !next || !/^(?:[B-Z]\.?|A\.)$/.test(token.raw) || !/^\p{Lu}/u.test(next.raw)) return false
  if (titleOf(token.folded) !== null && !(at > 0 && text.charAt(token.start - 1) === '-')) return false
  return next.raw.replace('.', '').length > 1 ? titleOf(next.folded) === null : text.slice(token.end, next.start) === '-' || isInitial(text, tokens, at + 1)
}

const isCapital = ({ raw }: Token): boolean => /^\p{Lu}/u.test(raw)

/**
 * Reads one name at a token: words with a capital, particles between them, initials. `lower`: one word without a
 * capital counts too, for writers who use none.
 * @returns the name and the index after it; `null` where no name begins.
 */
export function nameAt(text: string, tokens: readonly Token[], from: number, lower: boolean): { readonly name: string; readonly next: number } | null {
  let last = -1
  for (let at = from; at < tokens.length && at - from < 5; at += 1) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (!token || (at > from && before && !/^[ \t'’.-]{1,2}$/.test(text.slice(before.end, token.end - token.raw.length)))) break
    if (isInitial(text, tokens, at)) {
      last = at
      continue
    }
    if (PARTICLES.has(token.folded)) continue
    const plainWord = !isCapital(token) && (!lower || last >= 0)
    const first = token.folded.split('-')[0] ?? ''
    if (plainWord || NOBODY.has(token.folded) || STARTS.has(token.folded) || first === 'ci' || ELISION.test(token.raw) || titleOf(token.folded) !== null) break
    last = at
  }
  const [first, end] = [tokens[from], tokens[last]]
  return first && end ? { name: text.slice(first.start, end.end).replace(/\.$/, ''), next: last + 1 } : null
}
