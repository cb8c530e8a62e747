// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { GuardedView } from '../../../src/content/compose/guarded-view.ts'
import { RecordCopy } from '../../../src/content/compose/record-copy.ts'
import { sealOffer } from '../../../src/content/compose/seal-offer.ts'
import { SealingError } from '../../../src/content/compose/sealing-error.ts'
import { Sealing } from '../../../src/content/compose/sealing.ts'
import type { Scan } from '../../../src/content/compose/scan.ts'
import type { CopyPlace, MessageToWrite, SealOrder } from '../../../src/messaging/engine-port.ts'
import type { SealChoice } from '../../../src/messaging/hold-view.ts'

const asked: string[] = []
/** Texts that the background was told for a copy. */
const told: unknown[] = []
let silent = ''
let refusal = ''
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: { getMessage: (key: string) => key },
    runtime: { sendMessage: ({ sceau, request }: { sceau: string; request: unknown }) => { asked.push(sceau); if (sceau === 'copy-text') told.push(request); return sceau === silent ? Promise.reject(new Error('gone')) : Promise.resolve({ answer: { jobId: 'job', told: true, ended: true, kept: true, why: sceau === 'seal-done' ? refusal : '' } }) } },
  },
}))

const CHOICE: SealChoice = { format: 'html', choose: false, wantsAnswer: true }
const BIG = new File([new Uint8Array(60_000_000)], 'IRM.zip')
const ENVELOPE = new File(['sealed'], 'document.html')

interface Server { readonly id: string; readonly name: string; readonly read: () => Promise<File> }

/** Nobody here works with keys. */
const NO_KEYS = { of: () => null, signer: '' }

/** A compose view with one held file, and everything that is done to it. */
function view({ letter = true, isPrivate = false, fails = '' } = {}) {
  const changes: string[] = []
  let attachments: Server[] = []
  const held = [{ id: 'held-1', file: BIG, state: 'unreadable', text: '' }]
  const scan = {
    draft: {
      from: { name: '', address: 'lea@cabinet.example' }, to: [{ name: '', address: 'anna@gmail.com' }], cc: [], bcc: [], subject: 'Résultats', body: 'Mme Q.', quoted: '',
      attachments: [{ id: 'held-1', name: BIG.name, state: 'unreadable', text: '', size: 1000 }],
    },
    detection: { findings: letter ? [{ place: { part: 'body', start: 0, end: 2 } }] : [{ place: { part: 'attachment', attachment: 'held-1', start: 0, end: 2 } }] },
    verdict: { verdict: 'block', reasons: [], plans: [], remedies: [{ kind: 'seal', recipients: [] }] },
  } as unknown as Scan
  const draft = { from: '', to: '', cc: '', bcc: '', subject: 'Résultats', isHtml: false, content: 'Mme Q.' }
  const seal = vi.fn((...[, , signal]: [SealOrder, readonly File[], AbortSignal]) => new Promise<{ files: File[]; notes: [] }>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new SealingError('envelope_cancelled')))
    if (fails.startsWith('envelope_')) reject(new SealingError(fails, ['IRM.zip']))
    else if (fails !== 'never') resolve({ files: [ENVELOPE], notes: [] })
  }))
  const copies: { message: MessageToWrite; keep: CopyPlace | null }[] = []
  const write = (message: MessageToWrite, keep: CopyPlace | null) => {
    copies.push({ message, keep })
    return Promise.resolve(fails === 'copy' ? { bytes: null, kept: false } : { bytes: new Blob(['x']), kept: keep !== null })
  }
  /** What a test changes of the page afterwards. */
  const page = {
    isThere: true,
    portable: () => Promise.resolve({ draft, inText: new Set<string>() }),
    add: (file: File) => { attachments = [...attachments, { id: `other-${attachments.length}`, name: file.name, read: () => Promise.resolve(file) }] },
  }
  const text = { text: (part: string) => (part === 'body' ? draft.content : '') }
  const { from, to, cc, bcc } = scan.draft
  const guarded = {
    keys: NO_KEYS,
    shared: { isThere: () => page.isThere },
    context: { isPrivate, profile: null },
    engine: { seal, write },
    files: { held, drop: (ids: string[]) => { held.splice(0); changes.push(`drop ${ids.join()}`) }, isSealed: (id: string) => id.startsWith('server-') },
    adapter: {
      key: '/#1',
      portable: () => page.portable(),
      read: () => ({ attachments, from, to, cc, bcc, subject: draft.subject, text }), snapshot: () => draft,
      write: ({ subject, content }: { subject: string; content: string }) => {
        if (fails === 'write' && subject !== draft.subject) return Promise.reject(new Error('the editor is gone'))
        changes.push(`write ${subject}: ${content}`)
        return Promise.resolve()
      },
      detach: (id: string) => { attachments = attachments.filter((one) => one.id !== id); changes.push(`detach ${id}`); return Promise.resolve() },
    },
    uploads: {
      giveSealed: (envelopes: File[]) => {
        attachments = [...attachments, ...envelopes.map(({ name }, at) => ({ id: `server-${attachments.length + at}`, name, read: () => Promise.reject(new Error('none')) }))]
        changes.push(`attach ${envelopes.map(({ name }) => name).join()}`)
        return Promise.resolve()
      },
    },
  }
  const record = new RecordCopy(guarded as unknown as GuardedView)
  return { sealing: new Sealing(guarded as unknown as GuardedView, record), record, scan, draft, page, changes, copies, seal, attached: () => attachments.map(({ name }) => name) }
}
const why = (work: Promise<unknown>) => work.then(() => 'sealed', (error: unknown) => (error instanceof SealingError ? [error.key, ...error.params].join(' ') : String(error)))

