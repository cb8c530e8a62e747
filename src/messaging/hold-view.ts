import type { Box, Network } from '../directory/index.ts'
import type { FindingRole, PartName } from '../detection/index.ts'
import type { EnvelopeFormat } from '../crypto/index.ts'
import type { PolicyFault } from './managed-policy.ts'
import type { Level, RecipientPlan, RemedyKind } from '../guard/index.ts'

/** A passage to show, cut out of its surroundings so that the panel never needs the whole draft. */
export interface PassageView {
  readonly index: number
  readonly part: PartName
  /** File name, when the passage is in an attachment. */
  readonly file: string
  readonly role: FindingRole
  /** Names the passage where it may be said to be no patient's data; empty where that is not asked. */
  readonly key: string
  /** Said to be no patient's data: it counts for nothing. */
  readonly answered: boolean
  readonly before: string
  readonly passage: string
  readonly after: string
}

export interface RecipientView {
  readonly field: 'to' | 'cc' | 'bcc'
  readonly name: string
  readonly address: string
  readonly network: Network
  readonly box: Box | null
  readonly plan: RecipientPlan['plan']
}

export interface AttachmentView {
  readonly id: string
  readonly name: string
  readonly size: number
  /**
   * `held`: still on this computer only; `handed`: Sceau gave it to the webmail; `server`: the webmail had it before Sceau could hold it;
   * `damaged`: what was kept of it on this computer does not open, so that it is no part of the message (its name may be empty).
   */
  readonly where: 'held' | 'handed' | 'server' | 'damaged'
  readonly read: 'read' | 'pending' | 'unreadable' | 'encrypted'
  readonly found: boolean
}

/** How far the reading of a file is: percent of the picture whose letters are being read. */
export interface ReadingView {
  readonly id: string
  readonly percent: number
}

export interface ReasonView {
  readonly rule: string
  readonly severity: Exclude<Level, 'pass'>
  /** Key and values of the sentence in the message catalogue. */
  readonly message: string
  readonly params: readonly string[]
  /** Identifies a question that one press answers; empty for what is none. */
  readonly doubt: string
  readonly about: 'recipient' | 'message'
}

/** The right recipient, offered by one press. */
export interface CorrectionView {
  readonly name: string
  readonly address: string
  readonly network: Network
  /** Who that is, where the directory knows. */
  readonly box: Box | null
  /** The recipient that goes; empty where the right one is added in copy. */
  readonly insteadOf: string
  /** Whether it is what the first reason suggests: neither an equal choice nor of a mark below. */
  readonly ofQuestion: boolean
}

/** One envelope that the draft can go into. */
export interface FormatOffer {
  readonly format: EnvelopeFormat
  readonly proposed: boolean
  /** Keys of sentences: why it is proposed and what to mind, or what stands against it. */
  readonly reasons: readonly string[]
  /** Sentences with values that stand against it, in place of `reasons`. */
  readonly said?: readonly { readonly key: string; readonly params: readonly string[] }[]
  /** Bytes of the mail with it, and the most that gets through. */
  readonly wireSize: number
  readonly wireLimit: number
}

/** What sealing would do: the whole message or its attachments, in which formats, best first. */
export interface SealOffer {
  readonly scope: 'message' | 'attachments'
  /** Whether an answer that only the practitioner can open is asked for unless they say otherwise; `never`: nobody could open it. */
  readonly answer: 'asked' | 'possible' | 'never'
  readonly formats: readonly FormatOffer[]
}

/** How the practitioner wants it sealed. */
export interface SealChoice {
  readonly format: EnvelopeFormat
  /** The practitioner wants to choose the secret. */
  readonly choose: boolean
  /** The recipient can answer from the page, encrypted. Only an HTML envelope can. */
  readonly wantsAnswer: boolean
}

/** The message as it was written, for the patient's record. */
export interface RecordCopyView {
  readonly name: string
  readonly bytes: Blob
  /** Whether the vault keeps it, so that it can be saved later too. */
  readonly kept: boolean
}

