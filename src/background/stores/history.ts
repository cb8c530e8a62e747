import { domainOf, standingOf } from '../../directory/index.ts'
import type { History } from '../../guard/index.ts'
import type { Correspondent } from '../../messaging/people-records.ts'
import { turns } from '../turns.ts'
import { database, type HistoryRecord } from './database.ts'
import { plain, privateKeyOfVault, seal, unseal } from './sealed.ts'

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
/** Most entries that one draft is judged by. */
const MOST_HANDED_OUT = 200

const purpose = (id: string): string => `history ${id}`
const inTurn = turns()

/** A citizen's address is an identity number: it is not kept for convenience. */
const isKept = (address: string): boolean => !['citizen', 'unresolved'].includes(standingOf(address, null, []).network)

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

const isWaiting = ({ id }: HistoryRecord): boolean => id !== BOOK

/** Everything remembered, with what was learnt while the vault was locked. @throws LockedError, DamagedRecordError */
async function readBook(): Promise<Book> {
  const privateKey = await privateKeyOfVault()
  const records = await (await database()).getAll('history')
  const written = records.find(({ id }) => id === BOOK)
  const book = written ? await unseal<Book>(privateKey, written.sealed, purpose(BOOK)) : {}
  const waiting = records.filter(isWaiting).sort((a, b) => a.keptAt - b.keptAt)
  if (waiting.length === 0) return book
  const learnt = await Promise.all(waiting.map(({ id, sealed }) => unseal<Learnt>(privateKey, sealed, purpose(id))))
  const whole = learnt.reduce(withLearnt, book)
  await writeBook(whole, waiting.map(({ id }) => id))
  return whole
}

/** Writes the book and drops, in the same step, what has gone into it: nothing counts twice after a crash. */
async function writeBook(book: Book, merged: readonly string[] = []): Promise<void> {
  const record = { id: BOOK, keptAt: Date.now(), sealed: await seal(book, purpose(BOOK)) }
  const work = (await database()).transaction('history', 'readwrite')
  await Promise.all([work.store.put(record), ...merged.map((id) => work.store.delete(id)), work.done])
}

const change = (profile: string, edit: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> => inTurn(async () => {
  const book = await readBook()
  await writeBook({ ...book, [profile]: edit(book[profile] ?? []) })
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
    const fresh = setOf(addresses).filter((address) => !known.has(address))
    await history.learn(profile, fresh.map((address) => [address]), date)
    return fresh.length
  },

  /**
   * What the past says of these recipients and of others at their domains; of other people's addresses nothing, but
   * that there are some: an entry without addresses.
   * @throws LockedError
   */
  about: (profile: string, addresses: readonly string[]): Promise<History> => inTurn(async () => {
    const wanted = new Set(addresses.map(plain))
    const domains = new Set([...wanted].map(domainOf).filter((domain) => domain !== ''))
    const near = (address: string): boolean => wanted.has(address) || domains.has(domainOf(address))
    const entries = (await readBook())[profile] ?? []
    const found = entries.map((entry) => ({ ...entry, to: entry.to.filter(near) })).filter(({ to }) => to.length > 0)
    // Without it somebody new would seem to be met in the first week.
    if (found.length === 0 && wanted.size > 0 && entries.length > 0) return [{ to: [], times: 1, last: entries.reduce((last, entry) => later(last, entry.last), '') }]
    // Exact acquaintances first: they are the last to be left out.
    return found
      .sort((a, b) => Number(b.to.some((address) => wanted.has(address))) - Number(a.to.some((address) => wanted.has(address))))
      .slice(0, MOST_HANDED_OUT)
  }),

  /** Everyone written to, the latest first. @throws LockedError */
  list: (profile: string): Promise<Correspondent[]> => inTurn(async () => {
    const people = new Map<string, Correspondent>()
    for (const { to, times, last } of (await readBook())[profile] ?? []) {
      for (const address of to) {
        const before = people.get(address)
        people.set(address, { address, times: (before?.times ?? 0) + times, last: later(before?.last ?? '', last) })
      }
    }
    return [...people.values()].sort((a, b) => b.last.localeCompare(a.last) || a.address.localeCompare(b.address))
  }),

  /** Takes one person out of everything remembered. @throws LockedError */
  forget: (profile: string, address: string): Promise<void> => change(profile, (entries) =>
    entries.map((entry) => ({ ...entry, to: entry.to.filter((one) => one !== plain(address)) })).filter(({ to }) => to.length > 0)),

  /** Forgets every profile's past, also while the vault is locked. */
  clear: (): Promise<void> => inTurn(async () => (await database()).clear('history')),
}
