import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { standingOf, withStatement } from '../../directory/index.ts'
import type { HistoryList } from '../../messaging/people-records.ts'
import { askCompose } from '../ask-compose.ts'
import { composesOf } from '../composes.ts'
import { boxesOf } from '../directory/boxes-of.ts'
import { standingsOf } from '../directory/standings.ts'
import { registerSays } from '../directory/statements.ts'
import type { ContentHandlers, PageHandlers } from '../door.ts'
import { profileId } from '../evidence.ts'
import { history } from '../stores/history.ts'
import { unlessLocked } from '../unless-locked.ts'

const CLOSED: HistoryList = { open: false, people: [] }

const today = (): string => new Date().toISOString().slice(0, 10)

const listed = async (): Promise<HistoryList> =>
  unlessLocked(async () => ({ open: true, people: await history.list(await profileId()) }), CLOSED)

/** What the past says of these addresses; nothing while it cannot be read. */
const written = async (addresses: readonly string[]) => history.of(await profileId(), addresses).catch(() => [])

/** What the frame beside the recipient fields asks about people. All look-ups on the device. */
export const recipientHandlers: Pick<PageHandlers, 'recipient-card' | 'last-use'> = {
  async 'recipient-card'({ name, address }) {
    const { directory, standings: [known = standingOf(address, null, [])] } = await standingsOf([address])
    const register = known.box && await registerSays(known.box)
    const standing = register ? withStatement(known, register) : known
    const former = standing.lastSeen === '' ? null : (directory?.gone(standing.address)?.box ?? null)
    const [past] = await written([address])
    return {
      standing, former,
      boxes: directory ? boxesOf(directory, { name, address }, standing.box ?? former) : [],
      written: past ? { times: past.times, last: past.last } : null,
    }
  },
  async 'last-use'({ addresses }) {
    return { used: (await written(addresses)).map(({ address, last }) => ({ address, last })) }
  },
}

/** What a compose view tells of a message that has left. */
export const learningHandlers: Pick<ContentHandlers, 'history-learn'> = {
  async 'history-learn'({ addresses }, { isPrivate }) {
    if (isPrivate) return { learnt: false }
    await history.learn(await profileId(), [addresses], today())
    return { learnt: true }
  },
}

/** Most addresses that are taken from one webmail; what comes from a webmail's tab is checked like any of its words. */
const ADDRESSES = v.pipe(v.array(v.pipe(v.string(), v.maxLength(254))), v.maxLength(5000))

/** Takes over whom the webmail in front knows. Its server is asked by its own page, and by nothing but this press. */
async function importFromWebmail(): Promise<{ readonly added: number; readonly why: string }> {
  const failed = (why: string) => ({ added: 0, why })
  if (!(await listed()).open) return failed('history_webmail_locked')
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const [compose] = tab?.id === undefined ? [] : await composesOf(tab.id)
  if (!compose) return failed('history_webmail_no_view')
  const { addresses } = await askCompose(compose, 'contacts', {}).catch(() => ({ addresses: [] }))
  if (addresses.length === 0 || !v.is(ADDRESSES, addresses)) return failed('history_webmail_none')
  return { added: await unlessLocked(async () => history.import(await profileId(), addresses, today()), 0), why: '' }
}

/** What the options ask about past correspondents. */
export const historyHandlers: Pick<PageHandlers, 'history' | 'history-forget' | 'history-clear' | 'history-import' | 'history-import-webmail'> = {
  'history-import-webmail': importFromWebmail,
  'history': listed,
  async 'history-forget'({ address }) {
    await unlessLocked(async () => history.forget(await profileId(), address), undefined)
    return listed()
  },
  async 'history-clear'() {
    await history.clear()
    return listed()
  },
  async 'history-import'({ addresses }) {
    const added = await unlessLocked(async () => history.import(await profileId(), addresses, today()), 0)
    return { added, ...(await listed()) }
  },
}