/** A sealed draft, ready to be sent by the practitioner. */
export interface SealedView {
  readonly scope: SealOffer['scope']
  readonly format: EnvelopeFormat
  readonly files: readonly { readonly name: string; readonly size: number }[]
  /** Sentences to mind: key and values. */
  readonly notes: readonly { readonly key: string; readonly params: readonly string[] }[]
  /** Names of files with a password of their own, which go beside the envelope as they are. */
  readonly beside: readonly string[]
  /** An answer was asked for; the practitioner is told how it will be opened. */
  readonly wantsAnswer: boolean
  /** `null` when none could be made. */
  readonly copy: RecordCopyView | null
}

/** What the panel shows of one held draft. */
export interface HoldView {
  readonly holdId: string
  readonly verdict: Level
  /** Set when the send is held because Sceau could not decide: message key of the sentence that says why. */
  readonly failure: string
  /** The gravest first: it is the question; the others are marks. */
  readonly reasons: readonly ReasonView[]
  readonly correction: CorrectionView | null
  readonly passages: readonly PassageView[]
  readonly recipients: readonly RecipientView[]
  readonly attachments: readonly AttachmentView[]
  readonly remedies: readonly RemedyKind[]
  /** `null` where nothing can be sealed. */
  readonly seal: SealOffer | null
  /** Address of the practitioner's secure mailbox; empty when none is set. */
  readonly secureAddress: string
  /** What the webmail's server had already received before Sceau could read it; message keys. */
  readonly alreadyLeft: readonly string[]
  /** Whether the secure mailbox is one of the very program that holds the message: then it sends at once, and no tab opens. */
  readonly sendsHere?: boolean
  /** What of the administrator's policy could not be read, where no options page says so. */
  readonly policyFault?: PolicyFault | null
}

/** Of what had already left: the webmail's server has a draft with some of it, which can be deleted. */
export const LEFT_AS_DRAFT = 'content_left_saved_draft'

/** A recipient chosen for the hand-over. */
export interface SecureRecipient {
  readonly field: 'to' | 'cc' | 'bcc'
  readonly name: string
  readonly address: string
  /** The address of the draft that this one stands for. */
  readonly insteadOf: string
}

/** Panel -> compose view, over the private MessagePort. */
export type PanelToCompose =
  | { readonly type: 'ready' }
  | { readonly type: 'close' }
  | { readonly type: 'height'; readonly pixels: number }
  | { readonly type: 'reveal'; readonly passage: number }
  /** A file need not be read any longer: it counts as one that nobody could read. */
  | { readonly type: 'stop-reading'; readonly file: string }
  /** The practitioner's answer about the passage of this key. */
  | { readonly type: 'answer-passage'; readonly key: string; readonly isPatient: boolean }
  | { readonly type: 'remedy'; readonly kind: Exclude<RemedyKind, 'hand-over' | 'seal' | 'go-back' | 'change-recipient' | 'send-as-is'> }
  /** The correction that the panel showed. */
  | { readonly type: 'correct'; readonly address: string; readonly insteadOf: string }
  /** Yes to the questions that the panel showed, and to no other. */
  | { readonly type: 'send-as-is'; readonly doubts: readonly string[] }
  | { readonly type: 'seal'; readonly choice: SealChoice }
  /** Delete the draft that the webmail's server has; what stands in the view stays. */
  | { readonly type: 'erase-saved' }
  | { readonly type: 'cancel' }
  /** The sealed draft may leave. */
  | { readonly type: 'send' }
  | { readonly type: 'hand-over'; readonly recipients: readonly SecureRecipient[] }

/** `stopped`: the practitioner ended it. */
export type OutcomeLevel = 'done' | 'doubt' | 'failed' | 'stopped'

/** Compose view -> panel. */
export type ComposeToPanel =
  | { readonly type: 'show'; readonly hold: HoldView }
  | { readonly type: 'progress'; readonly message: string; readonly done: number; readonly total: number; readonly cancellable?: boolean }
  /** Beside what is shown: nothing of it changes or moves. */
  | { readonly type: 'reading'; readonly file: ReadingView }
  | { readonly type: 'sealed'; readonly sealed: SealedView }
  /** `message`: key of the sentence; `level` colours it. */
  | { readonly type: 'outcome'; readonly level: OutcomeLevel; readonly message: string; readonly params: readonly string[]; readonly copy?: RecordCopyView | null }
  | { readonly type: 'eml'; readonly name: string; readonly bytes: Blob }
