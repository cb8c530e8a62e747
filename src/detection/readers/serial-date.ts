const DAY = 86_400_000
/** Day 0 of the serial dates: 30 December 1899, or 1 January 1904 in workbooks of old Macs. */
export const EPOCH_1900 = Date.UTC(1899, 11, 30)
export const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_SERIAL = 2_958_465

/** Whether a number format shows a date. @param id Number formats of dates without a code of their own (ISO/IEC 29500-1, 18.8.30). */
export function isDateFormat(id: number, code: string): boolean {
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) || /[dyj]|m{3}/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

/** A number of a sheet as people write it: a date as it is written here, a long number without an exponent. Both are what recognizers know. */
export function shownNumber(value: string, date: boolean, epoch: number): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  if (date && number > 0 && number <= LAST_SERIAL) {
    const [year = '', month = '', day = ''] = new Date(epoch + Math.floor(number) * DAY).toISOString().slice(0, 10).split('-')
    return `${day}/${month}/${year}`
  }
  return /e/i.test(value) && Number.isSafeInteger(number) ? number.toFixed(0) : value.replace('.', ',')
}
