/**
 * Requests to the practitioner's own SOGo from its compose view, with the page's session.
 * Facts, 5.8.0: js/Mailer/{Message,Mailbox}.service.js, UI/MailerUI/{UIxMailEditor,UIxMailView,UIxMailFolderActions}.m.
 */

/** The webmail's server refused or did not understand; the sentence names what. */
export class SogoServerError extends Error {
  override name = 'SogoServerError'
}

/** Where the server keeps a draft. */
export interface DraftPlace {
  /** The draft being written, e.g. `0/folderDrafts/newDraft1795739704-1`. */
  readonly draft: string
  /** Its folder, e.g. `0/folderDrafts`. */
  readonly folder: string
  /** Number of its last saved copy in that folder; `null` when nothing was saved. */
  readonly uid: number | null
}

/** Reads what the page's world says of the place; `null` when it is nothing that SOGo would say. */
export function parseDraftPlace(said: string | null): DraftPlace | null {
  try {
    const value: unknown = JSON.parse(said ?? '')
    if (!Array.isArray(value)) return null
    const [draft, uid] = value as unknown[]
    const folder = typeof draft === 'string' ? /^(\d+(?:\/folder[^/?#]+)+)\/newDraft[\w-]+$/.exec(draft)?.[1] : undefined
    return folder === undefined ? null : { draft: draft as string, folder, uid: Number.isSafeInteger(uid) ? (uid as number) : null }
  } catch {
    return null
  }
}

interface AttachmentAttributes { readonly filename: string; readonly url: string }

export class SogoServer {
  readonly #page: Document
  constructor(page: Document) {
    this.#page = page
  }

  /** `/SOGo/so/<login>/Mail/`. */
  get #mail(): string {
    return /^.*?\/so\/[^/]+\//.exec(this.#page.location.pathname)?.[0].concat('Mail/') ?? '/'
  }

  /** SOGo's protection against requests of other sites: the cookie's word, in a header. */
  get #headers(): Record<string, string> {
    const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(this.#page.cookie)?.[1]
    return token === undefined ? {} : { 'X-XSRF-TOKEN': decodeURIComponent(token) }
  }

  async #ask(path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.#mail}${path}`, {
      credentials: 'same-origin',
      headers: { ...this.#headers, 'Accept': 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new SogoServerError(`the webmail answered ${answer.status}`)
    return answer
  }

  /**
   * Reads a file that the server keeps for this draft. @param nth which of those of this name, from 0. @param link its address in the page:
   * of an answer's files SOGo gives no list, and the page's address is that of the copy that was last when the file came.
   */
  async attachment({ draft, uid }: DraftPlace, name: string, nth: number, link: string): Promise<File> {
    const { attachmentAttrs = [] } = await (await this.#ask(`${draft}/edit`)).json() as { attachmentAttrs?: AttachmentAttributes[] }
    const listed = attachmentAttrs.filter(({ filename }) => filename === name)[nth]?.url
    const address = listed ?? link.replace(/(\/Mail\/\d+\/(?:folder[^/]+\/)+)\d+\//, `$1${uid ?? 0}/`)
    if (address === '') throw new SogoServerError('the webmail has no such file')
    // SOGo names its own host, which may be another behind a proxy.
    const answer = await fetch(new URL(address, this.#page.location.href).pathname, { credentials: 'same-origin' })
    if (!answer.ok) throw new SogoServerError(`the webmail answered ${answer.status}`)
    return new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' })
  }

  /** Takes a file off the draft that is being written. */
  async deleteAttachment({ draft }: DraftPlace, name: string): Promise<void> {
    await this.#ask(`${draft}/deleteAttachment?${new URLSearchParams({ filename: name }).toString()}`)
  }

  /** Overwrites the draft on the server with an empty one, and removes that for good, past the trash. Throws when it is still there. */
  async expungeDraft(place: DraftPlace, from: string): Promise<void> {
    const empty = { from, to: [], cc: [], bcc: [], subject: '', text: '', isHTML: 0 }
    const { uid } = await (await this.#ask(`${place.draft}/save`, empty)).json() as { uid?: string | number }
    const uids = [...new Set([place.uid, Number(uid)])].filter((one) => one !== null && Number.isSafeInteger(one) && one >= 0)
    await this.#ask(`${place.folder}/batchDelete`, { uids, withoutTrash: true })
    await this.#ask(`${place.folder}/expunge`, {})
  }
}
