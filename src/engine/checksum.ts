const PIECE = 4 * 1024 * 1024

/** SHA-256 over the SHA-256 of each 4 MiB of a file, hexadecimal: the platform digests only what is in memory as a whole. */
export async function checksumOf(file: Blob): Promise<string> {
  const digests: ArrayBuffer[] = []
  for (let at = 0; at < file.size; at += PIECE) digests.push(await crypto.subtle.digest('SHA-256', await file.slice(at, at + PIECE).arrayBuffer()))
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer()))
  return Array.from(whole, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
