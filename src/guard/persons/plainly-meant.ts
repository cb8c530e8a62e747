import { type Box, wordsOf } from '../../directory/index.ts'
import { READER } from '../letter/asked-roles.ts'
import type { Case } from '../case.ts'
import { isMatterOf } from '../letter/matters.ts'
import { plain, undotted } from '../letter/plain.ts'
import { type Role, rolesIn, suits } from '../letter/roles.ts'
import { agreesWithHolder } from '../patients/holder.ts'
import type { Recipient } from '../reach.ts'
import { fits } from './fits.ts'
import { houseWords, namesTown } from './place.ts'
import { isShared } from './words.ts'

/** Whether the letter speaks of what this service is called: "consultation mémoire" to the Centre mémoire. */
const isServiceNamed = ({ service }: Box, words: ReadonlySet<string>): boolean =>
  wordsOf(service).some((word) => word.length > 3 && (word === 'urgences' || word === 'maternite' || !isShared(word)) && !NOWHERE.has(word) && words.has(word))
const NOWHERE = new Set(['site', 'hospitalisation', 'jour', 'unite', 'medecine', 'chirurgie', 'medicale', 'generale', 'domicile', 'dans', 'pour'])

/** Whether some sentence that speaks to its reader names one of their fields: "suivie en rhumatologie chez vous". */
const isSpokenToAs = (prose: string, roles: ReadonlySet<Role>): boolean =>
  undotted(plain(prose)).split(/(?<=[.!?\n])/).some((sentence) => READER.test(sentence) && [...rolesIn(sentence)].some((role) => roles.has(role)))

/** "Madame, Monsieur le médecin-conseil", or what such a one decides, to the health insurance's medical service, which has one box for them all. */
const ADVISER = /(?<![a-z])(?:(?:medecin|praticien|dentiste|pharmacien|confrere|consoeur)s?[- ]conseils?|ald|affection de longue duree|protocole de soins|entente prealable|accord prealable|mi-temps therapeutique|pension d'invalidite|controle medical|service (?:du controle )?medical de (?:l'assurance|la caisse|la cpam|la msa))(?![a-z])/
const ADVISERS = /(?<![a-z])(?:elsm|drsm|ersm|echelon (?:local|regional)|(?:service|controle) medical|medecins? conseils?)(?![a-z])/
const isAdvisers = ({ name, address }: Recipient, box: Box | null): boolean => ADVISERS.test(wordsOf(`${name} . ${box?.organisation ?? ''} ${box?.service ?? ''} . ${address}`).join(' '))

/**
 * Whether the letter itself says that this box is meant: it greets or copies its holder by name, asks for its specialty or is about what that
 * sees to, names its service, house or town; of a citizen mailbox, name, number or file agree. A first letter to the right person is no mistake.
 */
export function isPlainlyMeant(matter: Case, recipient: Recipient): boolean {
  if (recipient.network === 'citizen') return agreesWithHolder(matter, recipient)
  const { letter: { greeting, mentions, roles: asked, prose }, who } = matter
  const identity = who(recipient)
  const { box } = identity
  if (identity.shared && isAdvisers(recipient, box) && ADVISER.test(plain(`${greeting.text}\n${prose}`))) return true
  if (!box) return false
  if ([...greeting.persons, ...mentions].some((person) => fits(person, identity) === 'yes')) return true
  const isTeam = box.kind !== 'PER'
  // A pharmacy's or laboratory's box says what it is by the house's name only.
  const roles = isTeam ? new Set([...identity.roles, ...rolesIn(box.organisation)]) : identity.roles
  if ([...asked.keys()].some((role) => suits(role, roles)) || isMatterOf(prose, roles) || isSpokenToAs(prose, roles)) return true
  const words = wordsOf(prose)
  if (isTeam && ([...rolesIn(prose)].some((role) => roles.has(role)) || isServiceNamed(box, new Set(words)))) return true
  const house = houseWords(box)
  const named = house.filter((word) => words.includes(word))
  return (named.length > 0 && named.length * 2 >= house.length) || namesTown(words.join(' '), box)
}
