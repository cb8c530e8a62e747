import type { Case } from '../case.ts'
import { nameWords } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { holderOf } from './citizen.ts'
import type { Patient } from './patients.ts'
import { someMayBeSame } from './same-patient.ts'

/** Patients whom the letter speaks of or greets. */
export const patientsOf = ({ about, letter }: Pick<Case, 'about' | 'letter'>): readonly Patient[] => [
  ...about.patients,
  ...letter.greeting.persons.filter(({ title }) => title === 'civil').map(({ name }) => ({ words: nameWords(name), sex: null })).filter(({ words }) => words.length > 0),
]

/** Words of the name shown for a citizen mailbox, whose number webmails repeat beside it. */
export const holderWords = ({ name }: Pick<Recipient, 'name'>): string[] => nameWords(name.replace(/\d\S*/g, ' '))

/** Whether the number or the name of a citizen mailbox agrees with a patient of the letter: that number, that month of birth, or that name. */
export function agreesWithHolder(matter: Case, recipient: Recipient): boolean {
  const holder = holderOf(recipient.address)
  if (!holder) return false
  const { about: { numbers, days } } = matter
  const displayed = holderWords(recipient)
  return numbers.includes(holder.number) || days.some(({ year, month }) => year === holder.year && month === holder.month)
    || (displayed.length > 0 && someMayBeSame(patientsOf(matter), displayed))
}
