import type { TrustList } from '../../directory/index.ts'
import type { Bytes } from '../../crypto/index.ts'
import type { KeptRegister } from '../../directory/sources/kept-register.ts'
import { database } from './database.ts'

/** One file that went into the directory. */
export interface SourceFacts {
  /** Address that it was fetched from, or name of the file that was chosen. */
  readonly from: string
  /** Date of the file, ISO. */
  readonly date: string
  readonly bytes: number
  readonly rows: number
  /** SHA-256 over the SHA-256 of each 4 MiB, hexadecimal: of a file too long to be in memory as a whole. */
  readonly checksum: string
  /** What the server calls this version of the file; empty when it calls it nothing. */
  readonly validator: string
}

/** What is known of the directory without opening it. */
export interface DirectoryFacts {
  readonly size: number
  readonly date: string
  readonly version: string
  /** ISO. */
  readonly builtAt: string
  /** When its server was last asked and answered, milliseconds since 1970. */
  readonly checkedAt: number
  readonly mailboxes: SourceFacts
  readonly register: SourceFacts | null
  /** Rows that were left out, by reason. */
  readonly left: Readonly<Record<'damaged' | 'unusable' | 'repeated' | 'untrusted', number>>
}

/** A download that has not come to its end. */
export interface Partial {
  readonly url: string
  readonly validator: string
  readonly date: string
  /** Bytes of the whole; 0 when the server does not say. */
  readonly total: number
  readonly received: number
  readonly pieces: number
}

interface Records {
  index: Blob
  facts: DirectoryFacts
  /** What was read of the register. */
  register: KeptRegister
  trust: TrustList & { readonly count: number; readonly from: string }
  /** What last went wrong. */
  fault: { readonly key: string; readonly params: readonly string[]; readonly at: number; readonly again: boolean }
  contactsFacts: { readonly count: number; readonly date: string; readonly from: string }
  /** Sealed to the vault, like the key. */
  contacts: Bytes
  fhirKey: Bytes
}

/** Everything that a new directory replaces at once. */
export type NewDirectory = Pick<Records, 'index' | 'facts'> & { readonly [K in 'register' | 'trust']: Records[K] | null }

const partialOf = (url: string): string => `partial ${url}`
const pieceOf = (url: string, piece: number): string => `piece ${String(piece).padStart(6, '0')} ${url}`

/** The directory on the disk: the index, what it was made of, and downloads that wait for their rest. */
export const directoryStore = {
  async get<K extends keyof Records>(name: K): Promise<Records[K] | undefined> {
    return (await database()).get('directory', name) as Promise<Records[K] | undefined>
  },
  async put<K extends keyof Records>(name: K, value: Records[K]): Promise<void> {
    await (await database()).put('directory', value, name)
  },
  async forget(name: keyof Records): Promise<void> {
    await (await database()).delete('directory', name)
  },

  /** All of it or nothing: a directory that stands half in place is never read. */
  async replace(made: NewDirectory): Promise<void> {
    const change = (await database()).transaction('directory', 'readwrite')
    await Promise.all([
      ...Object.entries(made).filter(([, value]) => value !== null).map(([name, value]) => change.store.put(value, name)),
      change.store.delete('fault'),
      // Where the first versions kept their file and their register.
      change.store.delete('current'),
      change.store.delete('activities'),
      change.done,
    ])
  },

  async partial(url: string): Promise<Partial | undefined> {
    return (await database()).get('directory', partialOf(url)) as Promise<Partial | undefined>
  },
  /** A piece and the account of all pieces, together. */
  async addPiece(partial: Partial, piece: Blob): Promise<void> {
    const change = (await database()).transaction('directory', 'readwrite')
    await Promise.all([change.store.put(piece, pieceOf(partial.url, partial.pieces - 1)), change.store.put(partial, partialOf(partial.url)), change.done])
  },
  async pieces({ url, pieces }: Partial): Promise<Blob[]> {
    const db = await database()
    const all = await Promise.all(Array.from({ length: pieces }, (_, at) => db.get('directory', pieceOf(url, at))))
    return all.filter((piece) => piece instanceof Blob)
  },
  /** Forgets what came of a download, finished or not; with no address, of every one. */
  async dropPieces(url = ''): Promise<void> {
    const db = await database()
    const change = db.transaction('directory', 'readwrite')
    const keys = (await change.store.getAllKeys()).filter((key) => /^(?:partial|piece \d+) /.test(key) && key.endsWith(` ${url}`.trimEnd()))
    await Promise.all([...keys.map((key) => change.store.delete(key)), change.done])
  },
}
