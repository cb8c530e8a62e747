import { fieldsOf, pageOf, textField, textOf } from '../kit/serve.ts'
import { type Desk, type DoubleAnswer, type DoubleRequest, json, NOT_FOUND, type WebmailDouble } from '../webmail-double.ts'

/** Yahoo Mail, and AOL Mail on the same front end. */
export const yahoo: WebmailDouble = {
  name: 'yahoo',
  hosts: ['mail.yahoo.com', 'mail.aol.com'],
  facts: [
    { what: 'data-test-id of compose-button, compose-subject, rte in #editor-container, compose-send-button, container-to, pill with title “Name <address>”, .pill-close', source: 'mailvelope/mailvelope providerSpecific.js', date: '2026-01' },
    { what: '#message-to-field, #message-cc-field, #message-bcc-field behind [data-test-id=btn-cc]', source: 'five repositories with end-to-end tests', date: '2021 to 2025' },
    { what: 'drafts and sends are /ws/v3/batch?name=messages.save and messages.saveAndSend, a form with batchJson, whose send has the id SendMessage', source: 'an extension that recognises sends (komlev/darksouls-notifications); Cypress tests', date: '2023 to 2026' },
    { what: 'other batches: settings.get, mailbox.sync, messages.UnifiedUpdate', source: 'automations of Yahoo Mail', date: '2020 to 2024' },
  ],
  unknown: [
    'the form in which a file goes up (assumed: a part of messages.save), and how attached files are drawn',
    'what becomes of a pasted picture or file (assumed: what becomes of a dropped one)',
    'when drafts are saved; Ctrl+Enter; the view’s own root; scheduled sends; whether React refuses synthetic events',
    'Content-Security-Policy; requests to data.mail.yahoo.com, apis.mail.yahoo.com and analytics',
  ],
  answer,
}

interface Saved { readonly message: { readonly headers: Readonly<Record<'to' | 'cc' | 'bcc', readonly { readonly email: string }[]>> & { readonly subject: string }; readonly body: string; readonly files: readonly string[] } }

async function answer({ method, url, headers, body }: DoubleRequest, desk: Desk): Promise<DoubleAnswer> {
  const page = pageOf(import.meta.url, url.pathname, method, { autosave: String(desk.autosave) }, { '/': 'page.html', '/d/folders/1': 'page.html', '/d/compose/': 'page.html' })
  if (page) return page
  if (url.pathname !== '/ws/v3/batch') return NOT_FOUND
  const fields = await fieldsOf(body, String(headers['content-type']))
  const { requests } = JSON.parse(textField(fields, 'batchJson')) as { requests: readonly { id: string; payload?: Saved }[] }
  const saved = requests.find(({ payload }) => payload)?.payload
  if (saved && requests.some(({ id }) => id === 'SendMessage')) {
    const { headers: { to, cc, bcc, subject }, body: text, files } = saved.message
    desk.sent.push({ webmail: 'yahoo', to: [...to, ...cc, ...bcc].map(({ email }) => email), subject, body: textOf(text), attachments: files, scheduled: false })
  } else if (saved) desk.kept.set('yahoo draft', JSON.stringify(saved))
  return json({ result: { responses: requests.map(({ id }) => ({ id, httpCode: 200 })) } })
}
