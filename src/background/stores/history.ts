import type { Bytes } from '../../crypto/index.ts'
import { standingOf } from '../../directory/index.ts'
import type { History } from '../../guard/index.ts'
import type { Correspondent } from '../../messaging/people-records.ts'
import { turns } from '../turns.ts'
import { database, type HistoryRecord } from './database.ts'
import { PastIndex } from './past-index.ts'
import { markKey, marksOf, plain, privateKeyOfVault, seal, unseal } from './sealed.ts'
import { vaultKeys } from './vault-key-store.ts'

type Entry = History[number]
/** By profile: who wrote to whom, the latest first. */
type Book = Readonly<Record<string, readonly Entry[]>>
/** What one send, or one import, adds. */
interface Learnt { readonly profile: string; readonly sets: readonly (readonly string[])[]; readonly date: string }

const BOOK = 'book'
/** Most groups of recipients that are remembered for each profile; the ones not written to for longest go first. */
const MOST_ENTRIES = 5000
/** Most sends that are remembered while the vault stays locked. */
const MOST_WAITING = 500
/** A mail to more people than this says nothing of who writes to whom. */
const MOST_TOGETHER = 50

const purpose = (id: string): string => `history ${id}`
const inTurn = turns()

const isCitizens = (address: string): boolean => standingOf(address, null, []).network === 'citizen'
const isKept = (address: string): boolean => standingOf(address, null, []).network !== 'unresolved'

/** As they are kept: compared form, sorted, once each. */
const setOf = (addresses: readonly string[]): string[] => [...new Set(addresses.map(plain))].filter(isKept).sort()

const later = (a: string, b: string): string => (a > b ? a : b)

function withLearnt(book: Book, { profile, sets, date }: Learnt): Book {
  const entries = new Map((book[profile] ?? []).map((entry) => [entry.to.join(' '), entry]))
  for (const to of sets) {
    const before = entries.get(to.join(' '))
    entries.set(to.join(' '), { to, times: (before?.times ?? 0) + 1, last: later(before?.last ?? '', date) })
  }
  const kept = [...entries.values()].sort((a, b) => b.last.localeCompare(a.last)).slice(0, MOST_ENTRIES)
  return { ...book, [profile]: kept }
}

/**
 * A citizen's address is an identity number: the book keeps its mark instead, by which a letter to the same patient is known and nobody
 * is told. A plain hash would not do: all numbers can be tried.
 */
const unnumbered = async (privateKey: Bytes, addresses: readonly string[]): Promise<Map<string, string>> => {
  const numbers = [...new Set(addresses.map(plain).filter(isCitizens))]
  if (numbers.length === 0) return new Map()
  const marks = await marksOf(await markKey(privateKey), numbers)
  return new Map(numbers.map((number, at) => [number, `#${marks[at] ?? ''}`]))
}

const isWaiting = ({ id }: Pick<HistoryRecord, 'id'>): boolean => id !== BOOK

/**
 * The book as it was last opened, for as long as the background lives and the vault stays open: sealed it would be opened and read as
 * a whole at each recipient that is typed. One at most; never longer than the book itself.
 */
let opened: { readonly book: Book; readonly past: Map<string, PastIndex> } | null = null
/** Counts the locks: what was being read when one came is not kept. */
let locks = 0
vaultKeys.onLock(() => {
  locks += 1
  opened = null
})

function holdOpen(book: Book, since: number): Book {
  if (since === locks) opened = { book, past: new Map() }
  return book
}

/** Everything remembered, with what was learnt while the vault was locked. @throws LockedError, DamagedRecordError */
async function readBook(): Promise<Book> {
  const since = locks
  const privateKey = await privateKeyOfVault().catch((error: unknown) => {
    opened = null
    throw error
  })
  const db = await database()
  const ids = await db.getAllKeys('history')
  const isThere = ids.includes(BOOK)
  const waiting = (await Promise.all(ids.filter((id) => isWaiting({ id })).map((id) => db.get('history', id)))).filter((record) => record !== undefined)
  const known = isThere ? opened?.book : undefined
  if (known && waiting.length === 0) return known
  const written = known ? undefined : await db.get('history', BOOK)
  const book = known ?? (written ? await unseal<Book>(privateKey, written.sealed, purpose(BOOK)) : {})
  if (waiting.length === 0) return holdOpen(book, since)
  const learnt = await Promise.all(waiting.sort((a, b) => a.keptAt - b.keptAt).map(({ id, sealed }) => unseal<Learnt>(privateKey, sealed, purpose(id))))
  const marks = await unnumbered(privateKey, learnt.flatMap(({ sets }) => sets.flat()))
  const whole = learnt.map((one) => ({ ...one, sets: one.sets.map((set) => set.map((address) => marks.get(address) ?? address)) })).reduce(withLearnt, book)
  await writeBook(whole, since, waiting.map(({ id }) => id))
  return whole
}

