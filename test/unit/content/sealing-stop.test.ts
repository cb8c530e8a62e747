// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import type { View } from '../../../src/content/sentinel/gatekeeper.ts'
import type { ComposeAdapter, Reading, ServerAttachment } from '../../../src/content/webmails/webmail.ts'
import { TextMap } from '../../../src/content/webmails/text-map.ts'
import { standingOf } from '../../../src/directory/index.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/guard/index.ts'
import type { ComposeToPanel, HoldView, PanelToCompose } from '../../../src/messaging/hold-view.ts'

interface Asked { readonly kind: string; readonly request: Record<string, unknown> }
const asked: Asked[] = []
let knownKeys = true
let engineFails = false
const sentences = readCatalogue('fr')

vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: { getMessage: (key: string) => sentences[key] ?? '' },
    runtime: {
      getURL: (path: string) => `chrome-extension://sceau/${path}`,
      sendMessage: ({ sceau: kind, request }: { sceau: string; request: Record<string, unknown> }) => {
        asked.push({ kind, request })
        return Promise.resolve({ answer: answers[kind]?.(request) ?? {} })
      },
    },
  },
}))
/** The panel, as a person sees it and presses its buttons. */
const panel: { says: ComposeToPanel[]; press: (message: PanelToCompose) => void } = { says: [], press: () => undefined }
vi.mock('../../../src/content/ui/panel.ts', () => ({
  Panel: class {
    constructor(_page: Document, _nonce: string, onMessage: (message: PanelToCompose) => void) { panel.press = onMessage; queueMicrotask(() => onMessage({ type: 'ready' })) }
    post(message: ComposeToPanel): void { panel.says.push(message) }
    close(): void { panel.press = () => undefined }
  },
}))
vi.mock('../../../src/content/compose/engine-client.ts', () => ({
  EngineClient: class {
    read = async (file: File) => (file.name.endsWith('.zip') ? { state: 'encrypted', text: '' } : { state: 'read', text: await file.text() })
    seal = ({ format }: { format: string }) => (engineFails ? Promise.reject(new Error('gone')) : Promise.resolve({ files: [new File(['sealed'], format === 'openpgp' ? 'message.txt.pgp' : 'document.html')], notes: [] }))
    write = () => Promise.resolve({ bytes: new Blob(['x']), kept: true })
    keep = () => Promise.resolve()
    forget = () => Promise.resolve()
    recall = () => Promise.resolve([])
  },
}))

const answers: Record<string, (request: Record<string, unknown>) => unknown> = {
  'gate': ({ state }) => ({ state }),
  'gate-upload': () => ({ opened: true }),
  'resolve': ({ addresses }) => ({ version: '1', standings: (addresses as string[]).map((address) => standingOf(address, null, ['cabinet.example'])), people: { history: [], knowledge: { people: [], names: [] } } }),
  'open-hold': () => ({ nonce: 'once' }),
  'keep-draft': () => ({ kept: true }),
  'keys-known': ({ addresses }) => ({ standings: (addresses as string[]).map((address) => ({ address, known: knownKeys, reason: knownKeys ? '' : 'keys_vault_closed' })), signer: '' }),
  'seal-job': () => ({ jobId: 'job' }),
  'seal-done': () => ({ told: false, why: '' }),
}
const { ComposeController } = await import('../../../src/content/compose/controller.ts')

const LETTER = 'Je vous adresse Mme Ysoline Kébarec, née le 03/04/1951, NIR 2 51 04 75 111 222 36. Constat : sarcoïdose médiastinale.'
const HARMLESS = 'Bonjour, on se voit jeudi à midi ?'
const INSIDE: Policy = { ...DEFAULT_POLICY, internalDomains: ['cabinet.example'], sealInside: true }
const ACCUEIL = 'accueil@cabinet.example'

function guard({ content = LETTER, to = [ACCUEIL], policy = INSIDE, onServer = [] as readonly File[] } = {}) {
  const state = { subject: 'Mme Kébarec', content, pressed: 0, attachments: [] as ServerAttachment[] }
  const add = (files: readonly File[]): void => { state.attachments = [...state.attachments, ...files.map((file, at) => ({ id: `${state.attachments.length + at}`, name: file.name, size: file.size, read: () => Promise.resolve(file) }))] }
  add(onServer)
  const read = (): Reading => {
    const text = new TextMap()
    text.add('body', state.content, null, 0)
    return { from: { name: '', address: 'lea@cabinet.example' }, to: to.map((address) => ({ name: '', address })), cc: [], bcc: [], subject: state.subject, text, isHtml: false, attachments: state.attachments, inlineImages: 0 }
  }
  const draft = () => ({ from: '', to: '', cc: '', bcc: '', subject: state.subject, isHtml: false, content: state.content })
  const adapter: Partial<ComposeAdapter> = {
    webmail: 'test', key: '/#1', unknownLayout: () => [], read, editorWindows: () => [], highlight: () => undefined, onChange: () => undefined, onOutcome: () => undefined,
    snapshot: draft, portable: () => Promise.resolve({ draft: draft(), inText: new Set<string>() }),
    write: (wanted) => { state.subject = wanted.subject; state.content = wanted.content; return Promise.resolve() },
    attach: (files) => { add(files); return Promise.resolve() },
    detach: (id) => { state.attachments = state.attachments.filter((one) => one.id !== id); return Promise.resolve() },
    pressSend: () => { state.pressed += 1; return Promise.resolve() },
  }
  const post: View = { root: document.body, webmail: 'roundcube', key: '', gates: new Set(), released: new Set(), withheld: new Set(), isThere: () => true, isSaveAsked: () => false, gatekeeper: null, heldSends: 0, waitingFiles: [], cleared: new WeakSet(), badge: null, watch: () => undefined }
  const controller = new ComposeController(document, adapter as ComposeAdapter, { profile: null, policy, isPrivate: false, secureSite: false, held: [], handOver: null }, post, new AbortController().signal)
  return { state, controller, names: () => state.attachments.map(({ name }) => name) }
}
/** A busy machine may take its time. */
const eventually = <T,>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000 })
const requests = (kind: string) => asked.filter((each) => each.kind === kind).map(({ request }) => request)
const ledger = (): unknown[] => asked.flatMap(({ kind, request }) => ((kind === 'ledger-note' || kind === 'close-hold') && request.action !== '' ? [request.action] : []))
const shown = (): HoldView | undefined => panel.says.flatMap((says) => (says.type === 'show' ? [says.hold] : [])).at(-1)
const said = (type: ComposeToPanel['type']): boolean => panel.says.some((says) => says.type === type)

