import { randomBytes } from 'node:crypto'
import { type Desk, type DoubleAnswer, type DoubleRequest, fileBeside, html, json, NOT_FOUND, script, type WebmailDouble } from '../webmail-double.ts'

/** Outlook on the web, personal and of organisations. */
export const outlook: WebmailDouble = {
  name: 'outlook',
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft', 'res.cdn.office.net'],
  facts: [
    { what: 'ids and attributes of Send, the split button, the docking part, the editor, subject, discard, the account', source: 'exact strings in many repositories (automation, extensions)', date: '2022 to 2026' },
    { what: 'recipients are contenteditable wells; a pill shows a name, the address is on a card that has to be opened', source: 'Mailvelope, providerSpecific.js', date: '2026-01' },
    { what: 'menus: “more send options”, “schedule send”, custom time in a dialog outside the view; outlook.cloud.microsoft since 2025', source: 'a Playwright driver of Outlook’s and links on many pages', date: '2026' },
    { what: 'requests are POSTs to /owa/[0/]service.svc?action=…: CreateItem and UpdateItem, SaveOnly or SendAndSaveCopy; CreateAttachment[FromLocalFile]', source: 'clients and filters that read them', date: '2017 to 2026' },
    { what: 'a message\'s recipients are lists of Name, EmailAddress, RoutingType, MailboxType; what is changed may name some of its fields alone', source: 'a recorded CreateItem in curlconverter\'s fixtures; clients that write UpdateItem', date: '2017 to 2026' },
    { what: 'a short payload (2,048 characters at most) travels in the header x-owa-urlpostdata with an empty body', source: 'a connector’s API research', date: '2026' },
    { what: 'a view in a window of its own at /mail/[0/]deeplink/compose?popoutv2=1', source: 'links on many pages', date: '2020 to 2026' },
    { what: 'the application’s later parts come from res.cdn.office.net', source: 'script addresses in saved pages', date: '2026' },
    { what: 'Send does not take a click of a script alone', source: 'a comment in an extension (“click does not work”)', date: '2026' },
  ],
  unknown: [
    'the Content-Security-Policy and whether Trusted Types are enforced: a policy with a nonce is assumed',
    'the socket and the spelling service: one WebSocket, open from the start, stands for both',
    'how a scheduled send is written (assumed: SendAndSaveCopy with a deferred time), Alt+S, the undo of a send',
    'whether the address of a pill stands in its aria-label or title in some builds: here it never does',
    'OneDrive links, sensitivity labels, shared mailboxes, the classic OWA of hospitals’ own Exchange servers',
  ],
  answer,
}

const EMPTY = new Set(['FindConversation', 'GetConversationItems', 'GetItem', 'GetOwaUserConfiguration', 'FindPeople', 'DeleteItem'])

function answer({ method, url, headers, body }: DoubleRequest, desk: Desk): DoubleAnswer {
  const { pathname, hostname } = url
  if (hostname === 'res.cdn.office.net') {
    return pathname.startsWith('/owamail/') ? script(fileBeside(import.meta.url, './later.js')) : NOT_FOUND
  }
  if (pathname.startsWith('/mail/') && method === 'GET') return page(desk)
  if (pathname === '/owa/app.js') return script(fileBeside(import.meta.url, './app.js'))
  if (/^\/owa\/(?:0\/)?service\.svc$/.test(pathname)) {
    const payload = body.length > 0 ? body.toString('utf8') : decodeURIComponent(String(headers['x-owa-urlpostdata'] ?? ''))
    return service(url.searchParams.get('action') ?? '', payload, desk)
  }
  return NOT_FOUND
}

function page({ autosave }: Desk): DoubleAnswer {
  const nonce = randomBytes(16).toString('base64')
  return html(fileBeside(import.meta.url, './page.html', { nonce, autosave: String(autosave) }), {
    'content-security-policy': `script-src 'nonce-${nonce}' https://res.cdn.office.net 'report-sample'; object-src 'none'; base-uri 'self'; frame-src 'self'; form-action 'self'`,
  })
}

interface Item {
  readonly Subject: string
  readonly Body: { readonly Value: string }
  readonly ToRecipients: readonly { EmailAddress: string }[]
  readonly CcRecipients: readonly { EmailAddress: string }[]
  readonly BccRecipients: readonly { EmailAddress: string }[]
  readonly DeferredSendTime?: string
}
interface Call {
  readonly Body: {
    readonly MessageDisposition?: string
    readonly Items?: readonly Item[]
    readonly ItemChanges?: readonly { ItemId: { Id: string }; Updates: readonly { Item: Item }[] }[]
    readonly ParentItemId?: { Id: string }
    readonly Attachments?: readonly { Name: string }[]
  }
}

function service(action: string, payload: string, desk: Desk): DoubleAnswer {
  if (EMPTY.has(action)) return json({ Body: { ResponseMessages: { Items: [] } } })
  const { Body: call } = JSON.parse(payload) as Call
  if (action === 'CreateAttachment' || action === 'CreateAttachmentFromLocalFile') {
    const draft = call.ParentItemId?.Id ?? ''
    const names = (call.Attachments ?? []).map(({ Name }) => Name)
    desk.kept.set(`files ${draft}`, JSON.stringify([...filesOf(desk, draft), ...names]))
    return json({ Body: { ResponseMessages: { Items: names.map((name) => ({ ResponseClass: 'Success', Attachments: [{ AttachmentId: { Id: `${draft}/${name}` } }] })) } } })
  }
  if (action === 'DeleteAttachment') return json({ Body: {} })
  if (action !== 'CreateItem' && action !== 'UpdateItem') return NOT_FOUND
  const item = call.Items?.[0] ?? call.ItemChanges?.[0]?.Updates[0]?.Item
  const id = call.ItemChanges?.[0]?.ItemId.Id ?? `AAMk${randomBytes(6).toString('hex')}`
  if (item && call.MessageDisposition === 'SendAndSaveCopy') {
    const to = [item.ToRecipients, item.CcRecipients, item.BccRecipients].flat().map(({ EmailAddress }) => EmailAddress)
    desk.sent.push({ webmail: 'outlook', to, subject: item.Subject, body: item.Body.Value, attachments: filesOf(desk, id), scheduled: item.DeferredSendTime !== undefined })
  }
  return json({ Body: { ResponseMessages: { Items: [{ ResponseClass: 'Success', ResponseCode: 'NoError', Items: [{ ItemId: { Id: id, ChangeKey: 'CQAAAB' } }] }] } } })
}

const filesOf = (desk: Desk, draft: string): string[] => JSON.parse(desk.kept.get(`files ${draft}`) ?? '[]') as string[]
