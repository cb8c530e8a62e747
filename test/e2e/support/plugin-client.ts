import { createHash, randomBytes } from 'node:crypto'
import { canonical, type Clearance, contentHash, type Kind, tagOf } from '../../../src/addin/roundcube/clearance.ts'
import type { Told } from '../../../src/addin/roundcube/told.ts'
import { type Answer, field, RoundcubeClient } from '../../integration/support/roundcube-client.ts'

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

  clearMessage(view: View, kind: 'send' | 'draft', message: Message, files: readonly string[] = [], more: Partial<Clearance> = {}): string {
    return this.clear(view, kind, contentHash(canonical(new Map(Object.entries(this.fields(view, kind, message))), files)), more)
  }

  /** Posts a message; `tag`: its clearance, none when empty. */
  postMessage(view: View, kind: 'send' | 'draft', message: Message, tag = ''): Promise<Answer> {
    return this.post('?_task=mail&_framed=1', { ...this.fields(view, kind, message), ...(tag === '' ? {} : { _sceau: tag }) })
  }

  /** Attaches a file; gives its SHA-256 beside the answer. */
  async attach(view: View, content: Buffer, cleared: boolean): Promise<Answer & { readonly sha256: string }> {
    const sha256 = createHash('sha256').update(content).digest('hex')
    const border = `sceau${randomBytes(8).toString('hex')}`
    const part = (head: string, body: Buffer | string): Buffer => Buffer.concat([Buffer.from(`--${border}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
    const body = Buffer.concat([
      part('name="_attachments[]"; filename="plan.bin"\r\nContent-Type: application/octet-stream', content),
      ...(cleared ? [part('name="_sceau[]"', this.clear(view, 'upload', sha256))] : []),
      Buffer.from(`--${border}--\r\n`),
    ])
    const path = `?_task=mail&_action=upload&_id=${view.told.compose}&_uploadid=1&_remote=1`
    const answer = await this.exchange('POST', path, body, `multipart/form-data; boundary=${border}`, { 'x-roundcube-request': view.form._token ?? '', 'x-requested-with': 'XMLHttpRequest' })
    return { ...answer, sha256 }
  }

  directory(mark = ''): Promise<Answer> {
    return this.exchange('GET', '?_task=mail&_action=plugin.sceau_directory', '', '', mark === '' ? {} : { 'if-none-match': mark })
  }
}
