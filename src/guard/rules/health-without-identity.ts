import type { Case } from '../case.ts'
import { plain } from '../letter/plain.ts'
import type { Reason } from '../verdict.ts'

const WHO = '(?:patiente?|dame|monsieur|homme|femme|enfant|nourrisson|residente?|cliente?|garcon|fille|fillette|bebe|parturiente|gars|jeune|personne|etudiante?|mineure?|woman|man|male|female|boy|girl)'
/** An age in years or months; not the end of a range ("18 à 45 ans") or a group ("les plus de 65 ans"), nor an hour. */
const AGE = '(?<![\\d,.])(?<!(?:\\d a|plus de|moins de|jusqu\'a|des) )\\d{1,3} ?(?:ans?|mois|yo|y/o|a)(?![\\p{L}\\d])(?! \\d)'
/** One person is spoken of: an age, "une patiente", "ce monsieur". Teaching, meetings, orders and surveys name illnesses of nobody. */
const SOMEBODY = new RegExp([
  `(?<!\\p{L})(?:une?|cette?|cet|notre|votre|chez|a|the|this) (?:jeune |petite? |vieille |vieux |young )?${WHO}(?![\\p{L}-])(?! (?:ou|et|et/ou|par|sur|de [a-z]+ (?:ou|et)) )`,
  '(?<!\\p{L})(?:la|le|ma|mon|ta|ton) (?:jeune |petite? )?(?:patiente?|residente?|parturiente)(?![\\p{L}-])',
  `(?<![\\p{L}-])${WHO},?(?![\\p{L}-])[^.;\\n]{0,30}?${AGE}`,
  `(?:^|[.:,!?\\n])\\s*${WHO}(?=,? (?:de |sous |avec |jeune|aged |early|who ))`,
  '(?<![\\p{L}\\d])(?<!\\d )[fh],? ?\\d{1,3} ?(?:ans?|a)(?![\\p{L}\\d])',
  '(?:^|[,:"»\\n]) ?\\d{1,3} ?(?:ans?|mois)(?=,)', '\\d{1,3}[- ]year[- ]old (?:man|woman|boy|girl|male|female|patient)', '(?:dans la|d\'une) (?:vingt|trent|quarant|cinquant|soixant)aine(?! de (?!annees))',
  '(?<!\\p{L})(?:elle|il) (?:prend|presente|refuse|souffre)(?!\\p{L})',
].join('|'), 'u')

/** Something about somebody's health, and nobody who could be singled out: worth a look, not a stop. */
export function healthWithoutIdentity({ detection: { conclusion, findings }, recipients, draft }: Case): Reason[] {
  if (conclusion !== 'health-unidentified' || recipients.every(({ reach }) => reach === 'entitled')) return []
  const texts = [draft.subject, draft.body, draft.quoted, ...draft.attachments.map(({ text }) => text)]
  if (!texts.some((text) => SOMEBODY.test(plain(text)))) return []
  return [{ rule: 'health-without-identity', severity: 'advise', found: 'health-unidentified', message: 'rule_health_without_identity', params: [], findings }]
}
