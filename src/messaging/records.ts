import type { EnvelopeFormat, SecretKind } from '../crypto/index.ts'
import type { FindingClass, Threshold } from '../guard/index.ts'
import type { PolicyFault } from './managed-policy.ts'
import type { Message } from '../mailbox/index.ts'

/** Who uses this browser. */
export interface Profile {
  readonly id: string
  /** Shown name, e.g. "Dr Léa Moreau" or "Secrétariat". */
  readonly name: string
  /** The practitioner's secure address; empty while unknown. */
  readonly secureAddress: string
  /** Address of the secure mailbox's own webmail (its compose view is opened there); empty while unknown. */
  readonly secureWebmail: string
}

export interface Settings {
  readonly profiles: readonly Profile[]
  /** Id of the profile in use; empty before set-up. */
  readonly activeProfile: string
  /** Where the directory file of MSSanté mailboxes is fetched from. */
  readonly directoryUrl: string
  /** Where the national register is fetched from. */
  readonly registerUrl: string
  /** Whether towns, telephones and organisations are taken from the register: a long download, once a month. */
  readonly directoryRegister: boolean
  /** Whether the directory may be fetched over a connection where every megabyte may cost. */
  readonly directoryOnMetered: boolean
  /** Minutes without activity after which the vault locks. */
  readonly lockAfterMinutes: number
  /** Days for which the secret of an envelope can be found again. */
  readonly secretDays: number
  /** Whether files with health data are sealed as soon as they are attached. */
  readonly alwaysSeal: boolean
  /** Whether mail inside the practice is sealed too. */
  readonly sealInside: boolean
  readonly internalDomains: readonly string[]
  /** Sites that the practitioner switched on, as origins. */
  readonly sites: readonly string[]
  /** What is done about each class of what a scan finds, where that is not the default. */
  readonly thresholds?: Partial<Record<FindingClass, Threshold>> | undefined
}

/** What the practice's administrator fixed; `null`, or no entry, where the practitioner decides. */
export interface ManagedSettings {
  readonly alwaysSeal: boolean | null
  readonly sealInside: boolean | null
  readonly internalDomains: readonly string[] | null
  readonly thresholds: Partial<Record<FindingClass, Threshold>>
  /** What of it could not be read, for the administrator. */
  readonly faults: readonly PolicyFault[]
}

export interface DirectoryStatus {
  readonly state: 'missing' | 'loading' | 'ready' | 'failed'
  readonly size: number
  /** Date of the source file, ISO; empty when unknown. */
  readonly date: string
  /** 0 to 1 while loading. */
  readonly progress: number
  /** Message key and values of what went wrong. */
  readonly error: string
  readonly errorParams: readonly string[]
}

/** One line of the ledger: no text, no name, no number. */
export interface LedgerLine {
  /** ISO date and time. */
  readonly date: string
  readonly profile: string
  readonly action:
    | 'held' | 'handed-over' | 'handed-over-uncertain' | 'answered-without-history' | 'passages-removed' | 'eml-saved'
    | 'sealed' | 'not-patient-data' | 'recipient-changed' | 'sent-as-is' | 'went-back' | 'sent-anyway' | 'sent-in-emergency' | 'attachment-held' | 'resumed' | 'deleted'
  readonly rules: readonly string[]
  readonly recipientDomains: readonly string[]
  /** Why, for `sent-anyway`: one of the fixed reasons. */
  readonly reason: string
}

export interface VaultStatus {
  readonly state: 'absent' | 'locked' | 'unlocked'
  readonly heldDrafts: number
}

/** What may be known of a held draft while the vault is locked. */
export interface HeldSummary {
  readonly id: string
  /** Origin of the webmail. */
  readonly site: string
  readonly composeKey: string
  /** ISO date and time. */
  readonly heldAt: string
  readonly attachments: number
}

/** A message as it is written into a file, without its files: whom, what about, and the text with its pictures as `data:` addresses. */
export type CopyText = Omit<Message, 'attachments' | 'date'>

/** Whom a copy for the record went to, and its subject. */
export interface CopyAbout {
  readonly recipients: readonly string[]
  readonly subject: string
}

/** A readable copy of a message that was sealed or handed over. */
export interface CopySummary {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
  /** The same; 0 while nobody has said that it was sent. */
  readonly sentAt: number
  /** Bytes. */
  readonly size: number
  /** `null` while the vault is locked. */
  readonly about: CopyAbout | null
}

/** A held draft, readable only while the vault is unlocked. */
export interface HeldDraft {
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly bcc: string
  readonly subject: string
  readonly isHtml: boolean
  /** Text or HTML as the editor had it. */
  readonly content: string
}

/** Where the active tab stands, for the popup. */
export interface TabStatus {
  /** `unsupported`: Sceau is not here; `available`: could be switched on; `on`: running; `lost`: running but cannot protect. */
  readonly state: 'unsupported' | 'available' | 'on' | 'lost'
  readonly site: string
  readonly composing: number
  /** Message key of why protection is lost. */
  readonly why: string
  /** Whether what is written here is known by structure alone, on a site that nobody has described. */
  readonly general: boolean
}

export type { SecretKind }

/** A secret that a patient or a correspondent keeps, as a list shows it: without the secret. */
export interface StandingSummary {
  readonly id: string
  /** Whose it is, in the practitioner's own words. */
  readonly label: string
  readonly addresses: readonly string[]
  /** Typed by the practitioner, E.164; empty while unknown. */
  readonly phone: string
  readonly kind: SecretKind
  /** ISO date and time. */
  readonly madeAt: string
}

/** Which secret sealed which file, as a list shows it: without the secret. */
export interface EnvelopeSummary {
  readonly id: string
  readonly fileName: string
  readonly format: EnvelopeFormat
  readonly recipients: readonly string[]
  readonly kind: SecretKind
  /** ISO date and time. */
  readonly sealedAt: string
}

/** One secret to be told, readable only while the vault is unlocked. */
export type TellableSecret = { readonly secret: string; readonly kind: SecretKind } & (
  | { readonly of: 'standing'; readonly standing: StandingSummary }
  | { readonly of: 'envelope'; readonly envelope: EnvelopeSummary; /** Whose standing secret it is not, where one stands. */ readonly insteadOf?: string }
)

/** What a secret is asked for. */
export interface SecretRequest {
  readonly requestId: string
  readonly recipients: readonly string[]
  readonly fileName: string
  readonly format: EnvelopeFormat
}

/** The practitioner's answer to a `SecretRequest`. */
export interface ChosenSecret {
  readonly secret: string
  readonly kind: SecretKind
  /** The standing secret that this is; empty for one of this envelope alone. */
  readonly standingId: string
}
