import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { Profile } from '../../messaging/records.ts'
import type { Judged } from './host-verdict.ts'
import { FILE_LIMIT, within } from './within.ts'

/** The message as a file: with a `profile` a draft of its secure mailbox, without one a copy of what was written. Throws when a file is not given. */
export async function messageFile({ message, scan: { draft } }: Judged, profile: Profile | null, isCopy: boolean): Promise<MessageToWrite> {
  const files = await Promise.all(message.attachments.map((item) => within(() => item.read(), FILE_LIMIT)))
  const secure = isCopy ? '' : (profile?.secureAddress ?? '')
  return {
    from: secure === '' ? (message.from ?? { name: '', address: '' }) : { name: profile?.name ?? '', address: secure },
    to: message.to, cc: message.cc, bcc: message.bcc, subject: message.subject,
    text: [draft.body, draft.quoted].filter((part) => part !== '').join('\n'),
    ...(message.isHtml ? { html: message.content } : {}),
    files,
    messageId: `<${crypto.randomUUID()}@sceau.invalid>`,
    unsent: !isCopy,
    ownCopy: isCopy,
  }
}
