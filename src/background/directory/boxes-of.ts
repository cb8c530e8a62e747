import { type Box, type Directory, findSecure, standingOf } from '../../directory/index.ts'

const MOST_BOXES = 6

/** Secure boxes of the person who has, or had, this address, or whom its name says. */
export function boxesOf(directory: Directory, who: { readonly name: string; readonly address: string }, known: Box | null): Box[] {
  const found = known === null ? findSecure(directory, who)
    : known.nationalId !== '' ? directory.boxesOf(known.nationalId)
      : known.familyName !== '' ? directory.byPerson(`${known.givenName} ${known.familyName}`) : []
  return found.filter(({ address }) => address !== who.address.trim().toLowerCase() && standingOf(address, null, []).network === 'mssante').slice(0, MOST_BOXES)
}
