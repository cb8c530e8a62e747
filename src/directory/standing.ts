import type { Box } from './box.ts'
import type { Directory } from './directory.ts'
import { networkOf } from './networks.ts'

/** Which network an address is on. `unresolved`: no usable address, e.g. a name alone. */
export type Network = 'mssante' | 'apicrypt' | 'citizen' | 'ordinary' | 'internal' | 'unresolved'

/** What we know of an address. */
export interface Standing {
  /** As given, lower-cased and trimmed. */
  readonly address: string
  readonly network: Network
  /** The directory's row, if it has one. */
  readonly box: Box | null
  /** Date of the directory that was asked, ISO; empty when there was none. */
  readonly asOf: string
}

/** Classifies an address and looks it up on the device. Without a directory the network is known all the same. */
export function standingOf(address: string, directory: Directory | null, internalDomains: readonly string[]): Standing {
  const known = address.trim().toLowerCase()
  return {
    address: known,
    network: networkOf(known, internalDomains),
    box: directory?.byAddress(known) ?? null,
    asOf: directory?.date ?? '',
  }
}
