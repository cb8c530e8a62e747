import { type Cue, cue } from './cue.ts'
import type { ScanText } from './scan-text.ts'

/** Words that tell about one person in care. */
const PERSONAL = cue(/(?<![a-z])(?:(?:ma|mon|notre|nos|votre|ton|ta|cette?|la|le) (?:patiente?|residente?)|je (?:vous|t.?) ?(?:r?adresse|confie|transmets)|nee? (?:le|en) \d\d?|\d{1,3} ?ans(?! de)|\d{1,2} ?mois|suivie? (?:pour|par|en|chez)|hospitalisee?|operee?|adressee?|sort(?:i|ie)|(?:sa|son|ses) (?:mere|fille|famille|mari|femme|fils|pere|traitement|dossier|ordonnance|soeur|antecedents|dossier|pansement|mari)|(?:il|elle|qui) (?:est|a|va|prend|se|s.|refuse|presente|souffre|vient|marche|dort)|(?:her|his) (?:[a-z]+)|she|he (?:is|has|was)|pour (?:lui|elle))(?![a-z])/g)

/** Words of teaching, meetings, trade and letters, where names are those of speakers and illness is a subject. */
const GENERAL = cue(/(?<![a-z])(?:jury|memoire de|soutenance|these|congres|session|ateliers?|programme|inscriptions?|conferences?|webinaire|expose|potager|candidature|formation|annuaire|associations?|article|episode|roman|scenario|livre|pleniere|table ronde|pause|dejeuner|proprietaire|stand|budget|cours|seance \d|protocole de recherche|chers (?:patients|parents)|affiche|salle d.attente|promoteur|objectifs|ordre du jour|compte rendu de (?:la )?reunion)(?![a-z])/g)

/** A veterinary's patient has an owner. */
const ANIMAL = cue(/(?<![a-z])(?:proprietaire|castree?|sterilisee|male|femelle|veterinaire|chien|chienne|chatte?|canin|felin|boxer|golden|labrador|berger|europeenne|lapin|jument|cheval|hongre|poulain|vaches?|bovins?|elevage|laitieres?|boulets?|jarrets?|asv|croquettes|chiot|chaton)(?![a-z])/g)
const ANIMAL_WORDS = 2

const placesOf = (scan: ScanText, sought: Cue): readonly number[] => scan.matchesOf(sought).map(({ index }) => index)

/** Where a folded text speaks of one person in care. */
export const personalPlaces = (scan: ScanText): readonly number[] => placesOf(scan, PERSONAL)

/** Somebody in care of whom no more is said than age and sex. */
const ANONYMOUS = cue(/(?<![a-z])(?:(?:une?|des|mes|nos|cette|de mes) (?:jeune |vieille? |vieux )?(?:patiente?s?|homme|femme|dame|monsieur|residente?|nourrisson|adolescente?|ado|sportif|voyageur|malade|trentenaire|fille|garcon|gamine?)|(?:homme|femme|patiente?) (?:jeune|agee?|enceinte|suivie?)|(?:homme|femme|h|f|patiente?|garcon|fille|male|female),? (?:de )?\d{1,2} ?(?:a|ans)|\d{1,2}[- ]year[- ]old|one of my patients|un de mes patients|une de mes patientes|anonym[a-z]*|fictive?s?|cas (?:clinique|n|\d)|sans nom|no identifiers|exemples?)(?![a-z])/g)

/** Where it speaks of somebody who is told by age and sex alone, or made up. */
export const anonymousPlaces = (scan: ScanText): readonly number[] => placesOf(scan, ANONYMOUS)

/** Where it speaks of teaching, a meeting, a book. */
export const generalPlaces = (scan: ScanText): readonly number[] => placesOf(scan, GENERAL)

/** Whether a folded text is about an animal. */
export function isAnimal(scan: ScanText): boolean {
  const words = new Set<string>()
  for (const [word] of scan.matchesOf(ANIMAL)) if (words.add(word).size >= ANIMAL_WORDS) return true
  return false
}
