/** What is wrong with a phone number: a sentence of the catalogue. */
export type PhoneFault = 'secret_phone_empty' | 'secret_phone_landline' | 'secret_phone_malformed'

export type Phone = { readonly number: string; readonly fault: null } | { readonly number: ''; readonly fault: PhoneFault }

/** Country codes of the French mobile ranges overseas, by the first digits after the 0 (Arcep, plan national de numérotation). */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^69[01]/, '590'], [/^694/, '594'], [/^69[67]/, '596'], [/^(69[23]|639)/, '262'],
]

const fault = (why: PhoneFault): Phone => ({ number: '', fault: why })

/**
 * A phone number as the practitioner types it, in the form of ITU-T E.164 with a plus. Ten digits are taken for French ones; a number
 * of another country begins with + or 00. French numbers that cannot get a text message are refused.
 */
export function phoneOf(typed: string): Phone {
  const plain = typed.replace(/[\s.\-()/\u00a0\u202f]/gu, '').replace(/^00/, '+').replace(/^\+330/, '+33')
  if (plain === '') return fault('secret_phone_empty')
  const french = /^(?:\+33|0)([1-9]\d{8})$/.exec(plain)?.[1]
  if (french !== undefined) {
    if (!/^[67]/.test(french)) return fault('secret_phone_landline')
    const overseas = plain.startsWith('0') ? OVERSEAS.find(([range]) => range.test(french))?.[1] : undefined
    return { number: `+${overseas ?? '33'}${french}`, fault: null }
  }
  return /^\+(?!33|0)\d{8,15}$/.test(plain) ? { number: plain, fault: null } : fault('secret_phone_malformed')
}

/** A number as people read it: "+33 6 12 34 56 78". */
export function readablePhone(number: string): string {
  const [, country = '', first = '', pairs = ''] = /^\+(33)(\d)(\d{8})$/.exec(number) ?? /^\+(590|594|596|262)(\d{3})(\d{6})$/.exec(number) ?? []
  return country === '' ? number : `+${country} ${first} ${pairs.replace(/(\d{2})(?=\d)/g, '$1 ')}`
}
