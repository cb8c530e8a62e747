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
  /** Minutes without activity after which the vault locks. */
  readonly lockAfterMinutes: number
  readonly internalDomains: readonly string[]
  /** Sites that the practitioner switched on, as origins. */
  readonly sites: readonly string[]
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
    | 'went-back' | 'sent-anyway' | 'sent-in-emergency' | 'attachment-held' | 'resumed' | 'deleted'
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
}
