import { formatDate } from '../faces/format.ts'
import { language, say } from '../faces/say.ts'

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['year', 365], ['month', 30], ['week', 7], ['day', 1]]
const DAY = 24 * 60 * 60 * 1000

/** "Créé le 3 mars 2026, il y a 8 mois". @param now Milliseconds since 1970. */
export function ageOf(iso: string, now: number = Date.now()): string {
  const days = Math.max(0, Math.floor((now - Date.parse(iso)) / DAY))
  const [unit, length] = STEPS.find(([, least]) => days >= least) ?? ['day', 1]
  // "Today" and "yesterday", but "1 year ago" rather than "last year", which may be much less.
  const numeric = unit === 'day' ? 'auto' : 'always'
  return say('secret_age', formatDate(iso), new Intl.RelativeTimeFormat(language(), { numeric }).format(-Math.floor(days / length), unit))
}

/** Days after which it is time to agree on another standing secret. */
const OLD = 365

export const isOld = (iso: string, now: number = Date.now()): boolean => now - Date.parse(iso) > OLD * DAY
