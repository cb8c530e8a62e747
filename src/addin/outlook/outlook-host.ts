/// <reference types="office-js" />
import { fromBase64, toBase64 } from '../../crypto/bytes.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { ComposeHost, HostAttachment, HostChange, HostMessage } from '../core/host.ts'
import { HostError } from '../core/within.ts'
import { FILE_LIMIT, officeCall, officeDo } from './office-call.ts'
import { readRecipients, recipientLimit } from './recipients.ts'

type Field = 'to' | 'cc' | 'bcc'
const FIELDS: readonly Field[] = ['to', 'cc', 'bcc']

/** Recipients that Outlook takes in one call. */
const AT_ONCE = 100
/** Base64 characters of a file that Outlook takes (`addFileAttachmentFromBase64Async`: 25 MB). */
const MOST_BASE64 = 34_865_152
/** Files that Outlook takes at the same time. */
const FILES_AT_ONCE = 3

/** A file is larger than Outlook takes. */
export class TooBigToAttachError extends HostError {
  constructor() {
    super('outlook_too_big')
  }
}

/** What Outlook has as an attachment is no file: a link to a cloud, a calendar entry. */
export class NoFileError extends Error {
  override name = 'NoFileError'
}

/** A file's content as Outlook gives it. */
export type AttachmentContent = Pick<Office.AttachmentContent, 'content' | 'format'>

const nameFor = (name: string, format: string): string => (format === 'eml' && !/\.eml$/i.test(name) ? `${name}.eml` : name)

/** @throws NoFileError */
export function fileOf(name: string, { content, format }: AttachmentContent): File {
  const kind: string = format
  if (kind === 'base64') return new File([fromBase64(content)], name)
  if (kind === 'eml' || kind === 'iCalendar') return new File([content], nameFor(name, kind))
  throw new NoFileError('this attachment is a link, not a file')
}

/** The message that is being written in Outlook. */
export class OutlookHost implements ComposeHost {
  readonly program = 'outlook'
  readonly #item: Office.MessageCompose
  readonly #limit: number

  constructor(item: Office.MessageCompose, context: Pick<Office.Context, 'platform' | 'requirements'>) {
    this.#item = item
    this.#limit = recipientLimit(context)
  }

  /** @throws OfficeCallError, TooManyRecipientsError */
  async read(): Promise<HostMessage> {
    const item = this.#item
    const [from, to, cc, bcc, subject, type, attachments] = await Promise.all([
      officeCall<Office.EmailAddressDetails>('from', (done) => item.from.getAsync(done)),
      ...FIELDS.map(async (field) => readRecipients(await officeCall<Office.EmailAddressDetails[]>(field, (done) => item[field].getAsync(done)), this.#limit)),
      officeCall<string>('subject', (done) => item.subject.getAsync(done)),
      officeCall<Office.CoercionType>('body type', (done) => item.body.getTypeAsync(done)),
      officeCall<Office.AttachmentDetailsCompose[]>('attachments', (done) => item.getAttachmentsAsync(done)),
    ] as const) as [Office.EmailAddressDetails, ReturnType<typeof readRecipients>, ReturnType<typeof readRecipients>, ReturnType<typeof readRecipients>, string, Office.CoercionType, Office.AttachmentDetailsCompose[]]
    // The whole of it, with what Outlook folds away under a conversation.
    const content = await officeCall<string>('body', (done) => item.body.getAsync(type, done))
    const [sender] = readRecipients([from], Infinity).resolved
    return {
      from: sender ?? null,
      to: to.resolved, cc: cc.resolved, bcc: bcc.resolved,
      unresolved: [...to.unresolved, ...cc.unresolved, ...bcc.unresolved],
      subject, content, isHtml: (type as string) === 'html',
      // Exchange itself sends from the account that it names.
      sendsAsNamed: true,
      attachments: attachments.map(({ id, name, size, isInline }): HostAttachment => ({
        id, name, size, isInline, read: async () => fileOf(name, await this.content(id)),
      })),
    }
  }

  /** What an attachment holds, as Outlook gives it. @throws OfficeCallError */
  content(id: string): Promise<AttachmentContent> {
    return officeCall<Office.AttachmentContent>('attachment', (done) => this.#item.getAttachmentContentAsync(id, done), FILE_LIMIT)
  }

  /** @throws OfficeCallError */
  async write(change: HostChange): Promise<void> {
    for (const field of FIELDS) {
      const wanted = change[field]
      if (wanted) await this.#writeRecipients(field, wanted)
    }
    const { subject, content, isHtml = false } = change
    if (subject !== undefined) await officeDo('subject', (done) => this.#item.subject.setAsync(subject, done))
    if (content === undefined) return
    const coercionType: string = isHtml ? 'html' : 'text'
    await officeDo('body', (done) => this.#item.body.setAsync(content, { coercionType: coercionType }, done))
  }

  /** The first hundred replace what stands there, the others are added. */
  async #writeRecipients(field: Field, wanted: readonly Mailbox[]): Promise<void> {
    const given = wanted.map(({ name, address }) => ({ displayName: name || address, emailAddress: address }))
    await officeDo(field, (done) => this.#item[field].setAsync(given.slice(0, AT_ONCE), done))
    for (let at = AT_ONCE; at < given.length; at += AT_ONCE) {
      await officeDo(field, (done) => this.#item[field].addAsync(given.slice(at, at + AT_ONCE), done))
    }
  }

  /** @throws OfficeCallError, TooBigToAttachError before any file was given */
  async attach(files: readonly File[]): Promise<void> {
    if (files.some(({ size }) => Math.ceil(size / 3) * 4 > MOST_BASE64)) throw new TooBigToAttachError()
    const waiting = [...files]
    const worker = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const { name } = file
        const content = toBase64(new Uint8Array(await file.arrayBuffer()))
        await officeCall<string>('attach', (done) => this.#item.addFileAttachmentFromBase64Async(content, name, done), FILE_LIMIT)
      }
    }
    await Promise.all(Array.from({ length: FILES_AT_ONCE }, worker))
  }

  /** @throws OfficeCallError */
  async detach(id: string): Promise<void> {
    await officeDo('detach', (done) => this.#item.removeAttachmentAsync(id, done))
  }
}
