import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imitated } from '../../../../src/guard/domains/lookalike.ts'
import { PROVIDERS, TRUST_DOMAINS } from '../../../../src/guard/domains/known.ts'
import { readableDomain } from '../../../../src/guard/domains/punycode.ts'

const seems = (domain: string, familiar: readonly string[] = [], exists = false): string | null => imitated(new URL(`http://${domain}`).hostname, { familiar, usual: [], exists })

describe('a domain that looks like another', () => {
  it.each([
    ['medecin-mssante.fr', 'medecin.mssante.fr'], ['medecin.mssante.com', 'medecin.mssante.fr'], ['mssante.fr.example.org', 'mssante.fr'], ['pro-mssante.fr', 'pro.mssante.fr'], ['xmssante.fr', 'mssante.fr'], ['medecin.msante.fr', 'medecin.mssante.fr'],
    ['medecin.mssanté.fr', 'medecin.mssante.fr'], ['medecin.mѕѕante.fr', 'medecin.mssante.fr'], ['medecin.rnssante.fr', 'medecin.mssante.fr'], ['medicin.mssante.fr', 'medecin.mssante.fr'],
    ['gmial.com', 'gmail.com'], ['ornage.fr', 'orange.fr'], ['freee.fr', 'free.fr'], ['fre.fr', 'free.fr'], ['orange.com.fr', 'orange.com'], ['gmail.com.mail-pro.net', 'gmail.com'], ['gmail.fr', 'gmail.com'], ['gmail.con', 'gmail.com'], ['hotmial.fr', 'hotmail.fr'], ['wanado.fr', 'wanadoo.fr'], ['orаnge.fr', 'orange.fr'], ['apicryt.org', 'apicrypt.org'],
  ])('%s seems to be %s', (domain, real) => {
    expect(seems(domain)).toBe(real)
  })

  it.each([...PROVIDERS, ...TRUST_DOMAINS, 'ch-valmont.mssante.fr', 'hopital.aura.mssante.fr', 'masante.fr', 'esante.gouv.fr', 'yahoo.es', 'hotmail.com.br', 'yahoo.com.au', 'hotmail.it', 'laposte.fr', 'chu-ouest.fr', 'ch-valmont.fr', 'medical60.apicrypt.org', 'interop-mssante.apicrypt.org'])(
    '%s stands for itself', (domain) => {
      expect(seems(domain)).toBeNull()
    })

  it('is one slip away from a familiar one, in a word long enough, and does not exist itself', () => {
    expect(seems('ch-valmomt.fr', ['ch-valmont.fr'])).toBe('ch-valmont.fr')
    expect(seems('chvalmont.fr', ['ch-valmont.fr'])).toBe('ch-valmont.fr')
    expect(seems('ch-valmomt.fr', ['ch-valmont.fr'], true)).toBeNull()
    expect(seems('ch-sens.fr', ['ch-lens.fr'])).toBeNull()
    expect(seems('lycee2.fr', ['lycee1.fr'])).toBeNull()
    expect(imitated('ch-sens.fr', { familiar: [], usual: ['ch-lens.fr'], exists: false })).toBe('ch-lens.fr')
  })

  it('takes any domain without harm', () => {
    fc.assert(fc.property(fc.domain(), (domain) => {
      expect([null, 'string']).toContain(seems(domain) === null ? null : 'string')
    }))
  })
})

describe('a domain as people read it', () => {
  it('undoes what the browser makes of a domain in any script', () => {
    expect(readableDomain(new URL('http://müller-ärzte.de').hostname)).toBe('müller-ärzte.de')
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'é', 'è', 'ï', 'ß', 'ж', 'щ', 'λ', 'ω', 'あ', '日', '本', '-', '1'), { minLength: 1, maxLength: 16 }).map((letters) => letters.join('')), (label) => {
      const url = `http://a${label}a.fr`
      fc.pre(URL.canParse(url))
      expect(new URL(`http://${readableDomain(new URL(url).hostname)}`).hostname).toBe(new URL(url).hostname)
    }))
  })

  it('leaves a label alone that is no Punycode', () => {
    for (const domain of ['xn--a!.fr', 'xn--99999999999.fr', 'plain.fr']) expect(readableDomain(domain)).toBe(domain)
  })
})
