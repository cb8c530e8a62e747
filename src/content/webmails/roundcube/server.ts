import { messageIdIn, rawHeader, rowsNaming } from './raw-header.ts'

/**
 * Requests to the practitioner's own Roundcube from its compose page, with the page's session.
 * Facts: program/actions/mail/{delete,headers,list,viewsource,attachment_display,attachment_delete}.php and program/js/app.js of 1.6.5.
 */

/** The webmail's server refused or did not understand; the sentence names what. */
export class RoundcubeServerError extends Error {
  override name = 'RoundcubeServerError'
}

const TRIES_IN_TRASH = 10
const TRIES_TO_REMOVE = 5
/** Milliseconds. */
const PAUSE = 200
const BOOKS = ['0', '1', '2']
const MAILS_OF_A_SENDER = 5

export class RoundcubeServer {
  readonly #page: Document
  constructor(page: Document) {
    this.#page = page
  }

  /** A value of Roundcube's client environment, as the page's own inline script sets it. */
  environment(name: string): string {
    for (const script of this.#page.scripts) {
      const value = new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)"`).exec(script.text)?.[1]
      if (value !== undefined) return JSON.parse(`"${value}"`) as string
    }
    return ''
  }

  #url(parameters: Record<string, string>): string {
    return `./?${new URLSearchParams({ _task: 'mail', ...parameters }).toString()}`
  }

  async #get(parameters: Record<string, string>): Promise<Response> {
    const answer = await fetch(this.#url(parameters), { credentials: 'same-origin' })
    if (!answer.ok) throw new RoundcubeServerError(`the webmail answered ${answer.status}`)
    return answer
  }

  async #post(action: string, fields: Record<string, string>): Promise<string> {
    const answer = await fetch(this.#url({ _action: action }), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'X-Roundcube-Request': this.environment('request_token'), 'X-Requested-With': 'XMLHttpRequest' },
      body: new URLSearchParams({ _remote: '1', ...fields }),
    })
    if (!answer.ok) throw new RoundcubeServerError(`the webmail answered ${answer.status}`)
    return answer.text()
  }

  /** Reads a file that the server keeps for this compose view. */
  async attachment(id: string, composeId: string, name: string): Promise<File> {
    const answer = await this.#get({ _action: 'display-attachment', _file: `rcmfile${id}`, _id: composeId })
    return new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' })
  }

  /**
   * The practitioner's own address books as vCard, as Roundcube's export gives them: contacts, collected recipients, trusted senders
   * (ids 0 to 2: rcube_addressbook::TYPE_*, 1.5 and later). A book that the server does not keep is passed over.
   */
  async contacts(): Promise<string> {
    const books: string[] = []
    for (const source of BOOKS) {
      const answer = await this.#get({ _task: 'addressbook', _action: 'export', _source: source, _token: this.environment('request_token') }).catch(() => null)
      if (answer?.headers.get('content-type')?.startsWith('text/vcard') === true) books.push(await answer.text())
    }
    return books.join('\n')
  }

  /**
   * Takes a file off the server again. Only what the server itself says of the file counts: it answers other actions, and files
   * that it does not know, with an empty success, and may still be writing down what was just uploaded.
   * @throws RoundcubeServerError when it never said that the file is gone: it would be sent with the message.
   */
  async deleteAttachment(id: string, composeId: string): Promise<void> {
    for (let attempt = 0; attempt < TRIES_TO_REMOVE; attempt++) {
      const answer = await this.#post('remove-attachment', { _file: `rcmfile${id}`, _id: composeId })
      if (answer.includes('remove_from_attachment_list')) return
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    throw new RoundcubeServerError('the webmail does not say that the file is gone')
  }

  /**
   * Header of the mail with this Message-ID, of the listed page of the folder that is answered from; empty when it is not there. The compose page is told
   * the id alone, so the mails whose row names one of the senders are looked at. Only headers are asked for, never a body.
   */
  async headerOf(messageId: string, senders: readonly string[]): Promise<string> {
    const mailbox = this.environment('mailbox')
    if (mailbox === '') return ''
    // With the running search the list is what it was, and the search stays.
    const search = new URLSearchParams(this.#page.location.search).get('_search')
    const list = await (await this.#get({ _action: 'list', _mbox: mailbox, _remote: '1', _refresh: '1', ...(search === null ? {} : { _search: search }) })).text()
    for (const uid of rowsNaming(list, senders).slice(0, MAILS_OF_A_SENDER)) {
      const header = rawHeader(await (await this.#get({ _action: 'headers', _uid: uid, _mbox: mailbox, _remote: '1' })).text())
      if (messageIdIn(header) === messageId) return header
    }
    return ''
  }

  async #messageId(mailbox: string, uid: string): Promise<string> {
    const source = await (await this.#get({ _action: 'viewsource', _uid: uid, _mbox: mailbox })).text()
    return messageIdIn(source)
  }

  /** Removes a saved draft for good: from Drafts, and from Trash where Roundcube moves it. Throws when it is still there. */
  async expungeDraft(uid: string): Promise<void> {
    const drafts = this.environment('drafts_mailbox') || 'Drafts'
    const trash = this.environment('trash_mailbox')
    const messageId = await this.#messageId(drafts, uid)
    await this.#post('delete', { _uid: uid, _mbox: drafts })
    if (trash === '' || messageId === '') return
    const rows = await (await this.#get({ _action: 'list', _mbox: trash, _remote: '1', _refresh: '1' })).text()
    const uids = [...rows.matchAll(/add_message_row\((\d+),/g)].map((match) => match[1] ?? '').slice(0, TRIES_IN_TRASH)
    for (const candidate of uids) {
      if ((await this.#messageId(trash, candidate)) === messageId) {
        await this.#post('delete', { _uid: candidate, _mbox: trash })
        return
      }
    }
  }
}
