/**
 * Plays Outlook for the add-in: one message that is being written, and Office.js over it. Written from Microsoft's public types
 * (@types/office-js 1.0.612) and documentation (learn.microsoft.com, "Handle OnMessageSend", as of 2026-08-20), without any code of
 * Microsoft's. What it keeps of them: callbacks never come at once; recipients are given only when they are resolved, and at most
 * `recipientLimit` of a field; what a later requirement set brings is not there; a file over 25 MB is refused; no more than three files are taken at a time; the dialog takes 500
 * characters. What it cannot show: how Outlook itself looks, and what its own runtimes lack.
 *
 * Everything is inside one function, so that a test can hand its text to a browser's page.
 */
export interface PlayedFile { readonly id: string; readonly name: string; readonly base64: string; readonly isInline: boolean; readonly format?: string }
export interface PlayedMailbox { readonly displayName: string; readonly emailAddress: string; readonly recipientType?: string }
export interface PlayedMessage {
  from: PlayedMailbox
  to: PlayedMailbox[]
  cc: PlayedMailbox[]
  bcc: PlayedMailbox[]
  subject: string
  body: string
  isHtml: boolean
  files: PlayedFile[]
}
/** What a call does instead: refuse with this number, or never answer. */
export type Fault = number | 'silence'
export interface Dialog { readonly allowEvent?: boolean; readonly errorMessage?: string; readonly errorMessageMarkdown?: string; readonly cancelLabel?: string; readonly commandId?: string; readonly sendModeOverride?: string }
/** What another add-in does at a send; `false` when it holds it. */
export type Neighbour = (message: PlayedMessage) => boolean
export interface Outlook {
  readonly message: PlayedMessage
  /** Other add-ins that hear of the same send. Outlook asks its add-ins in no particular order, and nothing is sent that one of them holds. */
  readonly neighbours: { readonly before: Neighbour[]; readonly after: Neighbour[] }
  readonly session: Map<string, string>
  readonly lines: Map<string, string>
  /** By the name of the method, e.g. `body.getAsync`. */
  readonly faults: Map<string, Fault>
  readonly sent: PlayedMessage[]
  /** Files that were being added at once, at most. */
  mostAtOnce: number
  /** Calls by name. */
  readonly calls: string[]
  office(): unknown
  /** Raises an event, and gives what the add-in answered; for a send, what Outlook then does. */
  raise(action: string): Promise<Dialog>
}

/** Characters of a file in base64 that Outlook takes, 25 MB of bytes. `playOutlook` reads nothing outside itself, and says it once more. */
export const MOST_BASE64 = 34_865_152

/** A message as a practice writes thirty a day: some lines, an answer's history, nobody's health. */
export const USUAL: Pick<PlayedMessage, 'to' | 'subject' | 'body'> = {
  to: [{ displayName: 'Paul Durand', emailAddress: 'paul.durand@orange.fr' }],
  subject: 'Re: Réunion de jeudi',
  body: `<p>Bonjour Paul,</p>${'<p>Merci pour ta réponse ; je propose de nous retrouver à dix heures en salle deux, avec le planning des gardes.</p>'.repeat(6)}`
    + '<div>De : Paul Durand<br>Envoyé : jeudi 12 novembre 2026 10:11<br>À : Anne Martin<br>Objet : Réunion de jeudi</div>'
    + '<p>Quelle salle faut-il réserver pour la réunion du conseil ?</p>'.repeat(20),
}

