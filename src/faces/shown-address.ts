import type { Network } from '../directory/index.ts'

/** An address as it may be shown. A citizen's address is an identity number: only its domain is read out. */
export function shownAddress(address: string, network: Network): string {
  return network === 'citizen' ? address.replace(/^[^@]*/, '•••') : address
}
