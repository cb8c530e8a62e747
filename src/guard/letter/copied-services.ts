import { plain, undotted } from './plain.ts'
import { type Role, rolesIn } from './roles.ts'

/** A service that a letter says to be in copy. */
export interface CopiedService {
  /** As written. */
  readonly name: string
  readonly roles: ReadonlySet<Role>
}

const SERVICE = "(?:service|secretariat|unite|equipe|consultation|pole) (?:de |d'|du )(?:la |l')?[a-z-]{3,}(?:[ -](?:et |de |d')?[a-z-]{3,})?"
/** "cc Dr Macquart et service d'anesthésie": a line of copies, or one that a sentence says to send. */
const COPIED = new RegExp(`(?:(?:^|\\n)[ \\t]*(?:cc|c\\.c\\.|c/c|copies?|en copie|double|ampliation)(?! (?:de|du|des|conforme))(?![a-z])[^\\n.]{0,80}?|(?<![a-z])(?:copie|double) (?:a|au|a l[a']|pour l[ea]|pour) ?(?:l[ea] |l')?|(?<![a-z])(?:je mets|nous mettons|j'ajoute|je place) (?:aussi |egalement )?l[ea'] ?(?=[^.\\n]{4,60} en (?:copie|cc)(?![a-z])))(${SERVICE})`, 'g')
const NOT_HERE = /(?:merci d|pouvez|pourr|veuillez|peux|adresser|envoyer|transmettre|demand|deja|j'ai|recu|m'a)[^.\n]{0,40}$/
const BY_POST = /^[^\n.]{0,80}(?<![a-z])(?:par (?:courrier|fax|la poste|voie postale)|remise?|en main propre)(?![a-z])/

/** The services that a letter says it copies, of which the name tells the specialty. */
export function copiedServices(body: string): CopiedService[] {
  const folded = undotted(plain(body))
  // Folding keeps the length unless a ligature opens.
  const source = folded.length === body.length ? body : folded
  return [...folded.matchAll(COPIED)].flatMap(({ 0: whole, 1: said = '', index }) => {
    const name = said.replace(/ (?:par|pour|ce|cet|cette|dans|qui|que|avec)$/, '')
    const roles = rolesIn(name)
    const start = index + whole.length - said.length
    return roles.size > 0 && !NOT_HERE.test(folded.slice(Math.max(0, index - 60), index)) && !BY_POST.test(folded.slice(start)) ? [{ name: source.slice(start, start + name.length), roles }] : []
  })
}
