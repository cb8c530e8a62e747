import type { Mailbox, RuleCode, Severity } from '../../../../src/guard/index.ts'

/** A draft as a person would describe it; each host's driver builds it as that host has it. */
export interface TableDraft {
  readonly what: string
  readonly to: readonly Mailbox[]
  readonly cc?: readonly Mailbox[]
  readonly bcc?: readonly Mailbox[]
  /** From the secure mailbox itself, for hosts that can vouch for it. */
  readonly inside?: boolean
  readonly from?: Mailbox
  readonly subject?: string
  /** Paragraphs. */
  readonly body: readonly string[]
  /** Paragraphs of the mail that is answered. */
  readonly quoted?: readonly string[]
  readonly html?: boolean
  readonly files?: readonly { readonly name: string; readonly text: string }[]
  /** What the administrator wrote. */
  readonly policy?: Readonly<Record<string, unknown>>
  readonly verdict: 'pass' | Severity
  /** Codes of all reasons, sorted. */
  readonly rules: readonly RuleCode[]
}

const one = (address: string, name = ''): Mailbox => ({ name, address })
export const ME = one('lea.moreau@messagerie-ordinaire.test', 'Dr Léa Moreau')
export const ME_SECURE = one('lea.moreau@medecin.mssante.fr', 'Dr Léa Moreau')

const PAUL = one('paul.durand@autre-fournisseur.test', 'Paul Durand')
const SOPHIE = one('sophie.garnier@exemple.test', 'Sophie Garnier')
const PETIT = one('thomas.petit@medecin.mssante.fr', 'Dr Thomas Petit')
const CARON = one('marie.caron@medecin.mssante.fr', 'Dr Marie Caron')
const HOUSE = one('accueil@clinique-invente.example', 'Accueil')
const INSURER = one('sinistres@assurance-exemple.test', 'Service assurance Horizon')
const MANY = Array.from({ length: 9 }, (_, at) => one(`confrere${at}@exemple-${at}.test`))

const SICK = 'Mme Zélie CANARIOT, née le 03/04/1951, a une insuffisance cardiaque, INR à 5,8 sous warfarine.'
const NUMBER = 'NIR 2 51 04 75 111 222 36, suivie pour une sarcoïdose médiastinale.'
const NOBODY = 'Une patiente de 41 ans sous méthotrexate a une toux sèche depuis trois semaines.'
const LUNCH = 'On se voit jeudi à midi au restaurant du port ?'
const PROSE = 'Merci pour votre message, je vous rappelle demain matin.'
const ENGLISH = 'I am referring Mrs Zélie CANARIOT, born 03/04/1951, who has atrial fibrillation and takes warfarin.'

const INTERNAL = { internalDomains: ['clinique-invente.example'] }

