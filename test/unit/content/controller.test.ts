// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readCatalogue } from '../../../scripts/locales-plugin.ts'
import { parseMailboxes } from '../../../src/content/webmails/addresses.ts'
import type { ComposeAdapter, Reading, ServerAttachment } from '../../../src/content/webmails/webmail.ts'
import { TextMap } from '../../../src/content/webmails/text-map.ts'
import { watchGestures } from '../../../src/content/sentinel/gestures.ts'
import type { View } from '../../../src/content/sentinel/gatekeeper.ts'
import type { Badge, BadgeState } from '../../../src/content/ui/badge.ts'
import type { Exit } from '../../../src/content/world-bridge.ts'
import { type Box, type Standing, standingOf } from '../../../src/directory/index.ts'
import { DEFAULT_POLICY, type History } from '../../../src/guard/index.ts'
import type { ComposeToPanel, HoldView, PanelToCompose } from '../../../src/messaging/hold-view.ts'
import type { HeldSummary } from '../../../src/messaging/records.ts'
import type { PolicyFault } from '../../../src/messaging/managed-policy.ts'
import { boxOf } from '../directory/boxes.ts'

interface Asked { readonly kind: string; readonly request: Record<string, unknown> }
const background = { asked: [] as Asked[], mute: new Set<string>(), silence: (): Promise<unknown> => Promise.reject(new Error('no receiver')) }
const sentences = readCatalogue('fr')
const broken = { detection: false }
const directory = { version: '1', says: {} as Partial<Standing>, history: [] as History, names: [] as { name: string; boxes: Box[] }[] }

vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: { getMessage: (key: string) => sentences[key] ?? '' },
    runtime: {
      getURL: (path: string) => `chrome-extension://sceau/${path}`,
      sendMessage: ({ sceau: kind, request }: { sceau: string; request: Record<string, unknown> }) => {
        background.asked.push({ kind, request })
        if (background.mute.has(kind)) return background.silence()
        return Promise.resolve({ answer: answers[kind]?.(request) ?? {} })
      },
    },
  },
}))
// The panel needs a real page around it: here it is what it is told and what is pressed in it.
vi.mock('../../../src/content/ui/panel.ts', () => ({ Panel: class {
  constructor(_: unknown, __: unknown, hear: (message: unknown) => void) { pressed.hear = hear; setTimeout(() => hear({ type: 'ready' }), 0) }
  post(message: unknown): void { shownInPanel.push(message) } close(): void { /* shows nothing */ }
} }))
vi.mock('../../../src/detection/index.ts', async (original) => {
  const detection = await original<typeof import('../../../src/detection/index.ts')>()
  const unlessBroken = (): void => { if (broken.detection) throw new Error('a recognizer fails') }
  return {
    ...detection,
    detect: (...given: Parameters<typeof detection.detect>) => {
      unlessBroken()
      return detection.detect(...given)
    },
    Detector: class extends detection.Detector {
      override detect(...given: Parameters<InstanceType<typeof detection.Detector>['detect']>): ReturnType<InstanceType<typeof detection.Detector>['detect']> {
        unlessBroken()
        return super.detect(...given)
      }
    },
  }
})

const shownInPanel: unknown[] = []
const pressed: { hear: (message: unknown) => void } = { hear: () => undefined }

const answers: Record<string, (request: Record<string, unknown>) => unknown> = {
  'gate': ({ state }) => ({ state }),
  'resolve': ({ addresses }) => ({ version: directory.version, standings: (addresses as string[]).map((address) => ({ ...standingOf(address, null, []), ...directory.says })), people: { history: directory.history, knowledge: { people: [], names: directory.names } } }),
  'open-hold': () => ({ nonce: 'once' }),
  'keep-draft': () => ({ kept: true }),
}

const { ComposeController } = await import('../../../src/content/compose/controller.ts')
const { isClean, maySave } = await import('../../../src/content/compose/scan.ts')

const HARMLESS = 'Bonjour Paul, on se voit jeudi à midi ?'
const LETTER = 'Je vous adresse Mme Ysoline Kébarec, née le 03/04/1951, NIR 2 51 04 75 111 222 36. Constat : sarcoïdose médiastinale.'
// A send that is refused opens the stop: `allowsSend` asks without doing so.
const EXITS: readonly Exit[] = ['save', 'storage', 'upload', 'request', 'text-service']

/** A webmail's compose view reduced to its text. */
function view(content: string, pictures = 0) {
  let changed: () => void = () => undefined
  let ended: (outcome: 'sent' | 'failed') => void = () => undefined
  const state = { content, pictures, to: 'paul.martin@exemple.test', bcc: '', unreadable: false, pressed: 0, choosers: 0 }
  const read = (): Reading => {
    if (state.unreadable) throw new Error('the page is not what it was')
    const text = new TextMap()
    text.add('body', state.content, null, 0)
    return { from: null, to: parseMailboxes(state.to), cc: [], bcc: parseMailboxes(state.bcc), subject: 'Jeudi', text, isHtml: false, attachments: [], inlineImages: state.pictures }
  }
  const adapter: Partial<ComposeAdapter> = {
    webmail: 'test', key: '/#1', unknownLayout: () => [], read, editorWindows: () => [], highlight: () => undefined,
    onChange: (listener) => { changed = listener }, onOutcome: (listener) => { ended = listener },
    snapshot: () => ({ from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: state.content }),
    write: (draft) => { state.content = draft.content; changed(); return Promise.resolve() },
    writeRecipients: ({ to, bcc }) => { state.to = to; state.bcc = bcc },
    chooseFile: () => { state.choosers += 1 },
    pressSend: () => { state.pressed += 1; return Promise.resolve() },
  }
  return { state, adapter: adapter as ComposeAdapter, change: (text = state.content) => { state.content = text; changed() }, end: (outcome: 'sent' | 'failed') => ended(outcome) }
}

