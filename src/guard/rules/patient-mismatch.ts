import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import { isTreated } from '../letter/treated.ts'
import { type Identity, spells } from '../persons/identity.ts'
import { FULL_AGE, type Holder, holderOf, youngestAge } from '../patients/citizen.ts'
import { birthsOf } from '../patients/births.ts'
import { isConfidential } from '../patients/confidential.ts'
import { holderWords, patientsOf, patientsToldOf } from '../patients/holder.ts'
import { speaksOfKin } from '../patients/kin.ts'
import { type Patient, patientsIn } from '../patients/patients.ts'
import { mayBeSame, someMayBeSame } from '../patients/same-patient.ts'
import { fits } from '../persons/fits.ts'
import { readsAsPerson } from '../persons/reads-as-person.ts'
import { isCalledDoctor, nameWords } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import { isShownAsAnother } from './name-mismatch.ts'
import type { Reason } from '../verdict.ts'

const YOURS = /^(?:votre|vos|ton|ta|tes|your)\b/

/** "Bonjour Madame" to a private address; "Madame, Monsieur" is said to an office. */
const CIVIL = /^(?!.*madame,? monsieur)(?:.*\s)?(?:madame|monsieur|mademoiselle)$/u

/** "Les résultats de Mme Thévenet": whose papers these are, right before the name. */
const PAPERS = /(?<!\p{L})(?:resultats?|resumes?|recapitulatifs?|conclusions?|consultations?|hospitalisations?|sejours?|suites?|comptes?[- ]rendus?|cr|analyses?|bilans?|examens?|scanners?|irm|radios?|echographies?|biopsies?|mammographies?|frottis|coloscopies?|densitometries?|prises? de sang|dosages?|tests?|epreuves? d'effort|ecg|eeg|emg|efr|holter|dopplers?|spirometrie|audiogrammes?|anapath|anatomopathologie|serologies?|imageries?|caryotypes?|polysomnographies?|polygraphies?|fibroscopies?|gastroscopies?|endoscopies?|coronarographies?|scintigraphies?|cytoponctions?|ponctions?|panoramiques?|cbct|plans? (?:de|d') ?(?:soins|traitements?)|protocoles?|devis|convocations?|arrets? de travail|synthese|lettre de sortie|evaluations?|ordonnances?|certificats?|documents?|courriers?|dossiers?)(?:\s(?!(?:de|du|et)\s)\p{L}+){0,2}(?: (?:de la|du|de l'|des|d'|de) ?(?!mme|mlle|m\.|monsieur|madame)\p{L}+(?: \p{L}+)?)? (?:de|d'|du|concernant|pour) ?(?:(?:la|le|l'|votre) ?(?:patiente?|enfant) )?$/u

/** Whose papers the letter sends. */
const subjectsOf = ({ detection, draft }: Case): readonly Patient[] => patientsIn(detection.findings.filter(({ kind, place }) =>
  kind === 'person' && place.part === 'body' && PAPERS.test(plain(draft.body.slice(Math.max(0, place.start - 60), place.start)))))

const YOUR_CHILD = /(?<!\p{L})(?:(?:votre|vos|your) (?:petite? |grande? |jeune )?(?:fille|fils|enfants?|bebe|ado|adolescente?|child|son|daughter))(?!\p{L})/u

/** "Votre fille", under age as far as the letter tells, to the mailbox of a parent, who reads for her: not what she may keep from them. */
function isToParent({ letter, about: { days }, today }: Case, holder: Holder): boolean {
  if (today === undefined || isConfidential(letter.prose) || !YOUR_CHILD.test(plain(letter.prose)) || (youngestAge(holder, today) ?? 0) < FULL_AGE) return false
  return days.every((birth) => (youngestAge(birth, today) ?? FULL_AGE) < FULL_AGE)
}

/** Years under which a child has nobody but its parents to read for it. */
const SMALL = 12
const CALLED_CIVIL = /^(?:m|mr|mme|monsieur|madame)(?![a-z])/

