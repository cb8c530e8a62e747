import { COLUMNS } from '../../../../demo/directory-file.mjs'
import type { Phrases, Sick } from './phrases.ts'

/** Same seed, same scenarios: mulberry32. */
export function chance(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return { below, pick: (list) => list[below(list.length)]! }
}

export interface Dice {
  readonly below: (most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

export interface Person {
  readonly civility: string
  readonly given: string
  readonly family: string
  readonly profession: string
  readonly specialty: string
  readonly city: readonly [string, string]
  readonly house: readonly [string, string] | null
  readonly id: string
  readonly address: string
  readonly kind: 'PER' | 'ORG'
  readonly service: string
}

export interface World {
  readonly persons: readonly Person[]
  /** Groups of persons of one full name. */
  readonly twins: readonly (readonly [Person, Person])[]
  readonly teams: readonly Person[]
  readonly nurses: readonly Person[]
  readonly directory: string
}

export const SPECIALTIES = ['Cardiologie et maladies vasculaires', 'Dermatologie et vénéréologie', 'Pneumologie', 'Neurologie', 'Médecine générale', 'Gastro-entérologie et hépatologie', 'Rhumatologie', 'Psychiatrie']
export const DISCIPLINE: Readonly<Record<string, string>> = { cardiologie: SPECIALTIES[0]!, dermatologie: SPECIALTIES[1]!, pneumologie: SPECIALTIES[2]!, neurologie: SPECIALTIES[3]! }

export const flat = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’\s]+/g, '').replace(/œ/g, 'oe')

function row(person: Person): string {
  const fields: Record<string, string> = {
    'Type de BAL': person.kind, 'Adresse BAL': person.address, 'Type Identifiant PP': person.id ? '8' : '', 'Identifiant PP': person.id, 'Identification nationale PP': person.id ? `8${person.id}` : '',
    'Service de rattachement': person.service, "Civilité d'exercice": person.civility, "Nom d'exercice": person.family.toUpperCase(), "Prénom d'exercice": person.given.toUpperCase(), 'Libellé Profession': person.profession,
    'Libellé savoir-faire': person.specialty, 'Raison Sociale structure BAL': person.house?.[0] ?? '', 'L6LIGNEACHEMINEMENT structure BAL': `${person.city[0]} ${person.city[1]}`, 'Code postal structure BAL': person.city[0],
  }
  return COLUMNS.map((column: string) => fields[column] ?? '').join('|')
}

/** A directory of some hundred persons: homonyms, near names, compound names, people with two boxes, teams. */
export function worldOf(phrases: Phrases, dice: Dice): World {
  const persons: Person[] = []
  const used = new Set<string>()
  let serial = 10
  const fresh = (address: string): string => {
    const [first = '', domain = ''] = address.split('@')
    let local = first
    while (used.has(`${local}@${domain}`)) local += '2'
    used.add(`${local}@${domain}`)
    return `${local}@${domain}`
  }
  const make = (given: string, family: string, city: Person['city'], specialty: string, profession = 'Médecin'): Person => {
    const house = dice.below(3) === 0 ? dice.pick(phrases.houses) : null
    const local = dice.below(5) === 0 && house ? `${flat(given)[0]!}.${flat(family)}` : `${flat(given)}.${flat(family)}`
    const domain = house ? `${house[1]}.mssante.fr` : profession === 'Médecin' ? 'medecin.mssante.fr' : 'infirmier.mssante.fr'
    const person: Person = {
      civility: profession === 'Médecin' ? 'Docteur' : '', given, family, profession, specialty: profession === 'Médecin' ? specialty : '', city, house, id: `1000${String(serial++).padStart(7, '0')}`,
      address: fresh(`${local}@${domain}`), kind: 'PER', service: '',
    }
    persons.push(person)
    return person
  }
  const taken = new Set<string>()
  for (const family of phrases.families) {
    for (let count = 0; count < 4; count += 1) {
      const given = dice.pick(dice.below(2) === 0 ? phrases.women : phrases.men)
      if (taken.has(`${given} ${family}`)) continue
      taken.add(`${given} ${family}`)
      make(given, family, dice.pick(phrases.cities), dice.pick(SPECIALTIES))
    }
  }
  const single = [...persons]
  const twins = Array.from({ length: 14 }, (_, at): readonly [Person, Person] => {
    const one = single[at * 5]!
    const city = phrases.cities.find((other) => other[1] !== one.city[1])!
    return [one, make(one.given, one.family, city, SPECIALTIES.find((other) => other !== one.specialty)!)]
  })
  // Some have a second box at a hospital: one person all the same.
  for (let at = 2; at < 60; at += 7) {
    const one = single[at]!
    const house = dice.pick(phrases.houses)
    persons.push({ ...one, house, address: fresh(`${flat(one.given)}.${flat(one.family)}@${house[1]}.mssante.fr`) })
  }
  const nurses = phrases.families.slice(0, 8).map((family) => make(dice.pick(phrases.women), family, dice.pick(phrases.cities), '', 'Infirmier'))
  const teams = phrases.houses.flatMap((house) => (['cardiologie', 'dermatologie', 'pneumologie', 'neurologie'] as const).map((service): Person => {
    const team: Person = { civility: '', given: '', family: '', profession: '', specialty: '', city: dice.pick(phrases.cities), house, id: '', address: fresh(`secretariat.${service}@${house[1]}.mssante.fr`), kind: 'ORG', service: service.toUpperCase() }
    persons.push(team)
    return team
  }))
  return { persons, twins, teams, nurses, directory: [COLUMNS.join('|'), ...persons.map(row)].join('\n') }
}

/** A patient with a right identity number. */
export function sickOf(phrases: Phrases, dice: Dice, youngest = 20): Sick {
  const female = dice.below(2) === 0
  const age = youngest + dice.below(60)
  const year = 2026 - age
  const [month, day] = [1 + dice.below(12), 1 + dice.below(28)]
  const two = (value: number): string => String(value).padStart(2, '0')
  const body = `${female ? 2 : 1}${two(year % 100)}${two(month)}33063${String(dice.below(900) + 100)}`
  let rest = 0
  for (const digit of body) rest = (rest * 10 + Number(digit)) % 97
  return {
    civil: female ? 'Mme' : 'M.', given: dice.pick(female ? phrases.women : phrases.men), family: dice.pick(phrases.families), born: `${two(day)}/${two(month)}/${year}`, age,
    number: `${body}${two(97 - rest)}`,
  }
}