function guard(content: string, { secureSite = false, isPrivate = false, policyFault = null as PolicyFault | null, held = [] as readonly HeldSummary[], continues = false, root = document.createElement('div'), pictures = 0 } = {}) {
  const page = view(content, pictures)
  const shown: BadgeState[] = []
  const badge = { show: (state: BadgeState) => shown.push(state), settle: () => undefined, onOpen: () => undefined, onAction: () => undefined } as unknown as Badge
  const post: View = { root, webmail: 'roundcube', key: '', gates: new Set(), released: new Set(), withheld: new Set(), isThere: () => true, isSaveAsked: () => false, gatekeeper: null, heldSends: 0, waitingFiles: [], cleared: new WeakSet(), badge, watch: () => undefined }
  const context = { profile: null, policy: DEFAULT_POLICY, isPrivate, secureSite, held, handOver: null, policyFault, continues }
  const controller = new ComposeController(document, page.adapter, context, post, new AbortController().signal)
  const lets = (): Exit[] => EXITS.filter((exit) => controller.allows({ exit, target: '', text: '' }))
  return { ...page, controller, lets, badge: () => shown.at(-1), openBadge: () => badge.onOpen(), pressBadge: () => badge.onAction() }
}

/** What takes a pause of its own, on a busy machine. */
const SLOW = { timeout: 15_000 }

/** The filter in the page's world. */
const filter = { stands: true }
window.addEventListener('sceau:command', (event) => { if (filter.stands && String((event as CustomEvent).detail).startsWith('hooks-stand ')) event.preventDefault() })

const opened = (state: string): boolean => background.asked.some(({ kind, request }) => kind === 'gate' && request.state === state)

