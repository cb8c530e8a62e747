// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import { type Handlers, handlersOf } from '../../../src/addin/roundcube/background.ts'
import { findHost, type Host, installHost } from '../../../src/addin/roundcube/host.ts'
import { Holds } from '../../../src/addin/core/page-holds.ts'
import { LetGo } from '../../../src/addin/roundcube/how.ts'
import { OWN_WORDS } from '../../../src/addin/roundcube/own-words.ts'
import { Seals } from '../../../src/addin/core/page-seals.ts'
import type { Told } from '../../../src/addin/roundcube/told.ts'
import type { Requests } from '../../../src/messaging/requests.ts'

const server = vi.hoisted(() => {
  const refuse = (): Promise<Response> => Promise.resolve(new Response('', { status: 500 }))
  const state = { policy: {} as unknown, directory: '', asked: 0, refuse, fetch: refuse as typeof window.fetch }
  window.fetch = (...asked) => {
    state.asked++
    return state.fetch(...asked)
  }
  return state
})
vi.mock('webextension-polyfill', () => ({
  default: { storage: { local: { get: () => Promise.resolve({}) }, managed: { get: () => Promise.resolve(server.policy) } } },
}))
vi.mock('../../../src/addin/roundcube/told.ts', () => ({ told: () => ({ directory: server.directory }) as Told }))

const HOLD = { verdict: 'block', rules: ['plaintext-health-data'], recipientDomains: ['b.test'] } as const

describe('the answers of Roundcube’s page to its own scripts', () => {
  let opened: string[]
  let accepts: boolean
  let letGo: LetGo
  let seals: Seals
  let handlers: Handlers
  const ask = <K extends keyof Requests>(kind: K, request: Requests[K]['request']): Promise<Requests[K]['answer']> => handlers[kind]!(request)

  beforeEach(() => {
    opened = []
    accepts = true
    letGo = new LetGo()
    seals = new Seals()
    server.policy = {}
    server.directory = ''
    server.asked = 0
    server.fetch = server.refuse
    handlers = handlersOf({
      holds: new Holds(), seals, letGo, open: (path) => void opened.push(path),
      askCompose: () => Promise.resolve({ accepted: accepts }),
    })
  })

  it('take the policy from the server, in the extension’s own words', async () => {
    server.policy = { allowSendAnyway: false, internalDomains: ['hopital.test', 'gmail.com'], invented: 1, alwaysSeal: 'yes' }
    const { policy, cannot, isPrivate, policyFault } = await ask('compose-context', { composeKey: 'k' })
    expect(policy).toMatchObject({ allowSendAnyway: false, internalDomains: ['hopital.test'], alwaysSeal: false })
    expect({ cannot, isPrivate }).toEqual({ cannot: ['hand-over'], isPrivate: true })
    expect(policyFault).toEqual({ message: 'policy_line_other', params: ['3', 'internalDomains[1], invented, alwaysSeal'] })
  })

  it('forbid what an administrator may have meant to, where the policy is no object at all, and say so', async () => {
    server.policy = 'allowSendAnyway: false'
    const { policy, policyFault } = await ask('compose-context', { composeKey: 'k' })
    expect(policy.allowSendAnyway).toBe(false)
    expect(policyFault).toEqual({ message: 'policy_line_whole', params: [] })
  })

  it('let a frame in by a proof that is good once', async () => {
    const { nonce } = await ask('open-hold', { holdId: 'h', ...HOLD })
    expect(await ask('claim', { nonce })).toEqual({ holdId: 'h' })
    expect(() => ask('claim', { nonce })).toThrow()
    expect(() => ask('claim', { nonce: 'made-up' })).toThrow()
  })

  it('take a reason over the page, and tell it to the server’s log with the send that it was given for', async () => {
    await ask('open-hold', { holdId: 'h', ...HOLD })
    expect(await ask('ask-decision', { holdId: 'other', kind: 'send-anyway' })).toEqual({ opened: false })
    await ask('ask-decision', { holdId: 'h', kind: 'send-anyway' })
    expect(opened).toEqual(['src/decision/decision.html?hold=h'])
    expect(await ask('decision-context', { holdId: 'h' })).toMatchObject({ live: true, kind: 'send-anyway', allowed: true, ...HOLD })
    expect(await ask('decide', { holdId: 'h', kind: 'send-anyway', reason: 'other' })).toEqual({ sent: true, why: '' })
    expect([letGo.how, letGo.reason]).toEqual(['pass', ''])
    await ask('close-hold', { holdId: 'h', action: 'sent-anyway' })
    expect([letGo.how, letGo.reason]).toEqual(['sent-anyway', 'other'])
    await ask('open-hold', { holdId: 'i', ...HOLD })
    expect([letGo.how, letGo.reason]).toEqual(['pass', ''])
  })

  it('refuse what the policy does not allow, a stop that has ended, and a draft that has changed', async () => {
    await ask('open-hold', { holdId: 'h', ...HOLD })
    accepts = false
    expect(await ask('decide', { holdId: 'h', kind: 'emergency', reason: '' })).toEqual({ sent: false, why: 'decision_changed' })
    server.policy = { allowSendAnyway: false }
    accepts = true
    expect(await ask('decide', { holdId: 'h', kind: 'send-anyway', reason: 'other' })).toEqual({ sent: false, why: 'decision_refused' })
    expect(await ask('decide', { holdId: 'h', kind: 'emergency', reason: '' })).toEqual({ sent: true, why: '' })
    await ask('close-hold', { holdId: 'h', action: 'went-back' })
    expect(await ask('decide', { holdId: 'h', kind: 'emergency', reason: '' })).toEqual({ sent: false, why: 'decision_gone' })
    expect(letGo.how).toBe('pass')
  })

  it('make a secret, tell it once the envelope is there, and only then', async () => {
    await ask('open-hold', { holdId: 'h', ...HOLD })
    await expect(ask('seal-job', { holdId: 'gone', format: 'html', recipients: [], fileNames: [], choose: false })).rejects.toThrow()
    const { jobId } = await ask('seal-job', { holdId: 'h', format: 'html', recipients: ['a@b.test'], fileNames: ['bilan.txt'], choose: false })
    const { secret } = await ask('seal-secret', { jobId })
    expect(secret.split('-')).toHaveLength(8)
    expect((await ask('secret-read', { id: jobId })).told).toBeNull()
    await ask('seal-done', { jobId, files: ['document.html'] })
    expect(opened).toEqual([`src/secret/secret.html?id=${jobId}`])
    expect((await ask('secret-read', { id: jobId })).told).toMatchObject({ secret, envelope: { fileName: 'bilan.txt' } })
    expect(letGo.how).toBe('sealed')
    await ask('close-hold', { holdId: 'h', action: '' })
    expect(letGo.how).toBe('sealed')
  })

  it('wait for a secret that is chosen, and give up when its window was closed', async () => {
    await ask('open-hold', { holdId: 'h', ...HOLD })
    const start = async (): Promise<string> => (await ask('seal-job', { holdId: 'h', format: 'zip', recipients: ['a@b.test'], fileNames: ['a'], choose: true })).jobId
    const first = await start()
    expect(await ask('seal-ready', { jobId: first })).toEqual({ state: 'waiting' })
    expect(() => ask('seal-secret', { jobId: first })).toThrow()
    expect(await ask('secret-request', { requestId: first })).toMatchObject({ asked: { format: 'zip' }, hasNoVault: true, standing: null })
    const chosen = { secret: 'girafe-tambour', kind: 'words', standingId: '' } as const
    expect(await ask('choose-secret', { requestId: first, chosen: { ...chosen, kind: 'chosen' } })).toMatchObject({ accepted: false })
    expect(await ask('choose-secret', { requestId: first, chosen: { ...chosen, secret: '' } })).toMatchObject({ accepted: false })
    expect(await ask('choose-secret', { requestId: first, chosen })).toMatchObject({ accepted: true })
    expect(await ask('seal-ready', { jobId: first })).toEqual({ state: 'ready' })
    const second = await start()
    seals.giveUp()
    expect([await ask('seal-ready', { jobId: first }), await ask('seal-ready', { jobId: second })]).toEqual([{ state: 'ready' }, { state: 'gone' }])
  })

  it('answer nothing while a directory that is set cannot be had, ask for it anew each time, and know nobody without one', async () => {
    const question = { recipients: [], names: [] }
    server.directory = './?_action=plugin.sceau_directory'
    for (let tries = 0; tries < 2; tries++) await expect(ask('resolve', { addresses: ['a@b.test'], question })).rejects.toThrow()
    expect(server.asked).toBe(2)
    server.directory = ''
    expect((await ask('resolve', { addresses: ['a@b.test'], question })).version).toBe('none')
  })
})

