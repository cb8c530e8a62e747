import type { Case } from '../case.ts'
import { nameWords } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { FULL_AGE, type Holder, holderOf, youngestAge } from './citizen.ts'
import { isConfidential } from './confidential.ts'
import { bornIn } from './dates.ts'
import { type About, aboutIn, type Patient } from './patients.ts'
import { someMayBeSame } from './same-patient.ts'

/** Patients whom the letter speaks of or greets. */
export const patientsOf = ({ about, letter }: Pick<Case, 'about' | 'letter'>): readonly Patient[] => [
  ...about.patients,
  ...letter.greeting.persons.filter(({ title }) => title === 'civil').map(({ name }) => ({ words: nameWords(name), sex: null })).filter(({ words }) => words.length > 0),
]

/** Words of the name shown for a citizen mailbox, whose number webmails repeat beside it. */
export const holderWords = ({ name }: Pick<Recipient, 'name'>): string[] => nameWords(name.replace(/\d\S*/g, ' '))

const SMALL_CHILD = /(?:(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}[\p{L}-]+)? ?[,(] ?(?:(?:bientôt|bébé de|âgée? de) )?(?:\d{1,2} (?:mois|semaines|jours)|(?:[1-9]|1[0-4]) ans)|(?<!\p{L})(?:[Vv]otre|[Vv]os) (?:petite? |grande? |jeune )?(?:fille|fils|garçon|bébé|nourrisson|enfants?|jumeaux|jumelles)(?!\p{L}))/u

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
  const { about, detection, letter: { prose } } = matter
  const displayed = holderWords(recipient)
  const agrees = ({ numbers, days }: Pick<About, 'numbers' | 'days'>, patients: readonly Patient[]): boolean =>
    numbers.includes(holder.number) || days.some(({ year, month }) => year === holder.year && month === holder.month) || (displayed.length > 0 && someMayBeSame(patients, displayed))
  if (agrees(about, patientsOf(matter)) || bornIn(prose).some(({ year, month }) => year === holder.year && month === holder.month)) return true
  const files = aboutIn(detection.findings.filter(({ place: { part } }) => part === 'attachment'))
  return agrees(files, files.patients) || isToParentOf(matter, holder)
}