/** "Bonjour Madame Claudel, Tom, né le 4 novembre, …": a small child, told to the grown-up whom the mailbox and the greeting agree to be. */
function isToParentGreeted(matter: Case, recipient: Recipient, holder: Holder): boolean {
  const { letter: { greeting, prose }, detection: { findings }, today, who } = matter
  const births = birthsOf(matter)
  const displayed = holderWords(recipient)
  if (today === undefined || births.length === 0 || isConfidential(prose) || (youngestAge(holder, today) ?? 0) < FULL_AGE) return false
  if (!births.every((birth) => (youngestAge(birth, today) ?? SMALL) < SMALL) || !greeting.persons.some((person) => person.title === 'civil' && fits(person, who(recipient)) === 'yes')) return false
  // Two figures of a year are a hundred-year-old's too, who is called "M." or "Mme".
  const isGrownUp = findings.some(({ kind, excerpt }) => kind === 'person' && CALLED_CIVIL.test(plain(excerpt)) && !nameWords(excerpt).every((word) => displayed.includes(word)))
  // A child of another family name may be another's.
  return !isGrownUp && patientsToldOf(matter).every(({ words }) => words.length < 2 || words.some((word) => displayed.includes(word)))
}

/** Whether every patient of the letter is of the other sex than the holder. */
function isOfOtherSex(patients: readonly Patient[], holder: Holder): boolean {
  const told = patients.filter(({ sex }) => sex !== null)
  return told.length > 0 && told.every(({ sex }) => sex !== holder.sex)
}

const BOTH = /(?<!\p{L})(?:(?:madame|mme)[,/]? ?(?:et |ou )?(?:monsieur|m\.)|(?:monsieur|m\.)[,/]? ?(?:et |ou )?(?:madame|mme))(?!\p{L})/u

/** "Bonjour Madame" to a man's mailbox, "Bonjour Lola" to Sandra's, in a letter that speaks of nobody's kin. */
function greetsAnother({ letter: { greeting, prose }, who, recipients }: Case, recipient: Recipient, holder: Holder | null): boolean {
  if (recipients.length > 1 || greeting.doctor || speaksOfKin(prose)) return false
  const { persons, text } = greeting
  if (persons.length > 0 && holderWords(recipient).length > 0) return persons.every((person) => fits(person, who(recipient)) === 'no')
  if (!holder || BOTH.test(plain(prose))) return false
  return (holder.sex === 'male' ? /(?<!\p{L})(?:madame|mme|mademoiselle)(?!\p{L})/u : /(?<!\p{L})(?:monsieur|mr|m\.)(?!\p{L})/u).test(text)
}

/** Whether what the letter says of its patient contradicts the number, or the displayed name, of a citizen mailbox. */
function isOfAnother(matter: Case, recipient: Recipient): boolean {
  const { about: { numbers } } = matter
  const births = birthsOf(matter)
  const holder = holderOf(recipient.address)
  const patients = patientsToldOf(matter)
  if (holder && numbers.length > 0) return !numbers.includes(holder.number)
  const displayed = holderWords(recipient)
  if (holder && (isToParent(matter, holder) || isToParentGreeted(matter, recipient, holder))) return false
  if (holder && births.length > 0) {
    if (!births.some(({ year, month }) => year === holder.year && (holder.month === 0 || month === holder.month))) return true
    // Twins, and a couple born in one month.
    if (isOfOtherSex(patients, holder)) return true
    // Nothing in the name that is shown is the patient's: a married name keeps the first one.
    return displayed.length > 1 && patients.length > 0 && !patients.some(({ words }) => words.some((word) => displayed.includes(word))) && !speaksOfKin(matter.letter.prose)
  }
  if (patients.length === 0) return greetsAnother(matter, recipient, holder)
  const subjects = subjectsOf(matter)
  if (displayed.length > 0 && (!someMayBeSame(patients, displayed) || (subjects.length > 0 && !someMayBeSame(subjects, displayed) && !speaksOfKin(matter.letter.prose)))) return true
  return holder !== null && isOfOtherSex(patients, holder)
}

/** "Gérard Houssin", not "M. et Mme Houssin" or "D. Houssin". */
const isWholeName = ({ name }: Recipient): boolean => !/(?<!\p{L})(?:et|ou|famille)(?!\p{L})|[&/]/u.test(plain(name)) && readsAsPerson(nameWords(name))
/** Or "jeanne.delattre@", where no name is shown. */
const belongsToOne = (recipient: Recipient, { displayed, spelt }: Identity): boolean => (displayed.length > 0 ? isWholeName(recipient) : readsAsPerson(spelt))

