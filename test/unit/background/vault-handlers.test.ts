import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebmailCaller } from '../../../src/background/caller.ts'
import type { HeldDraft } from '../../../src/messaging/records.ts'
import { emptyStorage, polyfill } from '../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { copies } = await import('../../../src/background/stores/copies.ts')
const { ledger } = await import('../../../src/background/stores/ledger.ts')
const { holdHandlers } = await import('../../../src/background/handlers/hold-handlers.ts')
const { keepingHandlers, vaultHandlers } = await import('../../../src/background/handlers/vault-handlers.ts')

const PAGE = { kind: 'page', embedded: false, tabId: -1, frame: 'options' } as const
const DRAFT: HeldDraft = { from: '', to: 'Paul <paul@exemple.test>', cc: '', bcc: '', subject: 'INR', isHtml: false, content: 'Mme Quillévéré' }
const STOP = { rules: ['plaintext-health-data'], recipientDomains: ['exemple.test'] }

const caller = (isPrivate: boolean, site = 'https://webmail.example'): WebmailCaller =>
  ({ kind: 'webmail', tabId: 1, windowId: 1, frameId: 0, documentId: 'one', site, url: `${site}/`, isPrivate })

const keep = (from: WebmailCaller) => keepingHandlers['keep-draft']({ composeKey: '/#1', draft: DRAFT, attachments: 0 }, from)
const resume = (id: string, from: WebmailCaller) => keepingHandlers['resume-draft']({ id, composeKey: '/#2' }, from)
const held = async () => (await vaultHandlers['held-list']({}, PAGE)).held

/** One whole stop, from the panel to its end. */
async function stop(from: WebmailCaller): Promise<void> {
  await holdHandlers['open-hold']({ holdId: 'hold', verdict: 'block', ...STOP }, from)
  await holdHandlers['ledger-note']({ action: 'attachment-held', ...STOP }, from)
  await holdHandlers['close-hold']({ holdId: 'hold', action: 'went-back' }, from)
}

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['drafts', 'files', 'keys', 'ledger', 'copies'] as const) await db.clear(store)
})

describe('the ledger', () => {
  it('gets no second line for a stop whose end stands there already', async () => {
    await holdHandlers['open-hold']({ holdId: 'hold', verdict: 'block', ...STOP }, caller(false))
    await holdHandlers['ledger-note']({ action: 'sealed', ...STOP }, caller(false))
    await holdHandlers['close-hold']({ holdId: 'hold', action: '' }, caller(false))
    expect((await ledger.list()).map(({ action }) => action)).toEqual(['held', 'sealed'])
  })
})

describe('a private window', () => {
  it('keeps no draft', async () => {
    expect(await keep(caller(true))).toEqual({ kept: false })
    expect(await held()).toEqual([])
    expect(await (await database()).count('drafts')).toBe(0)
  })

  it('adds nothing to a copy for the record', async () => {
    const text = { from: { name: '', address: '' }, to: [], cc: [], bcc: [], subject: 'INR', text: 'un', messageId: '', unsent: false, ownCopy: true }
    await copies.keep({ ...text, files: [] }, { composeKey: '/#1', takenAt: 1, sent: false })
    const amend = (from: WebmailCaller) => keepingHandlers['copy-text']({ composeKey: '/#1', takenAt: 2, text: { ...text, text: 'deux' } }, from)
    expect([await amend(caller(true)), await amend(caller(false))]).toEqual([{ kept: false }, { kept: true }])
  })

  it('leaves nothing in the ledger', async () => {
    await stop(caller(true))
    expect(await ledger.list()).toEqual([])
  })

  it('is given nothing that another window kept', async () => {
    await keep(caller(false))
    const [one] = await held()
    expect(await resume(one?.id ?? '', caller(true))).toEqual({ draft: null, why: 'gone', left: [] })
  })
})

describe('another window', () => {
  it('keeps a draft and gives it back to the same webmail alone', async () => {
    expect(await keep(caller(false))).toEqual({ kept: true })
    const [one] = await held()
    expect(await resume(one?.id ?? '', caller(false, 'https://other.example'))).toEqual({ draft: null, why: 'gone', left: [] })
    expect(await resume(one?.id ?? '', caller(false))).toEqual({ draft: DRAFT, why: '', left: [] })
    expect(await held()).toMatchObject([{ composeKey: '/#2' }])
  })

  it('writes a stop and its end into the ledger, with domains and codes alone', async () => {
    await stop(caller(false))
    const lines = await ledger.list()
    expect(lines.map(({ action }) => action)).toEqual(['held', 'attachment-held', 'went-back'])
    for (const line of lines) expect(line).toMatchObject(STOP)
  })

  it('writes down whom a draft that was taken up again was for, by domain', async () => {
    await keep(caller(false))
    const [one] = await held()
    await resume(one?.id ?? '', caller(false))
    expect(await ledger.list()).toMatchObject([{ action: 'resumed', recipientDomains: ['exemple.test'] }])
    expect(JSON.stringify(await ledger.list())).not.toMatch(/Paul|Quill|INR/)
  })
})
