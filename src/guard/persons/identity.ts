import type { Box, Standing } from '../../directory/index.ts'
import { isCitizenMailbox, wordsOf } from '../../directory/index.ts'
import { type Role, rolesIn } from '../letter/roles.ts'
import type { Recipient } from '../reach.ts'
import { remember } from '../remember.ts'
import { readsAsPerson } from './reads-as-person.ts'
import { isParticle, isShared, localWords, nameWords, spokenWords } from './words.ts'

/** Who a recipient seems to be, from what is displayed, the address itself and the directory. */
export interface Identity {
  readonly box: Box | null
  /** Words of the displayed name; empty when there is none, or when it only repeats the address. */
  readonly displayed: readonly string[]
  /** Words of the address before the sign @. */
  readonly spelt: readonly string[]
  readonly family: readonly string[]
  readonly given: readonly string[]
  /** All of them. */
  readonly names: readonly string[]
  /** Runs of letters of the address before the sign @: "jdupont" is one. */
  readonly runs: readonly string[]
  /** A team, a list, or an address that tells nobody: anyone may read there. */
  readonly shared: boolean
  readonly roles: ReadonlySet<Role>
}

const rolesOf = remember(rolesIn)

const ownWords = (text: string): string[] => spokenWords(text).filter((word) => !isParticle(word))

/** "DE LA TOUR" is written "Delatour" too. */
const withJoined = (text: string): string[] => {
  const [own, all] = [ownWords(text), wordsOf(text)]
  return all.length > 1 ? [...own, all.join('')] : own
}

/** A display name that is an address says nothing that the address does not. */
const bareName = (name: string): string => (name.includes('@') ? name.replace(/<?\S+@\S+>?/g, ' ') : name)

export function identityOf({ name, address }: Pick<Recipient, 'name' | 'address'>, standing: Standing | undefined): Identity {
  const box = standing?.box ?? null
  const display = bareName(name)
  const displayed = nameWords(display)
  const local = (address.split('@')[0] ?? '').toLowerCase()
  const spelt = isCitizenMailbox(address) ? [] : localWords(address)
  const person = box?.kind === 'PER'
  const family = person ? withJoined(box.familyName) : []
  const given = person ? ownWords(box.givenName) : []
  const names = [...new Set([...displayed, ...family, ...given, ...spelt])]
  const said = wordsOf(`${display} ${local.replace(/[\d_]+/g, ' ')}`)
  // A named person's own box stays theirs whatever service its name also gives.
  const team = box ? !person : said.some(isShared) || !(displayed.some((word) => word.length > 1) || spellsPerson(local, spelt))
  return {
    box, displayed, spelt, family, given, names,
    runs: local.split(/[^a-z]+/).filter((run) => run !== ''),
    shared: team || names.every((word) => word.length < 2),
    roles: rolesOf(`${box?.profession ?? ''} . ${box?.specialty ?? ''} . ${box?.service ?? ''} . ${display} . ${spoken(address)}`),
  }
}

/** "dr.martin", "p.hervy", "paul.martin" name somebody; "radiologues" and "gaec.desfontaines" do not. */
const spellsPerson = (local: string, words: readonly string[]): boolean =>
  (/^(?:dr|docteur|pr)[._-]?[a-z]{2}/.test(local) && words.some((word) => word.length > 1)) || /^[a-z]{1,2}[._-][a-z]{3}/.test(local) || readsAsPerson(words)

/** "kine.martin@…", "secretariat.cardio@…": trades that an address spells. */
const spoken = (address: string): string => (address.split('@')[0] ?? '').replace(/[._\d-]+/g, ' ')

/** "jdupont", "drdupont" and "dupontjean" spell Dupont; "martinez" does not spell Martin. */
export const spells = ({ runs }: Identity, word: string): boolean => word.length >= SHORTEST_SPELT && runs.some((run) => {
  if (run.endsWith(word)) return run.length - word.length !== 2 || /^[dp]r/.test(run)
  return run.startsWith(word) && run.length - word.length > 2
})

const SHORTEST_SPELT = 4