describe('the guard of a compose view', () => {
  beforeEach(() => {
    background.asked.length = 0
    background.mute.clear()
    broken.detection = false
    directory.says = {}
    directory.history = []
  })

  it('lets a harmless message be saved and sent, once the network gate is surely open', async () => {
    const { controller, lets, badge } = guard(HARMLESS)
    expect([controller.allowsSend(), lets()]).toEqual([false, []])
    await vi.waitFor(() => expect(controller.view.gate.state).toBe('clean'))
    expect(controller.allowsSend()).toBe(true)
    expect(lets()).toEqual(['save', 'storage', 'request', 'text-service'])
    expect(badge()?.tone).toBe('fine')
  })

  it('has the gate put anew, and its stop opened anew, when the browser shows a page again that it had put aside', async () => {
    const { controller, lets } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.view.gate.state).toBe('clean'))
    background.asked.length = 0
    controller.comeBack()
    expect([controller.allowsSend(), lets()]).toEqual([false, []])
    await vi.waitFor(() => expect(background.asked.map(({ kind, request }) => (kind === 'gate' ? request.state : kind))).toEqual(['compose-found', 'clean']))
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
  })

  it('says beside Send and in the panel that a rule of the establishment is not understood, and holds as ever', async () => {
    const policyFault = { message: 'policy_line_one', params: ['1', 'alwaysSeel'] }
    const fine = guard(HARMLESS, { policyFault })
    await vi.waitFor(() => expect(fine.badge()).toMatchObject({ tone: 'fine', text: expect.stringContaining(sentences.policy_badge!) as string }))
    shownInPanel.length = 0
    const { controller, lets } = guard(LETTER, { policyFault })
    controller.onHeldSend()
    await vi.waitFor(() => expect(shownInPanel[0]).toMatchObject({ type: 'show', hold: { verdict: 'block', policyFault } }))
    expect(lets()).toEqual([])
  })

  it('says when the page has put the filter in its world away, also when nobody writes any more, and holds as ever', async () => {
    try {
      const { change, controller, lets, badge } = guard(LETTER)
      await vi.waitFor(() => expect(badge()?.tone).toBe('held'), SLOW)
      change(`${LETTER} Merci.`)
      filter.stands = false
      await vi.waitFor(() => expect(badge()).toMatchObject({ tone: 'held', text: expect.stringContaining(sentences.content_filter_gone!) as string }), SLOW)
      expect([controller.allowsSend(), lets()]).toEqual([false, []])
    } finally {
      filter.stands = true
    }
    const { badge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'), SLOW)
    expect(badge()?.text).not.toContain(sentences.content_filter_gone)
  })

  it('does not call a harmless letter fine while less protects it', async () => {
    const { badge, change } = guard(HARMLESS)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'), SLOW)
    try {
      filter.stands = false
      change(`${HARMLESS} Merci.`)
      await vi.waitFor(() => expect(badge()).toMatchObject({ tone: 'doubt', text: `${sentences.content_verdict_pass} · ${sentences.content_filter_gone}` }), SLOW)
    } finally {
      filter.stands = true
    }
  })

  it('brings back a kept text, says that its files could not come yet, and brings those alone when asked again', async () => {
    answers['resume-draft'] = () => ({ draft: { from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: LETTER }, why: '', left: [] })
    const held = [{ id: 'one', site: '', composeKey: '/#0', heldAt: '', attachments: 1 }]
    const { badge, change, controller, pressBadge, state } = guard(HARMLESS, { held })
    const recall = vi.spyOn(controller.view.engine, 'recall').mockResolvedValue(null)
    const keep = vi.spyOn(controller.view.engine, 'keep').mockResolvedValue('r')
    vi.spyOn(controller.view.engine, 'read').mockResolvedValue({ state: 'unreadable', text: '' })
    await vi.waitFor(() => expect(badge()?.action).toBe(sentences.content_resume), SLOW)
    pressBadge()
    await vi.waitFor(() => expect(badge()).toMatchObject({ action: sentences.content_resume_files, text: expect.stringContaining(sentences.content_files_not_back!) as string }), SLOW)
    change(`${LETTER} Merci.`)
    recall.mockResolvedValue({ files: [{ id: 'r0', file: new File(['INR'], 'bilan.csv') }], damaged: [] })
    pressBadge()
    await vi.waitFor(() => expect(controller.view.files.held.map(({ file }) => file.name)).toEqual(['bilan.csv']), SLOW)
    await vi.waitFor(() => expect(badge()?.text).not.toContain(sentences.content_files_not_back), SLOW)
    expect(badge()?.action).toBe('')
    // What was written since stays, and what lies in the vault is not put there twice.
    expect(state.content).toBe(`${LETTER} Merci.`)
    expect(keep).not.toHaveBeenCalled()
  })

  it('brings back each file once: what was attached before, and what came already, stays as it is', async () => {
    answers['resume-draft'] = () => ({ draft: { from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: LETTER }, why: '', left: [] })
    const held = [{ id: 'one', site: '', composeKey: '/#1', heldAt: '', attachments: 1 }]
    const { badge, controller, pressBadge } = guard(HARMLESS, { held })
    const { engine, files } = controller.view
    vi.spyOn(engine, 'read').mockResolvedValue({ state: 'unreadable', text: '' })
    // As the vault: it gives whatever is kept for this view, but for what is said to be here.
    const kept = [{ id: 'r1', file: new File(['INR'], 'bilan.csv') }]
    let keeping: () => void = () => undefined
    vi.spyOn(engine, 'keep').mockImplementation((_, file) => {
      kept.push({ id: 'r2', file })
      return new Promise((resolve) => { keeping = () => resolve('r2') })
    })
    vi.spyOn(engine, 'recall').mockImplementation((_, here) => Promise.resolve({ files: kept.filter(({ id }) => !here.includes(id)), damaged: [] }))
    await vi.waitFor(() => expect(badge()?.action).toBe(sentences.content_resume), SLOW)
    controller.takeFiles([new File(['neuf'], 'neuf.bin')])
    await vi.waitFor(() => expect(engine.keep).toHaveBeenCalledOnce(), SLOW)
    // It lies there, but nobody has said so yet, when the text is asked for, and asked for twice.
    pressBadge()
    pressBadge()
    await new Promise((done) => setTimeout(done, 20))
    keeping()
    await vi.waitFor(() => expect(files.held.length).toBeGreaterThan(1), SLOW)
    await new Promise((done) => setTimeout(done, 20))
    expect(files.held.map(({ file }) => file.name)).toEqual(['neuf.bin', 'bilan.csv'])
  })

  it('says that a kept file is damaged, and in the panel which', async () => {
    answers['resume-draft'] = () => ({ draft: { from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: LETTER }, why: '', left: ['radio.txt'] })
    const held = [{ id: 'one', site: '', composeKey: '/#0', heldAt: '', attachments: 3 }]
    const { badge, controller, openBadge, pressBadge } = guard(HARMLESS, { held })
    vi.spyOn(controller.view.engine, 'read').mockResolvedValue({ state: 'unreadable', text: '' })
    vi.spyOn(controller.view.engine, 'recall').mockResolvedValue({ files: [{ id: 'r1', file: new File(['INR'], 'bilan.csv') }], damaged: [{ id: 'r2', name: 'avis.pdf' }] })
    await vi.waitFor(() => expect(badge()?.action).toBe(sentences.content_resume), SLOW)
    pressBadge()
    await vi.waitFor(() => expect(badge()).toMatchObject({ action: '', text: expect.stringContaining(sentences.content_files_damaged!) as string }), SLOW)
    // A page may find what stands beside Send: no name of a file stands there.
    expect(badge()?.text).not.toMatch(/avis|radio/)
    shownInPanel.length = 0
    openBadge()
    await vi.waitFor(() => expect(shownInPanel.at(-1)).toMatchObject({ hold: { attachments: [
      { name: 'bilan.csv', where: 'held' }, { name: 'radio.txt', where: 'damaged' }, { name: 'avis.pdf', where: 'damaged' },
    ] } }), SLOW)
  })

  it('says while something is nowhere but in the page, as on a full disk, and no longer once it is kept', async () => {
    background.mute.add('keep-draft')
    const { badge, change, controller } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.text).toContain(sentences.content_not_kept), SLOW)
    background.mute.delete('keep-draft')
    change(`${LETTER} Merci.`)
    await vi.waitFor(() => expect(badge()?.text).not.toContain(sentences.content_not_kept), SLOW)
    vi.spyOn(controller.view.engine, 'read').mockResolvedValue({ state: 'unreadable', text: '' })
    const keep = vi.spyOn(controller.view.engine, 'keep').mockResolvedValue(null)
    controller.takeFiles([new File(['scan'], 'scan.bin')])
    await vi.waitFor(() => expect(keep).toHaveBeenCalled(), SLOW)
    await vi.waitFor(() => expect(badge()?.text).toContain(sentences.content_not_kept), SLOW)
    controller.view.files.drop(controller.view.files.held.map(({ id }) => id))
    await vi.waitFor(() => expect(badge()?.text).not.toContain(sentences.content_not_kept), SLOW)
  })

  it('says that a folder held too much, until other files are attached', async () => {
    const { badge, controller } = guard(HARMLESS)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'), SLOW)
    controller.view.shared.gatekeeper = controller
    const gestures = new EventTarget() as unknown as Window
    watchGestures(gestures, { viewAt: () => controller.view.shared, sendControlAt: () => null, isSendShortcut: () => false, isDraftForm: () => false })
    const drop = (files: number): void => {
      const file = { isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(new File(['plan'], 'plan.txt')) }
      const entries = Array.from({ length: files }, () => file)
      const folder = { isFile: false, isDirectory: true, createReader: () => ({ readEntries: (done: (some: unknown[]) => void) => done(entries.splice(0)) }) }
      gestures.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { files: [{}], items: [{ webkitGetAsEntry: () => folder }] } }))
    }
    const said = sentences.content_folder_too_many!
    drop(501)
    await vi.waitFor(() => expect(badge()).toMatchObject({ tone: 'doubt', text: expect.stringContaining(said) as string }), SLOW)
    expect(controller.view.files.held).toEqual([])
    drop(1)
    await vi.waitFor(() => expect(badge()?.text).not.toContain(said), SLOW)
  })

  it('lets a letter neither be sent nor saved', async () => {
    const { controller, lets, badge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'))
    expect([controller.allowsSend(), lets(), controller.view.gate.state]).toEqual([false, [], 'closed'])
  })

  it.each([
    ['detection fails', () => { broken.detection = true }],
    ['the page cannot be read', (page: { state: { unreadable: boolean } }) => { page.state.unreadable = true }],
  ])('lets nothing leave when %s, from the start or later, and says so', async (_, breakIt) => {
    for (const late of [false, true]) {
      broken.detection = false
      const guarded = guard(HARMLESS)
      if (late) await vi.waitFor(() => expect(guarded.controller.view.gate.state).toBe('clean'))
      breakIt(guarded)
      guarded.change(`${HARMLESS} Ou vendredi ?`)
      expect([guarded.controller.allowsSend(), guarded.lets(), guarded.controller.view.gate.state]).toEqual([false, [], 'closed'])
      await vi.waitFor(() => expect(guarded.badge()?.tone).toBe('lost'))
      expect(guarded.badge()?.text).toBe(sentences.content_failure_detection)
      expect([guarded.controller.allowsSend(), guarded.lets()]).toEqual([false, []])
    }
    broken.detection = true
    expect(guard(HARMLESS).controller.allows({ exit: 'harmless', target: '_action=refresh', text: '' })).toBe(false)
  })

  it.each([
    ['is gone', () => Promise.reject(new Error('no receiver'))],
    ['does not answer', () => new Promise<unknown>(() => undefined)],
  ])('lets nothing leave while the background %s, which has to confirm the gate', async (_, silence) => {
    background.mute.add('gate')
    background.silence = silence
    const { controller, lets, badge } = guard(HARMLESS)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'))
    await vi.waitFor(() => expect(opened('clean')).toBe(true))
    expect([controller.allowsSend(), lets(), controller.view.gate.state]).toEqual([false, [], 'closed'])
  })

  it('takes what stands in a view at its opening for known to the server, but not what goes on there from a held letter, nor in a view that was put away', async () => {
    const begun = 'Bonjour, je vous parle de Kervadecoz'
    const opening = async (options: Parameters<typeof guard>[1]) => {
      const guarded = guard(begun, { pictures: 1, ...options })
      await vi.waitFor(() => expect(guarded.badge()?.tone).not.toBe('waiting'), SLOW)
      await vi.waitFor(() => expect(background.asked.some(({ kind, request }) => kind === 'gate' && request.state !== 'closed')).toBe(true), SLOW)
      return guarded
    }
    const root = document.createElement('div')
    const { change, controller, state } = await opening({ root })
    await vi.waitFor(() => expect(controller.view.gate.state).toBe('clean'), SLOW)
    state.pictures = 2
    change(`${begun} et de Trévarezoc`)
    await vi.waitFor(() => expect(controller.view.verdict.last?.draft.attachments).toHaveLength(1), SLOW)
    controller.end()
    for (const options of [{ root }, { continues: true }]) {
      const { controller: again, lets } = guard(`${begun} et de Trévarezoc`, { pictures: 2, ...options })
      await vi.waitFor(() => expect(again.view.verdict.last?.draft.attachments.length).toBeGreaterThan(0), SLOW)
      expect([lets(), again.view.verdict.last?.mayName]).toEqual([[], true])
    }
  })

  it('lets no field of recipients be saved in which a letter stands', () => {
    const { controller: { view: { verdict } }, state } = guard(HARMLESS)
    const savable = (): boolean[] => [verdict.current()].flatMap((scan) => (scan ? [isClean(scan), maySave(scan)] : []))
    expect(savable()).toEqual([true, true])
    state.to = 'Mme Ysoline Kébarec née le 03/04/1951 sarcoïdose <paul.martin@exemple.test>'
    expect(savable()).toEqual([false, false])
  })

  it('tells no worker of a name that is written before what for, though nothing is found in it yet', () => {
    const tells = (content: string, text: string): boolean => {
      const { controller, state } = guard(HARMLESS)
      controller.view.verdict.current()
      state.content = content
      return controller.allows({ exit: 'harmless', target: text, text: '' })
    }
    const begun = 'Je vous parle de Kervadecoz'
    expect([tells(HARMLESS, HARMLESS), tells(begun, '_search=Kervadecoz'), tells(begun, begun), tells(begun, JSON.stringify([`${begun} `]))]).toEqual([true, true, false, false])
  })

  it('presses nothing where a hand has pressed once more meanwhile and was let go', async () => {
    const { badge, controller, state } = guard(HARMLESS)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'), SLOW)
    shownInPanel.length = 0
    controller.onHeldSend()
    controller.onLetGo()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([state.pressed, shownInPanel]).toEqual([0, []])
  })

  it('closes the gate in the same moment in which something changes', async () => {
    const { controller, lets, change } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.view.gate.state).toBe('clean'))
    change(LETTER)
    expect([controller.view.gate.state, controller.allowsSend(), lets()]).toEqual(['closed', false, []])
    await vi.waitFor(() => expect(background.asked.filter(({ kind }) => kind === 'gate').at(-1)?.request.state).toBe('closed'))
  })

  it('holds what has changed even when nobody told it of the change', async () => {
    const { controller, lets, state } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.view.gate.state).toBe('clean'))
    state.content = LETTER
    expect([controller.allowsSend(), lets()]).toEqual([false, []])
  })

  it('lets exactly the snapshot go that was decided, and not one letter more', async () => {
    const { controller, lets, state, change, badge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'))
    controller.onHeldSend()
    await vi.waitFor(() => expect(background.asked.some(({ kind }) => kind === 'open-hold')).toBe(true))
    const holdId = String(background.asked.find(({ kind }) => kind === 'open-hold')?.request.holdId)
    const decide = (hold: string) => controller.answer({ sceau: 'decided', request: { holdId: hold, kind: 'send-anyway' } })
    expect(await decide('another')).toEqual({ answer: { accepted: false } })
    expect(await decide(holdId)).toEqual({ answer: { accepted: true } })
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    // Kept open for the webmail's own send, never for a save.
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect([controller.view.gate.state, controller.allowsSend(), lets()]).toEqual(['sendable', true, []])

    change(`${LETTER}.`)
    expect([controller.view.gate.state, controller.allowsSend(), lets()]).toEqual(['closed', false, []])
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect([controller.view.gate.state, controller.allowsSend(), lets()]).toEqual(['closed', false, []])
    expect(await decide(holdId)).toEqual({ answer: { accepted: false } })
    expect(state.pressed).toBe(1)
  })

  it('holds a send that a script of the page asks for, and opens the stop', async () => {
    const { controller, badge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'))
    expect(controller.allows({ exit: 'send', target: '', text: '' })).toBe(false)
    await vi.waitFor(() => expect(background.asked.filter(({ kind }) => kind === 'open-hold')).toHaveLength(1))
  })

  it.each([
    ['presses Send again when the gate closes in the very moment of the press', ['gate'], [2, 1], ''],
    ['gives up when that goes on, and says so', ['gate', 'gate', 'gate'], [3, 0], 'content_failure_press'],
    ['does not press again for a text that was changed in that moment, and says so', ['text'], [1, 0], 'content_failure_press'],
  ])('%s', async (_, events, pressed, failure) => {
    const { adapter, change, controller, state, badge } = guard(HARMLESS)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'), SLOW)
    shownInPanel.length = 0
    const coming = [...events]
    let presses = 0
    adapter.pressSend = () => {
      presses += 1
      const event = coming.shift()
      if (event === 'gate') void controller.view.gate.set('closed')
      if (event === 'text') change(`${HARMLESS} Ou vendredi ?`)
      // As the first script does at the click.
      if (controller.allowsSend()) {
        controller.onLetGo()
        state.pressed += 1
      } else controller.onHeldSend()
      return Promise.resolve()
    }
    controller.onHeldSend()
    await vi.waitFor(() => expect([presses, state.pressed]).toEqual(pressed), SLOW)
    if (failure === '') expect(shownInPanel).toEqual([])
    else await vi.waitFor(() => expect(shownInPanel[0]).toMatchObject({ type: 'show', hold: { failure } }), SLOW)
  })

  it('opens one stop when it is asked for twice at once', async () => {
    const { controller, badge, openBadge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'), SLOW)
    shownInPanel.length = 0
    openBadge()
    controller.onHeldSend()
    await vi.waitFor(() => expect(shownInPanel.length).toBeGreaterThan(0), SLOW)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(background.asked.filter(({ kind }) => kind === 'open-hold')).toHaveLength(1)
  })

  it('takes no decision for a message that was changed after it was shown', async () => {
    const { controller, state, badge } = guard(LETTER)
    await vi.waitFor(() => expect(badge()?.tone).toBe('held'))
    controller.onHeldSend()
    await vi.waitFor(() => expect(background.asked.some(({ kind }) => kind === 'open-hold')).toBe(true))
    const holdId = String(background.asked.find(({ kind }) => kind === 'open-hold')?.request.holdId)
    state.content = `${LETTER} Et M. Barnabé Tréhoustel.`
    expect(await controller.answer({ sceau: 'decided', request: { holdId, kind: 'send-anyway' } })).toEqual({ answer: { accepted: false } })
    expect([controller.allowsSend(), state.pressed]).toEqual([false, 0])
  })
})

describe('the recipients at Send', () => {
  const PAUL = 'paul.martin@exemple.test'
  const asked = (kind: string) => background.asked.filter((one) => one.kind === kind)

  beforeEach(() => {
    background.asked.length = 0
    background.mute.clear()
    directory.says = { box: boxOf({ address: PAUL }) }
    directory.history = []
    shownInPanel.length = 0
  })
  afterEach(() => vi.useRealTimers())

  it('are resolved anew when that was a while ago, and the message then leaves by itself', async () => {
    vi.useFakeTimers()
    const { controller, state } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    vi.setSystemTime(Date.now() + 61_000)
    expect(controller.allowsSend()).toBe(false)
    const before = asked('resolve').length
    controller.onHeldSend()
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    expect(asked('resolve').length).toBe(before + 1)
    expect(controller.allowsSend()).toBe(true)
  })

  it('stop the send, once, when less is known of one than was shown', async () => {
    vi.useFakeTimers()
    const { controller, state } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    vi.setSystemTime(Date.now() + 61_000)
    directory.says = { box: null, lastSeen: '2026-11-20' }
    controller.onHeldSend()
    await vi.waitFor(() => expect(shownInPanel).toMatchObject([
      { type: 'show', hold: { verdict: 'confirm', failure: '', reasons: [{ rule: 'weaker-standing', params: [PAUL] }], remedies: ['go-back'] } },
    ]))
    expect([state.pressed, asked('open-hold').length]).toEqual([0, 1])
    // It has been said: who presses Send again knows it.
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
  })

  it('hold a send after a weaker answer that nobody was told of, however fresh it is', async () => {
    vi.useFakeTimers()
    const { controller, change } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    directory.says = { box: null }
    await vi.advanceTimersByTimeAsync(31_000)
    change(`${HARMLESS} Ou vendredi ?`)
    await vi.advanceTimersByTimeAsync(500)
    expect(asked('resolve').length).toBe(2)
    expect([controller.view.gate.state, controller.allowsSend()]).toEqual(['clean', false])
  })

  it('stop the send when less becomes known of one while its files go up', async () => {
    const { controller, state, adapter, badge } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true), SLOW)
    vi.spyOn(controller.view.engine, 'read').mockResolvedValue({ state: 'read', text: '' })
    // The webmail refuses it at first, so that it goes up with the send.
    const attach = vi.fn(() => Promise.reject(new Error('500')))
    Object.assign(adapter, { attach })
    controller.takeFiles([new File(['plan'], 'plan.txt')])
    await vi.waitFor(() => expect(attach).toHaveBeenCalledTimes(1), SLOW)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'), SLOW)
    let arrive = (): void => undefined
    const server: ServerAttachment[] = []
    const read = adapter.read.bind(adapter)
    Object.assign(adapter, {
      read: () => ({ ...read(), attachments: [...server] }),
      attach: ([file]: readonly File[]) => new Promise<void>((resolve) => {
        arrive = () => { server.push({ id: '1', name: file!.name, size: file!.size, read: () => Promise.resolve(file!) }); resolve() }
      }),
    })
    controller.onHeldSend()
    await vi.waitFor(() => expect(controller.view.gate.uploadsOpen).toBe(true), SLOW)
    directory.says = { box: null }
    await controller.view.standings.settle(controller.view.verdict.current()!.draft)
    arrive()
    await vi.waitFor(() => expect(shownInPanel).toMatchObject([{ type: 'show', hold: { reasons: [{ rule: 'weaker-standing', params: [PAUL] }] } }]), SLOW)
    expect(state.pressed).toBe(0)
  })

  it.each([[false, [[PAUL]]], [true, []]])('are remembered once the message has left, from a private window (%s) never', async (isPrivate, learnt) => {
    const { controller, end } = guard(HARMLESS, { isPrivate })
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    expect(controller.allows({ exit: 'send', target: 'savetarget', text: '' })).toBe(true)
    expect(asked('history-learn')).toEqual([])
    end('sent')
    expect(asked('history-learn').map(({ request }) => request.addresses)).toEqual(learnt)
  })

  it('are not remembered when the server refused the message', async () => {
    const { controller, end } = guard(HARMLESS)
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    controller.allows({ exit: 'send', target: 'savetarget', text: '' })
    end('failed')
    expect(asked('history-learn')).toEqual([])
  })
})

