import { plain } from '../letter/plain.ts'

/** A day of birth. */
export interface Birth {
  readonly day: number
  readonly month: number
  /** The last two figures: letters and numbers of identity often give no more. */
  readonly year: number
}

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']
const NUMERIC = /(?<!\d)(\d{1,2})\s?[/.\-– ]\s?(\d{1,2})\s?[/.\-– ]\s?(?:19|20)?(\d{2})(?!\d)/
const ISO = /(?<!\d)(?:19|20)(\d{2})-(\d{2})-(\d{2})(?!\d)/
const WRITTEN = /(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(?:19|20)?(\d{2})(?!\d)/

/** Reads the day that a passage gives, in figures or with the month in letters; `null` where there is none. */
export function birthIn(text: string): Birth | null {
  const folded = plain(text)
  const iso = ISO.exec(folded)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const numeric = NUMERIC.exec(folded)
  if (numeric) return { day: Number(numeric[1]), month: Number(numeric[2]), year: Number(numeric[3]) }
  const written = WRITTEN.exec(folded)
  const month = MONTHS.findIndex((start) => written?.[2]?.startsWith(start) === true || (start === 'fevr' && written?.[2]?.startsWith('fev') === true))
  return written && month >= 0 ? { day: Number(written[1]), month: month + 1, year: Number(written[3]) } : null
}

export const isSameBirth = (a: Birth, b: Birth): boolean => a.day === b.day && a.month === b.month && a.year === b.year

/** A month of birth without its day: "né en décembre 1948". */
export function bornIn(text: string): Pick<Birth, 'month' | 'year'>[] {
  return [...plain(text).matchAll(BORN)].flatMap(([, word = '', number = '', year = '']) => {
    const month = word === '' ? Number(number) : MONTHS.findIndex((start) => word.startsWith(start) || (start === 'fevr' && word.startsWith('fev'))) + 1
    return month > 0 ? [{ month, year: Number(year) }] : []
  })
}
const BORN = /(?<!\p{L})nee?(?:\(e\))? (?:en |au mois de |depuis )?(?:([a-z]{3,9})\.?|(\d{1,2})[/-]) ?(?:19|20)(\d{2})(?!\d)/gu
