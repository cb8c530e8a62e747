import type { Mailbox } from '../../guard/index.ts'
import type { RecipientField } from '../../messaging/people-port.ts'
import type { HeldDraft } from '../../messaging/records.ts'
import type { NamedRecipients } from '../world-bridge.ts'
import type { EditorSpan, TextMap } from './text-map.ts'

/** A file that the webmail's server already holds for this compose view. */
export interface ServerAttachment {
  /** Stable within the compose view. */
  readonly id: string
  readonly name: string
  /** Bytes; -1 when unknown. */
  readonly size: number
  /** Fetches it from the webmail's own server. Throws when the server refuses. */
  read(): Promise<File>
}

/** What stands in a compose view at one moment. */
export interface Reading {
  readonly from: Mailbox | null
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly bcc: readonly Mailbox[]
  readonly subject: string
  /** Body and quoted part with the way back to where each character stands. */
  readonly text: TextMap
  readonly isHtml: boolean
  readonly attachments: readonly ServerAttachment[]
  /** Pictures inside the body that no reader has read. */
  readonly inlineImages: number
}

/** A recipient field that is to be seen. */
export interface FieldPlace {
  /** What the line with the marks stands behind. */
  readonly row: Element
  /** Where names are typed. */
  readonly input: HTMLElement
  /** What is typed there and is no recipient yet. */
  readonly typed: string
}

/** How a send ended, as far as the page shows it. */
export type SendOutcome = 'sent' | 'failed'

/** One webmail's compose view. Every adapter gives just this; the rest of the content room knows no webmail. */
export interface ComposeAdapter {
  readonly webmail: string
  readonly key: string
  /** Whether the webmail saves the draft with each file that is attached: then files go up only with a text that may be sent. */
  readonly attachingSaves?: boolean
  /** Names of expected things that are missing or doubled; empty when the layout is the known one. */
  unknownLayout(): readonly string[]
  read(): Reading
  /** Windows of the view's editors, to watch beside the page's own. */
  editorWindows(): readonly Window[]
  /** Called after any change that may alter a reading. */
  onChange(listener: () => void, signal: AbortSignal): void
  onOutcome(listener: (outcome: SendOutcome) => void, signal: AbortSignal): void
  /** Selects the passage in the editor. */
  reveal(start: number, end: number, part: 'body' | 'quoted' | 'subject'): void
  /** Marks these places, of what was read just now, without altering its content; none clears. */
  highlight(spans: readonly EditorSpan[]): void
  /** Removes passages, the last first. */
  remove(ranges: readonly { part: 'body' | 'quoted' | 'subject'; start: number; end: number }[]): void
  /** Drops the quoted thread. */
  dropQuoted(): void
  /** The draft as the editor has it, to be kept or carried elsewhere. */
  snapshot(): HeldDraft
  /**
   * The draft as another webmail can take it: pictures of the text stand in the text itself. `inText` names the
   * server's files that therefore are no attachments any more. Throws when a picture cannot be read.
   */
  portable(): Promise<{ readonly draft: HeldDraft; readonly inText: ReadonlySet<string> }>
  /** Leaves only these recipients in the draft, whatever was being typed there. */
  writeRecipients(recipients: Pick<HeldDraft, 'to' | 'cc' | 'bcc'>): void
  /** Takes from a request of this view's whom its message goes to; absent where the page itself shows it. */
  learnRecipients?(recipients: NamedRecipients): void
  /** Where this recipient field is; `null` while the webmail does not show it. */
  recipientField(field: RecipientField): FieldPlace | null
  /** Adds a recipient as if it had been typed, in place of what is being typed, and of the recipient at `insteadOf` unless that is empty. */
  addRecipient(field: RecipientField, mailbox: Mailbox, insteadOf: string): void
  /** Puts a kept or carried draft into this compose view. HTML is sanitised first. */
  write(draft: HeldDraft): Promise<void>
  /** Hands files to the webmail as if the practitioner had chosen them; resolves when the server has them. */
  attach(files: readonly File[], mark: <E extends Event>(event: E) => E): Promise<void>
  /** Message-ID of the message that this one answers; empty when it answers none. Absent where the page does not tell. */
  inReplyTo?(): string
  /**
   * Header of the mail that this one answers, as the webmail's server has it, where one of these addresses has sent it; empty when it is not found.
   * It proves nothing: a page may answer in the server's place. Absent where the page does not tell which mail is answered.
   */
  answeredHeader?(senders: readonly string[]): Promise<string>
  /** The practitioner's address books of this webmail, as vCard, asked of its server with the page's session; absent where it gives none. */
  contacts?(): Promise<string>
  /** Opens the webmail's own file chooser, within the practitioner's press; absent where no script may. */
  chooseFile?(): void
  /** Takes a file off the server again. */
  detach(id: string): Promise<void>
  /**
   * Presses the webmail's own Send once it takes commands. Throws when it does not in time. Where something else than Send was
   * pressed, e.g. to send later, that is pressed, or nothing when it is gone: a message for tomorrow never leaves now.
   */
  pressSend(held?: Element | null): Promise<void>
  /** Whether the webmail's server keeps a draft of this view. Webmails that do not say it leave this out. */
  isSaved?(): boolean
  /** Deletes that draft, and what the page's storage keeps; the view stays as it is. Throws when it is still there. */
  deleteSaved?(): Promise<void>
  /** Whether deleting it begins with saving an empty one over it: that request passes where files do. */
  readonly deletingSaves?: boolean
  /** Removes what the webmail's server and the page's storage keep of this draft; message keys of what could not be removed. */
  expunge(): Promise<readonly string[]>
  /** Closes the view without saving and without the webmail's question. */
  leave(): void
}
