import { isOneSlip } from '../persons/distance.ts'
import { plain } from '../letter/plain.ts'
import { remember } from '../remember.ts'
import { PROVIDERS, TRUST_DOMAINS, WORLDWIDE } from './known.ts'
import { readableDomain } from './punycode.ts'

/** Letters of other scripts that look like Latin ones. */
const TWINS: Readonly<Record<string, string>> = {
  а: 'a', с: 'c', ԁ: 'd', е: 'e', ғ: 'f', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n', о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', ц: 'u', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y',
  α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ı: 'i', ł: 'l', ø: 'o', ß: 'ss',
}

/** How a domain looks at a glance. */
const glance = remember((domain): string =>
  Array.from(plain(readableDomain(domain))).map((sign) => TWINS[sign] ?? sign).join('').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replace(/[1|]/g, 'l'))

const ROOT = 'mssante'
/** Words of their own, not a misspelt MSSanté. */
const NOT_ROOT = new Set(['masante', 'messante', 'esante', 'sante', 'msante-formation'])
const SHORTEST = 5

const isWithinTrust = (domain: string): boolean => domain === 'mssante.fr' || domain.endsWith('.mssante.fr') || domain === 'interop-mssante.apicrypt.org'

/** The real domain that one outside the trust space imitates: `medecin-mssante.fr`, `medecin.mssante.com`, `mssante.fr.example.org`. */
function imitatedTrust(domain: string): string | null {
  const seen = glance(domain)
  const labels = seen.split('.')
  const at = labels.findIndex((label) => label.split('-').some((part) => part.includes(ROOT) || (!NOT_ROOT.has(part) && !NOT_ROOT.has(label) && isOneSlip(part, ROOT))))
  if (at < 0) return null
  const label = labels[at] ?? ''
  const parts = label.split('-').filter((part) => !part.includes(ROOT) && !isOneSlip(part, ROOT) && part !== 'fr')
  const before = [...labels.slice(0, at), ...(parts.length > 0 ? [parts.join('-')] : [])].join('.')
  return before === '' ? 'mssante.fr' : `${before}.mssante.fr`
}

/** One slip in a label long enough to be sure, in one place; a differing figure tells two houses apart. */
function isNear(domain: string, known: string): boolean {
  // As it looks, where "ornage" is "omage", and as it was typed.
  return isNearText(glance(domain), glance(known), known) || isNearText(domain, known, known)
}

function isNearText(a: string, b: string, known: string): boolean {
  if (a === b) return true
  if (!isOneSlip(a, b)) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [signA = '', signB = ''] = [a[start], b[start]]
  if (/\d/.test(signA) || /\d/.test(signB)) return false
  const swapped = a.length === b.length && a[start + 1] === signB && b[start + 1] === signA
  const apart = a.length !== b.length && (a.replace(/[-.]/g, '') === b.replace(/[-.]/g, '') || doubled(a, b))
  // Which word of the known domain is misspelt: "ch-lens.fr" and "ch-sens.fr" are two towns.
  const from = Math.max(known.lastIndexOf('.', start - 1), known.lastIndexOf('-', start - 1)) + 1
  const ends = [known.indexOf('.', start), known.indexOf('-', start)].filter((end) => end >= 0)
  const word = b.slice(from, ends.length > 0 ? Math.min(...ends) : b.length)
  // A provider's short name is known to everybody: a letter too many or missing is a slip.
  const stumbled = a.length !== b.length && word.length === SHORTEST - 1 && PROVIDERS.includes(known)
  return swapped || apart || stumbled || word.length >= SHORTEST || isLastLabel(known, start)
}

/** "freee", "wanado": the same but for a letter said twice. */
const doubled = (a: string, b: string): boolean => a.replace(/(.)\1+/g, '$1') === b.replace(/(.)\1+/g, '$1')

const isLastLabel = (known: string, at: number): boolean => at > known.lastIndexOf('.')

/** "orange.com.fr", "gmail.com.mail-pro.net": a provider's whole domain under another one; "hotmail.com.br" is another country's. */
const coveredProvider = (domain: string): string | null =>
  PROVIDERS.find((known) => domain.startsWith(`${known}.`) && !(WORLDWIDE.has(known.slice(0, known.indexOf('.'))) && /^\.(?!fr$)[a-z]{2}$/.test(domain.slice(known.length)))) ?? null

/** "gmail.fr": a provider's name under an ending that it does not have. */
function misplacedProvider(domain: string): string | null {
  const dot = domain.indexOf('.')
  const name = domain.slice(0, dot)
  if (name.length < SHORTEST && name !== 'free') return null
  if (WORLDWIDE.has(name) && domain.length - dot === 3) return null
  return PROVIDERS.find((known) => known.slice(0, known.indexOf('.')) === name && !domain.includes('.', dot + 1)) ?? null
}

const nameOf = (domain: string): string => domain.slice(0, domain.lastIndexOf('.'))

/** "cabinet-lilas.com" for "cabinet-lilas.fr": a whole name under an ending that the house does not write from. */
const isOtherEnding = (domain: string, known: string): boolean => domain !== known && nameOf(domain).length >= SHORTEST && nameOf(domain) === nameOf(known)

/** The secure domain or the provider that a domain outside the trust space imitates, whoever writes to it. */
const imitatedByAnyone = remember((domain): string | null =>
  imitatedTrust(domain) ?? PROVIDERS.find((known) => isNear(domain, known)) ?? misplacedProvider(domain) ?? coveredProvider(domain))

/** What a domain is compared with. */
export interface Familiar {
  /** Domains of this practice, of past correspondence, of the other recipients. */
  readonly familiar: readonly string[]
  /** Domains where the same name before the sign @ was written to: any slip is one. */
  readonly usual: readonly string[]
  /** Whether the address is known, so that its domain is real whatever it resembles. */
  readonly exists: boolean
}

/**
 * The domain that this one seems to be a slip or an imitation of; `null` when it stands for itself.
 * @param domain In ASCII and lower case.
 */
export function imitated(domain: string, { familiar, usual, exists }: Familiar): string | null {
  if (domain === '' || PROVIDERS.includes(domain) || TRUST_DOMAINS.includes(domain)) return null
  const trusted = isWithinTrust(domain)
  const imitatedHere = trusted ? null : imitatedByAnyone(domain)
  if (imitatedHere !== null) return imitatedHere
  if (exists) return null
  const near = [...(trusted ? TRUST_DOMAINS : []), ...familiar].find((known) => known !== domain && !PROVIDERS.includes(known) && (isNear(domain, known) || isOtherEnding(domain, known)))
  return near ?? usual.find((known) => known !== domain && !PROVIDERS.includes(known) && isOneSlip(glance(domain), glance(known))) ?? null
}
