import { keyedMark } from '../../crypto/index.ts'
import { turns } from '../turns.ts'
import { database } from './database.ts'
import { markKey, privateKeyOfVault } from './sealed.ts'

const DAY = 24 * 60 * 60 * 1000
/** An answer that is never met again is forgotten: staff leave, and a sentence may come to mean somebody else. */
const KEPT_DAYS = 180
/** The oldest give way. */
const MOST = 500

/** What may be known of the answers while the vault is locked. */
export interface AnswersKept {
  readonly count: number
  /** ISO date and time of the latest; empty when there is none. */
  readonly latest: string
}

const inTurn = turns()

/** Marks of passages, told from marks of addresses by a line end, which no address has. @throws LockedError */
async function marksOf(passages: readonly string[]): Promise<string[]> {
  const key = await markKey(await privateKeyOfVault())
  return Promise.all(passages.map((passage) => keyedMark(key, `passage\n${passage}`)))
}

/**
 * Passages of which the practitioner said that they are no patient's data. Nothing of a passage is kept but its mark under a
 * key that lies sealed in the vault: whoever has the disk learns how many there are and from when, and cannot try out names.
 */
export const passageAnswers = {
  /** @param now Milliseconds since 1970. @throws LockedError */
  remember: (passage: string, now: number): Promise<void> => inTurn(async () => {
    const [mark = ''] = await marksOf([passage])
    const db = await database()
    await db.put('answers', { mark, keptAt: now })
    const all = (await db.getAll('answers')).sort((a, b) => b.keptAt - a.keptAt)
    for (const old of all.slice(MOST)) await db.delete('answers', old.mark)
  }),

  /** @throws LockedError */
  forget: (passage: string): Promise<void> => inTurn(async () => {
    const [mark = ''] = await marksOf([passage])
    await (await database()).delete('answers', mark)
  }),

  /** Which of these passages were answered, in their order. @param now Milliseconds since 1970. @throws LockedError */
  async have(passages: readonly string[], now: number): Promise<boolean[]> {
    const db = await database()
    if ((await db.count('answers')) === 0) return passages.map(() => false)
    const found = await Promise.all((await marksOf(passages)).map((mark) => db.get('answers', mark)))
    return found.map((answer) => answer !== undefined && answer.keptAt >= now - KEPT_DAYS * DAY)
  },

  async kept(): Promise<AnswersKept> {
    const all = await (await database()).getAll('answers')
    const latest = Math.max(0, ...all.map(({ keptAt }) => keptAt))
    return { count: all.length, latest: latest === 0 ? '' : new Date(latest).toISOString() }
  },

  /** Also while the vault is locked. */
  clear: (): Promise<void> => inTurn(async () => (await database()).clear('answers')),

  /** @param now Milliseconds since 1970. */
  purge: (now: number): Promise<void> => inTurn(async () => {
    const db = await database()
    for (const { mark, keptAt } of await db.getAll('answers')) if (keptAt < now - KEPT_DAYS * DAY) await db.delete('answers', mark)
  }),
}
