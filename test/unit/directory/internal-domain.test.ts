import { describe, expect, it } from 'vitest'
import { internalDomainFault } from '../../../src/directory/index.ts'

describe('a domain declared as one’s own practice', () => {
  it.each(['cabinet-dupont.fr', 'CHU-Lille.fr', 'hôpital-exemple.fr', 'msp.cabinet.example', 'notgmail.com', 'myorange.fr', 'live-sante.fr', 'cabinet.asso.fr', 'dupont.medecin.fr'])('can be %s', (domain) => expect(internalDomainFault(domain)).toBe(''))
  it.each(['gmail.com', ' Gmail.COM. ', 'orange.fr', 'free.fr', 'dr.dupont.free.fr', 'sfr.fr', 'laposte.net', 'wanadoo.fr', 'yahoo.fr', 'yahoo.co.uk', 'hotmail.com', 'outlook.fr', 'live.fr', 'protonmail.com', 'gmx.de', 'asso.fr', 'medecin.fr'])('is not %s, where anybody may be', (domain) => expect(internalDomainFault(domain)).toBe('shared'))
  it.each(['medecin.mssante.fr', 'patient.mssante.fr', 'apicrypt.org', 'interop-mssante.apicrypt.org'])('is not %s, a network of its own', (domain) => expect(internalDomainFault(domain)).toBe('network'))
  it.each(['', 'fr', 'cabinet', '127.0.0.1', '[::1]', 'a b.fr', 'x@y.fr', 'http://x.fr', 'x.fr/y', '*.fr'])('is not %j, no domain at all', (domain) => expect(internalDomainFault(domain)).toBe('none'))
})
