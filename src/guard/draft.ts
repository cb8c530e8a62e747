/** A mailbox as a header shows it. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What reading an attachment gave. Only `read` means that its text was scanned. */
export type AttachmentState = 'read' | 'pending' | 'unreadable' | 'encrypted'

export interface DraftAttachment {
  /** Stable within the draft. */
  readonly id: string
  readonly name: string
  readonly state: AttachmentState
  /** Extracted text; of a file that is not `read`, what could be seen of it (the names in an encrypted archive). */
  readonly text: string
  /** Bytes, where known. */
  readonly size?: number
}

/** The message that the draft answers, as far as the webmail or the caller knows it. */
export interface AnsweredMessage {
  readonly from: Mailbox | null
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly text: string
}

/** What is being composed. */
export interface Draft {
  readonly from: Mailbox | null
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly bcc: readonly Mailbox[]
  readonly subject: string
  /** What the practitioner typed, signature included, without the quoted thread. */
  readonly body: string
  /** The quoted thread below or between; empty when there is none. */
  readonly quoted: string
  readonly attachments: readonly DraftAttachment[]
  readonly inReplyTo: AnsweredMessage | null
}

/** What makes two mailboxes one recipient: the address, or the name where there is no address yet. */
export const recipientKey = ({ name, address }: Mailbox): string => (address.trim() || `${name.trim()} <>`).toLowerCase()

/** Every recipient once, in header order. */
export function recipientsOf(draft: Draft): Mailbox[] {
  const seen = new Set<string>()
  return [...draft.to, ...draft.cc, ...draft.bcc].filter((mailbox) => {
    const key = recipientKey(mailbox)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
