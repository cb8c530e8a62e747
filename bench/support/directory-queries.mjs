// Questions that a practitioner asks of the directory, each with the test of a right answer. The same for every engine.
import { random } from '../../demo/random.mjs'
import { SPECIALTIES } from './directory-rows.mjs'

export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
const title = (text) => text.toLowerCase().replace(/(^|[ '-])\p{L}/gu, (start) => start.toUpperCase())

const SPOKEN = new Map(SPECIALTIES)

/** Kinds of questions and what they are to stay below, in milliseconds at p99. */
export const KINDS = [
  ['exact address', 1], ['name prefix', 1], ['name + town', 1], ['specialty + town', 1], ['one slip', 5], ['sound', 5], ['names swapped', 5],
]

/** Other spellings of one sound, as people make them; the first that applies is taken. */
const RESPELLINGS = [
  [/fevre/, 'febvre'], [/febvre/, 'fevre'], [/nt$/, 'nd'], [/nd$/, 'nt'], [/ph/, 'f'], [/(?<![cg])eau$/, 'aud'], [/aud$/, 'ault'], [/ault$/, 'aud'], [/tt/, 't'], [/ll/, 'l'],
  [/th/, 't'], [/y/, 'i'], [/ier$/, 'iet'], [/et$/, 'ez'], [/ot$/, 'od'], [/(?<![cg])eau(?!l)/, 'o'], [/au(?!l)/, 'o'], [/qu/, 'k'], [/oux$/, 'ou'], [/ck/, 'k'], [/ai/, 'ei'],
]

function slipped(next, word) {
  const at = Math.floor(next() * word.length)
  const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(next() * 26)]
  const kind = Math.floor(next() * 4)
  if (kind === 0) return word.slice(0, at) + letter + word.slice(at + 1)
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at)
  if (kind === 2) return word.slice(0, at) + word.slice(at + 1)
  return at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : `${word}${letter}`
}

// What is right is said by functions of their own: made inside, they would keep all boxes in memory.
const isAddress = (address) => (box) => box.address === address
const hasStart = (start) => (box) => fold(`${box.familyName} ${box.givenName}`).split(' ').some((word) => word.startsWith(start))
const isNameIn = ({ familyName, city }) => (box) => box.familyName === familyName && box.city === city
const isTradeIn = (trade, { city }) => (box) => SPOKEN.get(box.specialty) === trade && box.city === city
const sameName = ({ familyName, givenName }) => (box) => fold(box.familyName) === fold(familyName) && fold(box.givenName) === fold(givenName)

/** @returns by kind `{ask, right}`: `right(box)` says whether an answer is what was meant. */
export function directoryQueries(boxes, count, seed = 7) {
  const next = random(seed)
  const persons = boxes.filter(({ kind }) => kind === 'PER')
  const doctors = persons.filter(({ specialty }) => specialty !== '')
  const pick = (list) => list[Math.floor(next() * list.length)]
  const many = (make) => Array.from({ length: count }, make)
  const until = (make) => {
    for (;;) {
      const made = make()
      if (made) return made
    }
  }
  return {
    'exact address': many(() => {
      const { address } = pick(boxes)
      return { ask: address, right: isAddress(address) }
    }),
    'name prefix': many(() => {
      const start = fold(pick(persons).familyName).split(' ').at(-1).slice(0, next() < 0.5 ? 3 : 4)
      return { ask: start, right: hasStart(start) }
    }),
    'name + town': many(() => {
      const meant = pick(persons)
      return { ask: `${title(meant.familyName)} ${title(meant.city)}`, right: isNameIn(meant), family: meant.familyName, city: meant.city }
    }),
    'specialty + town': many(() => {
      const meant = pick(doctors)
      return { ask: `${SPOKEN.get(meant.specialty)} ${title(meant.city)}`, right: isTradeIn(SPOKEN.get(meant.specialty), meant), specialty: SPOKEN.get(meant.specialty), city: meant.city }
    }),
    'one slip': many(() => {
      const meant = pick(persons)
      const family = fold(meant.familyName)
      const given = fold(meant.givenName)
      const inFamily = next() < 0.5
      const parts = [inFamily ? slipped(next, family) : family, inFamily ? given : slipped(next, given)]
      return { ask: (next() < 0.5 ? parts : parts.reverse()).join(' '), right: sameName(meant) }
    }),
    'sound': many(() => until(() => {
      const meant = pick(persons)
      const family = fold(meant.familyName)
      const [pattern, other] = RESPELLINGS.find(([one, by]) => one.test(family) && family.replace(one, by) !== family) ?? []
      return pattern && { ask: `${fold(meant.givenName)} ${family.replace(pattern, other)}`, right: sameName(meant) }
    })),
    'names swapped': many(() => {
      const meant = pick(persons)
      return { ask: `${meant.givenName} ${meant.familyName}`, right: sameName(meant) }
    }),
  }
}
