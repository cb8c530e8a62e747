// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { Attachments } = await import('../../../src/content/compose/attachments.ts')
type Engine = ConstructorParameters<typeof Attachments>[0]

/** Reads nothing until a test says how far it is. */
const engine: { tell: (percent: number) => void; end: (reading: object) => void } = { tell: () => undefined, end: () => undefined }
const reader = {
  read: (file: File, signal: AbortSignal, onProgress: (percent: number) => void) => new Promise((resolve) => {
    expect(file).toBe(scan)
    engine.tell = onProgress
    engine.end = resolve
    signal.addEventListener('abort', () => resolve({ state: 'unreadable', text: '' }))
  }),
} as unknown as Engine
const scan = new File(['x'], 'scan.pdf')
const told: [string, number][] = []
let changes = 0
const attachments = () => new Attachments(reader, () => (changes += 1), (id, percent) => void told.push([id, percent]))

beforeEach(() => {
  told.length = changes = 0
  engine.tell = () => undefined
})

describe('a file whose letters are being read', () => {
  it('tells how far that is, each figure once, and nothing is judged anew for it', async () => {
    const files = attachments()
    const taken = files.take([scan])
    expect([files.progressOf('held-1'), changes]).toEqual([null, 1])
    for (const percent of [0, 7, 7, 64]) engine.tell(percent)
    expect([told, files.progressOf('held-1'), changes]).toEqual([[['held-1', 7], ['held-1', 64]], 64, 1])
    engine.end({ state: 'read', text: 'Mme CANARIOT' })
    await taken
    expect([files.progressOf('held-1'), files.list([], 0, '')]).toEqual([null, [{ id: 'held-1', name: 'scan.pdf', state: 'read', text: 'Mme CANARIOT', size: 1 }]])
  })

  it('can be left unread: it stays held, and counts as one that nobody could read', async () => {
    const files = attachments()
    const taken = files.take([scan])
    files.stopReading('held-1')
    await taken
    expect(files.list([], 0, '')).toEqual([{ id: 'held-1', name: 'scan.pdf', state: 'unreadable', text: '', size: 1 }])
  })

  it('tells and ends the same where the webmail’s server has it', async () => {
    const files = attachments()
    const server = [{ id: '7', name: 'scan.pdf', size: 1, read: () => Promise.resolve(scan) }]
    files.list(server, 0, '')
    await vi.waitFor(() => {
      engine.tell(30)
      expect(told).toEqual([['server-7', 30]])
    })
    files.stopReading('server-7')
    await vi.waitFor(() => expect(files.list(server, 0, '')).toMatchObject([{ id: 'server-7', state: 'unreadable' }]))
  })
})