/** What is written to somebody at work: a request, a treatment to see to, a copy for their files. */
const WORK = /(?<!\p{L})(?:merci d[e']|pouvez|pourriez|peux-tu|pourrais|vous (?:adresse|confie|transmets|envoie)|ci-joint\p{L}*|en pj|avis|dossier|passage|pansement|injection|seances?|ordonnance|planning|facture|svp)(?!\p{L})/u

/** Whether the letter speaks to its reader as to the patient: by a civil title, of what is the reader's own, or of the reader's treatment. */
function isSpokenToAsPatient(matter: Case, recipient: Recipient, identity: Identity): boolean {
  const { roles } = identity
  const { detection, letter } = matter
  const { greeting: { persons, text }, prose } = letter
  const isCivil = persons.some(({ title }) => title === 'civil')
  const isCivilWithoutName = persons.length === 0 && CIVIL.test(text) && roles.size === 0 && letter.roles.size === 0
  const isGreetedBare = persons.every(({ title }) => title === 'bare')
  const isToldOfOwn = detection.findings.some(({ kind, excerpt, place }) => kind === 'person' && place.part === 'body' && YOURS.test(plain(excerpt)))
  const isTreatedWithoutGreeting = persons.length === 0 && roles.size === 0 && isTreated(prose)
  // "Bonjour, la mammographie de Mme Jouan est normale": told to whom it belongs, and nothing is asked.
  const isToldResults = persons.length === 0 && /^(?:bonjour|bonsoir)?$/.test(text) && roles.size === 0 && letter.roles.size === 0 && belongsToOne(recipient, identity) && subjectsOf(matter).length > 0 && !WORK.test(plain(prose))
  return isCivil || isCivilWithoutName || isToldResults || (isGreetedBare && (isToldOfOwn || isTreatedWithoutGreeting))
}

/** Whether an ordinary address is written to as the patient's own, and the letter is about somebody else. */
function isPatientsOwnOfAnother(matter: Case, recipient: Recipient): boolean {
  const { detection, letter, who, answers } = matter
  if (recipient.network !== 'ordinary' || (detection.conclusion !== 'identifiable' && detection.conclusion !== 'health-unidentified')) return false
  const identity = who(recipient)
  const { box, shared, names, displayed, spelt } = identity
  const isColleague = box !== null || letter.greeting.doctor || isCalledDoctor(recipient.name)
  if (isColleague || shared || answers(recipient.address) || !isSpokenToAsPatient(matter, recipient, identity)) return false
  // A name shown for somebody else's address is not the name of who reads there.
  const isShown = displayed.length > 0 && !isShownAsAnother(matter, recipient)
  const own = isShown ? displayed : spelt
  const known = isShown ? names : spelt
  if (speaksOfKin(letter.prose) || known.filter((word) => word.length > 2).length === 0) return false
  const subjects = subjectsOf(matter)
  const patients = subjects.length > 0 ? subjects : patientsOf(matter)
  // "Mme Denise HOUSSIN" to Gérard Houssin: one family, and another first name.
  const isOfFamily = ({ words }: Patient): boolean => words.length > 1 && isShown && isWholeName(recipient) && !mayBeSame(words, displayed)
  const isOwn = (patient: Patient): boolean =>
    !isOfFamily(patient) && (mayBeSame(patient.words, own) || patient.words.some((word) => known.includes(word) || spells(identity, word)))
  return patients.length > 0 && !patients.some(isOwn)
}

/** A citizen mailbox, or a patient's own address, of somebody other than the patient whom the letter is about. Past letters do not silence it. */
export function patientMismatch(matter: Case): Reason[] {
  return matter.recipients.flatMap((recipient): Reason[] => {
    const citizen = recipient.network === 'citizen'
    if (citizen ? !isOfAnother(matter, recipient) : !isPatientsOwnOfAnother(matter, recipient)) return []
    return [{
      rule: 'patient-mismatch', severity: 'block', message: citizen ? 'rule_patient_mismatch' : 'rule_patient_mismatch_own', params: [shown(recipient)], recipient: recipient.address,
    }]
  })
}
