// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PATIENTS } from '../../../../demo/people.mjs'
import { readCatalogue } from '../../../../scripts/locales-plugin.ts'
import type { HostMessage } from '../../../../src/addin/core/host.ts'
import { Detector } from '../../../../src/detection/index.ts'
import type { ComposeToPanel, HoldView, PanelToCompose } from '../../../../src/messaging/hold-view.ts'
import { standingOf } from '../../../../src/directory/index.ts'
import { boxOf } from '../../directory/boxes.ts'
import { attachment, CONTEXT, FakeHost, fakeServices } from './fake-host.ts'

const sentences = readCatalogue('fr')
vi.mock('webextension-polyfill', () => ({ default: { i18n: { getMessage: (key: string) => sentences[key] ?? '' } } }))
const { StopSession } = await import('../../../../src/addin/core/stop-session.ts')
const { HostVerdict, mayLeave } = await import('../../../../src/addin/core/host-verdict.ts')

const LETTER = PATIENTS[0]!.letter
const ANSWER = '<p>Bien reçu, merci.</p><div class="moz-cite-prefix">Le 25/11/2026 à 10:11, Paul a écrit :</div><blockquote type="cite"><p>' + LETTER + '</p></blockquote>'

function stopOf(message: Partial<HostMessage>, answers: Parameters<typeof fakeServices>[0] = {}, prepare: (host: FakeHost) => void = () => undefined) {
  const host = new FakeHost(message)
  prepare(host)
  const services = fakeServices(answers)
  const said: ComposeToPanel[] = []
  const sent: HostMessage[] = []
  const ending = { send: vi.fn((one: HostMessage) => { sent.push(one); return Promise.resolve() }), stay: vi.fn() }
  const session = new StopSession({ host, services, context: CONTEXT, ending, post: (one) => said.push(one) })
  const hold = (): HoldView => {
    const shown = said.filter((one) => one.type === 'show').at(-1)
    if (!shown) throw new Error('nothing is shown')
    return shown.hold
  }
  const press = (one: PanelToCompose): void => session.hear(one)
  const outcome = (): string | undefined => said.filter((one) => one.type === 'outcome').at(-1)?.message
  const closed = (): unknown[] => services.asked.filter(([kind]) => kind === 'close-hold').map(([, request]) => (request as { action: string }).action)
  return { host, services, said, sent, ending, session, hold, press, outcome, closed }
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

describe('judging', () => {
  const judge = (message: Partial<HostMessage>, answers = {}) => new HostVerdict(new FakeHost(message), fakeServices(answers), CONTEXT).judge()

  it('lets a harmless message leave and holds a letter', async () => {
    expect(mayLeave(await judge({}))).toBe(true)
    const held = await judge({ content: LETTER })
    expect(mayLeave(held)).toBe(false)
    expect(held.scan.verdict.verdict).toBe('block')
  })

  it('reads the files, and holds what one of them tells', async () => {
    const { scan } = await judge({ attachments: [attachment('courrier.txt', LETTER)] })
    expect(scan.draft.attachments[0]?.state).toBe('read')
    expect(scan.verdict.verdict).toBe('block')
  })

  it('takes a secure sender at the host program’s word only', async () => {
    const inside = { from: { name: '', address: 'lea.moreau@medecin.mssante.fr' }, to: [{ name: '', address: 'paul.martin@medecin.mssante.fr' }], content: LETTER }
    expect(mayLeave(await judge({ ...inside, sendsAsNamed: true }))).toBe(true)
    expect(mayLeave(await judge(inside))).toBe(false)
  })

  it('holds a recipient that the host program names without an address', async () => {
    const { scan } = await judge({ unresolved: ['Équipe du service'] })
    expect(scan.verdict.reasons.map(({ rule }) => rule)).toContain('unresolved-recipient')
  })

  it('lets nothing leave when nobody answers for the recipients', async () => {
    expect(mayLeave(await judge({}, { resolve: () => { throw new Error('gone') } }))).toBe(false)
  })

  it('judges a message to 500 recipients', async () => {
    const to = Array.from({ length: 500 }, (_, index) => ({ name: '', address: `personne${index}@autre-fournisseur.test` }))
    const host = new FakeHost({ to, content: LETTER })
    const services = fakeServices()
    const [read, scan] = [vi.spyOn(host, 'read'), vi.spyOn(Detector.prototype, 'detect')]
    expect((await new HostVerdict(host, services, CONTEXT).judge()).scan.verdict.verdict).toBe('block')
    // Whatever their number: each question once, for all of them together.
    expect([read.mock.calls.length, scan.mock.calls.length, ...services.asked.map(([kind]) => kind)]).toEqual([1, 1, 'resolve', 'passages-answered', 'keys-known'])
  })
})

describe('a stop', () => {
  it('shows the reasons and the remedies', async () => {
    const { session, hold, services } = stopOf({ content: LETTER })
    await session.open()
    expect(hold().verdict).toBe('block')
    expect(hold().reasons[0]?.rule).toBe('plaintext-health-data')
    expect(hold().remedies).toEqual(expect.arrayContaining(['seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency']))
    // This host program has no secure mailbox.
    expect(hold().remedies).not.toContain('hand-over')
    expect(services.asked.map(([kind]) => kind)).toContain('open-hold')
  })

  it('reads and judges the message once to open, whatever it learns of its people meanwhile', async () => {
    const { session, host } = stopOf({ content: LETTER })
    const read = vi.spyOn(host, 'read')
    await session.open()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(read).toHaveBeenCalledOnce()
  })

  it('ends with nothing sent when the practitioner goes back', async () => {
    const { session, press, ending, sent, closed } = stopOf({ content: LETTER })
    await session.open()
    press({ type: 'close' })
    await vi.waitFor(() => expect(ending.stay).toHaveBeenCalled())
    expect(sent).toEqual([])
    expect(closed()).toEqual(['went-back'])
  })

  it('answers without the history', async () => {
    const { session, press, sent, closed } = stopOf({ content: ANSWER, isHtml: true })
    await session.open()
    press({ type: 'remedy', kind: 'answer-without-history' })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.content).toContain('Bien reçu')
    expect(sent[0]?.content).not.toContain('Quillévéré')
    expect(closed()).toEqual(['answered-without-history'])
  })

  it('takes the passages and the telling files out, and sends the rest', async () => {
    const { session, press, sent } = stopOf({
      subject: 'Mme Joséphine Quillévéré', content: `<p>Bonjour,</p><p>${LETTER}</p>`, isHtml: true,
      attachments: [attachment('courrier.txt', LETTER), attachment('plan.txt', 'Le plan d’accès au cabinet.')],
    })
    await session.open()
    press({ type: 'remedy', kind: 'remove-passages' })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(JSON.stringify(sent[0])).not.toMatch(/Quillévéré|HbA1c/)
    expect(sent[0]?.content).toContain('Bonjour')
    expect(sent[0]?.attachments.map(({ name }) => name)).toEqual(['plan.txt'])
  })

  it('seals the letter with its files and sends only the envelope', async () => {
    const { session, press, said, sent, services, closed } = stopOf({ content: LETTER, attachments: [attachment('courrier.txt', LETTER)] })
    await session.open()
    press({ type: 'seal', choice: { format: 'html', choose: false, wantsAnswer: true } })
    await vi.waitFor(() => expect(said.some(({ type }) => type === 'sealed')).toBe(true))
    press({ type: 'send' })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.attachments.map(({ name }) => name)).toEqual(['document.html'])
    expect(JSON.stringify(sent[0])).not.toContain('Quillévéré')
    expect(services.asked.map(([kind]) => kind)).toEqual(expect.arrayContaining(['seal-job', 'seal-done']))
    // The ledger has it from the sealing.
    expect(closed()).toEqual([''])
  })

  it('leaves everything as it was when the envelope’s secret is not kept', async () => {
    const { session, press, host, outcome } = stopOf({ content: LETTER, attachments: [attachment('courrier.txt', LETTER)] }, { 'seal-done': () => { throw new Error('gone') } })
    await session.open()
    press({ type: 'seal', choice: { format: 'html', choose: false, wantsAnswer: false } })
    await vi.waitFor(() => expect(outcome()).toBe('content_failure_upload'))
    expect(host.message.content).toBe(LETTER)
    expect(host.message.attachments.map(({ name }) => name)).toEqual(['courrier.txt'])
  })

  it('goes out through the secure mailbox of the same program', async () => {
    const secure = { field: 'to' as const, name: 'Dr Paul Martin', address: 'paul.martin@medecin.mssante.fr', insteadOf: 'paul.martin@autre-fournisseur.test' }
    const { session, hold, press, sent, closed } = stopOf({ content: LETTER }, {}, (host) => {
      host.redirect = (recipients) => {
        host.message = { ...host.message, from: { name: '', address: 'lea.moreau@medecin.mssante.fr' }, sendsAsNamed: true, to: recipients }
        return Promise.resolve()
      }
    })
    await session.open()
    expect(hold().remedies).toContain('hand-over')
    press({ type: 'hand-over', recipients: [secure] })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.to[0]?.address).toBe('paul.martin@medecin.mssante.fr')
    expect(closed()).toEqual(['handed-over'])
  })

  it.each<[string, Partial<HostMessage>]>([
    ['somebody else came in beside the address that was shown', { cc: [{ name: '', address: 'anne.petit@medecin.mssante.fr' }] }],
    ['another mailbox sends it', { from: { name: '', address: 'remplacant@medecin.mssante.fr' } }],
    ['a list without an address came in', { unresolved: ['Cabinet'] }],
  ])('does not go out through the secure mailbox where %s', async (_, changes) => {
    const secure = { field: 'to' as const, name: 'Dr Paul Martin', address: 'paul.martin@medecin.mssante.fr', insteadOf: 'paul.martin@autre-fournisseur.test' }
    const { session, press, sent, outcome } = stopOf({ content: LETTER }, {}, (host) => {
      host.redirect = (recipients) => {
        host.message = { ...host.message, from: { name: '', address: 'lea.moreau@medecin.mssante.fr' }, sendsAsNamed: true, to: recipients, ...changes }
        return Promise.resolve()
      }
    })
    await session.open()
    press({ type: 'hand-over', recipients: [secure] })
    await vi.waitFor(() => expect(outcome()).toBe('addin_changed'))
    expect(sent).toEqual([])
  })

  it('asks in a window of its own for what cannot be undone, and sends exactly what was shown', async () => {
    const { session, hold, press, sent, services, closed } = stopOf({ content: LETTER })
    await session.open()
    press({ type: 'remedy', kind: 'send-anyway' })
    expect(services.asked).toContainEqual(['ask-decision', { holdId: hold().holdId, kind: 'send-anyway' }])
    expect(await session.decided({ holdId: hold().holdId, kind: 'send-anyway' })).toEqual({ accepted: true })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(closed()).toEqual(['sent-anyway'])
    expect(await session.decided({ holdId: hold().holdId, kind: 'send-anyway' })).toEqual({ accepted: false })
  })
})

