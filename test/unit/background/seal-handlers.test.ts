import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import type { AnswerKey } from '../../../src/crypto/index.ts'
import type { SecretKind } from '../../../src/messaging/records.ts'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

const opened: string[] = []
vi.mock('webextension-polyfill', () => ({
  default: {
    storage,
    runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` },
    windows: { create: ({ url }: { url: string }) => { opened.push(url); return Promise.resolve({ id: opened.length }) }, update: () => Promise.reject(new Error('gone')) },
  },
}))
const { door } = await import('../../../src/background/door.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')
const { engineHandlers, sealHandlers } = await import('../../../src/background/handlers/seal-handlers.ts')
const { secretHandlers } = await import('../../../src/background/handlers/secret-handlers.ts')
const { endSealJobs } = await import('../../../src/background/seal-jobs.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { secrets } = await import('../../../src/background/stores/secrets.ts')

const open = door(sealHandlers as never, { ...engineHandlers, ...secretHandlers } as never)
const KEY: AnswerKey = { id: 'c0'.repeat(16), publicKey: 'cHVibGlj', privateKey: 'cHJpdmF0ZQ==', bindingKey: 'YmluZA==' }
const webmail = (tab = 3, incognito = false): Runtime.MessageSender => (
  { id: 'sceau', url: 'https://webmail.example/?_action=compose', frameId: 0, tab: { id: tab, windowId: 1, incognito } as never }
)
const engine = (tab = 3): Runtime.MessageSender => (
  { id: 'sceau', url: 'chrome-extension://sceau/src/engine/engine.html', frameId: 4, tab: { id: tab } as never, documentId: `engine-${tab}` }
)
const page: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/answer/answer.html' }

async function job(sender = webmail(), more: Record<string, unknown> = {}): Promise<string> {
  const request = { holdId: '', format: 'html', recipients: ['anna@x.example'], fileNames: ['Quillévéré.pdf'], choose: false, ...more }
  return ((await open({ sceau: 'seal-job', request }, sender)) as { answer: { jobId: string } }).answer.jobId
}
const give = (jobId: string, sender: Runtime.MessageSender, key: unknown = KEY) => open({ sceau: 'seal-answer-key', request: { jobId, key } }, sender)
const done = (jobId: string, sender = webmail()) => open({ sceau: 'seal-done', request: { jobId, files: ['document.html'] } }, sender)
const found = async () => ((await open({ sceau: 'answer-key', request: { envelopeId: KEY.id } }, page)) as { answer: { key: AnswerKey | null; why: string } }).answer

beforeEach(async () => {
  emptyStorage()
  opened.length = 0
  const db = await database()
  for (const store of ['standing', 'envelopes', 'sealedKeys', 'keys'] as const) await db.clear(store)
  for (const tab of [3, 9]) await claimFrame(await openFrame(tab, 'hold'), tab, `engine-${tab}`)
})

describe('the key that opens answers', () => {
  it('goes from the engine’s frame into the vault, and from there to the extension’s own page only', async () => {
    const jobId = await job()
    await expect(give(jobId, engine())).resolves.toEqual({ answer: { taken: true } })
    await done(jobId)
    expect(await found()).toMatchObject({ key: KEY, envelope: { fileName: 'Quillévéré.pdf' }, why: '' })
    expect(open({ sceau: 'answer-key', request: { envelopeId: KEY.id } }, webmail())).toBeUndefined()
    await expect(open({ sceau: 'answer-key', request: { envelopeId: KEY.id } }, engine())).resolves.toEqual({ refused: true })
  })

  it('is taken from nobody else: no content script, no other tab’s frame, none that has not proved itself', async () => {
    const jobId = await job()
    expect(give(jobId, webmail())).toBeUndefined()
    await expect(give(jobId, engine(9))).rejects.toThrow()
    await expect(give(jobId, { ...engine(), documentId: 'other' })).resolves.toEqual({ refused: true })
    await done(jobId)
    expect(await found()).toMatchObject({ key: null, why: 'gone' })
  })

  it.each([
    ['too much', { ...KEY, more: 'x' }], ['too little', { id: KEY.id }], ['another number', { ...KEY, id: 'x' }], ['something huge', { ...KEY, privateKey: 'A'.repeat(4000) }],
  ])('is no key with %s', async (_, key) => {
    await expect(give(await job(), engine(), key)).rejects.toThrow()
  })

  it('finds no room on a full disk: the seal is told so, and no secret is shown that nobody could find again', async () => {
    const jobId = await job()
    await give(jobId, engine())
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('Failed to write blobs (IOError)', 'DataError') })
    try {
      await expect(done(jobId)).resolves.toEqual({ answer: { told: false, why: 'content_seal_unkept' } })
    } finally {
      put.mockRestore()
    }
    expect(opened).toEqual([])
  })

  it('is not kept from a private window, nor is anything else', async () => {
    const jobId = await job(webmail(3, true))
    await expect(give(jobId, engine())).rejects.toThrow()
    await done(jobId, webmail(3, true))
    expect(await found()).toMatchObject({ key: null, why: 'gone' })
    expect(await (await database()).count('envelopes')).toBe(0)
  })

  it('belongs to a page that can be answered', async () => {
    await expect(give(await job(webmail(), { format: 'pdf' }), engine())).rejects.toThrow()
  })
})

describe('the standing secret of a recipient', () => {
  const secretOf = async (format: string) => ((await open({ sceau: 'seal-secret', request: { jobId: await job(webmail(), { format }) } }, engine())) as { answer: { secret: string } }).answer.secret
  const keep = (kind: SecretKind) => secrets.saveStanding({ id: '', label: 'Anna', addresses: ['anna@x.example'], phone: '', secret: 'lampe rivière tambour', kind })

  it('opens PDF and ZIP, but no ZIP when somebody thought of it: AE-2 stretches too little', async () => {
    await keep('chosen')
    expect(await secretOf('pdf')).toBe('lampe rivière tambour')
    expect((await secretOf('zip')).split('-')).toHaveLength(8)
    await (await database()).clear('standing')
    await keep('words')
    expect(await secretOf('zip')).toBe('lampe rivière tambour')
  })

  it('never opens a page, which could be altered to give it away: each has words of its own, and that is said', async () => {
    await keep('words')
    const pages = [await secretOf('html'), await secretOf('html')]
    expect([pages.every((secret) => secret.split('-').length === 8), new Set(pages).size]).toEqual([true, 2])
    const jobId = await job()
    expect(await done(jobId)).toEqual({ answer: { told: true, why: '' } })
    const id = new URL(opened[0]!).searchParams.get('id')
    expect(((await open({ sceau: 'secret-read', request: { id } }, page)) as { answer: { told: unknown } }).answer.told).toMatchObject({ insteadOf: 'Anna', envelope: { format: 'html' } })
  })
})

describe('a tab that goes in the middle', () => {
  const left = () => [...storage.session.held.keys()].filter((key) => /^(?:seal|secret-)/.test(key))

  it('leaves no job, no secret and no question behind; another tab’s stay', async () => {
    const gone = [await job(), await job(webmail(), { choose: true })]
    const other = await job(webmail(9))
    await give(gone[0]!, engine())
    expect(left().length).toBeGreaterThan(3)
    await endSealJobs(3)
    expect(left()).toEqual([`seal:${other}`])
    await expect(open({ sceau: 'seal-secret', request: { jobId: gone[0] } }, engine())).rejects.toThrow()
    expect(await done(gone[0]!)).toEqual({ answer: { told: false, why: '' } })
  })
})
