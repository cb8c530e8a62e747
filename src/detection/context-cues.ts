import { type Cue, cue } from './cue.ts'
import { splice, splicePlaces } from './edit.ts'
import { WITH_A_VET } from './known-words.ts'
import type { Edited } from './rescan.ts'
import type { ScanText } from './scan-text.ts'

/** Words that tell about one person in care. */
const PERSONAL = cue(/(?<![a-z])(?:(?:ma|mon|notre|nos|votre|ton|ta|cette?|la|le) (?:patiente?|residente?)|je (?:vous|t.?) ?(?:r?adresse|confie|transmets)|nee? (?:le|en) \d\d?|\d{1,3} ?ans(?! de)|\d{1,2} ?mois|suivie? (?:pour|par|en|chez)|hospitalisee?|operee?|adressee?|sort(?:i|ie)|(?:sa|son|ses) (?:mere|fille|famille|mari|femme|fils|pere|traitement|dossier|ordonnance|soeur|antecedents|dossier|pansement|mari)|(?:il|elle|qui) (?:n.|ne|est|a|va|prend|se|s.|refuse|presente|souffre|vient|marche|dort|tousse|saigne|vomit|tremble|mange|reste|tient|pleure|boit|fume|pese|garde|devra|doit|peut|sera)|je l[ea] (?:revois|vois|garde|surveille|mets|passe|traite|reverrai|verrai|convoque|laisse)|vue? (?:ce|hier|en|cette|avec)|revue? (?:ce|hier|en|dans|avec)|chambre \d+|au bloc|aux urgences|en ambulance|a domicile|chez (?:lui|elle)|prelevee?|convoquee?|tombee?|a j ?\d+|(?:her|his) (?:[a-z]+)|she|he (?:is|has|was)|pour (?:lui|elle))(?![a-z])/g)

/** Words of teaching, meetings, trade and letters, where names are those of speakers and illness is a subject. */
const GENERAL = cue(/(?<![a-z])(?:jury|memoire de|soutenance|these|congres|session|ateliers?|programme|inscriptions?|conferences?|webinaire|expose|potager|candidature|formation|annuaire|associations?|article|episode|roman|scenario|livre|pleniere|table ronde|pause|dejeuner|proprietaire|stand|budget|cours|seance \d|protocole de recherche|chers (?:patients|parents)|affiche|salle d.attente|promoteur|objectifs|ordre du jour|quiz|annale|qcm|sujet n|citez|evaluation ecrite|ecos|mannequin|complice|debriefing|du mois|grille de notation|correcteurs?|jeu de role|que voyez-vous|demonstration|plan de soins|seminaire|symposium|cineclub|cine-club|film|spectacle|concert|requiem|etudiants?|dfasm\d?|osce|students?|tutors?|mark sheets?|mark scheme|enonce|corriges?|rattrapage|partiels?|vignette|dear list|chers tous|exercice|biblio(?:graphie)?|abstract|poster|compte rendu de (?:la )?reunion)(?![a-z])/g)

/** Words of trade, staff and repair: who is named beside them is at work. */
const AT_WORK = cue(/(?<![a-z])(?:factures?|devis|livraisons?|livrer|loyer|bail|tarifs?|honoraires|cotisations?|salaires?|paie|recrut[a-z]+|embauche|remplacante?|remplacera|succede|plannings?|astreintes?|logiciel|ticket|serveur|repar(?:er|ateur|atrice|ation)|technicien(?:ne)?|maintenance|commercial(?:e|aux)?|demonstration|referente?|webinaire|newsletter|animee? par|animatrice|animateur|interview|hommage|syndicat|audit|certification|fournisseurs?|stocks?|grossiste|cagnotte|felicitations|condoleances|bienvenue|bravo|recommandations?|investigateur|inclusions?|cession|ventes?|achats?|negocie|informatique|comptabilite|comptable|cadre|directrice|directeur|tresorier|presidente?|oratrices?|orateurs?|intervenante?s?|sommaire|portrait|temoignage|coursier|relance|combien d|coter|cotation|statistiques?|enquete de|sera en retard|gere les|garantie|epuise(?:e?s)|prend la parole|stage de|convention jointe|protocole a relire|reservez|rotation|lease|quote|invoice|locum|chair|speaker|course on|workshop)(?![a-z])/g)

/** A veterinary's patient has an owner. */
const ANIMAL = cue(/(?<![a-z])(?:proprietaire|castree?|sterilisee|male|femelle|veterinaire|chien|chienne|chatte?|canin|felin|boxer|golden|labrador|berger|europeenne|lapin|perroquet|perruche|hamster|euthanasie|collerette|vermifuge|chiots|veau|veaux|brebis|chevre|troupeau|pouline|jument|cheval|hongre|poulain|vaches?|bovins?|elevage|laitieres?|boulets?|jarrets?|asv|croquettes|chiot|chaton|malinoise?|pouliche|poney|crottins|calmivet|porcelets?|truies?|furet|tortue|cochon d.inde|abeilles|ruches?|cages?|litiere|gamelle|castration)(?![a-z])/g)
const ANIMAL_WORDS = 2
/** Of these one is enough. */
const SURELY_ANIMAL = new Set(['collerette', 'croquettes', 'vermifuge', 'chiot', 'chiots', 'poulain', 'bovins', 'perroquet', 'perruche', 'hamster', 'veaux', 'brebis', 'troupeau', 'calmivet', 'crottins', 'pouliche'])

