/** First line of a message as text (RFC 4880, 6.2). */
export const BEGIN = '-----BEGIN PGP MESSAGE-----'

/** Whether these first bytes begin an OpenPGP message: armored, or a packet with a session key (RFC 4880, 4.3). */
export function looksLikeOpenpgp(head: Uint8Array): boolean {
  if (new TextDecoder().decode(head.subarray(0, 4096)).includes(BEGIN)) return true
  const first = head[0] ?? 0
  const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first & 0x3c) >> 2 : 0
  const version = (first & 0xc0) === 0x80 ? head[[2, 3, 5, 1][first & 3] ?? 1] : head[(head[1] ?? 0) < 192 ? 2 : (head[1] ?? 0) < 224 ? 3 : 6]
  return (tag === 1 && (version === 3 || version === 6)) || (tag === 3 && version !== undefined && version >= 4 && version <= 6)
}
