import type { Box } from './box.ts'
import type { Directory } from './directory.ts'
import { networkOf } from './networks.ts'

/** Which network an address is on. `unresolved`: no usable address, e.g. a name alone. */
export type Network = 'mssante' | 'apicrypt' | 'citizen' | 'ordinary' | 'internal' | 'unresolved'

/** Where something known comes from. */
export type SourceName = 'mssante-file' | 'rpps-file' | 'fhir' | 'tabular' | 'contacts' | 'correspondence'

/** What one source says of an address. */
export interface Statement {
  readonly source: SourceName
  /** Date of what it says, ISO. */
  readonly date: string
  readonly box: Box
}

/** What we know of an address. */
export interface Standing {
  /** As given, lower-cased and trimmed. */
  readonly address: string
  readonly network: Network
  /** The directory's row, if it has one. */
  readonly box: Box | null
  /** Date of the directory that was asked, ISO; empty when there was none. */
  readonly asOf: string
  /** What each source says, the strongest first; several may disagree. */
  readonly statements: readonly Statement[]
  /** Date of the last file that had this address, ISO; empty while the newest has it, and when none ever had. */
  readonly lastSeen: string
}

/** Classifies an address and looks it up on the device. Without a directory the network is known all the same. */
export function standingOf(address: string, directory: Directory | null, internalDomains: readonly string[]): Standing {
  const known = address.trim().toLowerCase()
  const box = directory?.byAddress(known) ?? null
  const asOf = directory?.date ?? ''
  return {
    address: known,
    network: networkOf(known, internalDomains),
    box,
    asOf,
    statements: box ? [{ source: 'mssante-file', date: asOf, box }] : [],
    lastSeen: (box ? null : directory?.gone(known))?.lastSeen ?? '',
  }
}