export const DRAFTS: readonly TableDraft[] = [
  { what: 'lunch', to: [PAUL], body: ['Bonjour Paul,', LUNCH], verdict: 'pass', rules: [] },
  { what: 'lunch, in HTML', to: [PAUL], body: ['Bonjour Paul,', LUNCH], html: true, verdict: 'pass', rules: [] },
  { what: 'lunch with many, some hidden', to: [PAUL], cc: [SOPHIE], bcc: [one('jean@exemple.test')], body: [LUNCH], verdict: 'pass', rules: [] },
  { what: 'nothing at all', to: [PAUL], body: [''], verdict: 'pass', rules: [] },
  { what: 'a harmless file', to: [PAUL], body: ['Bonjour, voici le plan d’accès.'], files: [{ name: 'plan.txt', text: 'Le parking est derrière la gare.' }], verdict: 'pass', rules: [] },
  { what: 'a harmless answer to a harmless mail', to: [PAUL], body: [PROSE], quoted: ['Bonjour, pouvez-vous me rappeler ?'], verdict: 'pass', rules: [] },
  { what: 'a letter', to: [PAUL], subject: 'Patiente', body: ['Cher confrère,', SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter, in HTML', to: [PAUL], subject: 'Patiente', body: ['Cher confrère,', SICK], html: true, verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter, in English', to: [PAUL], subject: 'Referral', body: ['Dear colleague,', ENGLISH], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a checked number', to: [SOPHIE], body: [NUMBER], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a number with a wrong key', to: [SOPHIE], body: ['NIR 2 51 04 75 111 222 37, merci de vérifier.'], verdict: 'confirm', rules: ['invalid-identity-number'] },
  { what: 'a letter told by its subject alone', to: [PAUL], subject: 'Mme Zélie CANARIOT née le 03/04/1951 : insuffisance cardiaque', body: [PROSE], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter in a file', to: [PAUL], body: ['Bonjour, voici le courrier.'], files: [{ name: 'courrier.txt', text: SICK }], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter told by the name of its file', to: [PAUL], body: ['Bonjour, voici le fichier.'], files: [{ name: 'CANARIOT Zélie 03-04-1951 insuffisance cardiaque.txt', text: 'Voir plus loin.' }], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a file that nobody can read', to: [PAUL], body: ['Bonjour, voici le fichier.'], files: [{ name: 'scan.bin', text: 'UNREADABLE' }], verdict: 'confirm', rules: ['unread-attachment'] },
  { what: 'a file that is encrypted', to: [PAUL], body: ['Bonjour, voici le fichier.'], files: [{ name: 'scelle.bin', text: 'ENCRYPTED' }], verdict: 'advise', rules: ['unread-attachment'] },
  { what: 'a file that was forgotten', to: [PAUL], body: ['Bonjour, vous trouverez le planning en pièce jointe.'], verdict: 'confirm', rules: ['missing-attachment'] },
  { what: 'a letter in the history', to: [PAUL], body: [PROSE], quoted: ['Cher confrère,', SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter in the history, in HTML', to: [PAUL], body: [PROSE], quoted: ['Cher confrère,', SICK], html: true, verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter to a hidden recipient', to: [], bcc: [PAUL], body: [SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter to nobody yet', to: [], body: [SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter to a name without an address', to: [one('', 'Équipe du service')], body: [SICK], verdict: 'block', rules: ['unresolved-recipient'] },
  { what: 'lunch with a name without an address', to: [one('', 'Équipe du service')], body: [LUNCH], verdict: 'advise', rules: ['unresolved-recipient'] },
  { what: 'a letter to an ordinary and a secure address', to: [PAUL, PETIT], body: [SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter to a secure address, from an ordinary mailbox', to: [PETIT], body: ['Cher Thomas,', SICK], verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'lunch with a secure address', to: [PETIT], body: [LUNCH], verdict: 'advise', rules: ['refused-by-network'] },
  { what: 'a letter from the secure mailbox to a colleague', inside: true, from: ME_SECURE, to: [PETIT], body: ['Cher Thomas,', SICK], verdict: 'pass', rules: [] },
  { what: 'a letter from the secure mailbox that greets somebody else', inside: true, from: ME_SECURE, to: [PETIT], body: ['Chère Dr Caron,', SICK], verdict: 'confirm', rules: ['salutation-mismatch'] },
  { what: 'a letter from the secure mailbox to an address that nobody lists', inside: true, from: ME_SECURE, to: [one('inconnu.personne@medecin.mssante.fr')], body: [SICK], verdict: 'confirm', rules: ['unknown-address'] },
  { what: 'a letter to one of three doctors of a name, in the first week', inside: true, from: ME_SECURE, to: [one('sophie.martin@medecin.mssante.fr', 'Dr Martin')], body: ['Cher Dr Martin,', SICK], verdict: 'advise', rules: ['homonym'] },
  { what: 'a letter to a box of the hospital that nobody lists, in the first week', inside: true, from: ME_SECURE, to: [one('secretariat@chu-lointain.mssante.fr')], body: [SICK], verdict: 'pass', rules: [] },
  { what: 'a letter to a patient’s citizen mailbox, in the first week', inside: true, from: ME_SECURE, to: [one('251047511122236@patient.mssante.fr')], body: ['Madame,', 'Votre INR est à 5,8 sous warfarine.'], verdict: 'advise', rules: ['first-time-recipient'] },
  { what: 'a letter to an insurer', to: [INSURER], body: [SICK], verdict: 'block', rules: ['not-entitled', 'plaintext-health-data'] },
  { what: 'a letter to nine', to: MANY, body: [SICK], verdict: 'block', rules: ['many-recipients', 'plaintext-health-data'] },
  { what: 'a domain that imitates the trust space', to: [one('thomas.petit@medecin.mssante.co')], body: [LUNCH], verdict: 'confirm', rules: ['lookalike-domain'] },
  { what: 'a hidden domain that imitates the trust space', to: [PAUL], bcc: [one('thomas.petit@medecin.mssante.co')], body: [LUNCH], verdict: 'confirm', rules: ['lookalike-domain'] },
  { what: 'a hidden name without an address', to: [PAUL], bcc: [one('', 'Équipe du service')], body: [LUNCH], verdict: 'advise', rules: ['unresolved-recipient'] },
  { what: 'somebody’s health, nobody can tell whose', to: [PAUL], body: [NOBODY], verdict: 'advise', rules: ['health-without-identity'] },
  { what: 'a letter inside the house', from: one('dr.leroy@clinique-invente.example'), to: [HOUSE], body: [SICK], policy: INTERNAL, verdict: 'pass', rules: [] },
  { what: 'a letter inside a house that seals its own mail', from: one('dr.leroy@clinique-invente.example'), to: [HOUSE], body: [SICK], policy: { ...INTERNAL, sealInside: true }, verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a letter from the house outwards', from: one('dr.leroy@clinique-invente.example'), to: [HOUSE, PAUL], body: [SICK], policy: INTERNAL, verdict: 'block', rules: ['plaintext-health-data'] },
  { what: 'a class that the administrator made graver', to: [PAUL], body: [NOBODY], policy: { severities: { 'health-unidentified': 'block' } }, verdict: 'block', rules: ['health-without-identity'] },
  { what: 'a class that the administrator silenced', to: [PAUL], body: [NOBODY], policy: { severities: { 'health-unidentified': 'off' } }, verdict: 'pass', rules: [] },
  { what: 'a rule that the administrator misspelt', to: [PAUL], body: [NOBODY], policy: { severities: { 'health-unidentifed': 'off' } }, verdict: 'advise', rules: ['health-without-identity'] },
  { what: 'two colleagues in copy, one of whom is named and missing', to: [PAUL], body: ['Cher confrère,', SICK, 'Copie au Dr Marie Caron.'], cc: [SOPHIE], verdict: 'block', rules: ['mentioned-not-addressed', 'plaintext-health-data'] },
  { what: 'a copy to a secure colleague', to: [PAUL], cc: [CARON], body: [NOBODY], verdict: 'advise', rules: ['health-without-identity', 'refused-by-network'] },
]
