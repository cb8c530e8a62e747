/** A browser without a screen: logs in to a Roundcube and sends its compose form. */
import { Buffer } from 'node:buffer'
import { type IncomingMessage, request } from 'node:http'
import { PASSWORD } from '../../../demo/people.mjs'

export interface Answer { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string }

export class RoundcubeClient {
  private readonly cookies = new Map<string, string>()

  private readonly url: string

  constructor(url: string) {
    this.url = url
  }

  /** Logs in; throws when Roundcube says no. */
  async logIn(user: string): Promise<void> {
    const token = field(await this.get('?_task=login'), '_token')
    const answer = await this.post('?_task=login', { _token: token, _task: 'login', _action: 'login', _timezone: 'Europe/Paris', _url: '', _user: user, _pass: PASSWORD })
    if (answer.status !== 302) throw new Error(`no log-in for ${user}: status ${answer.status}`)
  }

  /** Composes and sends; gives the page that Roundcube answers into its hidden frame. */
  async send(message: { to: string; subject: string; text: string }): Promise<string> {
    const page = await this.composePage()
    const html = page.includes('mce_editor') ? '1' : '0'
    const answer = await this.post('?_task=mail&_framed=1', {
      _token: field(page, '_token'), _task: 'mail', _action: 'send', _id: field(page, '_id'), _attachments: '',
      _from: /<select[^>]*name="_from"[^>]*>\s*<option value="(\d+)"/.exec(page)?.[1] ?? '',
      _to: message.to, _cc: '', _bcc: '', _replyto: '', _followupto: '', _subject: message.subject, _draft_saveid: '', _draft: '',
      _is_html: html, _framed: '1', _message: message.text, editorSelector: html === '1' ? 'html' : 'plain', _store_target: 'Sent',
    })
    return answer.text
  }

  /** The page of a new compose view. */
  protected async composePage(): Promise<string> {
    const moved = await this.exchange('GET', '?_task=mail&_action=compose')
    return moved.status === 302 ? this.get(`?${new URL(moved.headers.location ?? '', this.url).search.slice(1)}`) : moved.text
  }

  protected async get(path: string): Promise<string> {
    return (await this.exchange('GET', path)).text
  }

  protected post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.exchange('POST', path, new URLSearchParams(fields).toString())
  }

  /** By hand, as Node resolves no name under .localhost by itself everywhere. */
  protected exchange(method: string, path: string, body: string | Buffer = '', type = 'application/x-www-form-urlencoded', more: Record<string, string> = {}): Promise<Answer> {
    const { host, port } = new URL(this.url)
    return new Promise((resolve, reject) => {
      const outgoing = request({
        host: '127.0.0.1', port, method, path: `/${path}`,
        headers: {
          host,
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'content-length': Buffer.byteLength(body),
          ...(body.length > 0 ? { 'content-type': type } : {}),
          ...more,
        },
      }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [name = '', value = ''] = line.split(';')[0]!.split('=')
          if (value !== '-del-') this.cookies.set(name, value)
        }
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => { text += part })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }
}

export function field(page: string, name: string): string {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? ''
  const value = /value="([^"]*)"/.exec(tag)?.[1]
  if (value === undefined) throw new Error(`the page has no field ${name}`)
  return value
}
