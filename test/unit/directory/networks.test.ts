import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf, isCitizenMailbox } from '../../../src/directory/index.ts'
import { networkOf } from '../../../src/directory/networks.ts'

const network = (address: string, internal: readonly string[] = []) => networkOf(address, internal)

describe('network of an address', () => {
  it.each([
    ['paul.martin@medecin.mssante.fr', 'mssante'],
    ['service@mssante.fr', 'mssante'],
    ['Paul.Martin@MEDECIN.MSSante.FR', 'mssante'],
    [' paul.martin@medecin.mssante.fr ', 'mssante'],
    ['paul.martin@medecin.mssante.fr.', 'mssante'],
    // Full-width letters and the ideographic stop are the same name after IDNA.
    ['paul.martin@ｍｅｄｅｃｉｎ。mssante.fr', 'mssante'],
    ['dr.durand@interop-mssante.apicrypt.org', 'mssante'],
    ['dr.durand@medical.apicrypt.org', 'apicrypt'],
    ['253072B07300470@patient.mssante.fr', 'citizen'],
    ['146026322000196@patient.formation.mssante.fr', 'citizen'],
    ['paul.martin@orange.fr', 'ordinary'],
  ])('%s is %s', (address, expected) => {
    expect(network(address)).toBe(expected)
  })

  it.each([
    'a@xmssante.fr', 'a@pro-mssante.fr', 'a@mssante.fr.evil.com', 'a@mssante.fr.evil.mssante.fr.com', 'a@medecin.mssante.fr.fr', 'a@mssante.com',
    'a@interop-mssante.apicrypt.org.evil.com', 'a@xapicrypt.org', 'a@mssante-fr.example',
    // A Cyrillic letter that looks Latin.
    'a@medecin.mss\u0430nte.fr',
    // What is before the last sign is no domain.
    'a@medecin.mssante.fr@evil.com',
  ])('%s only looks secure', (address) => {
    expect(network(address)).toBe('ordinary')
  })

  it.each([
    '', 'Marie Dubois', '@medecin.mssante.fr', 'a@', 'a@localhost', 'a b@medecin.mssante.fr', 'a@evil.com/.mssante.fr', 'a@evil.com#.mssante.fr',
    'a@evil.com:25.mssante.fr', 'a@10.0.0.1', 'a@[::1]', 'x@evil.com,b@medecin.mssante.fr', 'a@evil%2ecom.mssante.fr', 'a@evil.com\\.mssante.fr',
  ])('%j names no domain that can be trusted', (address) => {
    expect(network(address)).toBe('unresolved')
  })

  it('knows the domains that the practice declared, by whole labels, and never lets them overrule the trust list', () => {
    const internal = ['Clinique-Dupré.fr', 'medecin.mssante.fr', '']
    expect(network('a@clinique-dupré.fr', internal)).toBe('internal')
    expect(network(`a@${domainToASCII('clinique-dupré.fr')}`, internal)).toBe('internal')
    expect(network('a@urgences.clinique-dupré.fr', internal)).toBe('internal')
    expect(network('a@autre-clinique-dupré.fr', internal)).toBe('ordinary')
    expect(network('a@medecin.mssante.fr', internal)).toBe('mssante')
    expect(network('a@elsewhere.fr', internal)).toBe('ordinary')
  })

  it('is never secure for a domain that does not end in a trusted one', () => {
    fc.assert(fc.property(fc.domain(), fc.constantFrom('', 'mssante.fr.', 'x-'), (domain, before) => {
      fc.pre(!domain.endsWith('mssante.fr'))
      expect(['ordinary', 'unresolved']).toContain(network(`a@${before}${domain}`))
    }))
  })

  it('is the same in any case and with a final dot', () => {
    fc.assert(fc.property(fc.domain(), (domain) => {
      const address = `a@${domain}`
      expect([network(address.toUpperCase()), network(`${address}.`)]).toEqual([network(address), network(address)])
      expect(domainOf(`A@${domain.toUpperCase()}`)).toBe(domainOf(address))
    }))
  })
})

describe('citizen mailbox', () => {
  it.each(['253072B07300470@patient.mssante.fr', '253072b07300470@PATIENT.mssante.fr', ' 146026322000196@patient.mssante.fr '])('%j has the right key', (address) => {
    expect(isCitizenMailbox(address)).toBe(true)
  })

  it.each(['253072B07300471@patient.mssante.fr', '146026322000196@medecin.mssante.fr', 'paul.martin@patient.mssante.fr', '146026322000196'])('%s is none', (address) => {
    expect(isCitizenMailbox(address)).toBe(false)
  })
})
