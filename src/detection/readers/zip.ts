/** PKWARE APPNOTE 6.3.9, 4.3.16 and 4.3.12: end of the central directory, and one entry of it. */
const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LONGEST_COMMENT = 0xffff
/** APPNOTE, 4.4.4: bit 0 of the flags says that the entry is encrypted. */
const ENCRYPTED = 1

/**
 * Whether everything inside a ZIP is encrypted: every entry that holds bytes, by the central directory. An archive that
 * cannot be walked to its end, or that holds one readable file, is not.
 */
export function isEncryptedZip(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return false
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let encrypted = 0
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return false
    const isEncrypted = (view.getUint16(at + 8, true) & ENCRYPTED) !== 0
    const size = view.getUint32(at + 24, true)
    if (!isEncrypted && size > 0) return false
    if (isEncrypted) encrypted += 1
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return encrypted > 0 && at === end
}

function endOf(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= least; at -= 1) if (view.getUint32(at, true) === END) return at
  return null
}
