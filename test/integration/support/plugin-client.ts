import { createHash, randomBytes } from 'node:crypto'
import { canonical, type Clearance, contentHash, fileMark, type Kind, tagOf } from '../../../src/addin/roundcube/clearance.ts'
import type { Told } from '../../../src/addin/roundcube/told.ts'
import { type Answer, field, RoundcubeClient } from './roundcube-client.ts'

export type Message = Readonly<Partial<Record<'to' | 'cc' | 'bcc' | 'subject' | 'text', string>>>

/** A compose view of a Roundcube with Sceau's plugin, without a browser: what a program that posts forms by itself can do. */
export interface View {
  readonly told: Told
  readonly form: Readonly<Record<string, string>>
}

/** Posts forms to a Roundcube with Sceau's plugin, with any clearance or none. */
export class PluginClient extends RoundcubeClient {
  async view(): Promise<View> {
    const page = await this.composePage()
    const told = JSON.parse(/<script type="application\/json" id="sceau-told">(.*?)<\/script>/.exec(page)?.[1] ?? 'null') as Told
    const form = {
      _token: field(page, '_token'), _task: 'mail', _action: 'send', _id: field(page, '_id'), _attachments: '',
      _from: /<select[^>]*name="_from"[^>]*>\s*<option value="(\d+)"/.exec(page)?.[1] ?? '', _replyto: '', _followupto: '', _draft_saveid: '',
      _is_html: '0', _framed: '1', editorSelector: 'plain', _store_target: 'Sent',
    }
    return { told, form }
  }

  fields({ form }: View, kind: 'send' | 'draft', { to = '', cc = '', bcc = '', subject = '', text = '' }: Message): Record<string, string> {
    return { ...form, _draft: kind === 'draft' ? '1' : '', _to: to, _cc: cc, _bcc: bcc, _subject: subject, _message: text }
  }

  /** A clearance as the page makes it: for this content, or for another. */
  clear(view: View, kind: Kind, content: string, more: Partial<Clearance> = {}): string {
    const clearance: Clearance = { kind, how: 'pass', reason: '', time: view.told.now, nonce: randomBytes(16).toString('hex'), ...more }
    return tagOf(clearance, view.told.key, view.told.compose, content)
  }

  clearMessage(view: View, kind: 'send' | 'draft', message: Message, files: readonly { readonly sha256: string; readonly name: string }[] = [], more: Partial<Clearance> = {}): string {
    return this.clear(view, kind, contentHash(canonical(new Map(Object.entries(this.fields(view, kind, message))), files.map(({ sha256, name }) => fileMark(sha256, name)))), more)
  }

  /** Posts a message; `tag`: its clearance, none when empty. */
  postMessage(view: View, kind: 'send' | 'draft', message: Message, tag = ''): Promise<Answer> {
    return this.post('?_task=mail&_framed=1', { ...this.fields(view, kind, message), ...(tag === '' ? {} : { _sceau: tag }) })
  }

  /** Posts fields of any kind to any address of the webmail. */
  postFields(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.post(path, fields)
  }

  /** An action as the webmail's own script asks for it. */
  ajax(action: string, view: View, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.exchange('POST', `?_task=mail&_action=${action}`, new URLSearchParams({ ...fields, _remote: '1' }).toString(), 'application/x-www-form-urlencoded', asScript(view))
  }

  /** Gives an attachment of the server another name. */
  rename(view: View, id: string, name: string): Promise<Answer> {
    return this.ajax('rename-attachment', view, { _id: view.told.compose, _file: `rcmfile${id}`, _name: name })
  }

  /** The number of the message with this subject in the inbox. */
  async uidOf(subject: string): Promise<string> {
    const list = await this.exchange('GET', '?_task=mail&_action=list&_mbox=INBOX&_remote=1', '', '', { 'x-requested-with': 'XMLHttpRequest' })
    const { exec = '' } = JSON.parse(list.text) as { exec?: string }
    const row = exec.split('add_message_row(').find((one) => one.includes(JSON.stringify(subject).slice(1, -1)))
    return /^"?(\d+)"?,/.exec(row ?? '')?.[1] ?? ''
  }

  /** Puts a mail's file into a folder. */
  importMail(view: View, folder: string, content: Buffer): Promise<Answer> {
    const { body, type } = multipart([[`name="_token"`, view.form._token ?? ''], ['name="_file[]"; filename="mail.eml"\r\nContent-Type: message/rfc822', content]])
    return this.exchange('POST', `?_task=mail&_action=import&_mbox=${folder}&_remote=1&_uploadid=1`, body, type, asScript(view))
  }

  /** Attaches a file; gives its SHA-256 beside the answer. */
  async attach(view: View, content: Buffer, cleared: boolean): Promise<Answer & { readonly sha256: string }> {
    const sha256 = createHash('sha256').update(content).digest('hex')
    const { body, type } = multipart([
      ['name="_attachments[]"; filename="plan.bin"\r\nContent-Type: application/octet-stream', content],
      ...(cleared ? [['name="_sceau[]"', this.clear(view, 'upload', sha256)] as const] : []),
    ])
    const path = `?_task=mail&_action=upload&_id=${view.told.compose}&_uploadid=1&_remote=1`
    const answer = await this.exchange('POST', path, body, type, asScript(view))
    return { ...answer, sha256 }
  }

  directory(mark = ''): Promise<Answer> {
    return this.exchange('GET', '?_task=mail&_action=plugin.sceau_directory', '', '', mark === '' ? {} : { 'if-none-match': mark })
  }
}

const asScript = ({ form }: View): Record<string, string> => ({ 'x-roundcube-request': form._token ?? '', 'x-requested-with': 'XMLHttpRequest' })

function multipart(parts: readonly (readonly [head: string, content: Buffer | string])[]): { readonly body: Buffer; readonly type: string } {
  const border = `sceau${randomBytes(8).toString('hex')}`
  const body = parts.flatMap(([head, content]) => [Buffer.from(`--${border}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')])
  return { body: Buffer.concat([...body, Buffer.from(`--${border}--\r\n`)]), type: `multipart/form-data; boundary=${border}` }
}
