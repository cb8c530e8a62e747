import { type Box, type Knowledge, learntFrom, type Statement } from '../../directory/index.ts'
import { registerStatement } from '../../directory/sources/kept-register.ts'
import { profileId } from '../evidence.ts'
import { session } from '../session.ts'
import { directoryStore } from '../stores/directory.ts'
import { history } from '../stores/history.ts'
import { vaultKeys } from '../stores/vault-key-store.ts'
import { unlessLocked } from '../unless-locked.ts'
import { contacts } from './private.ts'

/** Answers of servers that the practitioner asked, until the browser closes. */
const ANSWERS = 'directory-answers'
const MOST_ANSWERS = 200

/** Contacts as they were last opened, by address; those of a vault that has been locked since are not used. */
let opened: { readonly date: string; readonly byAddress: ReadonlyMap<string, Box> } | null = null
vaultKeys.onLock(() => (opened = null))

async function contactsByAddress(): Promise<{ readonly date: string; readonly byAddress: ReadonlyMap<string, Box> } | null> {
  const facts = await contacts.facts()
  if (!facts || (await vaultKeys.state()) === 'locked') {
    opened = null
    return null
  }
  if (opened?.date === facts.date) return opened
  const boxes = await unlessLocked(() => contacts.read(), null)
  opened = boxes && { date: facts.date, byAddress: new Map(boxes.map((box) => [box.address, box])) }
  return opened
}

export async function rememberAnswers(statements: readonly Statement[]): Promise<void> {
  const former = await session.get<readonly Statement[]>(ANSWERS) ?? []
  const fresh = new Set(statements.map(({ source, box }) => `${source} ${box.address}`))
  await session.set(ANSWERS, [...statements, ...former.filter(({ source, box }) => !fresh.has(`${source} ${box.address}`))].slice(0, MOST_ANSWERS))
}

/** What the profile's past letters say of these addresses; nothing while they cannot be read. */
async function learnt(addresses: readonly string[]): Promise<Statement[]> {
  const people = await history.of(await profileId(), addresses).catch(() => [])
  return learntFrom(people.map(({ address, last }) => ({ address, name: '', last })))
}

/** What the register says of the person of a box, apart from what it added to it; `null` where it was never read, or does not know them. */
export async function registerSays(box: Box): Promise<Statement | null> {
  const [kept, facts] = await Promise.all([directoryStore.get('register'), directoryStore.get('facts')])
  // What cannot be unpacked says nothing; the box is as it is.
  return kept && facts?.register ? registerStatement(kept, box, facts.register.date).catch(() => null) : null
}

/**
 * What this device knows of these addresses beside the directory: its trust list, the practitioner's contacts, answers they asked
 * for, past letters. `stamp` changes whenever any of it does: a verdict is bound to what it was given on.
 */
export async function knowledgeOf(addresses: readonly string[]): Promise<Knowledge & { readonly stamp: string }> {
  const wanted = new Set(addresses.map((address) => address.trim().toLowerCase()))
  const [trust, own, answers, past] = await Promise.all([
    directoryStore.get('trust'), contactsByAddress(), session.get<readonly Statement[]>(ANSWERS), learnt(addresses),
  ])
  const known: Statement[] = own ? [...wanted].flatMap((address) => {
    const box = own.byAddress.get(address)
    return box ? [{ source: 'contacts' as const, date: own.date, box }] : []
  }) : []
  const stamp = [trust?.date, own?.date, answers?.[0]?.date].filter((part) => part !== undefined).map((part) => ` ${part}`).join('')
  return { ...(trust ? { trust } : {}), statements: [...known, ...(answers ?? []).filter(({ box }) => wanted.has(box.address)), ...past], stamp }
}