describe('the answer that a passage is no patient’s data', () => {
  // An author, taken for a patient.
  const NOTE = 'Mme Ysoline Kébarec a écrit sur la sarcoïdose médiastinale.'
  const shown = (): HoldView => (shownInPanel as ComposeToPanel[]).flatMap((one) => (one.type === 'show' ? [one.hold] : [])).at(-1)!
  const asked = (kind: string) => background.asked.filter((one) => one.kind === kind).map(({ request }) => request)
  const remembered = new Set<string>()
  const keyOf = (words: string): string => shown().passages.find(({ passage }) => passage === words)?.key ?? ''
  const answerTo = (words: string): void => pressed.hear({ type: 'answer-passage', key: keyOf(words), isPatient: false })

  beforeEach(() => {
    background.asked.length = shownInPanel.length = 0
    background.mute.clear()
    remembered.clear()
    Object.assign(directory, { version: '1', says: {}, history: [], names: [] })
    answers['passages-answered'] = ({ passages }) => ({ answered: (passages as string[]).map((key) => remembered.has(key)) })
    answers['passage-answer'] = () => ({ taken: true, remembered: true })
  })

  async function stopped(text: string) {
    const page = guard(text)
    await vi.waitFor(() => expect(page.badge()?.tone).toBe('held'))
    page.controller.onHeldSend()
    await vi.waitFor(() => expect(shown().passages.length).toBeGreaterThan(0))
    return page
  }

  it('ends the stop where nothing else is against the message, sends nothing by itself, and lets the next press send', async () => {
    const { controller, state } = await stopped(NOTE)
    answerTo('Mme Ysoline Kébarec')
    await vi.waitFor(() => expect(asked('close-hold')).toMatchObject([{ action: '' }]))
    expect(asked('passage-answer')).toMatchObject([{ isPatient: false, remember: true }])
    expect(state.pressed).toBe(0)
    controller.onHeldSend()
    await vi.waitFor(() => expect(state.pressed).toBe(1))
  })

  it('spares nobody else: the message stays held for whom it names beside', async () => {
    const { controller, state } = await stopped(`${NOTE} ${LETTER}`)
    answerTo('Mme Ysoline Kébarec')
    await vi.waitFor(() => expect(shown().passages.filter(({ answered }) => answered).map(({ passage }) => passage)).toEqual(['Mme Ysoline Kébarec']))
    expect([shown().verdict, controller.allowsSend(), controller.view.gate.state, state.pressed]).toEqual(['block', false, 'closed', 0])
    expect(shown().passages.some(({ passage, answered }) => passage === 'Mme Ysoline Kébarec' && !answered)).toBe(true)
  })

  it('is no longer true of the passage once its sentence has changed', async () => {
    const { controller, change } = await stopped(NOTE)
    answerTo('Mme Ysoline Kébarec')
    await vi.waitFor(() => expect(controller.view.verdict.current()?.verdict.verdict).not.toBe('block'))
    change('Mme Ysoline Kébarec a une sarcoïdose médiastinale.')
    expect([controller.view.verdict.current()?.verdict.verdict, controller.allowsSend()]).toEqual(['block', false])
  })

  it('is offered for no checked number, and taken for none', async () => {
    const { controller } = await stopped(LETTER)
    const number = shown().passages.find(({ passage }) => passage.startsWith('2 51'))
    expect(number?.key).toBe('')
    pressed.hear({ type: 'answer-passage', key: '', isPatient: false })
    pressed.hear({ type: 'answer-passage', key: JSON.stringify(['identity-number', number?.passage, '', '']), isPatient: false })
    await vi.waitFor(() => expect(controller.view.verdict.current()?.verdict.verdict).toBe('block'))
    expect(asked('passage-answer')).toEqual([])
  })

  it('counts for nothing when the background does not take it', async () => {
    answers['passage-answer'] = () => ({ taken: false, remembered: false })
    const { controller } = await stopped(NOTE)
    answerTo('Mme Ysoline Kébarec')
    await vi.waitFor(() => expect(shownInPanel).toContainEqual({ type: 'outcome', level: 'failed', message: 'content_failure_silent', params: [] }))
    expect(controller.view.verdict.current()?.verdict.verdict).toBe('block')
  })

  it('is remembered in another message, which then leaves without a stop', async () => {
    await stopped(NOTE)
    remembered.add(keyOf('Mme Ysoline Kébarec'))
    background.asked.length = 0
    const { controller, state, badge } = guard(`Bonjour,\n${NOTE}`)
    await vi.waitFor(() => expect(badge()?.tone).toBe('fine'))
    controller.onHeldSend()
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    expect(asked('open-hold')).toEqual([])
  })
})

