/** What the server told this compose page (`php/sceau.php`). */
export interface Told {
  /** Id of the compose view. */
  readonly compose: string
  /** Key of the session, for clearances. */
  readonly key: string
  /** The server's time when it wrote the page, seconds since 1970. */
  readonly now: number
  readonly language: 'fr' | 'en'
  /** As the administrator wrote it, of whatever shape. */
  readonly policy: unknown
  /** SHA-256 of the files that the server has for this view, by their id. */
  readonly files: Readonly<Record<string, string>>
  /** Address of the directory index; empty where there is none. */
  readonly directory: string
}

let read: Told | null = null
let readAt = 0

/** @throws before the page's body is there. */
export function told(): Told {
  if (read) return read
  readAt = Date.now()
  read = JSON.parse(document.getElementById('sceau-told')?.textContent ?? '') as Told
  return read
}

/** The server's time, seconds since 1970: this computer's clock may be wrong. */
export const serverTime = (): number => Math.round(told().now + (Date.now() - readAt) / 1000)
