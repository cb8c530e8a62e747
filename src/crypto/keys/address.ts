/** An address as it is compared: trimmed, lower case, composed. */
export const canonicalAddress = (address: string): string => address.trim().normalize('NFC').toLowerCase()

/** The address in a user id: "Dr Léa Moreau <lea@exemple.fr>", "<lea@exemple.fr>" or the bare address. */
export function addressOf(userId: string): string | null {
  const inside = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(userId)?.[1] ?? (/^\s*[^<>\s]+@[^<>\s]+\s*$/.test(userId) ? userId : undefined)
  return inside === undefined ? null : canonicalAddress(inside)
}
