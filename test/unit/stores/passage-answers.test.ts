import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { passageAnswers } = await import('../../../src/background/stores/passage-answers.ts')
const { answerHandlers, answerListHandlers } = await import('../../../src/background/handlers/answer-handlers.ts')
const { holdHandlers } = await import('../../../src/background/handlers/hold-handlers.ts')
const { ledger } = await import('../../../src/background/stores/ledger.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')

const NOW = Date.parse('2026-11-20T09:00:00Z')
const DAY = 86_400_000
const CLERK = JSON.stringify(['person', 'Mme Zélie CANARIOT', '', 'tient le secrétariat du mardi'])
const OTHER = JSON.stringify(['person', 'Mme Zélie CANARIOT', '', 'a une insuffisance cardiaque'])
const PAGE = { kind: 'page', embedded: false, tabId: -1, frame: 'options' } as const
const caller = (more: object = {}) => ({ kind: 'webmail', tabId: 1, windowId: 1, frameId: 0, documentId: 'one', site: 'https://webmail.example', url: 'https://webmail.example/', isPrivate: false, ...more }) as const
const answer = (more: object = {}, from: object = {}) => answerHandlers['passage-answer']({ holdId: 'hold', passage: CLERK, isPatient: false, remember: true, ...more }, caller(from))
const asked = async (from: object = {}) => (await answerHandlers['passages-answered']({ passages: [CLERK, OTHER] }, caller(from))).answered

function lock(): void {
  const vault = storage.local.held.get('vault') as { publicKey: string }
  storage.local.held.set('vault', { publicKey: vault.publicKey, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
  storage.session.held.clear()
}

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['answers', 'keys', 'sealedKeys', 'ledger'] as const) await db.clear(store)
})

describe('passages that are no patient’s data', () => {
  it('are known again, each by itself, until they are taken back', async () => {
    await passageAnswers.remember(CLERK, NOW)
    expect(await passageAnswers.have([CLERK, OTHER], NOW)).toEqual([true, false])
    await passageAnswers.forget(CLERK)
    expect(await passageAnswers.have([CLERK, OTHER], NOW)).toEqual([false, false])
  })

  it('leave nothing of themselves on the disk', async () => {
    await passageAnswers.remember(CLERK, NOW)
    const kept = await (await database()).getAll('answers')
    expect(kept).toEqual([{ mark: expect.stringMatching(/^[\w+/]{43}=$/) as string, keptAt: NOW }])
    const plainHash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`passage\n${CLERK}`))).toString('base64')
    expect(kept[0]?.mark).not.toBe(plainHash)
  })

  it('are forgotten after half a year, and the oldest when there are too many', async () => {
    await passageAnswers.remember(CLERK, NOW)
    expect(await passageAnswers.have([CLERK], NOW + 179 * DAY)).toEqual([true])
    expect(await passageAnswers.have([CLERK], NOW + 181 * DAY)).toEqual([false])
    await passageAnswers.purge(NOW + 181 * DAY)
    expect(await passageAnswers.kept()).toEqual({ count: 0, latest: '' })
    const db = await database()
    for (let index = 0; index < 500; index += 1) await db.put('answers', { mark: `m${index}`, keptAt: NOW + index })
    await passageAnswers.remember(CLERK, NOW + DAY)
    expect((await passageAnswers.kept()).count).toBe(500)
    expect(await db.get('answers', 'm0')).toBeUndefined()
    expect(await passageAnswers.have([CLERK], NOW + DAY)).toEqual([true])
  })

  it('cannot be asked for while the vault is locked, but counted and erased', async () => {
    await passageAnswers.remember(CLERK, NOW)
    lock()
    await expect(passageAnswers.have([CLERK], NOW)).rejects.toThrow(LockedError)
    expect(await asked()).toEqual([false, false])
    expect(await answerListHandlers['passage-answers']({}, PAGE)).toEqual({ count: 1, latest: '2026-11-20T09:00:00.000Z' })
    expect(await answerListHandlers['passage-answers-clear']({}, PAGE)).toEqual({ count: 0, latest: '' })
  })
})

describe('an answer from a compose view', () => {
  const STOP = { rules: ['plaintext-health-data'], recipientDomains: ['exemple.test'] }
  const open = (from: object = {}) => holdHandlers['open-hold']({ holdId: 'hold', verdict: 'block', ...STOP }, caller(from))

  it('is taken within its own live stop only', async () => {
    expect(await answer()).toEqual({ taken: false, remembered: false })
    await open()
    for (const from of [{ tabId: 2 }, { documentId: 'two' }]) expect(await answer({}, from)).toEqual({ taken: false, remembered: false })
    expect(await asked()).toEqual([false, false])
    expect(await answer()).toEqual({ taken: true, remembered: true })
    expect(await asked()).toEqual([true, false])
    await holdHandlers['close-hold']({ holdId: 'hold', action: '' }, caller())
    expect(await answer({ passage: OTHER })).toEqual({ taken: false, remembered: false })
  })

  it('stands in the ledger without a word of the passage', async () => {
    await open()
    await answer()
    const lines = await ledger.list()
    expect(lines.map(({ action }) => action)).toEqual(['held', 'not-patient-data'])
    expect(lines.at(-1)).toMatchObject(STOP)
    expect(JSON.stringify(lines)).not.toMatch(/CANARIOT|secrétariat/)
  })

  it('that says so little that it could stand anywhere is not remembered, and one that is taken back is forgotten', async () => {
    await open()
    expect(await answer({ remember: false })).toEqual({ taken: true, remembered: false })
    expect(await asked()).toEqual([false, false])
    await answer()
    await answer({ isPatient: true })
    expect(await asked()).toEqual([false, false])
  })

  it('writes nothing from a private window, and learns nothing there', async () => {
    await open({ isPrivate: true })
    expect(await answer({}, { isPrivate: true })).toEqual({ taken: true, remembered: false })
    expect([await ledger.list(), (await passageAnswers.kept()).count]).toEqual([[], 0])
    await passageAnswers.remember(CLERK, Date.now())
    expect(await asked({ isPrivate: true })).toEqual([false, false])
  })
})
