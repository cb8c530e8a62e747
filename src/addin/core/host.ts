import type { Mailbox } from '../../guard/index.ts'
import type { SecureRecipient } from '../../messaging/hold-view.ts'

/** A file of a message, its bytes still with the host program. */
export interface HostAttachment {
  /** Stable while the message is being composed. */
  readonly id: string
  readonly name: string
  /** Bytes; -1 when unknown. */
  readonly size: number
  /** Whether it is a picture inside the text. */
  readonly isInline: boolean
  /** Throws when the host program does not give it. */
  read(): Promise<File>
}

/** A message as it stands in the host program at one moment. */
export interface HostMessage {
  readonly from: Mailbox | null
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly bcc: readonly Mailbox[]
  readonly subject: string
  /** HTML, or plain text. */
  readonly content: string
  readonly isHtml: boolean
  readonly attachments: readonly HostAttachment[]
  /** Recipients that the host program names without an address: nobody knows who they are. */
  readonly unresolved: readonly string[]
  /** Whether the host program vouches that the mailbox named as sender is the one that sends: only then is a secure address as sender the secure mailbox. */
  readonly sendsAsNamed?: boolean
}

/** What is to stand there instead; what is left out stays. */
export type HostChange = Partial<Pick<HostMessage, 'to' | 'cc' | 'bcc' | 'subject' | 'content' | 'isHtml'>>

/**
 * One host program's compose window. Every add-in gives just this, and holds the send until the stop has ended; reading, judging, the
 * panel and the remedies are the same in all of them. Each call throws when the host program refuses or does not answer: then the send
 * stays held.
 */
export interface ComposeHost {
  readonly program: 'roundcube' | 'outlook' | 'thunderbird'
  read(): Promise<HostMessage>
  write(change: HostChange): Promise<void>
  attach(files: readonly File[]): Promise<void>
  detach(id: string): Promise<void>
  /** Brings the message to the front; absent where it stands beside the panel anyway. */
  show?(): Promise<void>
  /**
   * Makes this a message of the practitioner's secure mailbox in this very program, to these recipients; absent where there is none.
   * @param apart As a message of its own, which is sent at once while this one stays for those whom the secure mailbox does not write to.
   */
  redirect?(recipients: readonly SecureRecipient[], apart: boolean): Promise<void>
}
