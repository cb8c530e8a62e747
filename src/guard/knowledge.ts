import { type Box, type Directory, domainOf, wordsOf } from '../directory/index.ts'
import { type Draft, type Mailbox, recipientsOf } from './draft.ts'
import { greetingOf } from './letter/greeting.ts'
import { mentionsIn } from './letter/mentions.ts'
import { houseKindOf, tellingOfHouse } from './persons/houses.ts'
import { localWords, nameWords, personWords } from './persons/words.ts'

/**
 * What the rules ask the directory about one draft: recipients, and names that the letter greets or says it copies.
 * Nothing else of the draft is in it, so that it can be sent to where the directory is.
 */
export interface Question {
  readonly recipients: readonly Mailbox[]
  /** As written, without titles. */
  readonly names: readonly string[]
}

/** What the directory knows around one recipient. */
export interface Acquaintance {
  /** Lower-cased. */
  readonly address: string
  /** Whether the directory has boxes at its domain: an address there that it does not have is told by that. */
  readonly listedDomain: boolean
  /** Day since which the directory would remember the address if a file had had it; empty without a directory. */
  readonly rememberedSince: string
  /** Domains of its boxes that are one slip from one of which it has none. */
  readonly nearDomains: readonly string[]
  /** Boxes of other persons whose name is the one that the draft shows for this recipient. */
  readonly homonyms: readonly Box[]
  /** Other boxes of the person whose address this is, or was. */
  readonly others: readonly Box[]
  /** Boxes of exactly the person that the displayed name, or else the address, spells; for a house's box, those of another house that the name is of. */
  readonly named: readonly Box[]
  /** Boxes of persons whose name is that but for one slip; none where the directory has the address. */
  readonly similar: readonly Box[]
}

/** The answer: plain data, at most some boxes each. */
export interface Knowledge {
  readonly people: readonly Acquaintance[]
  /** By name of the question: the boxes it may mean. */
  readonly names: readonly { readonly name: string; readonly boxes: readonly Box[] }[]
}

export const NO_KNOWLEDGE: Knowledge = { people: [], names: [] }

/** People and names asked about: a list of hundreds is doubted as a list, not one by one. */
const MOST_PEOPLE = 50
/** Characters of a name; no name is longer. */
const LONGEST_NAME = 200
/** Boxes kept of one look-up. */
const MOST = 12
/** Boxes looked at to find them: a frequent family name has hundreds. */
const LOOKED_AT = 60

/** What to ask about a draft. Pure; cheap enough for every change. */
export function questionOf(draft: Draft): Question {
  const greeted = greetingOf(draft.body).persons
  const names = [...greeted, ...mentionsIn(draft.body)].map(({ name }) => name)
  const recipients = recipientsOf(draft).filter(({ address }) => address.includes('@')).slice(0, MOST_PEOPLE)
  return {
    recipients: recipients.map(({ name, address }) => ({ name: name.slice(0, LONGEST_NAME), address })),
    names: [...new Set(names)].slice(0, MOST_PEOPLE).map((name) => name.slice(0, LONGEST_NAME)),
  }
}

const distinct = (boxes: readonly Box[]): Box[] => [...new Map(boxes.map((box) => [box.address, box])).values()].slice(0, MOST)

/** Whether two boxes are one person's: the national identifier says so, or, without one, name and place. */
export function isSamePerson(a: Box, b: Box): boolean {
  if (a.nationalId !== '' && b.nationalId !== '') return a.nationalId === b.nationalId
  return a.specialty === b.specialty && a.city === b.city && nameKey(a) === nameKey(b)
}

const nameKey = (box: Box): string => nameWords(`${box.familyName} ${box.givenName}`).sort().join(' ')

/** Whether every word is a word of the person's name, an initial standing for its word. */
function bearsName({ familyName, givenName }: Box, words: readonly string[]): boolean {
  const family = nameWords(familyName)
  const all = [...family, ...nameWords(givenName)]
  return words.some((word) => family.includes(word)) && words.every((word) => (word.length === 1 ? all.some((known) => known.startsWith(word)) : all.includes(word)))
}

/** The words by which the draft shows a recipient: the displayed name, or what the address spells. */
export function shownWords({ name, address }: Mailbox): string[] {
  const displayed = nameWords(name)
  return displayed.some((word) => word.length > 1) ? displayed : localWords(address)
}

