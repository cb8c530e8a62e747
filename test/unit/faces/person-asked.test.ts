import { expect, it } from 'vitest'
import { personAsked } from '../../../src/faces/person-asked.ts'

it.each([
  ['Dr Paul Martin', 'Martin', 'Paul'],
  ['MARTIN Paul (cardiologue)', 'MARTIN', 'Paul'],
  ['Anne-Marie DE LA TOUR', 'DE LA TOUR', 'Anne-Marie'],
  ['martin', 'martin', ''],
  ['paul martin cardiologue lille', 'martin', 'paul'],
  ['Paul Martin <paul@exemple.fr>', 'Martin', 'Paul'],
  ['', '', ''],
])('%s asks for the family name %s and the given name %s', (name, familyName, givenName) => {
  expect(personAsked(name)).toEqual({ familyName, givenName })
})