describe('a question about the recipient', () => {
  const PAUL = 'paul.martin@exemple.test'
  const BENALI = boxOf({ address: 'samir.benali@medecin.mssante.fr', givenName: 'Samir', familyName: 'BENALI' })
  const LETTER_TO_BENALI = 'Cher Docteur Benali,\n\nOn se voit jeudi à midi ?'
  const opened = (): number => background.asked.filter(({ kind }) => kind === 'open-hold').length
  const ends = () => background.asked.flatMap(({ kind, request }) => (kind === 'close-hold' ? [request.action] : []))
  const shown = (): HoldView => (shownInPanel as ComposeToPanel[]).flatMap((one) => (one.type === 'show' ? [one.hold] : [])).at(-1)!
  const doubts = (): string[] => shown().reasons.map(({ doubt }) => doubt).filter(Boolean)
  const press = (message: PanelToCompose): void => pressed.hear(message)

  beforeEach(() => {
    background.asked.length = shownInPanel.length = 0
    background.mute.clear()
    Object.assign(directory, { says: {}, history: [], names: [{ name: 'Benali', boxes: [BENALI] }] })
  })

  async function asked() {
    const page = guard(LETTER_TO_BENALI)
    await vi.waitFor(() => expect(page.badge()?.tone).toBe('doubt'))
    page.controller.onHeldSend()
    await vi.waitFor(() => expect(shown()).toMatchObject({ verdict: 'confirm', correction: { address: BENALI.address, box: BENALI, insteadOf: PAUL, ofQuestion: true } }))
    return page
  }

  it('is settled by the right recipient, in the webmail’s own field, and the next press of Send sends', async () => {
    const { state, controller } = await asked()
    press({ type: 'correct', address: BENALI.address, insteadOf: PAUL })
    await vi.waitFor(() => expect(state.to).toBe('Samir BENALI <samir.benali@medecin.mssante.fr>'))
    expect([ends(), state.pressed]).toEqual([['recipient-changed'], 0])
    controller.onHeldSend()
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    expect(opened()).toBe(1)
  })

  it('takes no correction but the one that stands there', async () => {
    const { state } = await asked()
    press({ type: 'correct', address: 'autre@medecin.mssante.fr', insteadOf: PAUL })
    press({ type: 'correct', address: BENALI.address, insteadOf: 'jean@exemple.test' })
    await vi.waitFor(() => expect(shownInPanel.filter((one) => (one as ComposeToPanel).type === 'outcome')).toHaveLength(2))
    expect([state.to, ends()]).toEqual([PAUL, []])
  })

  it('is answered by one press, sends once, and is not asked again when the server refused the message', async () => {
    const { state, controller, end } = await asked()
    press({ type: 'send-as-is', doubts: doubts() })
    press({ type: 'send-as-is', doubts: doubts() })
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    expect([ends(), controller.allowsSend()]).toEqual([['sent-as-is'], true])
    expect(controller.allows({ exit: 'send', target: 'savetarget', text: '' })).toBe(true)
    expect(controller.allowsSend()).toBe(false)
    end('failed')
    await vi.waitFor(() => expect(controller.allowsSend()).toBe(true))
    expect([opened(), state.pressed]).toEqual([1, 1])
  })

  it('is answered for what was shown only: another greeting, or a letter, stays held', async () => {
    for (const content of [LETTER_TO_BENALI.replace('Benali', 'Roux'), LETTER]) {
      const { state, controller } = await asked()
      const answered = doubts()
      state.content = content
      press({ type: 'send-as-is', doubts: answered })
      await vi.waitFor(() => expect(shownInPanel).toContainEqual({ type: 'outcome', level: 'doubt', message: 'content_still_held', params: [] }))
      expect([state.pressed, controller.allowsSend(), ends()]).toEqual([0, false, []])
      shownInPanel.length = 0
    }
  })

  it('sends nothing while nobody answers who the recipients are', async () => {
    const { state } = await asked()
    background.mute.add('resolve')
    press({ type: 'send-as-is', doubts: doubts() })
    await vi.waitFor(() => expect(shownInPanel).toContainEqual({ type: 'outcome', level: 'doubt', message: 'content_failure_silent', params: [] }), { timeout: 10_000 })
    expect(state.pressed).toBe(0)
  })
})

