import { domainOf } from '../../directory/index.ts'
import { PROVIDERS, TRUST_DOMAINS } from './known.ts'

/** Domains of the trust space that belong to a region and not to one house. */
const REGIONAL = /^[a-z-]+\.(?:aura|bfc|idf|paca)\.mssante\.fr$/

/** A domain that belongs to a profession, an operator or a provider: two who write from it need not know each other. */
export const isEverybodys = (domain: string): boolean => TRUST_DOMAINS.includes(domain) || PROVIDERS.includes(domain) || REGIONAL.test(domain)

/** Whether both addresses are of one hospital or practice. */
export const isOneHouse = (a: string, b: string): boolean => domainOf(a) !== '' && domainOf(a) === domainOf(b) && !isEverybodys(domainOf(a))
