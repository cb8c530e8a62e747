import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { CopyText, HeldDraft } from '../../messaging/records.ts'
import { allFiles } from './all-files.ts'
import type { GuardedView } from './guarded-view.ts'

/** A message as a file, as the panel offers it. */
export interface MessageFile {
  readonly name: string
  readonly bytes: Blob
}

export const MESSAGE_NAME = 'message.eml'

/** What a copy for the record says now, without waiting for anything: pictures that only the webmail's server has are missing. */
export function textAtOnce({ adapter }: Pick<GuardedView, 'adapter'>): CopyText {
  const { from, to, cc, bcc, subject, text } = adapter.read()
  const { isHtml, content } = adapter.snapshot()
  return {
    from: from ?? { name: '', address: '' }, to, cc, bcc, subject,
    text: [text.text('body'), text.text('quoted')].filter((part) => part !== '').join('\n'),
    ...(isHtml ? { html: content } : {}),
    messageId: `<${crypto.randomUUID()}@sceau.invalid>`,
    inReplyTo: adapter.inReplyTo?.() ?? '',
    unsent: false,
    ownCopy: true,
  }
}

const withPictures = (copy: CopyText, { isHtml, content }: HeldDraft): CopyText => (isHtml ? { ...copy, html: content } : copy)

/** The same with those pictures. Only they are waited for: the rest is what stands there now. */
export async function textNow({ adapter }: Pick<GuardedView, 'adapter'>): Promise<CopyText> {
  const copy = textAtOnce({ adapter })
  return withPictures(copy, (await adapter.portable()).draft)
}

/**
 * What stands in the compose view, taken down at this moment; the engine writes it as a file. Without `originals` it is a draft that a
 * desktop mail client opens ready to send, from the secure address. With them it is a copy for the record: as it was written, with
 * the files that have been sealed in the place of their envelopes.
 */
export async function messageNow({ adapter, context, files }: Pick<GuardedView, 'adapter' | 'context' | 'files'>, originals: readonly File[] | null): Promise<MessageToWrite> {
  const plain = textAtOnce({ adapter })
  const envelopes = originals === null ? [] : adapter.read().attachments.filter(({ id }) => files.isSealed(id)).map(({ id }) => id)
  const { draft, inText } = await adapter.portable()
  const copy = withPictures(plain, draft)
  const given = await allFiles({ adapter, files }, new Set([...inText, ...envelopes]))
  if (originals) return { ...copy, files: [...originals, ...given] }
  const secure = context.profile?.secureAddress ?? ''
  const from = secure === '' ? copy.from : { name: context.profile?.name ?? '', address: secure }
  return { ...copy, from, unsent: true, ownCopy: false, files: given }
}

/** The held message as a file that a desktop mail client opens ready to send (`X-Unsent: 1`). Throws when it cannot be written. */
export async function writeEml(view: Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'files'>): Promise<MessageFile> {
  const { bytes } = await view.engine.write(await messageNow(view, null), null)
  if (!bytes) throw new Error('the message could not be written as a file')
  return { name: MESSAGE_NAME, bytes }
}