/** "charlotte.deoliveira" spells Charlotte De Oliveira: an address has no blanks. */
function isRunTogether({ familyName, givenName }: Box, words: readonly string[]): boolean {
  const own = [familyName, givenName].map((name) => wordsOf(name).join(''))
  return words.length > 1 && words.every((word) => own.includes(word))
}

function homonymsOf(directory: Directory, mailbox: Mailbox, box: Box): Box[] {
  const shown = shownWords(mailbox)
  const words = shown.length > 0 && !isRunTogether(box, shown) ? shown : nameWords(`${box.familyName} ${box.givenName}`)
  if (box.kind !== 'PER' || !bearsName(box, words)) return []
  const query = words.filter((word) => word.length > 1).join(' ')
  const all = directory.search(query, LOOKED_AT)
  // A frequent name fills the answer: those of the same town are looked for apart, or the town would seem to settle it.
  const near = all.length < LOOKED_AT ? all.filter(({ city }) => city === box.city) : directory.search(`${query} ${box.city}`.trim(), LOOKED_AT)
  const found = [...directory.byPerson(`${box.familyName} ${box.givenName}`), ...near, ...all]
  return distinct(found.filter((other) => other.kind === 'PER' && !isSamePerson(other, box) && bearsName(other, words)))
}

/** "EHPAD Le Verger, infirmières" for another house's box: those of the house that is shown. */
function housesShown(directory: Directory, { name }: Mailbox, own: Box): Box[] {
  const kind = houseKindOf(own.organisation)
  const said = tellingOfHouse(name, kind)
  if (kind === '' || said.length === 0 || !wordsOf(name).includes(kind) || said.some((word) => wordsOf(own.organisation).includes(word))) return []
  return directory.search([kind, ...said].join(' '), MOST).filter(({ kind: boxKind, organisation }) => boxKind !== 'PER' && tellingOfHouse(organisation, kind).join(' ') === said.join(' '))
}

function acquaintanceOf(directory: Directory, mailbox: Mailbox): Acquaintance {
  const address = mailbox.address.trim().toLowerCase()
  const box = directory.byAddress(address)
  const own = box ?? directory.gone(address)?.box ?? null
  const displayed = personWords(mailbox.name).join(' ')
  const spelt = localWords(address).join(' ')
  const domain = domainOf(address)
  const listedDomain = directory.hasDomain(domain)
  const isPerson = ({ kind }: Box): boolean => kind === 'PER'
  const named = [...new Set([displayed, spelt])].flatMap((name) => directory.byPerson(name)).filter(isPerson)
  return {
    address,
    listedDomain,
    rememberedSince: directory.rememberedSince,
    nearDomains: listedDomain ? [] : directory.nearDomains(domain),
    homonyms: box ? homonymsOf(directory, mailbox, box) : [],
    others: own ? distinct(directory.boxesOf(own.nationalId).filter((other) => other.address !== address)) : [],
    named: distinct((box && !isPerson(box) ? housesShown(directory, mailbox, box) : named).filter((other) => other.address !== address)),
    // The dearest look-up: an address that is there needs no other one in its place.
    similar: box ? [] : distinct([...new Set([displayed, spelt])].flatMap((name) => directory.similar(name, MOST)).filter((other) => isPerson(other) && other.address !== address)),
  }
}

function boxesNamed(directory: Directory, name: string): Box[] {
  const words = nameWords(name)
  if (words.every((word) => word.length < 2)) return []
  const query = words.filter((word) => word.length > 1).join(' ')
  return distinct([...directory.byPerson(personWords(name).join(' ')), ...directory.search(query, LOOKED_AT)].filter((box) => box.kind === 'PER' && bearsName(box, words)))
}

/** Answers a question from the directory on the device. */
export function answerFrom(directory: Directory, { recipients, names }: Question): Knowledge {
  return {
    people: recipients.map((mailbox) => acquaintanceOf(directory, mailbox)),
    names: names.map((name) => ({ name, boxes: boxesNamed(directory, name) })),
  }
}

/** Question and answer in one, where draft and directory are in the same place. */
export const knowledgeOf = (draft: Draft, directory: Directory | null): Knowledge =>
  (directory ? answerFrom(directory, questionOf(draft)) : NO_KNOWLEDGE)
