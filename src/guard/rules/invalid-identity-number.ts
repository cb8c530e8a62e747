import { isNir } from '../../detection/index.ts'
import { isCitizenMailbox } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import type { Reason } from '../verdict.ts'

/** A number that is said to be one of identity: the label stands right before it. */
const LABELLED = /(?<!\p{L})(?:n\.?i\.?r\.?|i\.?n\.?s\.?|n[°ºo]?\.?\s?ss|nss|s[ée]cu|s[ée]curit[ée]\s+sociale|matricule(?:\s+ins)?|immatricul\p{L}*|(?:carte\s+)?vitale)(?!\p{L})[^\d\n]{0,80}([1-478][\d \t.\u00a0]{3,9}[\dABab][\d \t.\u00a0]{7,16}\d(?:[ \t]?(?:cl[ée]|\/)?[ \t:]{0,3}\d{2})?)(?!\d)/giu
/** Written in the groups of the card, it needs no label: sex, year, month, department, commune, order, key. */
const GROUPED = /(?<![\d.-] ?)([12][ .\u00a0\u202f]\d\d[ .\u00a0\u202f](?:0[1-9]|1[0-2])[ .\u00a0\u202f](?:\d\d|2[ABab])[ .\u00a0\u202f]\d{3}[ .\u00a0\u202f]\d{3}[ .\u00a0\u202f]\d\d)(?![ .]?\d)/gu
const WHOLE = 15

/** Numbers of 15 characters, labelled or written as identity numbers, whose key is wrong. */
function wrongNumbers(text: string): string[] {
  return [LABELLED, GROUPED].flatMap((form) => [...text.matchAll(form)]).map((match) => (match[1] ?? '').replace(/[^\dABab]/g, '').toUpperCase()).filter((number) => number.length === WHOLE && !isNir(number))
}

/** A citizen mailbox, or a number in the text, that does not agree with its key: a digit is wrong, and it may be another patient's. */
export function invalidIdentityNumber({ recipients, draft }: Case): Reason[] {
  const mailboxes = recipients.filter(({ network, address }) => network === 'citizen' && !isCitizenMailbox(address)).map(({ address }): Reason => ({
    rule: 'invalid-identity-number', severity: 'block', message: 'rule_invalid_identity_number', params: [], recipient: address,
  }))
  const typed = new Set(wrongNumbers(`${draft.subject}\n${draft.body}`))
  return [...mailboxes, ...[...typed].map((): Reason => ({ rule: 'invalid-identity-number', severity: 'confirm', message: 'rule_invalid_identity_number_text', params: [] }))]
}
