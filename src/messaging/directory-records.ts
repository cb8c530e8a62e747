import type { Point, Statement } from '../directory/index.ts'

/** One source of the directory as the options show it. */
export interface SourceState {
  /** Address or file name. */
  readonly from: string
  /** ISO; empty when unknown. */
  readonly date: string
  /** 0 when it is not worth saying. */
  readonly bytes: number
  readonly rows: number
}

export interface DirectorySources {
  readonly mailboxes: SourceState | null
  readonly register: SourceState | null
  readonly domains: SourceState | null
  readonly contacts: SourceState | null
  /** When the server of the mailboxes last answered, ISO; empty before. */
  readonly checkedAt: string
  /** Mailboxes that were left out because their domain is not in the trust space. */
  readonly untrusted: number
  /** Why the last update did not come about; `null` when it did. */
  readonly fault: { readonly key: string; readonly params: readonly string[]; readonly date: string } | null
  /** Whether a key of the Annuaire Santé API is kept. The key itself is shown nowhere. */
  readonly hasKey: boolean
  readonly vaultLocked: boolean
  /** The connection is metered, and the settings say to wait for another. */
  readonly waitsForNetwork: boolean
}

/** What the practitioner asks a server: a person by name, or, with `address`, whose that is. */
export interface OnlineQuestion {
  readonly source: 'fhir' | 'tabular'
  readonly familyName: string
  readonly givenName: string
  readonly address: string
}

export interface OnlineFound {
  readonly statement: Statement
  /** Whether the directory on this device has the address too. */
  readonly known: boolean
  /** What the two do not agree about. */
  readonly differs: readonly Point[]
}

export interface OnlineAnswer {
  readonly found: readonly OnlineFound[]
  /** Message key and values of what went wrong; empty when nothing did. */
  readonly error: string
  readonly errorParams: readonly string[]
}
