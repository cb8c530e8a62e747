import { fieldsOf, pageOf, textField, textOf } from '../kit/serve.ts'
import { type Desk, type DoubleAnswer, type DoubleRequest, html, json, NOT_FOUND, type SentMail, type WebmailDouble } from '../webmail-double.ts'

const UNKNOWN = [
  'everything: no page of this provider is recorded anywhere that could be read. This page is none of theirs; it is one plausible shape of a webmail under their real name',
  'what becomes of a pasted picture or file (assumed: what becomes of a dropped one)',
  'its selectors, requests, autosave, keys, Content-Security-Policy: to be looked at by hand, with a mailbox of theirs',
]
const NAME_ONLY = (host: string): WebmailDouble['facts'] => [{ what: `the webmail is reached at ${host}; nothing else of it is known`, source: 'links in many repositories', date: '2026' }]

/** Orange: an application with an editable element, chips and JSON. */
export const orange: WebmailDouble = {
  name: 'orange', hosts: ['messagerie.orange.fr'], facts: NAME_ONLY('messagerie.orange.fr'), unknown: UNKNOWN,
  async answer(request, desk) {
    const { method, url, headers, body } = request
    const page = pageOf(import.meta.url, url.pathname, method, values(desk), Object.fromEntries(['/', '/ferme', '/fenetre', '/fenetre-ecrite', '/cadre', '/retour'].map((path) => [path, 'application.html'])))
    // Of a page that may be kept the browser keeps the whole, to show it again by its Back button.
    if (page) return url.pathname === '/retour' ? { ...page, headers: { ...page.headers, 'cache-control': 'no-cache' } } : page
    if (url.pathname === '/api/pj') return json({ id: textField(await fieldsOf(body, String(headers['content-type'])), 'nom') })
    if (url.pathname !== '/api/brouillon' && url.pathname !== '/api/envoi') return NOT_FOUND
    const { destinataires, objet, corps, pieces } = JSON.parse(body.toString('utf8')) as { destinataires: string[]; objet: string; corps: string; pieces: string[] }
    take(desk, url.pathname === '/api/envoi', { webmail: 'orange', to: destinataires, subject: objet, body: textOf(corps), attachments: pieces, scheduled: false })
    return json({ ok: true })
  },
}

/** SFR: an editor in a frame and a plain line of recipients, sent as multipart by a form's own submission. */
export const sfr: WebmailDouble = {
  name: 'sfr', hosts: ['webmail.sfr.fr'], facts: NAME_ONLY('webmail.sfr.fr'), unknown: UNKNOWN,
  answer: (request, desk) => byForm('sfr', 'form-frame.html', request, desk),
}

/** La Poste: a text field, saved by an urlencoded request, sent by a form into a hidden frame. */
export const laposte: WebmailDouble = {
  name: 'laposte', hosts: ['www.laposte.net'], facts: NAME_ONLY('www.laposte.net'), unknown: UNKNOWN,
  answer: (request, desk) => byForm('laposte', 'form-text.html', request, desk),
}

/** A hospital's own webmail, which the practitioner switches on: the application again, under a name that no manifest knows. */
export const hospital: WebmailDouble = {
  ...orange, name: 'hospital', hosts: ['webmail.chu-exemple.fr'], facts: NAME_ONLY('a name of its own'),
}

const values = ({ autosave }: Desk): Record<string, string> => ({ autosave: String(autosave) })

function take(desk: Desk, isSend: boolean, mail: SentMail): void {
  if (isSend) desk.sent.push(mail)
  else desk.kept.set(`${mail.webmail} draft`, JSON.stringify(mail))
}

async function byForm(webmail: string, page: string, { method, url, headers, body }: DoubleRequest, desk: Desk): Promise<DoubleAnswer> {
  const shown = pageOf(import.meta.url, url.pathname, method, values(desk), { '/': page, '/accueil': page })
  if (shown) return shown
  if (url.pathname !== '/brouillon' && url.pathname !== '/envoi') return NOT_FOUND
  const fields = await fieldsOf(body, String(headers['content-type']))
  const files = [...fields.getAll('fichiers')].flatMap((file) => (typeof file === 'string' || file.name === '' ? [] : [file.name]))
  const to = ['to', 'cc', 'cci'].flatMap((name) => textField(fields, name).split(/[,;]/)).map((one) => one.trim().replace(/^.*<(.*)>$/, '$1')).filter((one) => one !== '')
  take(desk, url.pathname === '/envoi', { webmail, to, subject: textField(fields, 'objet'), body: textOf(textField(fields, 'message')), attachments: files, scheduled: false })
  return html('<!doctype html><p id="envoye">Votre message a été envoyé.</p>')
}
