import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import type { Reason } from '../verdict.ts'

const MANY = 8
/** Meetings, surveys, adverts: they name illnesses without being about anybody's care. */
const BUSINESS = /(?<!\p{L})(?:questionnaires?|enquetes?|these|memoire|sondages?|reunions?|soirees?|formations?|webinaires?|congres|seminaires?|conference|offres?|promotions?|invitations?|invites?|inscriptions?|inscrire|newsletter|lettre d'information|adhesions?|cotisations?|remise|tarifs?|catalogue|assemblee|afterwork|journees? (?:regionales?|nationales?|d'etude|de formation|annuelle)|staff de service|ordre du jour|planning|conges|vacances|locaux)(?!\p{L})/u

/** What many must know at once for their patients' safety: a recall, a shortage, an outbreak. */
const SAFETY = /(?<!\p{L})(?:(?:rappel|retrait)(?: \p{L}+){0,4} (?:lots?|medicaments?|dispositifs?|vaccins?|collyres?|protheses?|seringues?|pompes?|implants?)|lots? (?:n°|numero|[^.\n]{0,40}(?:defectueux|contamines?|rappeles?|retires?|mal etiquetes?))|alertes? (?:sanitaires?|de (?:pharmaco|materio|hemo|bio)vigilance|ansm|dgs|ars)|dgs-urgent|(?:pharmaco|materio|hemo|reacto)vigilance|ruptures? (?:de stock|d'approvisionnement|nationale)|tensions? d'approvisionnement|contaminations?|(?:cas(?: groupes?| confirmes?| suspects?)?|foyers?|clusters?) (?:de |d')?(?:la )?(?:rougeole|meningite|meningocoque|coqueluche|gale|tuberculose|legionell\p{L}*|dengue|chikungunya|toxi-?infection|botulisme|hepatite|listeriose|grippe)\p{L}*|epidemies?|(?:foyers?|clusters?) (?:epidemiques?|infectieux|de cas)|(?:vaccination|prophylaxie|antibioprophylaxie|traitement) post-exposition|cas contacts?|toxi-?infections? alimentaires?|intoxications? (?:au monoxyde|collectives?)|ordonnances? (?:volees?|falsifiees?)|vol d'ordonnances)(?!\p{L})/u

/** Somebody in care is named, whatever detection made of it. */
const SOMEBODY = /(?<!\p{L})(?:Mme|M\.|Mlle|Madame|Monsieur|Mr|patiente?)[ \u00a0]+(?:de |d['’]|le |la )?\p{Lu}/u

/** Nothing about anybody's care to eight or more secure boxes, which are there for care. */
export function groupMailing({ detection: { conclusion }, recipients, letter }: Case): Reason[] {
  const secure = recipients.filter(({ network }) => network === 'mssante').length
  if (secure < MANY || conclusion === 'identifiable') return []
  const text = plain(letter.prose)
  if (!BUSINESS.test(text) && (conclusion !== 'none' || SOMEBODY.test(letter.prose) || SAFETY.test(text))) return []
  return [{ rule: 'group-mailing', severity: 'confirm', message: 'rule_group_mailing', params: [String(secure)] }]
}
