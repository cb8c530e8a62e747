import { writeMessage } from '../../mailbox/index.ts'
import type { ComposeController } from './controller.ts'

/** The held message as a file that a desktop mail client opens ready to send (`X-Unsent: 1`). */
export async function writeEml(controller: ComposeController): Promise<{ name: string; bytes: Blob }> {
  const { adapter, context } = controller
  const reading = adapter.read()
  const snapshot = adapter.snapshot()
  const files = await controller.allFiles()
  const secure = context.profile?.secureAddress ?? ''
  const bytes = writeMessage({
    from: secure === '' ? (reading.from ?? { name: '', address: '' }) : { name: context.profile?.name ?? '', address: secure },
    to: reading.to,
    cc: reading.cc,
    bcc: reading.bcc,
    subject: reading.subject,
    text: [reading.text.text('body'), reading.text.text('quoted')].filter((part) => part !== '').join('\n'),
    ...(snapshot.isHtml ? { html: snapshot.content } : {}),
    attachments: await Promise.all(files.map(async (file) => (
      { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }
    ))),
    date: new Date(),
    messageId: `<${crypto.randomUUID()}@sceau.invalid>`,
    unsent: true,
  })
  return { name: 'message.eml', bytes: new Blob([bytes], { type: 'message/rfc822' }) }
}
