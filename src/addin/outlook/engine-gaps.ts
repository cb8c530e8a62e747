const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What `atob` gives, for an engine without a browser's functions. @throws Error when this is not base64. */
export function decode(text: string): string {
  const whole = text.replace(/[\t\n\f\r ]/g, '')
  const signs = whole.length % 4 === 0 ? whole.replace(/={1,2}$/, '') : whole
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

/** What stands for a browser's function that is not there: made at loading, and an error only where it would be used. */
class Missing {
  encode(): never { throw new Error('this engine has no TextEncoder') }
  decode(): never { throw new Error('this engine has no TextDecoder') }
}

/** The domain of `http://domain`, in plain ASCII letters; any other domain is nobody's, and holds. */
export class PlainUrl {
  readonly hostname: string

  constructor(text: string) {
    const domain = /^http:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/i.exec(text)?.[1]
    if (domain === undefined || domain.includes('..')) throw new TypeError('this engine reads no such address')
    this.hostname = domain.toLowerCase()
  }

  static canParse(text: string): boolean {
    try {
      return new PlainUrl(text).hostname !== ''
    } catch {
      return false
    }
  }
}

/** Whether addresses can be read: some engines have a URL that only throws, or an old one. */
function readsAddresses(): boolean {
  try {
    return URL.canParse('http://a.example') && new URL('http://a.example').hostname === 'a.example'
  } catch {
    return false
  }
}

/**
 * Fills what the engine of classic Outlook may lack, as Microsoft does not say what it has beside the language: what detection and
 * networks need works; encoders stand there, so that what would use them fails by itself and the rest does not.
 */
export function fillGaps(): void {
  const engine = globalThis as Record<string, unknown>
  if (engine.document !== undefined) return
  for (const [name, own] of Object.entries({ atob: decode, TextEncoder: Missing, TextDecoder: Missing })) {
    if (typeof engine[name] !== 'function') engine[name] = own
  }
  if (!readsAddresses()) engine.URL = PlainUrl
}
