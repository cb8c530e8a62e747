import { canonicalAddress } from '../crypto/keys/address.ts'
import { EnvelopeError } from '../crypto/envelopes/envelope.ts'
import { KnownKeys } from '../crypto/keys/known-keys.ts'
import { readReceivedMail } from '../crypto/keys/received-mail.ts'
import type { Ask } from '../messaging/ask.ts'
import type { KeyRecord } from '../messaging/key-records.ts'

/**
 * Takes the key that the header of an answered mail brings of its sender, as the options take it from a mail's file: unconfirmed, because neither a
 * header nor the page that handed it on proves anything. The background keeps it only where no key is known.
 * @param senders Only of these a key is taken.
 */
export async function learnKey(header: string, senders: readonly string[], ask: Ask): Promise<boolean> {
  const mail = readReceivedMail(new TextEncoder().encode(header))
  const [from = ''] = mail?.from ?? []
  if (!mail || !senders.some((sender) => canonicalAddress(sender) === from)) return false
  let record: KeyRecord | undefined
  const met = new KnownKeys({
    get: () => Promise.resolve(record),
    put: (next) => {
      record = next
      return Promise.resolve()
    },
  })
  try {
    await met.meetMail(mail, Date.now())
  } catch (error) {
    if (error instanceof EnvelopeError) return false
    throw error
  }
  return record !== undefined && (await ask('answered-key', { record })).learnt
}