describe('a remedy that sends from the panel', () => {
  const PAUL = 'paul.martin@exemple.test'
  const press = (message: PanelToCompose): void => pressed.hear(message)
  const ends = () => background.asked.flatMap(({ kind, request }) => (kind === 'close-hold' ? [request.action] : []))
  const holdId = (): string => String(background.asked.find(({ kind }) => kind === 'open-hold')?.request.holdId)

  beforeEach(() => {
    background.asked.length = shownInPanel.length = 0
    background.mute.clear()
    Object.assign(directory, { says: { box: boxOf({ address: PAUL }) }, history: [], names: [] })
  })

  /** A letter that is held, and what a remedy has left of it. */
  async function held(left: string) {
    const page = guard(LETTER)
    const clean = (): void => { page.state.content = left }
    Object.assign(page.adapter, { remove: clean, dropQuoted: clean })
    await vi.waitFor(() => expect(page.badge()?.tone).toBe('held'))
    page.controller.onHeldSend()
    await vi.waitFor(() => expect(shownInPanel.length).toBeGreaterThan(0))
    return page
  }
  const REMEDIES = [{ type: 'remedy', kind: 'remove-passages' }, { type: 'remedy', kind: 'answer-without-history' }, { type: 'send' }] as const

  it.each(REMEDIES)('resolves every recipient anew ($type $kind)', async (remedy) => {
    const { state } = await held(HARMLESS)
    const before = background.asked.filter(({ kind }) => kind === 'resolve').length
    if (remedy.type === 'send') state.content = HARMLESS
    press(remedy)
    await vi.waitFor(() => expect(state.pressed).toBe(1))
    expect(background.asked.filter(({ kind }) => kind === 'resolve').length).toBeGreaterThan(before)
  })

  it.each(REMEDIES)('sends nothing, and names who it is, when less is known of a recipient than was shown ($type $kind)', async (remedy) => {
    const { state, controller } = await held(HARMLESS)
    directory.says = { box: null, lastSeen: '2026-11-20' }
    if (remedy.type === 'send') state.content = HARMLESS
    press(remedy)
    await vi.waitFor(() => expect(shownInPanel).toContainEqual({ type: 'outcome', level: 'doubt', message: 'content_weaker', params: [PAUL] }))
    expect([state.pressed, ends()]).toEqual([0, []])
    // Back among the reasons the same is said; the next press of Send takes it as known.
    expect((shownInPanel as ComposeToPanel[]).flatMap((one) => (one.type === 'show' ? [one.hold] : [])).at(-1)?.reasons[0]).toMatchObject({ rule: 'weaker-standing', params: [PAUL] })
    controller.onHeldSend()
    await vi.waitFor(() => expect(state.pressed).toBe(1))
  })

  it('takes no decision to send anyway, which was taken with another answer in view; an emergency waits for no answer', async () => {
    const { state, controller } = await held(HARMLESS)
    const decide = (kind: string) => controller.answer({ sceau: 'decided', request: { holdId: holdId(), kind } })
    directory.says = { box: null, lastSeen: '2026-11-20' }
    expect(await decide('send-anyway')).toEqual({ answer: { accepted: false } })
    background.mute.add('resolve')
    expect(await decide('send-anyway')).toEqual({ answer: { accepted: false } })
    expect(state.pressed).toBe(0)
    expect(await decide('emergency')).toEqual({ answer: { accepted: true } })
    await vi.waitFor(() => expect(state.pressed).toBe(1))
  })

  it('lets an emergency go though the directory has come meanwhile', async () => {
    const { state, controller } = await held(HARMLESS)
    directory.version = 'of today'
    expect(await controller.answer({ sceau: 'decided', request: { holdId: holdId(), kind: 'emergency' } })).toEqual({ answer: { accepted: true } })
    await vi.waitFor(() => expect(state.pressed).toBe(1))
  })
})

