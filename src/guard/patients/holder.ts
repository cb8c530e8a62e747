import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import { fits } from '../persons/fits.ts'
import { nameWords } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { FULL_AGE, type Holder, holderOf, youngestAge } from './citizen.ts'
import { isConfidential } from './confidential.ts'
import { bornIn } from './dates.ts'
import { type About, aboutIn, type Patient, patientsIn } from './patients.ts'
import { someMayBeSame } from './same-patient.ts'

const TRADE_BEFORE = /(?<!\p{L})(?:l[ae] |l'|votre |notre |une? |son |sa )?(?:podologue|pedicure|infirmier|infirmiere|kine|kinesitherapeute|dieteticien|dieteticienne|psychologue|orthophoniste|sage-femme|secretaire|pharmacien|pharmacienne|ergotherapeute|psychomotricienne?|assistante? sociale|coordinatrice|cardiologue|specialiste|interne|collegue|consoeur|confrere|remplacante?|orthoptiste|opticienne?|audioprothesiste|aide-soignante?|auxiliaire(?: de vie)?|educatrice|tabacologue|osteopathe|neuropsychologue)(?: (?:du|de la|de l') ?\p{L}+)?,? ?$/u
const SEEN_BY = /(?<!\p{L})(?:(?:rendez-vous|rdv|consultation|entretien|seance|atelier|bilan|passage)(?: \p{L}+){0,3} (?:avec|chez)|appelez|rappelez|contactez|demandez|prevenez|adressez-vous a|aupres de|vu avec|en lien avec) ?$/u
const SEES_YOU = /^[,)]? ?(?:[^.;:!?\n]{0,30}, )?(?:vous|te) (?:verra|recoit|recevra|attend|attendra|appellera|appelle|rappellera|rappelle|contactera|expliquera|donnera|accueillera|prendra|fera|propose|proposera|montrera|remettra|aidera|suivra|reverra|a (?:vue?|recue?|remis|donne|explique|montre|propose))(?!\p{L})/u

/** "La podologue, Mme Hornain, vous verra le 9": whoever cares for the reader is no patient. */
function carersIn({ detection, draft }: Case): readonly Patient[] {
  return patientsIn(detection.findings.filter(({ kind, place }) => {
    if (kind !== 'person' || (place.part !== 'subject' && place.part !== 'body')) return false
    const text = draft[place.part]
    const [before, after] = [plain(text.slice(Math.max(0, place.start - 60), place.start)), plain(text.slice(place.end, place.end + 60))]
    return TRADE_BEFORE.test(before) || SEEN_BY.test(before) || SEES_YOU.test(after)
  }))
}

/** Patients whom the letter speaks of to a patient, or greets; not those who care for the reader. */
export const patientsToldOf = (matter: Case): readonly Patient[] => {
  const carers = carersIn(matter)
  return patientsOf(matter).filter(({ words }) => !carers.some((carer) => carer.words.length === words.length && carer.words.every((word) => words.includes(word))))
}

/** Patients whom the letter speaks of or greets. */
export const patientsOf = ({ about, letter }: Pick<Case, 'about' | 'letter'>): readonly Patient[] => [
  ...about.patients,
  ...letter.greeting.persons.filter(({ title }) => title === 'civil').map(({ name }) => ({ words: nameWords(name), sex: null })).filter(({ words }) => words.length > 0),
]

/** Words of the name shown for a citizen mailbox, whose number webmails repeat beside it. */
export const holderWords = ({ name }: Pick<Recipient, 'name'>): string[] => nameWords(name.replace(/\d\S*/g, ' '))

/** A child named with its age, or the reader's own. */
export const SMALL_CHILD = /(?:(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}[\p{L}-]+)? ?[,(] ?(?:(?:bientôt|bébé de|âgée? de) )?(?:\d{1,2} (?:mois|semaines|jours)|(?:[1-9]|1[0-4]) ans)|(?<!\p{L})(?:[Vv]otre|[Vv]os) (?:petite? |grande? |jeune )?(?:fille|fils|garçon|bébé|nourrisson|enfants?|jumeaux|jumelles)(?!\p{L}))/u

/** "Bonjour Madame, vous pouvez donner le paracétamol à Lina (14 mois)": to a grown-up of that sex, whose mailbox is the child's too. */
function isToParentOf({ letter: { greeting: { text }, prose }, today }: Case, holder: Holder): boolean {
  if (today === undefined || (youngestAge(holder, today) ?? 0) < FULL_AGE || !SMALL_CHILD.test(prose) || isConfidential(prose)) return false
  return (holder.sex === 'female' ? /(?<!\p{L})(?:madame|mme)(?!\p{L})/u : /(?<!\p{L})(?:monsieur|mr|m\.)(?!\p{L})/u).test(text)
}

/**
 * Whether a citizen mailbox agrees with what the letter or its files say: that number, that month of birth, that name, or a small child of
 * whoever is greeted. Where something contradicts it, a graver rule speaks.
 */
export function agreesWithHolder(matter: Case, recipient: Recipient): boolean {
  const holder = holderOf(recipient.address)
  if (!holder) return false
  const { about, detection, letter } = matter
  const { prose } = letter
  const displayed = holderWords(recipient)
  const agrees = ({ numbers, days }: Pick<About, 'numbers' | 'days'>, patients: readonly Patient[]): boolean =>
    numbers.includes(holder.number) || days.some(({ year, month }) => year === holder.year && month === holder.month) || (displayed.length > 0 && someMayBeSame(patients, displayed))
  // "Bonjour Inès" to the mailbox that is shown as hers.
  if (displayed.length > 0 && letter.greeting.persons.some((person) => person.title === 'bare' && fits(person, matter.who(recipient)) === 'yes')) return true
  if (agrees(about, patientsOf(matter)) || bornIn(prose).some(({ year, month }) => year === holder.year && month === holder.month)) return true
  const files = aboutIn(detection.findings.filter(({ place: { part } }) => part === 'attachment'))
  return agrees(files, files.patients) || isToParentOf(matter, holder)
}
