const ALL_CAPITALS = /^[\p{Lu}\p{M}'’-]{2,}$/u

/** Whether a word as written begins with a capital. */
export function isCapitalised(raw: string): boolean {
  const code = raw.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  return !raw.startsWith(raw.charAt(0).toLowerCase())
}

/** Whether a word is written in capitals throughout. */
export function isShouted(raw: string): boolean {
  const second = raw.charCodeAt(1)
  return !(second >= 97 && second <= 122) && ALL_CAPITALS.test(raw)
}
