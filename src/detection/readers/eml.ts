import type { Address } from 'postal-mime'
import { htmlToText } from './html.ts'
import { LIMITS } from './limits.ts'
import { APART, Collected } from './merge.ts'
import { type FileText, type ReadContext, UnreadError } from './reading.ts'

/** Names and addresses of one header field, groups taken apart. */
const shown = (one: Address): string => [one, ...(one.group ?? [])].map(({ name, address }) => `${name} ${address ?? ''}`.trim()).join('\n')

/** A mail (RFC 5322): addresses, subject, all its texts, its attachments and the mails inside. */
export async function readEml(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, forceRfc822Attachments: true }).catch((error: unknown) => {
    throw new UnreadError('damaged', { cause: error })
  })
  const all = new Collected()
  all.add(mail.subject ?? '')
  all.add(mail.text ?? '')
  if (mail.html !== undefined) all.add(htmlToText(mail.html))
  for (const { filename, mimeType, content } of mail.attachments) {
    if (/^application\/(?:x-)?pkcs7-mime/i.test(mimeType)) {
      all.add(filename ?? '')
      all.miss('password', 'encrypted')
      continue
    }
    // Marks of a signature and of PGP/MIME hold no words.
    if (/^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-encrypted)/i.test(mimeType)) continue
    const inside = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    if (inside.length > LIMITS.fileBytes) all.miss('too-big')
    else all.addFile(await context.inner({ name: filename ?? '', type: mimeType, bytes: inside }))
  }
  // People who write to each other stand apart from what is written of others.
  const people = [mail.from, mail.sender, ...(mail.replyTo ?? []), ...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].flatMap((one) => (one ? [shown(one)] : []))
  if (people.length > 0) all.add(`${APART}${people.join('\n')}`)
  return all.result('eml')
}
