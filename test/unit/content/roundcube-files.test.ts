// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { RoundcubeServer } = await import('../../../src/content/webmails/roundcube/server.ts')

const GONE = '{"action":"remove-attachment","exec":"this.remove_from_attachment_list(\\"rcmfile7\\");\\n"}'
const NOTHING = '{"action":"remove-attachment","exec":""}'

/** Takes file 7 off a server that answers so, one after the other, the last for ever; what it was asked. */
async function remove(...answers: readonly string[]): Promise<{ readonly asked: string[]; readonly failure: string }> {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string, { body }: RequestInit) => {
    asked.push(`${new URL(url, 'https://webmail.example/').searchParams.get('_action') ?? ''} ${body instanceof URLSearchParams ? body.toString() : ''}`)
    return Promise.resolve(new Response(answers[Math.min(asked.length, answers.length) - 1]))
  })
  const work = new RoundcubeServer(document).deleteAttachment('7', 'c0').then(() => '', (error: unknown) => String(error))
  await vi.runAllTimersAsync()
  return { asked, failure: await work }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('takes a file off by the action of the webmail’s own button, which the server confirms', async () => {
  expect(await remove(GONE)).toEqual({ asked: ['remove-attachment _remote=1&_file=rcmfile7&_id=c0'], failure: '' })
})

it('asks again while the server does not know the file yet', async () => {
  expect(await remove(NOTHING, NOTHING, GONE)).toMatchObject({ asked: { length: 3 }, failure: '' })
})

it('never takes an empty success for a file that is gone: it would be sent', async () => {
  expect((await remove(NOTHING)).failure).toContain('does not say that the file is gone')
})
