import type { Box } from './box.ts'
import { fold, wordsOf } from './fold.ts'

/** What tells which of a person's boxes is meant. */
export interface RankHints {
  /** Text in which the place may be named: the letter, or what was typed into the search. */
  readonly text: string
  /** By lower-cased address: when it was last written to from here, ISO. */
  readonly lastUse: ReadonlyMap<string, string>
}

/** Words that stand in the name of every second place and so name none. */
const EMPTY_WORDS = new Set([
  'cabinet', 'medical', 'medicale', 'centre', 'center', 'maison', 'sante', 'pole', 'groupe', 'hopital', 'hospitalier', 'hospitaliere', 'clinique',
  'saint', 'sainte', 'dr', 'docteur', 'sur', 'les', 'des', 'cedex', 'site', 'service', 'selarl', 'scm', 'sisa', 'association',
])
const HOSPITAL = /\b(?:chu|chru|chr|ch|ap hp|hopital|hopitaux|hospitalier|hospitaliers|hospitaliere|clinique|polyclinique|ghu|ght)\b/

const tellingWords = (text: string): string[] => wordsOf(text).filter((word) => word.length > 2 && !EMPTY_WORDS.has(word) && !/^\d+$/.test(word))

/** Whether an organisation is one in which a service reads its mail together. */
const isHospital = ({ organisation }: Box): boolean => HOSPITAL.test(fold(organisation))

/** How many of the box's places the text names: its organisation, its service, its town. A name counts when all its telling words stand there. */
function namedPlaces(box: Box, said: ReadonlySet<string>): number {
  return [box.organisation, box.service, box.city].filter((place) => {
    const words = tellingWords(place)
    return words.length > 0 && words.every((word) => said.has(word))
  }).length
}

const nameOf = ({ familyName, givenName, address, kind }: Box): string =>
  kind === 'PER' && familyName !== '' ? wordsOf(`${familyName} ${givenName}`).sort().join(' ') : address

/**
 * Puts the likeliest box of each name first and leaves the order of the names as it is: the box whose place the text names,
 * then the one last written to. Of two persons of one name, the one at the named place comes first for the same reason. In a hospital the service's own box stands before those of its members: it is
 * read when one of them is away.
 */
export function rankBoxes(boxes: readonly Box[], { text, lastUse }: RankHints): Box[] {
  const said = new Set(tellingWords(text))
  const places = new Map(boxes.map((box) => [box, namedPlaces(box, said)]))
  const used = (box: Box): string => lastUse.get(box.address) ?? ''
  const likelier = (a: Box, b: Box): number => (places.get(b) ?? 0) - (places.get(a) ?? 0) || used(b).localeCompare(used(a))
  const names = new Map<string, Box[]>()
  for (const box of boxes) names.set(nameOf(box), [...(names.get(nameOf(box)) ?? []), box])
  const ranked = [...names.values()].flatMap((own) => own.sort(likelier))
  return servicesFirst(ranked)
}

/** Moves each hospital service's box in front of the first person of the same hospital, and of the same service where both name one. */
function servicesFirst(boxes: readonly Box[]): Box[] {
  const ordered = [...boxes]
  for (const team of boxes.filter((box) => box.kind === 'ORG' && isHospital(box))) {
    const at = ordered.indexOf(team)
    const member = ordered.findIndex((box) => box.kind === 'PER' && fold(box.organisation) === fold(team.organisation)
      && (box.service === '' || team.service === '' || fold(box.service) === fold(team.service)))
    if (member >= 0 && member < at) ordered.splice(member, 0, ...ordered.splice(at, 1))
  }
  return ordered
}
