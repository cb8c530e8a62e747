import { isFirstName } from '../../detection/index.ts'
import type { Case } from '../case.ts'
import { type Box, domainOf, wordsOf } from '../../directory/index.ts'
import type { Named } from '../letter/named.ts'
import { plain } from '../letter/plain.ts'
import { isDoctor } from '../persons/doctor.ts'
import { type Fit, fits } from '../persons/fits.ts'
import type { Identity } from '../persons/identity.ts'
import { cityOf, houseWords } from '../persons/place.ts'
import { nameWords } from '../persons/words.ts'
import { isShownAsAnother } from './name-mismatch.ts'
import { shown } from '../rule.ts'
import type { Correction, Reason } from '../verdict.ts'

/** Names as many people bear in the directory: the one box, or none. */
function boxOf({ knowledge }: Case, { name }: Named): Correction | null {
  const boxes = knowledge?.names.find((one) => one.name === name)?.boxes ?? []
  const persons = new Set(boxes.map(({ nationalId, address }) => nationalId || address))
  const [box] = boxes
  return box && persons.size === 1 ? { kind: 'change-recipient', address: box.address, name: `${box.givenName} ${box.familyName}`.trim() } : null
}

const REPLACES = /(?<!\p{L})(?:(?:vous|tu|que vous|que tu) (?:le |la |l')?remplac(?:ez|es)|remplacante?|(?:votre|ton) remplacement)(?!\p{L})/u

/** Letters that a fond name keeps of a first name: the beginning of Karine in "Kaki", the end of Bernard in "Nanard". */
const KEPT = { beginning: 2, end: 3 } as const
const SAID_TWICE = /^(\p{L}{2,4})\1$/u

/** "Kaki," to a correspondent of old: no first name, nobody's family name in the directory, and it sounds like theirs. */
function isFondName({ recipients, who, past, knowledge }: Case, { name, title }: Named): boolean {
  const [only, ...more] = recipients.filter(({ field }) => field === 'to')
  const [said = '', ...rest] = nameWords(name)
  if (!only || more.length > 0 || title !== 'bare' || rest.length > 0 || said.length <= KEPT.end || (!past.empty && past.times(only.address) === 0)) return false
  if (isFirstName(said) || knowledge?.names.some((one) => one.name === name && one.boxes.length > 0)) return false
  const { given, displayed } = who(only)
  // Of "Toto" only the first letter may be Thomas's.
  const kept = SAID_TWICE.test(said) && past.times(only.address) > 0 ? 1 : KEPT.beginning
  return [...given, ...displayed].some((known) => known.startsWith(said.slice(0, kept)) || known.endsWith(said.slice(-KEPT.end)))
}

/** "J'écris sur la boîte du Dr Deltour que vous remplacez": whose mailbox it is, and that somebody else reads there, is said. */
function isReplaced({ letter: { prose } }: Case, { family }: Identity): boolean {
  return REPLACES.test(plain(prose)) && family.some((word) => word.length > 2 && wordsOf(prose).includes(word))
}

/**
 * "Bonjour Madame Mogenier" to a home's nurses: she is written to at her own box, and her practice is in another town. Not doctors, who see
 * patients in several houses.
 */
function worksElsewhere(matter: Case, person: Named): boolean {
  const { recipients, who, past, knowledge } = matter
  const [only, ...more] = recipients
  const team = only && more.length === 0 ? who(only).box : null
  const own = boxOf(matter, person)
  if (!team || team.kind === 'PER' || person.title === 'doctor' || !own || past.times(own.address ?? '') === 0) return false
  const box = knowledge?.names.find(({ name }) => name === person.name)?.boxes[0]
  return box !== undefined && !isDoctor(box) && isElsewhere(box, team)
}

/**
 * "Chère Sofia" to Anne-Marie and the maternity: the letter goes to a person first, whose name it is not, and greets none of the others. The
 * team's box behind her may be anyone's, but nobody greets it before her.
 */
function isPassedOver({ recipients, letter: { greeting }, who }: Case, fit: readonly Fit[]): boolean {
  const at = recipients.findIndex(({ field }) => field === 'to')
  const first = recipients[at]
  return first !== undefined && fit[at] === 'no' && !who(first).shared && !greeting.persons.some((person) => recipients.some((recipient) => fits(person, who(recipient)) === 'yes'))
}
const isElsewhere = (box: Box, team: Box): boolean =>
  cityOf(box) !== '' && cityOf(team) !== '' && cityOf(box) !== cityOf(team) && domainOf(box.address) !== domainOf(team.address) && box.organisation !== '' && !houseWords(box).some((word) => houseWords(team).includes(word))

/** The greeting names somebody who is not a recipient. A team's box, or an address that tells nobody, may be anyone's. */
export function salutationMismatch(matter: Case): Reason[] {
  const { recipients, letter, who, draft } = matter
  if (recipients.length === 0) return []
  // A name shown for somebody else's box is not the name of who reads there.
  const identities = recipients.map((recipient) => {
    const identity = who(recipient)
    return { recipient, identity: isShownAsAnother(matter, recipient) ? { ...identity, displayed: [], names: [...identity.family, ...identity.given, ...identity.spelt] } : identity }
  })
  const aside = nameWords(letter.greeting.aside)
  if (identities.some(({ identity }) => isReplaced(matter, identity))) return []
  if (identities.some(({ identity: { names } }) => names.some((word) => word.length > 1 && aside.includes(word)))) return []
  return letter.greeting.persons.filter((person) => !isFondName(matter, person)).flatMap((person): Reason[] => {
    const all = identities.map(({ identity, recipient }) => ({ fit: fits(person, identity), field: recipient.field }))
    if (all.some(({ fit }) => fit === 'yes')) return []
    if (all.some(({ fit, field }) => fit === 'unclear' && (field === 'to' || draft.to.length === 0)) && !worksElsewhere(matter, person) && !isPassedOver(matter, all.map(({ fit }) => fit))) return []
    const [first] = recipients
    const only = recipients.filter(({ field }) => field === 'to')
    const correction = boxOf(matter, person)
    const recipient = only.length === 1 ? only[0] : recipients.length === 1 ? first : undefined
    return [{
      rule: 'salutation-mismatch', severity: 'confirm', message: recipient ? 'rule_salutation_mismatch' : 'rule_salutation_mismatch_several',
      params: [person.name, ...(recipient ? [shown(recipient)] : [])], ...(recipient ? { recipient: recipient.address } : {}), ...(correction ? { correction } : {}),
    }]
  })
}