describe('a directory', () => {
  // The time-out that a browser gives, by a clock that can be turned.
  const byThisClock = (limit: number): AbortSignal => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), limit)
    return controller.signal
  }
  const abortedBy = (signal: AbortSignal | null | undefined): Promise<never> =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)))

  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(byThisClock)
    server.directory = './?_action=plugin.sceau_directory'
    server.asked = 0
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it.each<[string, typeof window.fetch]>([
    ['says nothing at all', (_, more) => abortedBy(more?.signal)],
    ['begins and does not end', (_, more) => Promise.resolve({ ok: true, arrayBuffer: () => abortedBy(more?.signal) } as unknown as Response)],
  ])('whose server %s is given up after ten seconds, so that the send is held with a sentence, and asked anew by the next', async (_, silence) => {
    server.fetch = silence
    // A page of its own: another one may know its directory already.
    vi.resetModules()
    const page = await import('../../../src/addin/roundcube/background.ts')
    const handlers = page.handlersOf({ holds: new Holds(), seals: new Seals(), letGo: new LetGo(), open: () => undefined, askCompose: () => Promise.reject(new Error('no stop')) })
    const resolve = (): Promise<string> => handlers.resolve!({ addresses: ['a@b.test'], question: { recipients: [], names: [] } }).then(() => 'answered', () => 'given up')
    const outcome = Promise.race([resolve(), new Promise((ready) => setTimeout(() => ready('still waiting'), 10_001))])
    await vi.advanceTimersByTimeAsync(9_999)
    expect(await Promise.race([outcome, Promise.resolve('not yet')])).toBe('not yet')
    await vi.advanceTimersByTimeAsync(2)
    expect(await outcome).toBe('given up')
    server.fetch = server.refuse
    expect(await resolve()).toBe('given up')
    expect(server.asked).toBe(2)
  })
})

describe('the plugin’s frames', () => {
  it('find the host of the page that they stand in, and nothing elsewhere', () => {
    expect(() => findHost()).toThrow()
    const host = {} as Host
    installHost(host)
    expect(findHost()).toBe(host)
  })
})

it('has a sentence in place of each that is true of the extension only', () => {
  for (const language of ['fr', 'en']) {
    const catalogue = readCatalogue(language)
    for (const [of, own] of Object.entries(OWN_WORDS)) expect([catalogue[of], catalogue[own]], of).not.toContain(undefined)
  }
})