describe('a draft that changed while the decision was open', () => {
  it('is not sent by a decision about the former one', async () => {
    const { session, hold, host, sent } = stopOf({ content: LETTER })
    await session.open()
    host.message = { ...host.message, to: [{ name: '', address: 'contrats@autre-fournisseur.test' }] }
    expect(await session.decided({ holdId: hold().holdId, kind: 'send-anyway' })).toEqual({ accepted: false })
    expect(sent).toEqual([])
    expect(hold().recipients[0]?.address).toBe('contrats@autre-fournisseur.test')
  })

  it('is judged anew after a remedy', async () => {
    const { session, host, press, sent, outcome } = stopOf({ content: ANSWER, isHtml: true })
    await session.open()
    host.message = { ...host.message, subject: `Mme Joséphine Quillévéré, ${LETTER}` }
    press({ type: 'remedy', kind: 'answer-without-history' })
    await vi.waitFor(() => expect(outcome()).toBe('content_still_held'))
    expect(sent).toEqual([])
  })

  describe('in that less is known of a recipient', () => {
    const PAUL = 'paul.martin@autre-fournisseur.test'
    /** A stop in whose directory Paul stands only until it is open. */
    async function stopWithPaul(message: Partial<HostMessage>, prepare?: (host: FakeHost) => void) {
      let isThere = true
      const stop = stopOf(message, {
        resolve: ({ addresses }: { addresses: string[] }) => ({
          version: '1', people: { history: [], knowledge: { people: [], names: [] } },
          standings: addresses.map((address) => ({ ...standingOf(address, null, CONTEXT.policy.internalDomains), ...(isThere && address === PAUL ? { box: boxOf({ address }) } : {}) })),
        }),
      }, prepare)
      await stop.session.open()
      isThere = false
      return stop
    }

    it('is said once, before a remedy sends what it has left', async () => {
      const { press, sent, outcome, hold } = await stopWithPaul({ content: ANSWER, isHtml: true })
      press({ type: 'remedy', kind: 'answer-without-history' })
      await vi.waitFor(() => expect(outcome()).toBe('content_weaker'))
      expect([sent, hold().reasons[0]]).toMatchObject([[], { rule: 'weaker-standing', params: [PAUL] }])
      press({ type: 'send-as-is', doubts: [] })
      await vi.waitFor(() => expect(sent).toHaveLength(1))
    })

    it('is said in the panel when it comes while that stands there, and then is no news', async () => {
      const { session, press, sent, hold } = await stopWithPaul({ content: 'Bonjour, à demain.' })
      session.refreshSoon()
      await vi.waitFor(() => expect(hold().reasons[0]).toMatchObject({ rule: 'weaker-standing', params: [PAUL] }))
      press({ type: 'send-as-is', doubts: [] })
      await vi.waitFor(() => expect(sent).toHaveLength(1))
    })

    it('is said before the secure mailbox of the same program may send it', async () => {
      const redirect = vi.fn(() => Promise.resolve())
      const { press, outcome } = await stopWithPaul({ content: LETTER }, (one) => { one.redirect = redirect })
      press({ type: 'hand-over', recipients: [] })
      await vi.waitFor(() => expect(outcome()).toBe('content_weaker'))
      expect(redirect).not.toHaveBeenCalled()
    })
  })

  it('is neither sealed nor redirected by the former choice', async () => {
    const { session, host, press, outcome, services } = stopOf({ content: LETTER }, {}, (one) => { one.redirect = vi.fn(() => Promise.resolve()) })
    await session.open()
    host.message = { ...host.message, subject: 'Autre chose' }
    press({ type: 'seal', choice: { format: 'html', choose: false, wantsAnswer: false } })
    await vi.waitFor(() => expect(outcome()).toBe('addin_changed'))
    host.message = { ...host.message, subject: 'Encore autre chose' }
    press({ type: 'hand-over', recipients: [] })
    await vi.waitFor(() => expect(services.engine.seal).not.toHaveBeenCalled())
    expect(host.redirect).not.toHaveBeenCalled()
  })

  it('is shown as it stands now', async () => {
    const { session, host, hold, press, sent } = stopOf({ content: LETTER })
    await session.open()
    host.message = { ...host.message, content: 'Bonjour, à demain.' }
    session.refreshSoon()
    await vi.waitFor(() => expect(hold().verdict).toBe('pass'))
    // What held it is over: one press sends it, read once more.
    expect(hold().remedies).toEqual(['send-as-is', 'go-back'])
    press({ type: 'send-as-is', doubts: [] })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
  })
})