export function playOutlook(
  start: Partial<PlayedMessage>,
  { platform = 'OfficeOnline', mailbox = 1.15, recipientLimit = 1000, displayLanguage = 'fr-FR' }: { platform?: string; mailbox?: number; recipientLimit?: number; displayLanguage?: string } = {},
): Outlook {
  const message: PlayedMessage = {
    from: { displayName: 'Dr Anne Martin', emailAddress: 'anne.martin@cabinet.example' }, to: [], cc: [], bcc: [], subject: '', body: '', isHtml: true, files: [], ...start,
  }
  const session = new Map<string, string>()
  const lines = new Map<string, string>()
  const faults = new Map<string, Fault>()
  const sent: PlayedMessage[] = []
  const neighbours: Outlook['neighbours'] = { before: [], after: [] }
  const calls: string[] = []
  const handlers = new Map<string, (event: unknown) => void>()
  let adding = 0
  let next = 1
  const state = { mostAtOnce: 0 }
  type Callback = (result: unknown) => void
  const answer = (name: string, callback: Callback | undefined, work: () => unknown): void => {
    calls.push(name)
    const fault = faults.get(name)
    if (fault === 'silence') return
    setTimeout(() => {
      if (fault !== undefined) { callback?.({ status: 'failed', error: { code: fault, name: 'Error', message: '' } }); return }
      try {
        const value = work()
        callback?.({ status: 'succeeded', value, error: undefined })
      } catch (error) {
        callback?.({ status: 'failed', value: undefined, error: { code: (error as { code?: number }).code ?? 9000, name: 'Error', message: '' } })
      }
    }, 1)
  }
  const refuse = (code: number): never => { throw Object.assign(new Error('refused'), { code }) }
  const last = (given: readonly unknown[]): Callback | undefined => given.filter((one): one is Callback => typeof one === 'function').at(-1)
  const recipients = (field: 'to' | 'cc' | 'bcc') => ({
    getAsync: (...given: unknown[]) => answer(`${field}.getAsync`, last(given), () => message[field].slice(0, recipientLimit).map((one) => ({ recipientType: 'externalUser', ...one }))),
    setAsync: (list: PlayedMailbox[], ...given: unknown[]) => answer(`${field}.setAsync`, last(given), () => { if (list.length > 100) refuse(9020); message[field] = [...list] }),
    addAsync: (list: PlayedMailbox[], ...given: unknown[]) => answer(`${field}.addAsync`, last(given), () => { if (list.length > 100) refuse(9020); message[field].push(...list) }),
  })
  const since = <T>(version: number, member: T): T | undefined => (Math.round((mailbox - 1) * 100) < version ? undefined : member)
  const sizeOf = (base64: string): number => Math.floor((base64.length * 3) / 4)
  const item = {
    itemType: 'message',
    from: since(7, { getAsync: (...given: unknown[]) => answer('from.getAsync', last(given), () => message.from) }),
    to: recipients('to'), cc: recipients('cc'), bcc: recipients('bcc'),
    subject: {
      getAsync: (...given: unknown[]) => answer('subject.getAsync', last(given), () => message.subject),
      setAsync: (text: string, ...given: unknown[]) => answer('subject.setAsync', last(given), () => { message.subject = text }),
    },
    body: {
      getTypeAsync: (...given: unknown[]) => answer('body.getTypeAsync', last(given), () => (message.isHtml ? 'html' : 'text')),
      getAsync: (_type: string, ...given: unknown[]) => answer('body.getAsync', last(given), () => message.body),
      setAsync: (text: string, ...given: unknown[]) => answer('body.setAsync', last(given), () => {
        const options = given[0] as { coercionType?: string } | undefined
        message.body = text
        message.isHtml = options?.coercionType === 'html'
      }),
    },
    getAttachmentsAsync: since(8, (...given: unknown[]) => answer('getAttachmentsAsync', last(given), () =>
      message.files.map(({ id, name, base64, isInline }) => ({ id, name, isInline, size: sizeOf(base64), attachmentType: 'file' })))),
    getAttachmentContentAsync: since(8, (id: string, ...given: unknown[]) => answer('getAttachmentContentAsync', last(given), () => {
      const file = message.files.find((one) => one.id === id) ?? refuse(9024)
      return { content: file.base64, format: file.format ?? 'base64' }
    })),
    addFileAttachmentFromBase64Async: (base64: string, name: string, ...given: unknown[]) => {
      adding += 1
      state.mostAtOnce = Math.max(state.mostAtOnce, adding)
      const tooMany = adding > 3
      answer('addFileAttachmentFromBase64Async', (result) => { adding -= 1; last(given)?.(result) }, () => {
        if (tooMany) refuse(9026)
        if (base64.length > 34_865_152) refuse(9017)
        const id = `file-${next++}`
        message.files.push({ id, name, base64, isInline: false })
        return id
      })
    },
    removeAttachmentAsync: (id: string, ...given: unknown[]) => answer('removeAttachmentAsync', last(given), () => { message.files = message.files.filter((one) => one.id !== id) }),
    sessionData: since(11, {
      getAllAsync: (...given: unknown[]) => answer('sessionData.getAllAsync', last(given), () => Object.fromEntries(session)),
      setAsync: (key: string, value: string, ...given: unknown[]) => answer('sessionData.setAsync', last(given), () => { session.set(key, value) }),
      removeAsync: (key: string, ...given: unknown[]) => answer('sessionData.removeAsync', last(given), () => { session.delete(key) }),
    }),
    notificationMessages: {
      replaceAsync: (key: string, details: { message: string; type: string; icon?: string; persistent?: boolean }, ...given: unknown[]) => answer('notificationMessages.replaceAsync', last(given), () => {
        if (details.message.length > 150 || (details.type === 'errorMessage' && (details.icon !== undefined || details.persistent !== undefined))) refuse(9001)
        lines.set(key, details.message)
      }),
      removeAsync: (key: string, ...given: unknown[]) => answer('notificationMessages.removeAsync', last(given), () => { lines.delete(key) }),
    },
  }
  const settings = new Map<string, unknown>()
  const roamingSettings = {
    get: (key: string) => settings.get(key),
    set: (key: string, value: unknown) => { settings.set(key, value) },
    saveAsync: (...given: unknown[]) => answer('roamingSettings.saveAsync', last(given), () => undefined),
  }
  const context = {
    roamingSettings,
    platform, displayLanguage, mailbox: { item },
    requirements: { isSetSupported: (name: string, version = '1.1') => name === 'Mailbox' && Number(version.split('.')[1]) <= Math.round((mailbox - 1) * 100) },
  }
  const office = () => ({
    context,
    actions: { associate: (action: string, handler: (event: unknown) => void) => { handlers.set(action, handler) } },
    onReady: (ready?: (info: unknown) => void) => { const info = { host: 'Outlook', platform }; setTimeout(() => ready?.(info), 1); return Promise.resolve(info) },
  })
  const raise = (action: string): Promise<Dialog> => new Promise((resolve, reject) => {
    const handler = handlers.get(action)
    if (!handler) { reject(new Error(`nobody handles ${action}`)); return }
    const isSend = action === 'onMessageSend'
    if (isSend && !neighbours.before.every((one) => one(message))) { resolve({ allowEvent: false, errorMessage: 'neighbour' }); return }
    handler({
      completed: (options: Dialog = {}) => {
        if ((options.errorMessage?.length ?? 0) > 500 || (options.errorMessageMarkdown?.length ?? 0) > 500 || (options.cancelLabel?.length ?? 0) > 20) reject(new Error('longer than Outlook’s dialog'))
        if (isSend && options.allowEvent === true && !neighbours.after.every((one) => one(message))) { resolve({ allowEvent: false, errorMessage: 'neighbour' }); return }
        if (isSend && options.allowEvent === true) sent.push(JSON.parse(JSON.stringify(message)) as PlayedMessage)
        resolve(options)
      },
    })
  })
  return { message, neighbours, session, lines, faults, sent, calls, office, raise, get mostAtOnce() { return state.mostAtOnce } }
}