describe('what puts a question right without an address', () => {
  const press = (kind: 'hide-recipients' | 'attach-file' | 'hand-to-patient'): void => pressed.hear({ type: 'remedy', kind })
  const ends = () => background.asked.flatMap(({ kind, request }) => (kind === 'close-hold' ? [request.action] : []))
  const shown = (): HoldView => (shownInPanel as ComposeToPanel[]).flatMap((one) => (one.type === 'show' ? [one.hold] : [])).at(-1)!

  beforeEach(() => {
    background.asked.length = shownInPanel.length = 0
    background.mute.clear()
    Object.assign(directory, { version: '1', says: {}, history: [], names: [] })
  })

  async function asked(content: string, to?: string) {
    const page = guard(content)
    if (to !== undefined) page.state.to = to
    page.change()
    await vi.waitFor(() => expect(page.badge()?.tone).not.toBe('fine'))
    page.controller.onHeldSend()
    await vi.waitFor(() => expect(shown()).toBeDefined())
    return page
  }

  it('opens the file chooser for a file that was promised, in the press itself, and sends nothing', async () => {
    const { state } = await asked('Bonjour Paul,\n\nVous trouverez ci-joint le planning.')
    expect(shown().remedies).toContain('attach-file')
    press('attach-file')
    expect(state.choosers).toBe(1)
    await vi.waitFor(() => expect(ends()).toEqual(['went-back']))
    expect(state.pressed).toBe(0)
  })

  it('puts eight who see each other in blind copy, and sends nothing', async () => {
    const all = Array.from({ length: 8 }, (_, at) => `p${at}@exemple.test`)
    const { state } = await asked(LETTER, all.join(', '))
    expect(shown().remedies).toContain('hide-recipients')
    press('hide-recipients')
    await vi.waitFor(() => expect([state.to, state.bcc]).toEqual(['', all.join(', ')]))
    expect([ends(), state.pressed]).toEqual([['recipient-changed'], 0])
  })

  it('takes an insurer out of the draft, leaves the others, and sends nothing', async () => {
    const { state } = await asked(LETTER, 'gestion@maif.fr, paul.martin@exemple.test')
    expect(shown().remedies).toContain('hand-to-patient')
    press('hand-to-patient')
    await vi.waitFor(() => expect(state.to).toBe('paul.martin@exemple.test'))
    expect([ends(), state.pressed, state.content]).toEqual([['recipient-changed'], 0, LETTER])
  })
})

