import { isCitizenMailbox } from '../../directory/index.ts'

/** What the number of a citizen mailbox tells of its holder. */
export interface Holder {
  /** 13 characters, without the key. */
  readonly number: string
  readonly sex: 'female' | 'male'
  /** Last two figures of the year. */
  readonly year: number
  /** 0 where the number does not say. */
  readonly month: number
}

/** `null` unless the number and its key agree: a wrong digit would tell of somebody else. */
export function holderOf(address: string): Holder | null {
  if (!isCitizenMailbox(address)) return null
  const number = address.trim().slice(0, 13).toUpperCase()
  const month = Number(number.slice(3, 5))
  return { number, sex: /^[137]/.test(number) ? 'male' : 'female', year: Number(number.slice(1, 3)), month: month <= 12 ? month : 0 }
}

/** Years from which nobody reads for a person any more. */
export const FULL_AGE = 18

/** Age in full years at a day, for one born in that month of that year; the younger of what two figures can mean. */
export function youngestAge({ year, month }: { readonly year: number; readonly month: number }, today: string): number | null {
  const [nowYear = Number.NaN, nowMonth = Number.NaN] = today.split('-').map(Number)
  if (!Number.isFinite(nowYear) || !Number.isFinite(nowMonth)) return null
  const century = nowYear - (nowYear % 100)
  const born = century + year > nowYear ? century - 100 + year : century + year
  return nowYear - born - (month > nowMonth ? 1 : 0)
}
