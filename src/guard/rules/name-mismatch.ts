import { isTitle } from '../../detection/index.ts'
import { wordsOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { rolesIn, suits } from '../letter/roles.ts'
import { isOneSlip } from '../persons/distance.ts'
import { houseKindOf, tellingOfHouse } from '../persons/houses.ts'
import { type Identity, spells } from '../persons/identity.ts'
import { readsAsPerson } from '../persons/reads-as-person.ts'
import { areInitials, isNickname, isSameWord, maybeShort } from '../persons/same-name.ts'
import { isShared, isTrade } from '../persons/words.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Correction, Reason } from '../verdict.ts'

const someSame = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => b.some((other) => isSameWord(word, other) || isNickname(word, other)))

/** An address shown as the name of another one is the oldest disguise there is. */
const showsOtherAddress = ({ name, address }: Recipient): boolean => {
  const shownAddress = /[^\s<>"'()]+@[^\s<>"'()]+/.exec(name)?.[0].toLowerCase().replace(/[.,;]$/, '')
  return shownAddress !== undefined && shownAddress !== address.trim().toLowerCase()
}

/** The displayed name against the person whose box this is, by the directory. */
function contradictsBox({ displayed, family, given, spelt }: Identity, known: boolean, otherBears: boolean): boolean {
  const full = displayed.filter((word) => word.length > 1)
  if (full.length === 0) return false
  const own = family.some((word) => full.includes(word)) || full.every((word) => given.includes(word))
  if (own) {
    // Of one family: another first name is another person.
    const rest = full.filter((word) => !family.includes(word))
    const short = rest.some((word) => areInitials(word, given) || (!otherBears && given.some((known) => maybeShort(word, known))))
    return rest.length > 0 && !short && !someSame(rest, given) && !someSame(rest, family) && given.length > 0 && !rest.every((word) => spelt.includes(word))
  }
  const near = family.some((word) => full.some((said) => (said.length > 3 && isOneSlip(said, word)) || isSameWord(said, word)))
  if (near) return otherBears
  // A birth name and a married one share the first name: past letters say that it is the same person.
  return !(someSame(full, given) && known)
}

const SHORTEST_NAME = 4

/** Without the directory: the displayed name against the one that the address spells. */
function contradictsAddress(identity: Identity): boolean {
  const { displayed, spelt, shared } = identity
  const full = displayed.filter((word) => word.length > 1)
  if (shared || full.length < 2 || spelt.length !== 2) return false
  // "j.durand": nobody called Karine Petit, by the first letter and by the name.
  const [initial = '', name = ''] = spelt
  const abbreviated = initial.length === 1 && name.length >= SHORTEST_NAME
  if (!abbreviated && !readsAsPerson(spelt)) return false
  return !someSame(full, spelt) && !full.some((word) => spells(identity, word))
}

const namesOther = (words: readonly string[], own: readonly string[]): boolean =>
  words.length > 1 && !words.some((word) => isShared(word) || isTrade(word) || own.includes(word)) && readsAsPerson(words)

/** A team's name, a trade or a town displayed for a person's box names nobody else. */
function namesNobody({ name }: Recipient, { displayed, box, family, given, spelt }: Identity): boolean {
  const words = wordsOf(name)
  const own = [...family, ...given, ...spelt]
  // "Roselyne Combescot - Pharmacie du Cher": a whole name that stands apart is somebody's.
  if (name.split(/\s[-–|]\s|[,;/(]/u).some((part) => namesOther(wordsOf(part), own))) return false
  // "Secrétariat Dr Cohen" is Dr Cohen's.
  if (words.some(isShared)) return words.every((word, at) => !isTitle(word) || !displayed.includes(words[at + 1] ?? '') || own.includes(words[at + 1] ?? ''))
  const town = wordsOf(box?.city ?? '')
  const full = displayed.filter((word) => word.length > 1 && !town.includes(word))
  return full.length === 0 || (full.length === 1 && words.some(isTrade) && !words.some(isTitle))
}

/** "Laboratoire du Parc" for a geriatrician's own box: a house of another trade than its holder's. */
function showsOtherTrade({ name }: Recipient, { box, displayed }: Identity): boolean {
  if (box?.kind !== 'PER' || displayed.some((word) => word.length > 1 && wordsOf(`${box.givenName} ${box.familyName}`).includes(word))) return false
  const shownRoles = rolesIn(name)
  const own = rolesIn(`${box.profession} . ${box.specialty} . ${box.service} . ${box.organisation}`)
  return shownRoles.size > 0 && own.size > 0 && ![...shownRoles].some((role) => suits(role, own))
}

/** "Secrétariat de cardiologie" for the neurologists' box: a service of another field than its own. */
function showsOtherService({ name }: Recipient, { box }: Identity): boolean {
  if (!box || box.kind === 'PER') return false
  const [shownRoles, own] = [rolesIn(name), rolesIn(`${box.service} . ${box.address.replace(/[@._-]+/g, ' ')}`)]
  return rolesIn(box.service).size > 0 && shownRoles.size > 0 && ![...shownRoles].some((role) => suits(role, own))
}

const LEGAL = /(?<![a-z])(?:selarl|selas|selurl|sel|snc|scp|sarl|sas|eurl|spfpl)(?![a-z])/

/** "Pharmacie du Beffroi" for the box of the Pharmacie de la Place: of one kind, and no word of either's name is the other's. */
function showsOtherHouse({ name, address }: Recipient, { box }: Identity): boolean {
  if (!box || box.kind === 'PER' || LEGAL.test(wordsOf(box.organisation).join(' '))) return false
  const kind = houseKindOf(box.organisation)
  if (kind === '' || !wordsOf(name).includes(kind)) return false
  const [said, own] = [tellingOfHouse(name, kind), tellingOfHouse(box.organisation, kind)]
  const known = [...own, ...wordsOf(`${box.service} ${box.city} ${address.replace(/[@.]/g, ' ')}`)]
  const runs = address.toLowerCase()
  return said.length > 0 && own.length > 0 && !said.some((word) => runs.includes(word) || known.some((other) => isSameWord(word, other)))
}

const judged = new WeakMap<Case, Map<Recipient, boolean>>()

/** Whether the name shown for a recipient is that of somebody else than whose address it is; three rules ask it of each. */
export function isShownAsAnother(matter: Case, recipient: Recipient): boolean {
  const known = judged.get(matter) ?? new Map<Recipient, boolean>()
  judged.set(matter, known)
  const answer = known.get(recipient) ?? showsAnother(matter, recipient)
  known.set(recipient, answer)
  return answer
}

function showsAnother({ who, around, past, answers }: Case, recipient: Recipient): boolean {
  if (recipient.network === 'citizen' || recipient.network === 'unresolved') return false
  const identity = who(recipient)
  const { box } = identity
  if (showsOtherAddress(recipient) || showsOtherTrade(recipient, identity) || showsOtherService(recipient, identity)) return true
  const isKnown = past.times(recipient.address) > 0 || answers(recipient.address)
  if (box?.kind !== 'PER') return box ? (!isKnown || around(recipient).named.length > 0) && showsOtherHouse(recipient, identity) : !namesNobody(recipient, identity) && contradictsAddress(identity)
  if (namesNobody(recipient, identity)) return false
  return contradictsBox(identity, isKnown, around(recipient).named.some(({ nationalId }) => nationalId !== box.nationalId))
}

/** The displayed name is not the name of the person whose address this is: the webmail's suggestion or the address book mixed two people up. */
export function nameMismatch(matter: Case): Reason[] {
  return matter.recipients.filter((recipient) => isShownAsAnother(matter, recipient)).map((recipient): Reason => {
    const { box } = matter.who(recipient)
    const [meant] = matter.around(recipient).named.filter((other) => other.kind !== 'PER' || other.nationalId !== box?.nationalId)
    const correction: Correction | null = meant ? { kind: 'change-recipient', address: meant.address, name: `${meant.givenName} ${meant.familyName}`.trim() || meant.organisation } : null
    const owner = box?.kind === 'PER' ? `${box.givenName} ${box.familyName}`.trim() : box?.organisation ?? recipient.address.trim()
    return {
      rule: 'name-mismatch', severity: 'confirm', message: 'rule_name_mismatch', params: [shown(recipient), owner], recipient: recipient.address, ...(correction ? { correction } : {}),
    }
  })
}
