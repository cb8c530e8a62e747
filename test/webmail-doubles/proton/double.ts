import { fieldsOf, pageOf, textField, textOf } from '../kit/serve.ts'
import { type Desk, type DoubleAnswer, type DoubleRequest, json, NOT_FOUND, type WebmailDouble } from '../webmail-double.ts'

/** Proton Mail at mail.proton.me. */
export const proton: WebmailDouble = {
  name: 'proton',
  hosts: ['mail.proton.me'],
  facts: [
    { what: 'composer: data-testid of to, cc, bcc, subject, from, send-button, close-button; editor in iframe[data-testid=rooster-iframe], #rooster-editor', source: 'ProtonMail/WebClients, applications/mail/…/composer, packages/components/components/editor', date: '2021 to 2026' },
    { what: 'recipients as composer-addresses-item; the address stands in the data-testid of what removes it, the label shows the name', source: 'WebClients, AddressesRecipientItem.tsx', date: '2026' },
    { what: 'once the field is left a summary with names alone takes the place of the fields', source: 'WebClients, Addresses.tsx, AddressesSummary.tsx', date: '2021 to 2025' },
    { what: 'autosave 2 s after the last change (here: the desk’s clock): POST mail/v4/messages, then PUT mail/v4/messages/ID', source: 'WebClients, useAutoSave.tsx, packages/shared/lib/api/messages.ts', date: '2025' },
    { what: 'a send first saves, then POST mail/v4/messages/ID?Source=composer, as a form', source: 'WebClients, useSendMessage.tsx, sendMessageForm; an extension that recognises sends', date: '2025, 2026' },
    { what: 'a file goes up at once: POST mail/v4/attachments, a form with Filename, MessageID, MIMEType in clear; the draft is saved before', source: 'WebClients, useAttachments.ts; ProtonMail Android AttachmentUploadService', date: '2021 to 2025' },
    { what: 'Ctrl+Enter sends (Meta+Enter)', source: 'WebClients, useComposerHotkeys.tsx', date: '2021' },
  ],
  unknown: [
    'Proton encrypts text and files before they leave (to the sender’s own key in drafts); here they leave readable, which is stricter: nothing is hidden from the record',
    'how attached files are drawn today (their data-testid was not found): structure finds them by name',
    'what becomes of a pasted picture or file (assumed: what becomes of a dropped one)',
    'the undo of a send, message passwords, the writing assistant, the desktop application',
  ],
  answer,
}

interface Message { readonly ToList: readonly { readonly Address: string }[]; readonly CCList: readonly { readonly Address: string }[]; readonly BCCList: readonly { readonly Address: string }[]; readonly Subject: string; readonly Body: string; readonly Attachments: readonly string[] }

async function answer({ method, url, headers, body }: DoubleRequest, desk: Desk): Promise<DoubleAnswer> {
  const page = pageOf(import.meta.url, url.pathname, method, { autosave: String(desk.autosave) }, { '/': 'page.html', '/u/0/inbox': 'page.html' })
  if (page) return page
  const [, path = ''] = /^\/api\/mail\/v4\/(.+)$/.exec(url.pathname) ?? []
  const draft = /^messages\/(m\d+)$/.exec(path)?.[1]
  if (path === 'attachments') return json({ Code: 1000, Attachment: { ID: textField(await fieldsOf(body, String(headers['content-type'])), 'Filename') } })
  if (path === 'messages' || (draft !== undefined && method === 'PUT')) {
    const id = draft ?? `m${desk.kept.size + 1}`
    desk.kept.set(id, JSON.stringify((JSON.parse(body.toString('utf8')) as { Message: Message }).Message))
    return json({ Code: 1000, Message: { ID: id } })
  }
  if (draft === undefined) return NOT_FOUND
  // What is sent is the draft that was saved, with the packages that the form brings.
  const { ToList, CCList, BCCList, Subject, Body, Attachments } = JSON.parse(desk.kept.get(draft) ?? '{}') as Message
  desk.sent.push({ webmail: 'proton', to: [...ToList, ...CCList, ...BCCList].map(({ Address }) => Address), subject: Subject, body: textOf(Body), attachments: Attachments, scheduled: false })
  return json({ Code: 1000 })
}
