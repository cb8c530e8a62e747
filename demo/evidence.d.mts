/**
 * Which needles stand in the bytes, plain or behind UTF-8, Latin-1, UTF-16, base64, quoted-printable, percent-encoding, JSON or HTML
 * escapes, tags, gzip, zlib, ZIP, nested up to four deep. Case and kinds of spaces do not matter; numbers match with or without separators.
 */
export function seenIn(bytes: Uint8Array | string, needles: readonly string[]): string[]
/** Undoes HTTP's content encoding; what cannot be unpacked stays as it is. */
export function unpackBody(body: Uint8Array, encoding?: string): Uint8Array
