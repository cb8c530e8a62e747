/**
 * What a phone's camera turns into a message that only has to be sent. `SMSTO:<number>:<text>` is the form that Android's reader
 * (ZXing's SMSTOMMSTOResultParser, ML Kit) and the iPhone's camera both fill number and text from; `sms:<number>?body=` (RFC 5724)
 * leaves the text out on some Android phones, and `&body=` is the iPhone's own. The text is taken to the end, so colons in it do no harm.
 * @param number E.164 with a plus.
 * @param text Plain ASCII: readers disagree on the coding of anything else.
 */
export function smsPayload(number: string, text: string): string {
  return `SMSTO:${number}:${text}`
}

/** Characters that a single text message takes: GSM 03.38, 7 bits. */
export const ONE_MESSAGE = 160
