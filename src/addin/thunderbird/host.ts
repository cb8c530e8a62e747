import browser from 'webextension-polyfill'
import { mapHtml } from '../../content/webmails/text-map.ts'
import { formatMailbox, parseMailboxes } from '../../content/webmails/addresses.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { SecureRecipient } from '../../messaging/hold-view.ts'
import type { ComposeHost, HostAttachment, HostChange, HostMessage } from '../core/host.ts'
import { type ComposeAttachment, type ComposeDetails, type Identity, thunderbird } from './api.ts'

const listOf = (field: ComposeDetails['to']): Mailbox[] => (typeof field === 'string' ? [field] : field ?? []).flatMap(parseMailboxes)

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const asHtml = (text: string): string => text.split('\n').map((line) => `<p>${escaped(line) || '<br>'}</p>`).join('')
const asText = (html: string): string => mapHtml(new DOMParser().parseFromString(html, 'text/html').body, () => false).text('body')

/** One compose window of Thunderbird. */
export class ThunderbirdHost implements ComposeHost {
  readonly program = 'thunderbird'
  readonly isLocal = true
  readonly redirect?: NonNullable<ComposeHost['redirect']>
  readonly #tabId: number

  /** @param secure The identity of the secure mailbox, where this Thunderbird has one. */
  constructor(tabId: number, secure: Identity | null) {
    this.#tabId = tabId
    if (secure) this.redirect = (recipients, apart) => this.#redirect(secure, recipients, apart)
  }

  /** @param given What stands in the window, where Thunderbird has just said so: with hundreds of recipients it takes long over that. */
  async read(given?: ComposeDetails): Promise<HostMessage> {
    const { compose, identities } = thunderbird
    const [details, attachments, known] = await Promise.all([given ?? compose.getComposeDetails(this.#tabId), compose.listAttachments(this.#tabId), identities.list()])
    const [from = null] = listOf(details.from)
    const sender = known.find(({ id }) => id === details.identityId)?.email.trim().toLowerCase()
    const isHtml = details.isPlainText !== true
    return {
      from, to: listOf(details.to), cc: listOf(details.cc), bcc: listOf(details.bcc),
      subject: details.subject ?? '',
      content: (isHtml ? details.body : details.plainTextBody) ?? '',
      isHtml,
      attachments: attachments.map(attachmentOf),
      unresolved: typeof details.newsgroups === 'string' ? [details.newsgroups].filter((name) => name !== '') : [...details.newsgroups ?? []],
      // Who wrote another address into the field sends from where the identity says, not from there.
      sendsAsNamed: from !== null && sender === from.address.trim().toLowerCase(),
    }
  }

  async write({ to, cc, bcc, subject, content, isHtml }: HostChange): Promise<void> {
    const { compose } = thunderbird
    const { isPlainText } = await compose.getComposeDetails(this.#tabId)
    await compose.setComposeDetails(this.#tabId, {
      ...(to ? { to: to.map(formatMailbox) } : {}), ...(cc ? { cc: cc.map(formatMailbox) } : {}), ...(bcc ? { bcc: bcc.map(formatMailbox) } : {}),
      ...(subject === undefined ? {} : { subject }),
      ...(content === undefined ? {} : isPlainText === true ? { plainTextBody: isHtml ? asText(content) : content } : { body: isHtml ? content : asHtml(content) }),
    })
  }

  async attach(files: readonly File[]): Promise<void> {
    for (const file of files) await thunderbird.compose.addAttachment(this.#tabId, { file, name: file.name })
  }

  async detach(id: string): Promise<void> {
    await thunderbird.compose.removeAttachment(this.#tabId, Number(id))
  }

  async show(): Promise<void> {
    const { windowId = -1 } = await browser.tabs.get(this.#tabId)
    await browser.windows.update(windowId, { focused: true })
  }

  async #redirect({ id: identityId }: Identity, recipients: readonly SecureRecipient[], apart: boolean): Promise<void> {
    const { compose } = thunderbird
    const of = (wanted: SecureRecipient['field']): string[] => recipients.filter(({ field }) => field === wanted).map(formatMailbox)
    const route = { identityId, to: of('to'), cc: of('cc'), bcc: of('bcc') }
    if (!apart) {
      await compose.setComposeDetails(this.#tabId, route)
      return
    }
    const { subject = '', isPlainText = false, body = '', plainTextBody = '' } = await compose.getComposeDetails(this.#tabId)
    const items = await compose.listAttachments(this.#tabId)
    const attachments = await Promise.all(items.map(async (item) => ({ file: await attachmentOf(item).read(), name: item.name ?? '' })))
    const { id } = await compose.beginNew({ ...route, subject, isPlainText, ...(isPlainText ? { plainTextBody } : { body }), attachments })
    await compose.sendMessage(id)
  }
}

const attachmentOf = ({ id, name = '', size = -1 }: ComposeAttachment): HostAttachment =>
  ({ id: String(id), name, size, isInline: false, read: () => thunderbird.compose.getAttachmentFile(id) })