describe('a host program that fails', () => {
  it('holds with a sentence when it does not give the message', async () => {
    const { session, hold } = stopOf({}, {}, (host) => { host.read = () => Promise.reject(new Error('no such tab')) })
    await session.open()
    expect(hold().failure).toBe('addin_failure_host')
    expect(hold().remedies).toEqual(['go-back', 'emergency'])
  })

  it('holds with a sentence when it does not answer', async () => {
    const { session, hold } = stopOf({}, {}, (host) => { host.read = () => new Promise(() => undefined) })
    const opened = session.open()
    await vi.advanceTimersByTimeAsync(31_000)
    await opened
    expect(hold().failure).toBe('addin_failure_silent')
  })

  it('says so when a remedy is refused, and sends nothing', async () => {
    const { session, press, sent, outcome } = stopOf({ content: ANSWER, isHtml: true }, {}, (host) => { host.write = () => Promise.reject(new Error('locked')) })
    await session.open()
    press({ type: 'remedy', kind: 'answer-without-history' })
    await vi.waitFor(() => expect(outcome()).toBe('addin_failure_host'))
    expect(sent).toEqual([])
  })

  it('takes no file away when the text cannot be changed', async () => {
    const { session, host, press, outcome } = stopOf({ content: LETTER, attachments: [attachment('courrier.txt', LETTER)] }, {}, (one) => { one.write = () => Promise.reject(new Error('locked')) })
    await session.open()
    press({ type: 'remedy', kind: 'remove-passages' })
    await vi.waitFor(() => expect(outcome()).toBe('addin_failure_host'))
    expect(host.message.attachments).toHaveLength(1)
  })

  it('stands again when the send itself fails', async () => {
    const { session, hold, press, ending, outcome } = stopOf({ content: ANSWER, isHtml: true })
    ending.send.mockRejectedValueOnce(new Error('no connection'))
    await session.open()
    press({ type: 'remedy', kind: 'answer-without-history' })
    await vi.waitFor(() => expect(outcome()).toBe('addin_failure_send'))
    expect(session.isOpen).toBe(true)
    expect(hold().verdict).toBe('pass')
  })
})
