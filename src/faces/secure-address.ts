import { standingOf } from '../directory/index.ts'

/** Whether an address is a practitioner's mailbox on a secure network; a citizen's mailbox is not. */
export function isSecureAddress(address: string): boolean {
  const { network } = standingOf(address, null, [])
  return network === 'mssante' || network === 'apicrypt'
}