/** Somebody in care of whom no more is said than age and sex. */
const ANONYMOUS = cue(/(?<![a-z])(?:(?:une?|des|mes|nos|cette|de mes) (?:jeune |vieille? |vieux )?(?:patiente?s?|homme|femme|dame|monsieur|residente?|nourrisson|adolescente?|ado|sportif|voyageur|malade|trentenaire|fille|garcon|gamine?)|(?:homme|femme|patiente?) (?:jeune|agee?|enceinte|suivie?)|(?:homme|femme|h|f|patiente?|garcon|fille|male|female),? (?:de )?\d{1,2} ?(?:a|ans)|\d{1,2}[- ]year[- ]old|one of my patients|un de mes patients|une de mes patientes|anonym[a-z]*|fictive?s?|inventee?s?|patiente?s? (?:de |en )?(?:test|demo)|cliente?|(?:la|une) (?:petite )?(?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine)|(?:early|mid|late) (?:twenties|thirties|forties|fifties|sixties|seventies)|dossier de (?:test|demo(?:nstration)?)|cas (?:clinique|n|\d)|sans nom|no identifiers|exemples?)(?![a-z])/g)

/** Where a folded text speaks of what. No cue reaches over the end of a line. */
export interface CuePlaces {
  /** Of one person in care. */
  readonly personal: readonly number[]
  /** Of teaching, a meeting, a book. */
  readonly general: readonly number[]
  /** Of somebody who is told by age and sex alone, or made up. */
  readonly anonymous: readonly number[]
  /** Of trade, staff and repair. */
  readonly work: readonly number[]
  /** Of animals, with the words. */
  readonly animals: readonly Animal[]
}

interface Animal {
  readonly start: number
  readonly word: string
}

const placesOf = (scan: ScanText, sought: Cue): readonly number[] => scan.matchesOf(sought).map(({ index }) => index)

export const cuePlaces = (scan: ScanText): CuePlaces => ({
  personal: placesOf(scan, PERSONAL), general: placesOf(scan, GENERAL), anonymous: placesOf(scan, ANONYMOUS), work: placesOf(scan, AT_WORK),
  animals: scan.matchesOf(ANIMAL).filter(({ 0: word, index }) => !isFamilyName(scan, word, index)).map(({ 0: word, index }) => ({ start: index, word })),
})

/** The same of a text that differs in whole lines, of which `lines` are the new ones. */
export const cuePlacesAfter = (old: CuePlaces, { edit, lines }: Edited): CuePlaces => {
  const own = cuePlaces(lines)
  return {
    personal: splicePlaces(old.personal, own.personal, edit), general: splicePlaces(old.general, own.general, edit),
    anonymous: splicePlaces(old.anonymous, own.anonymous, edit), work: splicePlaces(old.work, own.work, edit),
    animals: splice(old.animals, own.animals, edit, ({ start }) => start, ({ start, word }, by) => ({ start: start + by, word })),
  }
}

const GREETS_COLLEAGUE = /^[\s>]*(?:(?:bonjour|bonsoir|salut|hello|dear|mon|ma|chere?s?|re-?bonjour)[ \t]+)*(?:docteur|dr|doctor|professeur|pr|confreres?|consoeurs?|collegues?|colleagues?|amie?s?|tous|toutes|les|all|equipe|maitre)\b/
const GREETS_LAYMAN = /^[\s>]*(?:bonjour|bonsoir|hello|dear|chere?)?[ \t]*(?:madame|monsieur|mademoiselle|mme|mlle|mr|mrs|ms|m\.)?[ \t]?[a-z'-]{0,20}(?: [a-z'-]{2,20})?[ \t]?[,\n!]/
const GREETING_REACH = 60

/** Whom a message greets in its first words: a colleague, or one person by name or title; null where it greets nobody. */
export function greetedBy({ part, folded }: ScanText): 'layman' | 'colleague' | null {
  if (part.part !== 'body') return null
  const start = folded.slice(0, GREETING_REACH)
  if (GREETS_COLLEAGUE.test(start)) return 'colleague'
  return GREETS_LAYMAN.test(start) && !/^\s*(?:bonjour|bonsoir|hello|madame, monsieur)[ \t]*[,\n!]/.test(start) ? 'layman' : null
}

/** What stands before a family name: a title, or a word with a capital. "Christophe Poulain" is no foal. */
const TITLE = /(?<!\p{L})(?:dr|docteur|pr|professeur|me|ma[iî]tre|mme|madame|mlle|mr?|monsieur)\.?[ \t]{1,3}$/iu
const GIVEN_NAME = /(?<!\p{L})\p{Lu}[\p{L}-]*[ \t]{1,3}$/u
const LONGEST_BEFORE = 24

/** Whether the word at a place is a family name. */
function isFamilyName({ text, known }: ScanText, word: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at)
  if (TITLE.test(before)) return true
  return /\p{Lu}/u.test(text.charAt(at)) && (known.has(word) || GIVEN_NAME.test(before))
}

/** Whether a text is about an animal: a veterinary writes or is written to, or the words say so. */
export const isAnimal = (known: ReadonlySet<string>, animals: readonly Animal[]): boolean =>
  known.has(WITH_A_VET) || animals.some(({ word }) => SURELY_ANIMAL.has(word)) || new Set(animals.map(({ word }) => word)).size >= ANIMAL_WORDS