beforeEach(() => {
  asked.length = 0
  panel.says = []
  knownKeys = true
  engineFails = false
})

describe('mail inside a practice that seals its own mail', () => {
  it('is sealed when it is sent and goes: nobody is stopped or asked', async () => {
    const { state, controller, names } = guard()
    controller.onHeldSend()
    await eventually(() => expect(state.pressed).toBe(1))
    expect(requests('open-hold')).toEqual([])
    expect(requests('seal-job')).toMatchObject([{ format: 'openpgp', recipients: [ACCUEIL], choose: false }])
    expect(names()).toEqual(['message.txt.pgp'])
    expect(state.content + state.subject).not.toMatch(/Kébarec|sarcoïdose/)
    expect(ledger()).toEqual(['sealed'])
  })

  it('goes as it is when it tells nothing of a patient', async () => {
    const { state, controller, names } = guard({ content: HARMLESS })
    state.subject = 'Jeudi'
    controller.onHeldSend()
    await eventually(() => expect(state.pressed).toBe(1))
    expect([names(), requests('seal-job')]).toEqual([[], []])
  })

  it.each([
    ['somebody outside gets it too', { to: [ACCUEIL, 'paul@gmail.com'] }, true, false],
    ['somebody has no key here, or the vault is locked', {}, false, false],
    ['sealing fails', {}, true, true],
    ['the practice does not want it', { to: ['paul@gmail.com'], policy: { ...INSIDE, sealInside: false } }, true, false],
  ])('stops, with the draft as it was, when %s', async (_, wish, known, fails) => {
    knownKeys = known
    engineFails = fails
    const { state, controller, names } = guard(wish)
    controller.onHeldSend()
    await eventually(() => expect(requests('open-hold')).toHaveLength(1))
    expect([state.pressed, state.content, names()]).toEqual([0, LETTER, []])
    expect(ledger()).toEqual([])
  })
})

describe('sealing from the panel', () => {
  const CHOICE = { format: 'html', choose: false, wantsAnswer: false } as const
  async function held() {
    const guarded = guard({ to: ['paul@gmail.com'], policy: DEFAULT_POLICY })
    guarded.controller.onHeldSend()
    await eventually(() => expect(shown()).toBeDefined())
    return guarded
  }

  it('stands in the ledger once, whether the practitioner sends from there or closes the panel and sends later', async () => {
    for (const then of [{ type: 'send' }, { type: 'close' }] as const) {
      asked.length = 0
      panel.says = []
      const { state } = await held()
      panel.press({ type: 'seal', choice: CHOICE })
      await eventually(() => expect(said('sealed')).toBe(true))
      panel.press(then)
      await eventually(() => expect(requests('close-hold')).toHaveLength(1))
      await eventually(() => expect(state.pressed).toBe(then.type === 'send' ? 1 : 0))
      expect(ledger()).toEqual(['sealed'])
    }
  })

  it('that was left without sealing stands there as gone back', async () => {
    await held()
    panel.press({ type: 'close' })
    await eventually(() => expect(ledger()).toEqual(['went-back']))
  })
})

describe('files in the panel', () => {
  it('that Sceau handed over after reading them are told apart from those that the server had before', async () => {
    const { controller, names } = guard({ to: ['paul@gmail.com'], policy: DEFAULT_POLICY, onServer: [new File([HARMLESS], 'avant.txt')] })
    controller.takeFiles([new File([HARMLESS], 'plan.txt')])
    await eventually(() => expect(names()).toEqual(['avant.txt', 'plan.txt']))
    controller.onHeldSend()
    await eventually(() => expect(shown()?.attachments.map(({ name, where }) => [name, where])).toEqual([['avant.txt', 'server'], ['plan.txt', 'handed']]))
    expect(shown()?.alreadyLeft).toEqual(['content_left_server_attachment'])
  })

  it('that all went through Sceau give no cause to say that the server had some already', async () => {
    const { controller, names } = guard({ to: ['paul@gmail.com'], policy: DEFAULT_POLICY })
    controller.takeFiles([new File([HARMLESS], 'plan.txt')])
    await eventually(() => expect(names()).toEqual(['plan.txt']))
    controller.onHeldSend()
    await eventually(() => expect(shown()?.attachments).toHaveLength(1))
    expect(shown()?.alreadyLeft).toEqual([])
  })
})