/** Writes the book and drops, in the same step, what has gone into it: nothing counts twice after a crash. */
async function writeBook(book: Book, since: number, merged: readonly string[] = []): Promise<void> {
  opened = null
  const record = { id: BOOK, keptAt: Date.now(), sealed: await seal(book, purpose(BOOK)) }
  const work = (await database()).transaction('history', 'readwrite')
  await Promise.all([work.store.put(record), ...merged.map((id) => work.store.delete(id)), work.done])
  holdOpen(book, since)
}

/** One profile's past. @throws LockedError, DamagedRecordError */
async function pastOf(profile: string): Promise<PastIndex> {
  const entries = (await readBook())[profile] ?? []
  const known = opened?.past.get(profile)
  if (known) return known
  const past = new PastIndex(entries)
  opened?.past.set(profile, past)
  return past
}

/** A profile's past with addresses as it is asked for them, and the way back to how they were given. @throws LockedError */
async function look(profile: string, addresses: readonly string[]) {
  const past = await pastOf(profile)
  const marks = await unnumbered(await privateKeyOfVault(), addresses)
  const numbers = new Map([...marks].map(([number, mark]) => [mark, number]))
  return { past, wanted: addresses.map((address) => marks.get(plain(address)) ?? plain(address)), shown: (address: string) => numbers.get(address) ?? address }
}

const change = (profile: string, edit: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> => inTurn(async () => {
  const since = locks
  const book = await readBook()
  await writeBook({ ...book, [profile]: edit(book[profile] ?? []) }, since)
})

/**
 * Whom each profile has written to: addresses, how often, when last. No name, no content. Sealed in the vault: while it
 * is locked sends are still learnt, and nothing can be read.
 */
export const history = {
  /** Remembers sends that have left, each with its recipients. @param date ISO. */
  learn: (profile: string, sends: readonly (readonly string[])[], date: string): Promise<void> => inTurn(async () => {
    const sets = sends.map(setOf).filter(({ length }) => length > 0 && length <= MOST_TOGETHER)
    if (sets.length === 0) return
    const id = crypto.randomUUID()
    const db = await database()
    await db.put('history', { id, keptAt: Date.now(), sealed: await seal({ profile, sets, date } satisfies Learnt, purpose(id)) })
    const waiting = (await db.getAll('history')).filter(isWaiting).sort((a, b) => b.keptAt - a.keptAt)
    for (const record of waiting.slice(MOST_WAITING)) await db.delete('history', record.id)
  }),

  /** Takes correspondents of another program over: each counts as written to once. Resolves to how many were new. @throws LockedError */
  async import(profile: string, addresses: readonly string[], date: string): Promise<number> {
    const known = new Set((await history.list(profile)).map(({ address }) => address))
    const fresh = setOf(addresses).filter((address) => !known.has(address) && !isCitizens(address))
    await history.learn(profile, fresh.map((address) => [address]), date)
    return fresh.length
  },

  /** What the past says of these recipients and of others at their domains. @throws LockedError */
  about: (profile: string, addresses: readonly string[]): Promise<History> => inTurn(async () => {
    const { past, wanted, shown } = await look(profile, addresses)
    return past.about(wanted).map((entry) => ({ ...entry, to: entry.to.map(shown) }))
  }),

  /** How often each of these was written to, and when last; those who never were are left out. @throws LockedError */
  of: (profile: string, addresses: readonly string[]): Promise<Correspondent[]> => inTurn(async () => {
    const { past, wanted, shown } = await look(profile, addresses)
    return past.of(wanted).map((person) => ({ ...person, address: shown(person.address) }))
  }),

  /** Everyone written to, the latest first. @throws LockedError */
  list: (profile: string): Promise<Correspondent[]> => inTurn(async () => (await pastOf(profile)).everyone()),

  /** Takes one person out of everything remembered. @throws LockedError */
  forget: (profile: string, address: string): Promise<void> => change(profile, (entries) =>
    entries.map((entry) => ({ ...entry, to: entry.to.filter((one) => one !== plain(address)) })).filter(({ to }) => to.length > 0)),

  /** Forgets every profile's past, also while the vault is locked. */
  clear: (): Promise<void> => inTurn(async () => {
    opened = null
    await (await database()).clear('history')
  }),
}
