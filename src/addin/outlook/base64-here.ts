const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What `atob` gives, for an engine without a browser's functions. @throws Error when this is not base64. */
export function decode(text: string): string {
  const signs = text.replace(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '')
  if (signs.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(signs)) throw new Error('this is not base64')
  let binary = ''
  let bits = 0
  let held = 0
  for (const sign of signs) {
    held = ((held << 6) | SIGNS.indexOf(sign)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    binary += String.fromCharCode((held >> bits) & 0xff)
  }
  return binary
}

/** Gives the engine `atob` where it has none: the lists of the detection are packed with it. */
export function giveAtob(): void {
  if (typeof (globalThis as { atob?: unknown }).atob !== 'function') Object.assign(globalThis, { atob: decode })
}
