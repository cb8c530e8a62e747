import { DirectoryFormatError } from '../format-error.ts'
import { asciiDomain, isWithin, TRUST_SPACE, type TrustList } from '../networks.ts'

/** `<Nom>` of a `<Domaine>`, and `<DateDeGeneration>` (https://listeblanche.mssante.fr/schema), with or without a prefix. */
const NAME = /<(?:[\w-]+:)?Nom>\s*(?:<!\[CDATA\[)?([^<\]]*)/gu
const GENERATED = /<(?:[\w-]+:)?DateDeGeneration>\s*([^<]+)/u
const DATED_REMARK = /^#.*?(\d{4}-\d{2}-\d{2})/u
/** Names outside `mssante.fr` that a real list may have: some gateways, no more. */
const MOST_OUTSIDE = 20
const MOST_BYTES = 20 * 1024 * 1024
/** Where everybody can have a mailbox: a list that trusts one of these is no white list. */
const PUBLIC = [
  'gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.com', 'live.fr', 'msn.com', 'yahoo.com', 'yahoo.fr',
  'icloud.com', 'me.com', 'aol.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr', 'laposte.net', 'bbox.fr', 'gmx.fr', 'gmx.com', 'proton.me', 'protonmail.com',
]

export const looksLikeDomainList = (head: string): boolean =>
  head.includes('ListeBlancheMSSante') || (head.trim() !== '' && head.split(/\r?\n/u).slice(0, -1).every((line) => line.trim() === '' || line.startsWith('#') || /^[\p{L}\p{N}.-]+\.[a-z]{2,}$/iu.test(line.trim())))

/**
 * Reads the national white list of the trust space: the XML of the ANS, of which names and date alone are kept (it carries
 * contacts), or one domain a line. Domains come back in ASCII and lower case, those below `mssante.fr` included in it.
 * @throws DirectoryFormatError for another file, one without domains, and one that trusts what nobody may.
 */
export function parseDomainList(text: string): TrustList & { readonly count: number } {
  if (text.length > MOST_BYTES) throw new DirectoryFormatError('directory_too_long', 'This file is too long to be the directory.')
  const isXml = text.includes('ListeBlancheMSSante')
  const lines = text.split(/\r?\n/u).map((line) => line.trim())
  const names = isXml ? [...text.matchAll(NAME)].map(([, name = '']) => name) : lines.filter((line) => line !== '' && !line.startsWith('#'))
  const domains = [...new Set(names.map(asciiDomain).filter((domain) => domain !== ''))]
  if (domains.length === 0 || (!isXml && domains.length < names.length / 2)) {
    throw new DirectoryFormatError('directory_not_a_domain_list', 'This is not the white list of MSSanté domains.')
  }
  const outside = domains.filter((domain) => !isWithin(domain, TRUST_SPACE.domains))
  const odd = outside.find((domain) => PUBLIC.some((open) => isWithin(domain, [open]) || isWithin(open, [domain])))
  if (odd !== undefined || outside.length > MOST_OUTSIDE) {
    const name = odd ?? outside[0] ?? ''
    throw new DirectoryFormatError('directory_domain_list_strange', `This list trusts ${name}, which is no part of the trust space.`, [name])
  }
  const stated = (isXml ? GENERATED.exec(text) : DATED_REMARK.exec(lines[0] ?? ''))?.[1] ?? ''
  const date = Number.isNaN(Date.parse(stated)) ? '' : new Date(stated).toISOString()
  return { domains: [...TRUST_SPACE.domains, ...outside], date, count: domains.length }
}
