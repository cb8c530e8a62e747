import { pageOf, textOf } from '../kit/serve.ts'
import { type Desk, type DoubleAnswer, type DoubleRequest, json, NOT_FOUND, script, type WebmailDouble } from '../webmail-double.ts'

/** Zimbra as Free serves it: the classic client, and the modern one at /modern/. */
export const zimbra: WebmailDouble = {
  name: 'zimbra',
  hosts: ['zimbra.free.fr', 'webmail.free.fr'],
  facts: [
    { what: 'classic: ids zv__COMPOSE-N_{to,cc,bcc}_{cell,control}, subjectField, attachments_div, ZmHtmlEditorN_body_ifr, toolbar zb__COMPOSE-N__{SEND,SAVE_DRAFT,CANCEL} outside the view', source: 'Zimbra/zm-web-client ZmComposeView.js, ZmId.js; zm-selenium FormMailNew.java', date: '2013 to 2020' },
    { what: 'classic: a bubble shows the name alone where the preference “short addresses” is on; the address is in DwtControl.ALL_BY_ID[id].address', source: 'zm-web-client ZmAddressBubble.getContent; zm-ajax DwtControl.js', date: '2013' },
    { what: 'classic: autosave 15 s after the last change (here: the desk’s clock); Ctrl+Enter sends', source: 'zm-web-client ZmMailApp.js, ZmKeys.properties', date: '2013 to 2020' },
    { what: 'a file goes up at once as the raw body of /service/upload?fmt=extended,raw, and is attached by a SaveDraftRequest', source: 'many clients of Zimbra; ZmComposeView._attachFiles', date: '2013 to 2024' },
    { what: 'requests are JSON to /service/soap/{SaveDraft,SendMsg,AutoComplete,NoOp}Request', source: 'zm-web-client ZmCsfeCommand.js, ZmMailMsg.js; Zimbra/zm-api-js-client', date: '2018 to 2025' },
    { what: 'modern: class names of composer, subject, address field, token, Send; rich-text-area; batches in /service/soap/BatchRequest', source: 'end-to-end tests of Zimbra’s desktop client; zimlets; zm-api-js-client batch-client', date: '2018 to 2021' },
  ],
  unknown: [
    'whether zimbra.free.fr still is this version, and that webmail.free.fr leads to it and not to Roundcube',
    'modern: the token’s inner structure, where an address stands in it, its autosave and keys (assumed: as classic)',
    'modern: the body of the editor in versions after 2021',
    'what becomes of a pasted picture or file (assumed: what becomes of a dropped one)',
    'hospitals’ own skins and zimlets; mobile and basic HTML clients (/h/, /m/) are other pages, held by structure',
  ],
  answer,
}

interface SoapMessage { readonly e: readonly { readonly t: string; readonly a: string }[]; readonly su: string; readonly mp: readonly { readonly content: { readonly _content: string } }[]; readonly attach?: { readonly aid: string } }

const names = new Map<string, string>()

function answer({ method, url, headers, body }: DoubleRequest, desk: Desk): DoubleAnswer {
  const page = pageOf(import.meta.url, url.pathname, method, { autosave: String(desk.autosave) }, { '/': 'classic.html', '/modern/': 'modern.html' })
  if (page) return page
  if (url.pathname === '/service/upload') {
    const name = decodeURIComponent(/filename="([^"]*)"/.exec(String(headers['content-disposition']))?.[1] ?? '')
    const aid = `aid-${names.size + 1}`
    names.set(aid, name)
    return script(`200,'null',[{"aid":"${aid}","filename":${JSON.stringify(name)},"ct":"application/octet-stream","s":${body.length}}]`)
  }
  if (!url.pathname.startsWith('/service/soap')) return NOT_FOUND
  const { Body } = JSON.parse(body.toString('utf8')) as { Body: Record<string, unknown> & { BatchRequest?: Record<string, unknown> } }
  const calls = Object.entries(Body.BatchRequest ?? Body).flatMap(([name, all]) => (Array.isArray(all) ? all : [all]).map((call) => [name, call as { m?: SoapMessage }] as const))
  for (const [name, call] of calls) if (call.m) take(name, call.m, desk)
  return json({ Body: {} })
}

function take(name: string, message: SoapMessage, desk: Desk): void {
  if (name === 'SaveDraftRequest') desk.kept.set('zimbra draft', JSON.stringify(message))
  if (name !== 'SendMsgRequest') return
  desk.sent.push({
    webmail: 'zimbra', to: message.e.filter(({ t }) => t !== 'f').map(({ a }) => a), subject: message.su, body: textOf(message.mp[0]?.content._content ?? ''),
    attachments: (message.attach?.aid ?? '').split(',').filter((aid) => aid !== '').map((aid) => names.get(aid) ?? ''), scheduled: false,
  })
}

