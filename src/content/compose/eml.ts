import { type MessageFile, writeMessage } from '../../mailbox/index.ts'
import { bytesOf } from '../webmails/blob.ts'
import type { ComposeController } from './controller.ts'

const PICTURE = /(<img\b[^>]*?\bsrc=)(["'])data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)\2/gi

/** Pictures that stand in the text become parts with a name: desktop clients show those, not `data:` addresses. */
function withNamedPictures(content: string): { readonly html: string; readonly pictures: readonly MessageFile[] } {
  const pictures: MessageFile[] = []
  const html = content.replace(PICTURE, (_, before: string, quote: string, type: string, base64: string) => {
    const contentId = `${crypto.randomUUID()}@sceau.invalid`
    pictures.push({
      name: `image-${pictures.length + 1}.${type.slice('image/'.length).replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`, type, contentId,
      bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    })
    return `${before}${quote}cid:${contentId}${quote}`
  })
  return { html, pictures }
}

/** The held message as a file that a desktop mail client opens ready to send (`X-Unsent: 1`). */
export async function writeEml(controller: ComposeController): Promise<{ name: string; bytes: Blob }> {
  const { adapter, context } = controller
  const reading = adapter.read()
  const { draft, inText } = await adapter.portable()
  const files = await controller.allFiles(inText)
  const pictured = draft.isHtml ? withNamedPictures(draft.content) : null
  const secure = context.profile?.secureAddress ?? ''
  const bytes = writeMessage({
    from: secure === '' ? (reading.from ?? { name: '', address: '' }) : { name: context.profile?.name ?? '', address: secure },
    to: reading.to,
    cc: reading.cc,
    bcc: reading.bcc,
    subject: reading.subject,
    text: [reading.text.text('body'), reading.text.text('quoted')].filter((part) => part !== '').join('\n'),
    ...(pictured ? { html: pictured.html } : {}),
    attachments: [
      ...(pictured?.pictures ?? []),
      ...(await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, bytes: await bytesOf(file) })))),
    ],
    date: new Date(),
    messageId: `<${crypto.randomUUID()}@sceau.invalid>`,
    unsent: true,
  })
  return { name: 'message.eml', bytes: new Blob([bytes], { type: 'message/rfc822' }) }
}
