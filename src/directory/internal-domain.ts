import { asciiDomain, isWithin } from './networks.ts'

/** Providers with whom anybody may have a mailbox: what two people have in common there is nothing. */
const PROVIDERS = [
  'gmail.com', 'googlemail.com', 'msn.com', 'passport.com', 'ymail.com', 'rocketmail.com', 'icloud.com', 'me.com', 'mac.com', 'mail.com', 'email.com', 'aim.com',
  'orange.fr', 'wanadoo.fr', 'voila.fr', 'free.fr', 'aliceadsl.fr', 'libertysurf.fr', 'online.fr', 'sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr', 'numericable.fr', 'noos.fr', '9online.fr',
  'laposte.net', 'bbox.fr', 'bouygtel.fr', 'bouyguestelecom.fr', 'numericable.com', 'nordnet.fr', 'mailo.com', 'mailo.fr', 'net-c.fr', 'netcourrier.com', 'caramail.com', 'caramail.fr', 'dbmail.com',
  'pm.me', 'tuta.com', 'tuta.io', 'keemail.me', 'hushmail.com', 'fastmail.com', 'fastmail.fm', 'ik.me', 'etik.com', 'posteo.de', 'posteo.net', 'mailfence.com', 'mailbox.org', 'web.de', 'zoho.com', 'zohomail.eu',
  'hey.com', 'skynet.be', 'proximus.be', 'telenet.be', 'bluewin.ch', 'tiscali.it', 'libero.it', 'mail.ru', 'qq.com', '163.com',
] as const
/** Providers with a domain in many countries, by the name before it. */
const FAMILIES = /^(?:yahoo|outlook|hotmail|live|aol|gmx|proton|protonmail|tutanota|yandex)\.(?:[a-z]{2,4}|com?\.[a-z]{2})$/
/** Endings under which anybody has a domain of their own (publicsuffix.org, the French ones that a practice may have). */
const ENDINGS = ['asso.fr', 'com.fr', 'gouv.fr', 'nom.fr', 'prd.fr', 'tm.fr', 'medecin.fr', 'pharmacien.fr', 'chirurgiens-dentistes.fr', 'chirurgiens-dentistes-en-france.fr', 'veterinaire.fr', 'notaires.fr', 'co.uk', 'org.uk', 'nhs.uk']
/** Networks of their own, with rules of their own. */
const NETWORKS = ['mssante.fr', 'apicrypt.org']

/** Why a domain cannot be that of one practice or hospital; `''` when it can. */
export type DomainFault = '' | 'none' | 'shared' | 'network'

/**
 * Whether a domain can be declared as one's own practice or hospital: mail between its addresses is then held to stay inside.
 * @param domain in any form; compared by whole labels.
 */
export function internalDomainFault(domain: string): DomainFault {
  const ascii = asciiDomain(domain)
  // Letters, digits and hyphens (RFC 1123, 2.1): no pattern is a domain.
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(ascii)) return 'none'
  if (isWithin(ascii, NETWORKS)) return 'network'
  // Whoever has a page at a provider's (`x.free.fr`) has no mail server there either.
  return isWithin(ascii, PROVIDERS) || FAMILIES.test(ascii) || ENDINGS.includes(ascii) ? 'shared' : ''
}
