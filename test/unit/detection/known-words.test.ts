import { describe, expect, it } from 'vitest'
import { knownWords, PRIVATE_READS, PRIVATE_WRITES, WITH_A_LAYMAN, WITH_A_STRANGER } from '../../../src/detection/known-words.ts'

const DOCTOR = { name: 'Dr Anne Vial', address: 'dr.vial@cabinet-vial.fr' }
const known = (name: string, address: string): ReadonlySet<string> => knownWords([{ name, address }, DOCTOR])

describe('a private mailbox', () => {
  it.each([['Paul Morel', 'p.morel@gmail.com'], ['Paul Morel', 'p.morel@club-internet.fr'], ['Paul Morel', 'p.morel@monmail.example']])('is one of a provider, or says so: %s <%s>', (name, address) => {
    expect(known(name, address).has(WITH_A_LAYMAN)).toBe(true)
  })

  it.each([['Paul Morel', 'p.morel@randos.example'], ['famille Grangeon', 'grangeon.fam@quelquepart.example']])('is rather one that is named like its owner: %s <%s>', (name, address) => {
    expect(known(name, address).has(WITH_A_STRANGER)).toBe(true)
    expect(known(name, address).has(WITH_A_LAYMAN)).toBe(false)
  })

  it.each([
    ['Paul Morel', 'p.morel@kine-stade.example'], ['Paul Morel', 'p.morel@chu-nord.example'], ['Dr Paul Morel', 'p.morel@quelquepart.example'], ['Pharmacie Morel', 'morel@quelquepart.example'],
    ['Support Medisoft', 'aide@medisoft.example'], ['Paul Morel', 'contact@quelquepart.example'], ['Paul Morel', 'p.morel@pharmail.example'],
  ])('is none at work: %s <%s>', (name, address) => {
    expect([WITH_A_LAYMAN, WITH_A_STRANGER].some((mark) => known(name, address).has(mark))).toBe(false)
  })

  it('is told apart by who writes', () => {
    const layman = { name: 'Paul Morel', address: 'p.morel@gmail.com' }
    expect(knownWords([layman, DOCTOR]).has(PRIVATE_WRITES)).toBe(true)
    expect(knownWords([layman, DOCTOR]).has(PRIVATE_READS)).toBe(false)
    expect(knownWords([DOCTOR, layman]).has(PRIVATE_READS)).toBe(true)
    expect(knownWords([layman, { name: 'Garage', address: 'atelier@garage-vial.fr' }]).has(PRIVATE_WRITES)).toBe(false)
  })
})