beforeEach(() => {
  asked.length = 0
  told.length = 0
  silent = refusal = ''
})

describe('sealing a draft', () => {
  it('puts the envelope in its place, once', async () => {
    const { sealing, scan, changes, attached } = view()
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    expect(attached()).toEqual(['document.html'])
    expect(changes[0]).toBe('attach document.html')
    expect(changes.at(-1)).toBe('drop held-1')
    expect(asked).toEqual(['seal-job', 'seal-done'])
  })

  it('takes a picture of the text from the server with it: into the page of an HTML envelope, as a file into any other', async () => {
    for (const format of ['html', 'zip'] as const) {
      const { sealing, scan, page, draft, seal, attached } = view()
      page.add(new File(['pixels'], 'schema.png', { type: 'image/png' }))
      const picture = { id: 'server-other-0', name: 'schema.png', state: 'unreadable', text: '', size: 6 } as const
      page.portable = () => Promise.resolve({ draft: { ...draft, isHtml: true, content: `<p>Mme Q.</p><img src="data:image/png;base64,${btoa('pixels')}">` }, inText: new Set(['other-0']) })
      await sealing.seal('hold', { ...scan, draft: { ...scan.draft, attachments: [...scan.draft.attachments, picture] } }, { ...CHOICE, format }, () => undefined)
      const [order, files] = seal.mock.calls[0]!
      expect(order.letter?.html.includes(btoa('pixels'))).toBe(true)
      expect(files.map(({ name }) => name)).toEqual(format === 'html' ? ['IRM.zip'] : ['IRM.zip', 'image-1.png'])
      if (format === 'zip') expect(await files[1]!.text()).toBe('pixels')
      expect(attached()).toEqual(['document.html'])
    }
  })

  it('names what has a password of its own and goes beside the envelope', async () => {
    const { sealing, scan } = view()
    const locked = { id: 'held-2', name: 'radio.pdf', state: 'encrypted', text: '', size: 1000 } as const
    const sealed = await sealing.seal('hold', { ...scan, draft: { ...scan.draft, attachments: [...scan.draft.attachments, locked] } }, CHOICE, () => undefined)
    expect(sealed.beside).toEqual(['radio.pdf'])
  })

  it('is ended by the practitioner while a file of 60 MB is being sealed: the draft stays as it was and no job stays open', async () => {
    const { sealing, scan, changes, seal } = view({ fails: 'never' })
    const work = why(sealing.seal('hold', scan, CHOICE, () => undefined))
    await vi.waitFor(() => expect(seal).toHaveBeenCalled())
    expect(seal.mock.calls[0]?.[1].map(({ size }) => size)).toEqual([60_000_000])
    sealing.cancel()
    expect(await work).toBe('envelope_cancelled')
    expect(changes).toEqual([])
    expect(asked).toEqual(['seal-job', 'seal-end'])
  })

  it('is ended before it has well begun', async () => {
    const { sealing, scan, changes, seal } = view({ fails: 'never' })
    const work = why(sealing.seal('hold', scan, CHOICE, () => undefined))
    sealing.cancel()
    expect(await work).toBe('envelope_cancelled')
    expect(seal).not.toHaveBeenCalled()
    expect([changes, asked]).toEqual([[], []])
  })

  it('names what the engine refuses, and changes nothing', async () => {
    const { sealing, scan, changes } = view({ fails: 'envelope_pdf_locked', letter: false })
    expect(await why(sealing.seal('hold', scan, { ...CHOICE, format: 'pdf' }, () => undefined))).toBe('envelope_pdf_locked IRM.zip')
    expect(changes).toEqual([])
    expect(asked).toEqual(['seal-job', 'seal-end'])
  })

  it('takes the envelope away again when its text cannot be written, so that a second try attaches one only', async () => {
    const { sealing, scan, changes, attached } = view({ fails: 'write' })
    for (let attempt = 0; attempt < 2; attempt++) expect(await why(sealing.seal('hold', scan, CHOICE, () => undefined))).toBe('content_failure_upload')
    expect(attached()).toEqual([])
    expect(changes.filter((change) => change.startsWith('drop'))).toEqual([])
    expect(changes.at(-1)).toBe('write Résultats: Mme Q.')
  })

  it('takes the envelope away again when its secret cannot be kept: nobody could ever open it', async () => {
    silent = 'seal-done'
    const { sealing, scan, changes, attached } = view()
    expect(await why(sealing.seal('hold', scan, CHOICE, () => undefined))).toBe('content_failure_silent')
    expect(attached()).toEqual([])
    expect(changes.filter((change) => change.startsWith('drop'))).toEqual([])
    expect(changes.at(-1)).toBe('write Résultats: Mme Q.')
  })

  it('takes the envelope away again and names a full disk, where its secret found no room', async () => {
    refusal = 'content_seal_unkept'
    const { sealing, scan, attached, changes } = view()
    expect(await why(sealing.seal('hold', scan, CHOICE, () => undefined))).toBe('content_seal_unkept')
    expect(attached()).toEqual([])
    expect(changes.at(-1)).toBe('write Résultats: Mme Q.')
  })

  it('asks the engine for an answer, and says so in the covering text, only when one is wanted of a page', async () => {
    const orders = async (choice: SealChoice, isPrivate = false) => {
      const { sealing, scan, seal, changes } = view({ isPrivate })
      await sealing.seal('hold', scan, choice, () => undefined)
      return [seal.mock.calls[0]?.[0].wantsAnswer, changes.some((change) => change.includes('content_seal_cover_answer'))]
    }
    expect(await orders(CHOICE)).toEqual([true, true])
    expect(await orders({ ...CHOICE, wantsAnswer: false })).toEqual([false, false])
    expect(await orders({ ...CHOICE, format: 'zip' })).toEqual([false, false])
    expect(await orders(CHOICE, true)).toEqual([false, false])
  })
})

