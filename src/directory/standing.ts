import { type Box, unregistered } from './box.ts'
import type { Directory } from './directory.ts'
import { networkOf, TRUST_SPACE, type TrustList } from './networks.ts'

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
  /** The directory's row, if it has one, with what the register added. */
  readonly box: Box | null
  /** Date of the directory that was asked, ISO; empty when there was none. */
  readonly asOf: string
  /** What each source says, the strongest first; several may disagree. */
  readonly statements: readonly Statement[]
  /** Date of the last file that had this address, ISO; empty while the newest has it, and when none ever had. */
  readonly lastSeen: string
}

/** What the device knows beside its directory. */
export interface Knowledge {
  /** The trust space, where a newer list than ours was read. */
  readonly trust?: TrustList
  /** What other sources say of any address. */
  readonly statements?: readonly Statement[]
}

/** Public sources before private memory, whole ones before single answers. */
const STRENGTH: readonly SourceName[] = ['mssante-file', 'fhir', 'tabular', 'rpps-file', 'contacts', 'correspondence']

const byStrength = (a: Statement, b: Statement): number => STRENGTH.indexOf(a.source) - STRENGTH.indexOf(b.source) || b.date.localeCompare(a.date)

/** A standing with what one more source says. */
export const withStatement = (standing: Standing, statement: Statement): Standing => ({ ...standing, statements: [...standing.statements, statement].sort(byStrength) })

/** Classifies an address and looks it up on the device. Without a directory the network is known all the same. */
export function standingOf(address: string, directory: Directory | null, internalDomains: readonly string[], { trust = TRUST_SPACE, statements = [] }: Knowledge = {}): Standing {
  const known = address.trim().toLowerCase()
  const box = directory?.byAddress(known) ?? null
  const asOf = directory?.date ?? ''
  const own: Statement[] = box ? [{ source: 'mssante-file', date: asOf, box: unregistered(box) }] : []
  return {
    address: known,
    network: networkOf(known, internalDomains, trust),
    box,
    asOf,
    statements: [...own, ...statements.filter((one) => one.box.address === known)].sort(byStrength),
    lastSeen: (box ? null : directory?.gone(known))?.lastSeen ?? '',
  }
}
