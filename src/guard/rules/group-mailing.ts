import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import type { Reason } from '../verdict.ts'

const MANY = 8
/** Meetings, surveys, adverts: they name illnesses without being about anybody's care. */
const BUSINESS = /(?<!\p{L})(?:questionnaires?|enquetes?|these|memoire|sondages?|reunions?|soirees?|formations?|webinaires?|congres|seminaires?|conference|offres?|promotions?|invitations?|invites?|inscriptions?|inscrire|newsletter|lettre d'information|adhesions?|cotisations?|remise|tarifs?|catalogue|assemblee|afterwork|journees? (?:regionales?|nationales?|d'etude|de formation|annuelle)|staff de service|ordre du jour|planning|conges|vacances|locaux)(?!\p{L})/u

/** Somebody in care is named, whatever detection made of it. */
const SOMEBODY = /(?<!\p{L})(?:Mme|M\.|Mlle|Madame|Monsieur|Mr|patiente?)[ \u00a0]+(?:de |d['’]|le |la )?\p{Lu}/u

/** Nothing about anybody's care to eight or more secure boxes, which are there for care. */
export function groupMailing({ detection: { conclusion }, recipients, letter }: Case): Reason[] {
  const secure = recipients.filter(({ network }) => network === 'mssante').length
  if (secure < MANY || conclusion === 'identifiable') return []
  if (!BUSINESS.test(plain(letter.prose)) && (conclusion !== 'none' || SOMEBODY.test(letter.prose))) return []
  return [{ rule: 'group-mailing', severity: 'confirm', message: 'rule_group_mailing', params: [String(secure)] }]
}
