/** Subdomains of `mssante.fr` that many practitioners write to: professions, and operators with thousands of boxes (national white list). */
export const TRUST_DOMAINS: readonly string[] = [
  'medecin', 'pharmacien', 'chirurgien-dentiste', 'sage-femme', 'infirmier', 'masseur-kinesitherapeute', 'pedicure-podologue', 'orthophoniste', 'orthoptiste', 'ergotherapeute', 'psychomotricien', 'dieteticien',
  'audioprothesiste', 'opticien-lunetier', 'psychologue', 'pro', 'patient', 'lifen', 'asso', 'medimail', 'manipulateur-erm', 'technicien-laboratoire',
].map((name) => `${name}.mssante.fr`)

/** Providers of ordinary mail in France with the domains they really have, and Apicrypt's own. */
export const PROVIDERS: readonly string[] = [
  'gmail.com', 'googlemail.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr', 'laposte.net', 'hotmail.fr', 'hotmail.com', 'outlook.fr', 'outlook.com', 'live.fr', 'live.com', 'msn.com', 'yahoo.fr', 'yahoo.com', 'ymail.com',
  'icloud.com', 'me.com', 'mac.com', 'bbox.fr', 'numericable.fr', 'aliceadsl.fr', 'club-internet.fr', 'gmx.fr', 'gmx.com', 'protonmail.com', 'proton.me', 'mailo.com', 'aol.com', 'aol.fr', 'nordnet.fr', 'cegetel.net', 'noos.fr', 'rocketmail.com',
  'hotmail.be', 'yahoo.co.uk', 'hotmail.co.uk', 'skynet.be', 'bluewin.ch', 'voila.fr', '9online.fr', 'tele2.fr', 'libertysurf.fr', 'dbmail.com', 'ovh.fr', 'mail.com', 'email.com', 'fastmail.com', 'tutanota.com', 'orange.com', 'laposte.fr',
  'apicrypt.org', 'medical.apicrypt.org',
]

/** Providers that have a domain in many countries: another country's ending is no slip. */
export const WORLDWIDE: ReadonlySet<string> = new Set(['yahoo', 'hotmail', 'outlook', 'live', 'gmx', 'aol', 'msn', 'orange'])
