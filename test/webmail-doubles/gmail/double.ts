import { randomBytes } from 'node:crypto'
import { type Desk, type DoubleAnswer, type DoubleRequest, fileBeside, html, json, NOT_FOUND, script, type WebmailDouble } from '../webmail-double.ts'

/** Gmail, as a doctor's browser meets it at mail.google.com. */
export const gmail: WebmailDouble = {
  name: 'gmail',
  hosts: ['mail.google.com'],
  facts: [
    { what: 'compose in a dialog, full screen, in a reply; recipients as chips with their address; fields, Send, arrow, close, discard', source: 'InboxSDK, gmail-compose-view.ts, page-parser.ts, setup-compose-view-driver-stream.ts', date: '2026-07' },
    { what: 'recipients are taken by a synthetic paste into the combobox, asynchronously; a fresh view resets them once', source: 'InboxSDK, set-recipients.ts', date: '2026-07' },
    { what: 'drafts, sends and scheduled sends are one request, /sync/u/N/i/s, told apart by labels (^r ^r_bt; ^pfg ^f_bt; ^scheduled); arrays since 2022-09', source: 'InboxSDK, test/data/2022-09-09-cvOnSend_request.json; gmail.js, parse_sent_message_payload', date: '2022-09, 2026-03' },
    { what: 'reading and marking go through /sync too (i/bv, i/fd, i/s without a message)', source: 'gmail.js, observer of http events', date: '2026-03' },
    { what: 'a compose view closes before its message has left; what could not leave is tried again', source: 'InboxSDK, ajax interceptor tests (emailSending, emailSent)', date: '2019-01' },
    { what: 'Trusted Types: require-trusted-types-for script, reports to /mail/cspreport', source: 'Workspace updates, cited in FlowCrypt #5569', date: '2024-01' },
    { what: 'a view in a window of its own has body.xE.xp and uses the opener’s application', source: 'InboxSDK, gmail-element-getter; gmail.js (window.opener.GLOBALS)', date: '2026-03' },
    { what: 'a view in a tab of its own at ?fs=1&tf=cm', source: 'links on many pages', date: '2026' },
    { what: 'file field named Filedata inside the view; drop zones body > .aC7 outside it; files listed as .dL', source: 'saved page of 2020; InboxSDK', date: '2020, 2026-07' },
  ],
  unknown: [
    'the address that files are uploaded to, and Smart Compose’s: no record; any address is held alike',
    'whether a view in a window of its own sends by the opener’s script (worst case, built so) or by its own',
    'Gmail’s offline mode: the service worker here only tries again what the page hands it',
    'confidential mode, Drive picker, “attach from another message”, plain-text mode',
  ],
  answer,
}

function answer({ method, url, body }: DoubleRequest, desk: Desk): DoubleAnswer {
  const { pathname, searchParams } = url
  if (pathname.startsWith('/mail/u/') && method === 'GET') {
    if (searchParams.get('view') === 'btop') return page('popout.html', desk)
    // Where "mailto:" leads: a view in a tab of its own, with an application of its own.
    return page(searchParams.get('tf') === 'cm' ? 'alone.html' : 'page.html', desk)
  }
  if (pathname === '/_/scs/mail-static/app.js') return script(fileBeside(import.meta.url, './app.js'))
  if (pathname === '/_/scs/mail-static/assistant.js') return script(fileBeside(import.meta.url, './assistant.js'))
  if (pathname === '/mail/sw.js') return { ...script(fileBeside(import.meta.url, './sw.js')) }
  if (/^\/sync\/u\/\d+\/i\/s$/.test(pathname)) return sync(body, desk)
  if (pathname.startsWith('/sync/') || pathname === '/mail/cspreport') return json([])
  if (pathname === '/upload/attachments') return json({ attid: `f_${randomBytes(4).toString('hex')}` })
  return NOT_FOUND
}

function page(name: string, { autosave }: Desk): DoubleAnswer {
  const nonce = randomBytes(16).toString('base64')
  return html(fileBeside(import.meta.url, `./${name}`, { nonce, autosave: String(autosave) }), {
    'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic' 'report-sample'; worker-src 'self'; object-src 'none'; base-uri 'self'; frame-src 'self'; require-trusted-types-for 'script'; report-uri /mail/cspreport`,
  })
}

/** Row of a message in a sync request: id, sender, to, cc, bcc, …, subject (7), body (8), labels (10), files (11). */
type MessageRow = readonly unknown[]

function messageRows(value: unknown): MessageRow[] {
  if (!Array.isArray(value)) return []
  if (typeof value[0] === 'string' && value[0].startsWith('msg-')) return [value]
  return value.flatMap(messageRows)
}

function sync(body: Buffer, desk: Desk): DoubleAnswer {
  for (const row of messageRows(JSON.parse(body.toString('utf8')))) {
    const labels = row[10] as string[]
    const addresses = [2, 3, 4].flatMap((field) => ((row[field] ?? []) as [number, string][]).map(([, address]) => address))
    const scheduled = labels.includes('^scheduled')
    if (!scheduled && !labels.includes('^pfg')) {
      desk.kept.set(`draft ${String(row[0])}`, JSON.stringify(row))
      continue
    }
    desk.sent.push({
      webmail: 'gmail', to: addresses, subject: String(row[7]), body: (row[8] as [null, [number, string][]])[1][0]![1],
      attachments: ((row[11] ?? []) as [string, string][]).map(([, name]) => name), scheduled,
    })
  }
  return json([null, [[]]])
}
