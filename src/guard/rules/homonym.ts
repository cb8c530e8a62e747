import { type Box, wordsOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { isOneHouse } from '../domains/house.ts'
import { doersOfActAsked } from '../letter/asked-acts.ts'
import { type Role, rolesIn, suits } from '../letter/roles.ts'
import { isDoctor } from '../persons/doctor.ts'
import { cityOf, houseWords, includesPhrase, namesTown, townOf } from '../persons/place.ts'
import { isNickname, isSameWord } from '../persons/same-name.ts'
import { isCalledDoctor, nameWords } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

const rolesOf = (box: Box): ReadonlySet<Role> => rolesIn(`${box.specialty === '' ? box.profession : box.specialty} . ${box.service}`)

/** Whether something that the letter says fits this recipient and not the other of that name. */
function isSettled({ letter, draft }: Case, recipient: Recipient, box: Box, other: Box): boolean {
  const text = wordsOf(`${letter.prose} ${recipient.name}`).join(' ')
  const isTown = townOf(box) !== townOf(other) ? namesTown(text, box) : cityOf(box) !== cityOf(other) && includesPhrase(text, cityOf(box))
  if (isTown) return true
  const [place, otherPlace] = [houseWords(box), houseWords(other)]
  const named = place.filter((word) => includesPhrase(text, word) && !otherPlace.includes(word))
  if (named.length > 0 && named.length * 2 >= place.length) return true
  // What is asked of the reader tells who they are, whatever other specialty the letter speaks of.
  const isAsked = (roles: ReadonlySet<Role>): boolean => [...letter.roles.keys()].some((role) => suits(role, roles))
  if (isAsked(rolesOf(box)) && !isAsked(rolesOf(other))) return true
  // "Peux-tu organiser une coloscopie ?" is asked of the gastroenterologist.
  const doers = doersOfActAsked(letter.prose)
  const isDoer = (roles: ReadonlySet<Role>): boolean => doers.some((role) => roles.has(role))
  if (isDoer(rolesOf(box)) && !isDoer(rolesOf(other))) return true
  const said = new Set([...letter.roles.keys(), ...rolesIn(`${letter.prose} ${recipient.name}`)])
  const [own, theirs] = [rolesOf(box), rolesOf(other)]
  const speaksOf = (roles: ReadonlySet<Role>): boolean => [...said].some((role) => suits(role, roles))
  const names = (roles: ReadonlySet<Role>): boolean => [...said].some((role) => roles.has(role))
  // "En tant que psychiatre" is said to the psychiatrist, though a psychologist is near.
  if (speaksOf(own) && (!speaksOf(theirs) || (names(own) && !names(theirs)))) return true
  const greetsDoctor = letter.greeting.doctor || letter.greeting.persons.some(({ title }) => title === 'doctor') || isCalledDoctor(recipient.name)
  const greeted = letter.greeting.persons.flatMap(({ name }) => nameWords(name)).filter((word) => word.length > 1)
  const bears = ({ givenName }: Box): boolean => nameWords(givenName).some((given) => greeted.some((word) => isSameWord(word, given) || isNickname(word, given)))
  if (bears(box) && !bears(other)) return true
  // "Bonjour Madame Masson" is said to the nurse.
  const greetsCivil = !greetsDoctor && letter.greeting.persons.some(({ title }) => title === 'civil')
  if (greetsCivil && !isDoctor(box) && isDoctor(other)) return true
  if (greetsDoctor && isDoctor(box) && !isDoctor(other)) return true
  // Within one house its own address book settles it.
  const from = draft.from?.address ?? ''
  return isOneHouse(from, box.address) && !isOneHouse(from, other.address)
}

/** The directory knows somebody else of that name, and nothing in the draft or in past letters settles who is meant. */
export function homonym(matter: Case): Reason[] {
  const { recipients, past, around, who, answers, draft, detection } = matter
  // A meeting missed is worth a mark; a question is for what tells of a patient.
  const harmless = detection.conclusion === 'none' && draft.attachments.length === 0
  return recipients.flatMap((recipient): Reason[] => {
    const { box } = who(recipient)
    if (!box || answers(recipient.address)) return []
    const usual = past.times(recipient.address)
    const rivals = around(recipient).homonyms.filter((other) => !isSettled(matter, recipient, box, other))
    const [other] = rivals
    // Letters went to this one, and none to the other.
    if (!other || (usual > 0 && rivals.every(({ address }) => past.times(address) === 0))) return []
    return [{
      rule: 'homonym', severity: past.empty || harmless ? 'advise' : 'confirm', message: 'rule_homonym',
      params: [shown(recipient), described(box), described(other)], recipient: recipient.address,
      correction: { kind: 'change-recipient', address: other.address, name: `${other.givenName} ${other.familyName}`.trim() },
    }]
  })
}

/** "Cardiologie, LILLE": what tells two persons of one name apart. */
const described = (box: Box): string =>
  [`${box.givenName} ${box.familyName}`.trim(), box.specialty || box.profession, box.city || box.organisation].filter((part) => part !== '').join(', ')
