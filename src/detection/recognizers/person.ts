import { COMMON_SURNAMES, ROLES } from '../lexicon/not-names.ts'
import { CIVIL_TITLES, PROFESSIONAL_TITLES } from '../lexicon/titles.ts'
import { isAllCapitals, isCapital, isFirstName, isKnown, likeness, type Lower, nameRun, PARTICLES } from '../names.ts'
import type { Candidate, Form, Recognizer } from '../recognizer.ts'
import type { ScanText, Token } from '../scan-text.ts'
import { trait } from '../word.ts'

/** After these a name is taken without a capital; "monsieur bilingue" is none. */
const ABBREVIATED = new Set(['mme', 'mmes', 'mlle', 'melle', 'mle', 'mr', 'mrs', 'm'])
const CARE = new Set([
  'enfant', 'bebe', 'bb', 'patient', 'patiente', 'pt', 'pte', 'petit', 'petite', 'jeune', 'nourrisson', 'nouveau-ne', 'famille', 'couple', 'resident', 'residente',
  'assure', 'assuree', 'donneur', 'beneficiaire', 'fille', 'fils', 'maman', 'epouse', 'epoux', 'mari', 'femme', 'frere', 'soeur', 'mere', 'pere', 'veuve',
  'belle-mere', 'beau-pere', 'belle-soeur', 'beau-frere', 'grand-mere', 'grand-pere', 'tante', 'oncle', 'niece', 'neveu', 'cousin', 'cousine', 'voisin', 'voisine', 'son', 'daughter', 'wife', 'husband',
  'concerne', 'concernant', 'mamie', 'mamy', 'papi', 'papy', 'tonton', 'tata', 'eleve', 'jumeaux', 'jumelles', 'pere', 'pepe', 'meme',
])
const ARTICLES = new Set(['le', 'la', 'les', 'des', 'l', 'du', 'un', 'une', 'au', 'aux', 'durant', 'selon'])
/** After these, as after "mme", a name comes without a capital: "bb martinez". */
const SHORT_CARE = new Set(['bb', 'bebe', 'pt', 'pte'])
const PLURAL = new Set(['drs', 'prs', 'docteurs', 'professeurs', 'doctors'])
const ROLE_AFTER = /^[ \t]*[,(–-]?[ \t]*(?:(?:une?|la|le|notre|votre|qui est)[ \t])?(?:une? )?([a-z][a-z\-']{1,24})/
/** What is written of one person in care: "bilan de X Y", "IRM de X Y", "rendez-vous pour X Y". */
const PAPERS = new Set([
  'bilan', 'bilans', 'resultat', 'resultats', 'cr', 'crh', 'cro', 'compte-rendu', 'rendu', 'rendus', 'dossier', 'ordonnance', 'ordonnances', 'courrier', 'lettre',
  'certificat', 'prescription', 'imagerie', 'irm', 'scanner', 'tdm', 'radio', 'radios', 'radiographie', 'echo', 'echographie', 'ecg', 'bio', 'biologie', 'nfs',
  'analyse', 'analyses', 'consultation', 'hospitalisation', 'sortie', 'admission', 'entree', 'suivi', 'traitement', 'operation', 'intervention', 'rdv',
  'rendez-vous', 'deces', 'accouchement', 'grossesse', 'transport', 'results', 'report', 'letter', 'nom',
])
/** Words that are followed by somebody: "chez Perez", "dossier Tissot". */
const BEFORE_SOMEBODY = new Set(['chez', 'dossier', 'patient', 'patiente', 'concerne', 'cr', 'crh', 'ordonnance', 'rdv', 'sortie', 'entree', 'famille'])
const OF = new Set(['de', 'd', 'pour', 'concernant', 'chez', 'for', 'of'])
/** "Patient : Nom Prénom", as forms and tables print it. */
const LABEL_GAP = /^[ \t\u00a0]?:[ \t]{0,2}$/
const TITLE_GAP = /^(?:\.?[ \t\u00a0\u202f]{1,2}|\.[ \t]{0,2}|[ \t]?\r?\n)$/
const SALUTATION = /(?:^|\n)[ \t>]*(?:bonjour|bonsoir|salut|hello|hi|hey|dear|chere?|coucou|cc|bjr|bsr|slt|merci|bien|madame|monsieur|re)[ \t]{1,2}(?:[a-z.]{1,12}[ \t]){0,2}$/
const LINE_BEGIN = /(?:^|\n)[ \t]*$/
/** Behind a first name that a message begins with: not who it is about, of whom an age is told. */
const CALLED = /^,(?![ \n]*\d{1,3} ?(?:ans|mois|a)\b)/
const LONGEST_AGE = 12
const AFTER_SALUTATION = /^[ \t]*(?:[,!.:;]|\r?\n|$|et\b)/
/** Names that are also days of the year, or what a line often begins with: alone they name nobody. */
const FEASTS = new Set(['noel', 'toussaint', 'paques', 'epiphanie', 'nouveau', 'nouvelle', 'bon', 'bonne', 'poux', 'manque', 'reste', 'cas', 'page', 'point', 'besoin', 'bien', 'beau', 'belle'])
const INITIAL = /^[A-Z](?:-[A-Z])?$/
const SHORTEST_NAME = 4
/** "J15", the fifteenth day after an act. */
const AFTER_ACT = /^j\d{1,3}$/
const LONGEST_LIST = 7
const ILL_REACH = 100
/** "Dr. A. Roy": behind a longer word a dot ends a sentence, and another person begins. */
const LONGEST_INITIAL = 2
const LONGEST_SUBJECT = 4
/** Likeness from which a word is taken for a name without a list: alone, and beside another. */
const SURELY_A_NAME = 1.2
const LIKE_A_NAME = 0.3
/** The same behind a short word for a patient. */
const RATHER_A_NAME = -0.3
/** The same of a subject's only word. */
const LONE_SUBJECT = -0.5
/** The same of each of two words with capitals, side by side. */
const RATHER_A_PAIR = -1.2
/** The same of a word with a capital where a name is expected. */
const LIKE_AN_UNKNOWN_NAME = -2

/** Whether a role follows the name: "Mme Arrighi (psychologue)". Such a person is at work, not in care. */
function hasRole(scan: ScanText, last: Token): boolean {
  const role = ROLE_AFTER.exec(scan.folded.slice(last.end, last.end + 60))?.[1]
  return role !== undefined && ROLES.has(role)
}

/** Whether a professional title stands before: "Dr X"; "Drs X, Y et Z" names all. "Docteur, Mme X" speaks to one and of another. */
function isProfessional(scan: ScanText, first: number): boolean {
  const titled = CIVIL_TITLES.has(scan.tokens[first]?.folded ?? '')
  let list = false
  for (let back = 1; back <= LONGEST_LIST; back += 1) {
    const before = scan.tokens[first - back]
    const next = scan.tokens[first - back + 1]
    if (!before || !next) return false
    const between = scan.between(before, next)
    if (!/^[.\s,\u00a0'’-]{0,3}$/u.test(between) || (between.includes('.') && before.raw.length > LONGEST_INITIAL && !PROFESSIONAL_TITLES.has(before.folded))) return false
    // "Docteurs," above the letter names nobody in it.
    if (/\n\s*\n/u.test(between)) return false
    list ||= between.includes(',') || before.folded === 'et'
    if (PROFESSIONAL_TITLES.has(before.folded)) return !list || PLURAL.has(before.folded)
    if (!list && back < 3 && ROLES.has(before.folded) && before.folded !== 'chef' && !(titled && SPOKEN_OF.has(before.folded)) && !STUDENTS.has(before.folded)) return true
    if (!isCapital(before) && before.folded !== 'et') return false
  }
  return false
}

/** "L’agent M. Thivolle est apte avec restrictions", "votre assistante Mme Serres": whoever is at work somewhere is in care elsewhere. */
const SPOKEN_OF = new Set(['agent', 'stagiaire', 'etudiant', 'etudiante', 'collaborateur', 'collaboratrice', 'technicien', 'technicienne', 'enseignant', 'enseignante', 'candidat', 'candidate'])

/** "L’étudiante Solenn Kermarec" is at school, not at work. */
const STUDENTS = new Set(['etudiant', 'etudiante'])

/** Right behind a name, what is told of somebody's body. */
const ILL = new RegExp('^[ ,]{0,2}(?:\\([^)\\n]{1,40}\\)[ ,]{0,2})?(?:'
  + '(?:est|sera|a ete|reste|etait|serait) (?:de nouveau |encore |toujours |actuellement )?(?:tres )?(?:hospitalise|opere|malade|souffrante?\\b|alite|arrete|en arret|en rea|aux? (?:urgences|bloc|soins)|a l.hopital|a la (?:mat|clinique)|en (?:cardio|neuro|chimio|cure|maternite|clinique)'
  + '|tombe|decede|mort|enceinte|contagieu|convalescent|atteint|suivie? (?:pour|en)|traitee? pour|inapte)'
  + '|a (?:de nouveau |encore |deja )?(?:fait|eu|contracte|attrape|declare) (?:une?|des|la|le) (?!presentation|expose|cours|demande|proposition|augmentation|promotion|formation|prix)|s.est (?:casse|fracture|fait (?:une?|mal|mordre|operer|renverser)|blesse|brule|coupe|pique|sectionne|foule|tordu|evanoui|effondre|eteinte? )'
  + '|(?:va |doit )?se (?:fait|faire|fera) (?:operer|poser|enlever|hospitaliser)|souffr|sort (?:de |d.)(?:la |l.)?(?:clinique|hopital|rea|maternite)|a (?:perdu connaissance|accouche|convulse|vomi|saigne)|vomit|convulse|saigne|tousse|boite )')

interface Named { readonly first: number; readonly last: number; readonly nameFrom: number; readonly form: Form; readonly strong: boolean }

/** A name after a civil title or a word that tells a patient or a relative. */
function titled(scan: ScanText, index: number): Named | null {
  const { tokens } = scan
  const title = tokens[index]
  const next = tokens[index + 1]
  if (!title || !next) return null
  const civil = CIVIL_TITLES.has(title.folded)
  if (!civil && !CARE.has(title.folded)) return null
  // "Un risque plus élevé de BPCO", "concernant le TAVI", "de la famille des Poxviridae" name nobody.
  if (!civil && (title.raw.endsWith('levé') || ARTICLES.has(next.raw))) return null
  const gap = scan.between(title, next)
  // "2,1 mm de Breslow" is a length.
  if (title.folded === 'mm' && (title.raw === 'mm' || /\d[ \t\u00a0]?$/.test(scan.text.slice(Math.max(0, title.start - 2), title.start)))) return null
  if (title.folded === 'm' && title.raw !== 'M' && !gap.startsWith('.')) return null
  const labels = !civil && LABEL_GAP.test(gap)
  if (!labels && (!TITLE_GAP.test(gap) || (!civil && gap.includes('.')))) return null
  // "M. et Mme Forêt": the second title names both.
  if (civil && next.folded === 'et') return null
  const short = SHORT_CARE.has(title.folded) && next.raw.length >= SHORTEST_NAME && likeness(next) > RATHER_A_NAME
  const lower: Lower = isCapital(next) ? 'listed' : short ? 'first-word' : civil && (ABBREVIATED.has(title.folded) || COMMON_SURNAMES.has(next.folded)) ? 'first-word' : 'listed'
  const run = nameRun(scan, index + 1, lower, civil || short)
  if (!run || (run.words.length === 0 && !civil) || (labels && run.words.length < 2)) return null
  // "Mme X", "M. Y" are nobody.
  if (run.words.length === 0 && scan.tokens.slice(index + 1, run.last + 1).every(({ raw }) => /^[XYZ]$/.test(raw))) return null
  if (!civil && !run.words.some((word) => isCapital(word) || isFirstName(word) || short)) return null
  return { first: index, last: run.last, nameFrom: index + 1, form: civil ? 'titled' : 'in-care', strong: civil || run.words.length > 1 }
}

/** "Le Buvidal de Steeve", "la fistule de Basil"; "le syndrome de Brugada" is nobody's. */
const isOwned = ({ folded, word }: Token): boolean => (word.facts.drug || word.facts.term !== null) && !EPONYMS.has(folded)
const EPONYMS = new Set(['syndrome', 'syndromes', 'maladie', 'maladies', 'fracture', 'fractures', 'signe', 'test', 'tests', 'score', 'nodule', 'nodules', 'hopital', 'clinique', 'consultation', 'examen', 'intervention', 'operation', 'virus', 'bacterie', 'lesion', 'lesions', 'ligament', 'tumeur', 'tumeurs', 'sarcome', 'lymphome', 'fibrose', 'thyroidite', 'neurologue', 'psychiatre', 'chirurgien', 'cardiologue', 'psychologue', 'infirmiere', 'kine', 'maternite', 'ambulance', 'ambulances'])

/** Whether what stands before lets one expect a name: "chez Perez", "labo de Briche", "J15 Perez", a line that goes on with a colon. */
function isIntroduced(scan: ScanText, index: number): boolean {
  const before = scan.tokens[index - 1]
  const own = scan.tokens[index]
  if (!own) return false
  if (/^[ \t]?:[ \t]/.test(scan.text.slice(own.end, own.end + 3)) && (!before || scan.between(before, own).includes('\n') || AFTER_ACT.test(before.folded))) return true
  // A subject of one word is often just the name.
  if (scan.part.part === 'subject' && scan.tokens.length === 1) return likeness(own) > LONE_SUBJECT
  if (!before || !(before.folded === 'd' ? /^['’]$/ : TITLE_GAP).test(scan.between(before, own))) return false
  const owned = scan.tokens[index - 2]
  return BEFORE_SOMEBODY.has(before.folded) || PROFESSIONAL_TITLES.has(before.folded) || (OF.has(before.folded) && owned !== undefined && (PAPERS.has(owned.folded) || isOwned(owned)))
}

/** A name of two words or more after what is written of one person: no list has to know it. */
function ofPaper(scan: ScanText, index: number): Named | null {
  const [paper, of, next] = scan.tokens.slice(index, index + 3)
  if (!paper || !of || !next || !PAPERS.has(paper.folded) || !OF.has(of.folded) || !isCapital(next)) return null
  if (!TITLE_GAP.test(scan.between(paper, of)) || !/^(?:['’]|[ \t\u00a0])$/.test(scan.between(of, next))) return null
  const run = nameRun(scan, index + 2, 'no')
  if (!run || run.words.length < 2 || !run.words.every(isCapital)) return null
  return { first: index + 2, last: run.last, nameFrom: index + 2, form: 'in-care', strong: true }
}

/** "L. Maréchal", "J-P Rossi": an initial and a name. */
function behindInitial(scan: ScanText, index: number): Named | null {
  const initial = scan.tokens[index]
  const next = scan.tokens[index + 1]
  if (!initial || !next || !INITIAL.test(initial.raw) || !isCapital(next) || next.raw.length < SHORTEST_NAME || !/^\.?[ \t]?$/.test(scan.between(initial, next))) return null
  if (scan.between(initial, next) === '' || /[.:;!?)\n]\s*$|^\s*$/.test(scan.text.slice(Math.max(0, initial.start - 4), initial.start))) return null
  const run = nameRun(scan, index + 1, 'no')
  const [only] = run?.words ?? []
  if (run?.words.length !== 1 || !only || likeness(only) < LIKE_A_NAME) return null
  return { first: index, last: run.last, nameFrom: index, form: 'full', strong: false }
}

/** A name without a title. */
function untitled(scan: ScanText, index: number): Named | null {
  const first = scan.tokens[index]
  if (!first) return null
  const capital = isCapital(first)
  if (!capital && !isFirstName(first) && !(first.folded.length > 3 && likeness(first) > SURELY_A_NAME)) return null
  const run = nameRun(scan, index, capital ? 'no' : 'listed')
  if (!run) return null
  const { words, last, initials } = run
  const listed = words.some(isFirstName)
  const shouted = words.some((word) => isAllCapitals(word) && word.raw.length > 2)
  // In capitals throughout, only a line that begins with a name is a list of persons; elsewhere it is shouting.
  const strong = shouted && (words.some((word) => !isAllCapitals(word)) || /(?:^|\n)[ \t>*-]*$/.test(scan.text.slice(Math.max(0, first.start - 8), first.start)))
  const make = (form: Form): Named => ({ first: index, last, nameFrom: index, form, strong: strong && form === 'full' })
  if (!capital) {
    const next = scan.tokens[last + 1]
    // "solange petit" without capitals.
    if (words.length === 1 && listed && next && COMMON_SURNAMES.has(next.folded) && /^[ \t]$/.test(scan.between(words[0] ?? first, next)) && !isCapital(next)) return { ...make('plain'), last: last + 1 }
    if (words.length > 1 && listed) return make('plain')
    return listed && first.folded.length > 3 && likeness(first) > LIKE_A_NAME ? make('plain') : null
  }
  const like = words.filter((word) => !PARTICLES.has(word.folded)).map(likeness)
  const enough = Math.min(...like) > LIKE_A_NAME
  if (words.length > 1 && (listed || enough)) return make('full')
  if (words.length === 1 && initials > 0 && (listed || enough)) return make('full')
  // "Bleuenn Kerfourn": no list has to know them. Whether they are somebody's names is left to what stands around.
  if (words.length > 1 && words.every((word) => isCapital(word) || PARTICLES.has(word.folded)) && Math.min(...like) > RATHER_A_PAIR && !words.every(isAllCapitals)) return make('plain')
  if (words.length !== 1 || FEASTS.has(first.folded)) return null
  if (first.raw.length <= 2) return null
  const expected = isAllCapitals(first) ? LIKE_A_NAME : LIKE_AN_UNKNOWN_NAME
  const sure = (like[0] ?? 0) > SURELY_A_NAME || ((like[0] ?? 0) > expected && isIntroduced(scan, index))
  return sure || (listed && (enough || !isAllCapitals(first))) ? make('lone') : null
}

/** A subject that is nothing but two to four words with a capital: often just somebody's name. */
function ofSubject(scan: ScanText, index: number): Named | null {
  const { part, tokens } = scan
  if (part.part !== 'subject' || index > 0 || tokens.length < 2 || tokens.length > LONGEST_SUBJECT) return null
  const run = nameRun(scan, 0, 'no')
  if (run?.last !== tokens.length - 1 || run.words.length < 2 || !run.words.every((word) => isCapital(word) && likeness(word) > LIKE_AN_UNKNOWN_NAME)) return null
  return { first: 0, last: run.last, nameFrom: 0, form: 'full', strong: false }
}

/** Words without a capital that a name, with its title, may begin with. */
const MAY_BEGIN = trait((word, { first, likeness: like }) => CIVIL_TITLES.has(word) || CARE.has(word) || PAPERS.has(word) || first || (word.length > 3 && like > SURELY_A_NAME))

function recognize(scan: ScanText): Candidate[] {
  const found: Candidate[] = []
  const { tokens, folded, notable } = scan
  let next = 0
  for (const index of notable) {
    const token = tokens[index]
    if (!token || index < next || ((token.word.traits & MAY_BEGIN) === 0 && !isCapital(token))) continue
    const named = titled(scan, index) ?? ofPaper(scan, index) ?? behindInitial(scan, index) ?? untitled(scan, index) ?? ofSubject(scan, index)
    if (!named) continue
    const first = tokens[named.first]
    const last = tokens[named.last]
    next = named.last + 1
    if (!first || !last) continue
    // Who is at work is somebody in care all the same where that is told of them: "notre présidente Lise Morel est opérée jeudi".
    if ((isProfessional(scan, named.first) || hasRole(scan, last)) && !ILL.test(folded.slice(last.end, last.end + ILL_REACH))) continue
    const before = folded.slice(Math.max(0, first.start - 40), first.start)
    const known = isKnown(scan, named.nameFrom, named.last, named.form)
    // "Monsieur Vasson, votre dossier" to Mr Vasson: a title that opens the line greets by itself.
    const greeted = (SALUTATION.test(before) || (known && named.form === 'titled' && LINE_BEGIN.test(before))) && AFTER_SALUTATION.test(folded.slice(last.end, last.end + 8))
    if (scan.isMuted(first.start) || (!greeted && known)) continue
    // "Olivier, PTG à 18 mois, douloureuse": a message to a friend begins so.
    const called = named.form === 'lone' && scan.begins && scan.part.part === 'body' && folded.slice(0, first.start).trim() === '' && CALLED.test(folded.slice(last.end, last.end + LONGEST_AGE))
    if (greeted || called) {
      found.push({ kind: 'person', role: 'identity', strength: 'weak', form: 'greeted', start: first.start, end: last.end })
      continue
    }
    found.push({ kind: 'person', role: 'identity', strength: named.strong ? 'strong' : 'weak', form: named.form, start: first.start, end: last.end })
  }
  return found
}

/** People by name, with and without a title, in capitals or without. Practitioners and correspondents named as such are left out. */
export const person: Recognizer = { name: 'person', recognize }
