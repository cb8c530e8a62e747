import type { Box } from '../directory/index.ts'
import { language, say } from './say.ts'

/** An ISO date as people write it: "12 novembre 2026". Empty when there is none or it is not a date. */
export function formatDate(iso: string): string {
  return formatWith(iso, { dateStyle: 'long' })
}

/** An ISO date and time as people write it, to the minute. */
export function formatDateTime(iso: string): string {
  return formatWith(iso, { dateStyle: 'medium', timeStyle: 'short' })
}

function formatWith(iso: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return iso === '' || Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(language(), options).format(date)
}

/** A size in bytes as people read it, with the units of the language ("o", "ko", "Mo" in French). */
export function formatSize(bytes: number): string {
  const units = ['common_size_b', 'common_size_kb', 'common_size_mb', 'common_size_gb']
  const rank = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const digits = new Intl.NumberFormat(language(), { maximumFractionDigits: rank > 1 ? 1 : 0 }).format(bytes / 1000 ** rank)
  return say(units[rank] ?? 'common_size_b', digits)
}

/** Who a directory row is: "Dr Claire Fontaine", or the organisation for a team's mailbox. */
export function boxName(box: Box): string {
  const person = [box.civility, box.givenName, box.familyName].filter(Boolean).join(' ')
  return person || [box.service, box.organisation].filter(Boolean).join(', ') || box.address
}

/** What they do: "Médecin, Cardiologie". */
export function boxWork(box: Box): string {
  return [box.profession, box.specialty].filter(Boolean).join(', ')
}

/** Where they do it: "Clinique des Ormes, 59000 Lille". */
export function boxPlace(box: Box): string {
  const town = [box.postcode, box.city].filter(Boolean).join(' ')
  return [box.familyName ? box.organisation : '', town].filter(Boolean).join(', ')
}

/** The host of an origin, as people know it; the text itself when it is no address. */
export function hostOf(site: string): string {
  return URL.canParse(site) ? new URL(site).host : site
}