it('gives the addresses of the webmail’s address book to the background that asks, and none where it has no book', async () => {
  const { controller, adapter } = guard(HARMLESS)
  const contacts = () => controller.answer({ sceau: 'contacts', request: {} })
  expect(await contacts()).toEqual({ answer: { addresses: [] } })
  Object.assign(adapter, { contacts: () => Promise.resolve('BEGIN:VCARD\nEMAIL:Paul@Exemple.fr\nNOTE:autre@exemple.fr\nEND:VCARD') })
  expect(await contacts()).toEqual({ answer: { addresses: ['paul@exemple.fr'] } })
})

describe('what the webmail had saved before it could be told', () => {
  const BEGUN = 'bonjour, pour kébarec je te rappelle demain'
  const messages = (): ComposeToPanel[] => shownInPanel as ComposeToPanel[]
  /** What the panel says of it, once Send was pressed. */
  const left = (): readonly string[] | undefined => messages().flatMap((one) => (one.type === 'show' ? [one.hold.alreadyLeft] : [])).at(-1)
  const stopped = async (controller: ReturnType<typeof guard>['controller']) => {
    shownInPanel.length = 0
    controller.onHeldSend()
    await vi.waitFor(() => expect(left()).toBeDefined())
  }

  it('is said of a draft that the server had when the view opened, and goes with one press; the text stays', async () => {
    const { controller, state, adapter } = guard(LETTER)
    let saved = true
    Object.assign(adapter, { isSaved: () => saved, deleteSaved: () => { saved = false; return Promise.resolve() } })
    await stopped(controller)
    expect(left()).toEqual(['content_left_saved_draft'])
    pressed.hear({ type: 'erase-saved' })
    await vi.waitFor(() => expect(left()).toEqual([]))
    expect(state.content).toBe(LETTER)
  })

  it('is not said of a saved draft that held nothing of what is found', async () => {
    const { controller, change, adapter } = guard('Bonjour,')
    Object.assign(adapter, { isSaved: () => true, deleteSaved: () => Promise.resolve() })
    controller.view.verdict.current()
    change(LETTER)
    await stopped(controller)
    expect(left()).toEqual([])
  })

  it('is said to be still there when the server does not delete it', async () => {
    const { controller, adapter } = guard(LETTER)
    Object.assign(adapter, { isSaved: () => true, deleteSaved: () => Promise.reject(new Error('500')) })
    await stopped(controller)
    pressed.hear({ type: 'erase-saved' })
    await vi.waitFor(() => expect(messages()).toContainEqual({ type: 'outcome', level: 'doubt', message: 'content_left_server_draft', params: [] }))
    expect(left()).toEqual(['content_left_saved_draft'])
  })

  it('knows what a save of its own leave has taken along', async () => {
    const { controller, change, adapter, lets } = guard(BEGUN)
    Object.assign(adapter, { isSaved: () => true, deleteSaved: () => Promise.resolve() })
    await vi.waitFor(() => expect(lets()).toContain('save'))
    change(`${BEGUN}. Mme Ysoline Kébarec, née le 03/04/1951, a une sarcoïdose.`)
    await stopped(controller)
    expect(left()).toEqual(['content_left_saved_draft'])
  })
})
