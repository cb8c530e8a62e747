import { isNir } from '../detection/index.ts'
import type { Network } from './standing.ts'

/** Domains of the trust space, each with all below it. Nothing but such a list makes a domain secure. */
export interface TrustList {
  readonly domains: readonly string[]
  /** Date of the list, ISO. */
  readonly date: string
}

/**
 * Trust space of MSSanté: `mssante.fr`, under which all 516 domains of the public copy of the national white list of
 * 2025-03-13 lie (ansforge/MSS-liste-blanche), and the gateway of Apicrypt that the list names beside it.
 */
export const TRUST_SPACE: TrustList = { domains: ['mssante.fr', 'interop-mssante.apicrypt.org'], date: '2025-03-13' }
/** Mailboxes of Mon espace santé, and of its training ground. */
const CITIZEN = ['patient.mssante.fr', 'patient.formation.mssante.fr']
const APICRYPT = ['apicrypt.org']

/** Parsing an address is slow, and the rules ask for the same domains again and again. */
const known = new Map<string, string>()
const MOST_KNOWN = 5000

/** A domain as domains are compared: IDNA form, lower case; empty when it is none. */
export function asciiDomain(domain: string): string {
  const before = known.get(domain)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const ascii = parseDomain(domain)
  known.set(domain, ascii)
  return ascii
}

function parseDomain(domain: string): string {
  const trimmed = domain.trim().replace(/\.$/, '')
  if (trimmed === '' || /[\s/?#@:\\%]/.test(trimmed) || !URL.canParse(`http://${trimmed}`)) return ''
  const { hostname } = new URL(`http://${trimmed}`)
  // What the URL parser reads as a number or an IPv6 address is no mail domain.
  return hostname.includes('.') && !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[') ? hostname : ''
}

/** Whether a domain is one of these or below one, by whole labels: `xmssante.fr` is not below `mssante.fr`. */
export const isWithin = (domain: string, parents: readonly string[]): boolean =>
  parents.some((parent) => domain === parent || domain.endsWith(`.${parent}`))

/** The domain of an address, in ASCII and lower case; empty when this is no usable address. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(0, at))
  if (local === '' || /[\s<>,;"()]/.test(local)) return ''
  return asciiDomain(address.slice(at + 1))
}

/** The network of an address, by its domain alone: no directory row ever makes a domain secure. */
export function networkOf(address: string, internalDomains: readonly string[], trust: TrustList = TRUST_SPACE): Network {
  const domain = domainOf(address.trim())
  if (domain === '') return 'unresolved'
  if (isWithin(domain, CITIZEN)) return 'citizen'
  if (isWithin(domain, trust.domains)) return 'mssante'
  if (isWithin(domain, APICRYPT)) return 'apicrypt'
  if (isWithin(domain, internalDomains.map(asciiDomain).filter((one) => one !== ''))) return 'internal'
  return 'ordinary'
}

/** Whether this is the mailbox of a patient on Mon espace santé: 15 characters of the INS with their right key. */
export function isCitizenMailbox(address: string): boolean {
  const trimmed = address.trim()
  const [local = ''] = trimmed.split('@')
  return isWithin(domainOf(trimmed), CITIZEN) && isNir(local)
}