describe('the copy for the record', () => {
  it('is the message as it was, with the original files and the people, never an envelope, and the vault keeps it', async () => {
    const { sealing, scan, copies } = view()
    const sealed = await sealing.seal('hold', scan, CHOICE, () => undefined)
    expect(sealed.copy).toMatchObject({ name: 'message.eml', kept: true })
    expect(copies.map(({ message: { subject, text, unsent, files }, keep }) => ({ subject, text, unsent, files: files.map(({ name }) => name), keep }))).toMatchObject([{
      subject: 'Résultats', text: 'Mme Q.', unsent: false, files: ['IRM.zip'], keep: { composeKey: '/#1', sent: false },
    }])
  })

  it('is not kept from a private window, and a seal is no failure because of it', async () => {
    const hidden = view({ isPrivate: true })
    expect((await hidden.sealing.seal('hold', hidden.scan, CHOICE, () => undefined)).copy).toMatchObject({ kept: false })
    expect(hidden.copies.map(({ keep }) => keep)).toEqual([null])
    const full = view({ fails: 'copy' })
    expect((await full.sealing.seal('hold', full.scan, CHOICE, () => undefined)).copy).toBeNull()
    expect(full.attached()).toEqual(['document.html'])
  })

  it('holds each original once after a try that failed', async () => {
    const { sealing, scan, copies } = view({ letter: false })
    silent = 'seal-done'
    await why(sealing.seal('hold', scan, CHOICE, () => undefined))
    silent = ''
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    expect(copies.map(({ message }) => message.files.map(({ name }) => name))).toEqual([['IRM.zip']])
  })

  it('is told the text that leaves within the call that lets it go, though the page does nothing more, and its files stay', async () => {
    const { sealing, record, scan, copies, draft, page } = view({ letter: false })
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    record.leaving()
    expect(told).toEqual([])
    draft.content = 'Bonjour Anna, voici les images.'
    page.portable = () => new Promise(() => undefined)
    record.leaving()
    expect(told).toMatchObject([{ composeKey: '/#1', text: { subject: 'Résultats', text: 'Bonjour Anna, voici les images.', to: [{ address: 'anna@gmail.com' }] } }])
    expect(copies).toHaveLength(1)
    await record.sent()
    expect(asked).toEqual(['seal-job', 'seal-done', 'copy-text', 'copy-sent'])
  })

  it('follows the text once writing pauses, and tries again what failed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { sealing, record, scan, draft } = view({ letter: false })
      await sealing.seal('hold', scan, CHOICE, () => undefined)
      for (const content of ['Bonjour', 'Bonjour Anna']) {
        draft.content = content
        record.followSoon()
        await vi.advanceTimersByTimeAsync(500)
      }
      expect(told).toEqual([])
      silent = 'copy-text'
      await vi.advanceTimersByTimeAsync(1000)
      silent = ''
      record.followSoon()
      await vi.advanceTimersByTimeAsync(1000)
      record.followSoon()
      await vi.advanceTimersByTimeAsync(5000)
      expect(told).toMatchObject([{ text: { text: 'Bonjour Anna' } }, { text: { text: 'Bonjour Anna' } }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('gets the files that were added beside the envelope', async () => {
    const { sealing, record, scan, copies, page } = view({ letter: false })
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    page.add(new File(['plan'], 'plan.txt'))
    await record.follow()
    await record.follow()
    expect(copies.map(({ message, keep }) => [message.files.map(({ name }) => name), keep?.composeKey])).toEqual([[['IRM.zip'], '/#1'], [['IRM.zip', 'plan.txt'], '/#1']])
  })

  it('is never taken from a view that the webmail has put away', async () => {
    const { sealing, record, scan, copies, draft, page } = view({ letter: false })
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    draft.content = ''
    page.isThere = false
    record.leaving()
    await record.follow()
    expect([told, copies.length]).toEqual([[], 1])
  })

  it('stays as it was when a letter was sealed as a whole; what is sealed afterwards is another copy', async () => {
    const { sealing, record, scan, copies, draft } = view()
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    draft.content = 'Un document sécurisé est joint.'
    record.leaving()
    expect(told).toEqual([])
    await sealing.seal('hold', scan, CHOICE, () => undefined)
    expect(copies.map(({ message: { text }, keep }) => [text, keep?.composeKey])).toEqual([['Mme Q.', '/#1'], ['Un document sécurisé est joint.', '/#1 1']])
  })
})

describe('what is offered', () => {
  it('asks for an answer to a letter, leaves it open for files, and offers none from a private window', () => {
    expect(sealOffer(view().scan, NO_KEYS, false)).toMatchObject({ scope: 'message', answer: 'asked' })
    expect(sealOffer(view({ letter: false }).scan, NO_KEYS, false)).toMatchObject({ scope: 'attachments', answer: 'possible' })
    expect(sealOffer(view().scan, NO_KEYS, true)).toMatchObject({ answer: 'never' })
  })

  it('is nothing once everything is sealed', () => {
    const { scan } = view({ letter: false })
    const draft = { ...scan.draft, attachments: scan.draft.attachments.map((file) => ({ ...file, state: 'encrypted' as const })) }
    expect(sealOffer({ ...scan, draft, detection: { ...scan.detection, findings: [] } }, NO_KEYS, false)).toBeNull()
  })
})
