import type { MessageToWrite } from '../../messaging/engine-port.ts'
import { fromBase64 } from '../../crypto/index.ts'
import type { ComposeController } from './controller.ts'

/** A message as a file, as the panel offers it. */
export interface MessageFile {
  readonly name: string
  readonly bytes: Blob
}

export const MESSAGE_NAME = 'message.eml'

type Part = MessageToWrite['files'][number]

const PICTURE = /(<img\b[^>]*?\bsrc=)(["'])data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)\2/gi

/** Pictures that stand in the text become parts with a name: desktop clients show those, not `data:` addresses. */
export function withNamedPictures(content: string): { readonly html: string; readonly pictures: readonly Part[] } {
  const pictures: Part[] = []
  const html = content.replace(PICTURE, (_, before: string, quote: string, type: string, base64: string) => {
    const contentId = `${crypto.randomUUID()}@sceau.invalid`
    pictures.push({
      name: `image-${pictures.length + 1}.${type.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`, contentId,
      file: new Blob([fromBase64(base64)], { type }),
    })
    return `${before}${quote}cid:${contentId}${quote}`
  })
  return { html, pictures }
}

/**
 * What stands in the compose view, taken down at this moment; the engine writes it as a file. Without `originals` it is a draft that a
 * desktop mail client opens ready to send, from the secure address. With them it is a copy for the record: as it was written, with
 * the files that have been sealed in the place of their envelopes.
 */
export async function messageNow(controller: ComposeController, originals: readonly File[] | null): Promise<MessageToWrite> {
  const { adapter, context, files } = controller
  const reading = adapter.read()
  const { draft, inText } = await adapter.portable()
  const envelopes = originals === null ? [] : reading.attachments.filter(({ id }) => files.isSealed(id)).map(({ id }) => id)
  const given = await controller.allFiles(new Set([...inText, ...envelopes]))
  const pictured = draft.isHtml ? withNamedPictures(draft.content) : null
  const secure = originals === null ? (context.profile?.secureAddress ?? '') : ''
  return {
    from: secure === '' ? (reading.from ?? { name: '', address: '' }) : { name: context.profile?.name ?? '', address: secure },
    to: reading.to,
    cc: reading.cc,
    bcc: reading.bcc,
    subject: reading.subject,
    text: [reading.text.text('body'), reading.text.text('quoted')].filter((part) => part !== '').join('\n'),
    ...(pictured ? { html: pictured.html } : {}),
    files: [...(pictured?.pictures ?? []), ...[...(originals ?? []), ...given].map((file) => ({ file, name: file.name, contentId: '' }))],
    messageId: `<${crypto.randomUUID()}@sceau.invalid>`,
    inReplyTo: adapter.inReplyTo?.() ?? '',
    unsent: originals === null,
    ownCopy: originals !== null,
  }
}

/** The held message as a file that a desktop mail client opens ready to send (`X-Unsent: 1`). Throws when it cannot be written. */
export async function writeEml(controller: ComposeController): Promise<MessageFile> {
  const { bytes } = await controller.engine.write(await messageNow(controller, null), null)
  if (!bytes) throw new Error('the message could not be written as a file')
  return { name: MESSAGE_NAME, bytes }
}
