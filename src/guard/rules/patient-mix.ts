import type { Case } from '../case.ts'
import { wordsOf } from '../../directory/index.ts'
import { holderOf } from '../patients/citizen.ts'
import { holderWords, SMALL_CHILD } from '../patients/holder.ts'
import { speaksOfKin } from '../patients/kin.ts'
import { isSameBirth } from '../patients/dates.ts'
import { type About, aboutIn, labelledIn, namesInFileName, type Patient } from '../patients/patients.ts'
import { isFirstNameOnly, mayBeSame, someMayBeSame } from '../patients/same-patient.ts'
import { nameWords } from '../persons/words.ts'
import type { Reason } from '../verdict.ts'

const shareDay = (a: About, b: About): boolean => a.births.some((one) => b.births.some((other) => isSameBirth(one, other)))
const shareNumber = (a: About, b: About): boolean => a.numbers.some((number) => b.numbers.includes(number))

/** Patients named together on purpose: a round, a staff meeting. */
const LIST = 3

/** Words between which a name still stands: "LAMBERT épouse DURAND Ludivine". */
const NEAR = 4

/**
 * Whether some patient's whole name, or family name where no more is given, stands in a text: not one word here and one there, of a
 * doctor's first name and another's family name. In a list one word is enough.
 */
function appears(patients: readonly Patient[], text: string, inList: boolean): boolean {
  const words = wordsOf(text)
  return patients.some(({ words: name }) => {
    const places = words.flatMap((word, at) => (name.includes(word) ? [at] : []))
    if (inList || name.length < 2) return places.length > 0
    return places.some((at, rank) => places.slice(rank + 1).some((other) => other - at <= NEAR && words[other] !== words[at] && !(name.length > 2 && isFirstNameOnly([words[at] ?? '', words[other] ?? '']))))
  })
}

/** Whether everything that is known says two patients, and nothing says one. */
function isAnother(letter: About, file: About, letterText: string, fileText: string, correspondents: readonly string[][]): boolean {
  if (shareNumber(letter, file)) return false
  if (letter.numbers.length > 0 && file.numbers.length > 0) return true
  const same = letter.patients.some(({ words }) => someMayBeSame(file.patients, words))
  // Two people of one name: their days of birth tell them apart, unless the letter's day is that of another whom it names.
  const alone = letter.patients.every(({ words }) => someMayBeSame(file.patients, words) || correspondents.some((names) => mayBeSame(words, names)))
  if (same) return alone && letter.births.length === 1 && file.births.length === 1 && !shareDay(letter, file)
  if (letter.patients.length === 0 || file.patients.length === 0 || shareDay(letter, file)) return false
  const inList = letter.patients.length >= LIST
  return !appears(letter.patients, fileText, inList) && !appears(file.patients, letterText, inList)
}

/** Whom a letter to one citizen mailbox is about where it names nobody: the holder, as greeted or shown. A child bears the name, or is named. */
function holderOnly({ recipients, letter: { greeting, prose }, about }: Case): Patient | null {
  const [only, ...more] = recipients
  if (!only || more.length > 0 || only.network !== 'citizen' || about.patients.length > 0 || speaksOfKin(prose) || SMALL_CHILD.test(prose)) return null
  const words = [...new Set([...holderWords(only), ...greeting.persons.flatMap(({ name }) => nameWords(name))])]
  return words.length > 0 ? { words, sex: null } : null
}

/** A file of the one whose citizen mailbox it goes to is the right one, whoever else the letter names. */
const isHolders = ({ recipients }: Case, { days, numbers }: About): boolean => recipients.some(({ address }) => {
  const holder = holderOf(address)
  return holder !== null && (numbers.includes(holder.number) || days.some(({ year, month }) => year === holder.year && month === holder.month))
})

/** An attachment about another patient than the letter that it goes with: the wrong file was picked. */
export function patientMix(matter: Case): Reason[] {
  const { draft, about, detection, recipients, who, letter: { prose } } = matter
  const correspondents = [...recipients.map((recipient) => [...who(recipient).names]), nameWords(draft.from?.name ?? '')].filter((names) => names.length > 0)
  const holder = holderOnly(matter)
  // Who is written to about their kin is greeted, but is not whom it is about.
  const told = speaksOfKin(prose) ? { ...about, patients: about.patients.filter(({ words }) => !correspondents.some((names) => mayBeSame(words, names))) } : about
  return draft.attachments.flatMap(({ id, name, text }): Reason[] => {
    const inside = aboutIn(detection.findings.filter(({ place }) => place.part === 'attachment' && place.attachment === id))
    const labelled = labelledIn(text)
    const known = labelled.length > 0 ? labelled : namesInFileName(name).filter(({ words }) => !inside.patients.some((patient) => mayBeSame(patient.words, words)))
    const file: About = { ...inside, patients: inside.patients.length > 0 ? inside.patients : known }
    const isOfNobodyGreeted = holder !== null && (file.days.length > 0 || file.patients.some(({ sex }) => sex !== null)) && file.patients.length > 0 && !file.patients.some(({ words }) => words.some((word) => holder.words.includes(word))) && !appears([holder], `${name} ${text}`, true)
    return !isHolders(matter, file) && (isOfNobodyGreeted || isAnother(told, file, prose, `${name} ${text}`, correspondents)) ? [{ rule: 'patient-mix', severity: 'confirm', message: 'rule_patient_mix', params: [name] }] : []
  })
}
