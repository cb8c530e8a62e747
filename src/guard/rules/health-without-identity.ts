import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import type { Reason } from '../verdict.ts'

/** One person is spoken of, named or not: an age, "une patiente", "ce monsieur". Teaching and meetings name illnesses of nobody. */
const SOMEBODY = /(?<!\p{L})(?:(?:une?|ma|mon|cette?|la|le|notre|ton|ta|chez) (?:jeune |petite? |vieille |vieux )?(?:patiente?|dame|monsieur|homme|femme|enfant|nourrisson|residente?|cliente?|garcon|fille|fillette|bebe|parturiente)|homme|femme|[fh] ?\d{1,3}|(?:elle|il) (?:prend|presente|refuse|souffre))(?!\p{L})|(?:homme|femme|patiente?|dame|monsieur|garcon|fille|enfant|[fh]|cas)[^.\n]{0,30}(?<![\d,.])\d{1,3} ?(?:ans?|a|mois|yo|y\/o)(?![\p{L}\d])/u

/** Something about somebody's health, and nobody who could be singled out: worth a look, not a stop. */
export function healthWithoutIdentity({ detection: { conclusion, findings }, recipients, draft }: Case): Reason[] {
  if (conclusion !== 'health-unidentified' || recipients.every(({ reach }) => reach === 'entitled')) return []
  const texts = [draft.subject, draft.body, draft.quoted, ...draft.attachments.map(({ text }) => text)]
  if (!texts.some((text) => SOMEBODY.test(plain(text)))) return []
  return [{ rule: 'health-without-identity', severity: 'advise', message: 'rule_health_without_identity', params: [], findings }]
}
