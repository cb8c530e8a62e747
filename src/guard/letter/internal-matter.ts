import { plain } from './plain.ts'

/** What a house settles among its own: who works when, who is paid what, who decides, how one gets in. */
const INTERNAL = /(?<!\p{L})(?:plannings?|tableaux? (?:de (?:service|garde)|des gardes)|gardes?|astreintes?|conges|rtt|absences?|effectifs?|roulements?|recrutements?|salaires?|paie|primes?|budgets?|devis|reunions?|staffs?|ordre du jour|compte[- ]rendu de (?:reunion|service|conseil)|conseil d'administration|cse|cme|syndica\p{L}*|entretiens? annuels?|evaluations?|accreditation|certification|evenements? indesirables?|reclamations?|plaintes?|mots? de passe|identifiants?|codes? d'acces|confidentiel\p{L}*|en interne|entre nous|(?:ne (?:doit|doivent|devra) pas|sans) sortir (?:du|de la|de l'|de|d'ici)|(?:ne pas|a ne pas) (?:diffuser|transmettre|faire suivre)|appels? d'offres|negociations?|usage interne)(?!\p{L})/u

/** Whether a message without any patient is about a house's own affairs, so that a stranger among the readers matters. */
export const isInternalMatter = (prose: string): boolean => INTERNAL.test(plain(prose))
