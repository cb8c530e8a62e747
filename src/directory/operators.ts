import { asciiDomain, domainOf, isWithin } from './networks.ts'

/** A service whose name doctors use for an address, and whether its addresses lie in the trust space. */
export interface Operator {
  readonly name: string
  /** Domains by which its addresses are recognised, with all below; empty where none is known for certain. */
  readonly domains: readonly string[]
  readonly trusted: boolean
  /** Key of the sentence that explains it. */
  readonly sentence: string
}

/** Sources of every line: docs/directory.md. */
export const OPERATORS: readonly Operator[] = [
  { name: 'Mailiz', domains: ['medecin.mssante.fr', 'infirmier.mssante.fr', 'pro.mssante.fr'], trusted: true, sentence: 'directory_operator_mailiz' },
  { name: 'Médimail', domains: [], trusted: true, sentence: 'directory_operator_medimail' },
  { name: 'Lifen', domains: ['lifen.mssante.fr'], trusted: true, sentence: 'directory_operator_lifen' },
  { name: 'Apicrypt', domains: ['apicrypt.org'], trusted: false, sentence: 'directory_operator_apicrypt' },
  { name: 'RSS', domains: ['rss.fr'], trusted: false, sentence: 'directory_operator_rss' },
  { name: 'CGM NET', domains: [], trusted: false, sentence: 'directory_operator_cgm_net' },
  { name: 'Planet Santé', domains: [], trusted: false, sentence: 'directory_operator_planet_sante' },
]

/** The operator that an address shows by its domain; `null` when its domain tells none. */
export function operatorOf(address: string): Operator | null {
  const domain = domainOf(address.trim()) || asciiDomain(address)
  // The gateway into the trust space is not Apicrypt's own network.
  if (isWithin(domain, ['interop-mssante.apicrypt.org'])) return null
  return OPERATORS.find(({ domains }) => isWithin(domain, domains)) ?? null
}
