/** Key of a NIR body of 13 characters: 97 − (number mod 97), where 2A reads 19 and 2B reads 18. */
export function nirKey(body: string): number {
  const digits = body.toUpperCase().replace('2A', '19').replace('2B', '18')
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return 97 - rest
}

/** 1-2 registered, 3-4 and 7-8 provisional; month 01-12, 20-42 or 50-99 when unknown; department; commune; order. */
const BODY = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}$/i

/** Whether 13 characters have the shape of a NIR. */
export const isNirBody = (body: string): boolean => BODY.test(body)

/** Whether 15 characters are a NIR with its right key. */
export const isNir = (number: string): boolean =>
  number.length === 15 && isNirBody(number.slice(0, 13)) && nirKey(number.slice(0, 13)) === Number(number.slice(13))
