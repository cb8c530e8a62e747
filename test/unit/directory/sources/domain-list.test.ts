import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../../src/directory/index.ts'
import { looksLikeDomainList, parseDomainList } from '../../../../src/directory/sources/domain-list.ts'
import { refusalOf } from './streams.ts'

const xml = (names: readonly string[], prefix = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<${prefix}ListeBlancheMSSante xmlns${prefix && `:${prefix.slice(0, -1)}`}="https://listeblanche.mssante.fr/schema"><${prefix}DateDeGeneration>2025-03-13T04:00:00+01:00</${prefix}DateDeGeneration><${prefix}ListeDomaines>
${names.map((name) => `<${prefix}Domaine><${prefix}Nom>${name}</${prefix}Nom><${prefix}Description>CH</${prefix}Description><${prefix}ResponsableContact>jean@contact.example 0102030405</${prefix}ResponsableContact></${prefix}Domaine>`).join('\n')}
</${prefix}ListeDomaines></${prefix}ListeBlancheMSSante>`

describe('the white list of the trust space', () => {
  it.each(['', 'lb:'])('is read from the XML of the ANS, names and date and nothing else of it (prefix "%s")', (prefix) => {
    const list = parseDomainList(xml(['ch-exemple.mssante.fr', 'Sante-Exemple.EXAMPLE', 'medecin.mssante.fr'], prefix))
    expect(list).toEqual({ domains: ['mssante.fr', 'interop-mssante.apicrypt.org', 'sante-exemple.example'], date: '2025-03-13T03:00:00.000Z', count: 3 })
    expect(JSON.stringify(list)).not.toMatch(/contact|0102/)
  })

  it('is read one domain a line, dated by a remark', () => {
    expect(parseDomainList('# Domain names, generated 2025-03-13\n15-20.mssante.fr\r\n2apa.mssante.fr\n')).toMatchObject({ count: 2, date: '2025-03-13T00:00:00.000Z' })
  })

  it('makes exactly its domains secure, by whole labels, names with accents included', () => {
    const trust = parseDomainList('medecin.mssante.fr\nsanté-exemple.example\n')
    for (const domain of ['santé-exemple.example', domainToASCII('santé-exemple.example'), 'pro.santé-exemple.example', 'medecin.mssante.fr']) expect(networkOf(`a@${domain}`, [], trust)).toBe('mssante')
    for (const domain of ['xsanté-exemple.example', 'santé-exemple.example.evil.example', 'evil.example']) expect(networkOf(`a@${domain}`, [], trust)).toBe('ordinary')
  })

  it.each([
    ['a provider where anybody has a mailbox', 'medecin.mssante.fr\ngmail.com\n', 'directory_domain_list_strange', ['gmail.com']],
    ['below such a one', 'medecin.mssante.fr\npro.orange.fr\n', 'directory_domain_list_strange', ['pro.orange.fr']],
    ['too much outside the trust space', Array.from({ length: 30 }, (_, at) => `d${at}.example`).join('\n'), 'directory_domain_list_strange', ['d0.example']],
    ['a web page', '<!doctype html>\n<p>404\n', 'directory_not_a_domain_list', []],
    ['nothing', '', 'directory_not_a_domain_list', []],
    ['an XML without domains', xml([]), 'directory_not_a_domain_list', []],
  ])('is refused with %s', async (_, text, key, params) => {
    expect(await refusalOf(Promise.resolve().then(() => parseDomainList(text)))).toEqual({ key, params })
  })

  it('is told from other files by its first lines', () => {
    expect(looksLikeDomainList(xml(['a.mssante.fr']))).toBe(true)
    expect(looksLikeDomainList('# remark\na.mssante.fr\nb.mssante.fr\n')).toBe(true)
    expect(looksLikeDomainList('Type de BAL|Adresse BAL\nPER|a@b.fr\n')).toBe(false)
    expect(looksLikeDomainList('nom;mail\nx;a@b.fr\n')).toBe(false)
  })

  it('never fails otherwise than with a sentence', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.constantFrom('\n', '<Nom>', '</Nom>', 'ListeBlancheMSSante'))).map((parts) => parts.join('')), (text) => {
      try {
        for (const domain of parseDomainList(text).domains) expect(domain).toMatch(/^[a-z0-9._-]+$/)
      } catch (error) {
        expect(error).toHaveProperty('name', 'DirectoryFormatError')
      }
    }))
  })
})
