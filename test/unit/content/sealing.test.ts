// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComposeController } from '../../../src/content/compose/controller.ts'
import { sealOffer } from '../../../src/content/compose/seal-offer.ts'
import { SealingError } from '../../../src/content/compose/sealing-error.ts'
import { Sealing } from '../../../src/content/compose/sealing.ts'
import type { Scan } from '../../../src/content/compose/scan.ts'
import type { SealOrder } from '../../../src/messaging/engine-port.ts'
import type { SealChoice } from '../../../src/messaging/hold-view.ts'

const asked: string[] = []
let silent = ''
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: { getMessage: (key: string) => key },
    runtime: { sendMessage: ({ sceau }: { sceau: string }) => { asked.push(sceau); return sceau === silent ? Promise.reject(new Error('gone')) : Promise.resolve({ answer: { jobId: 'job', told: true, ended: true } }) } },
  },
}))
vi.mock('../../../src/content/compose/eml.ts', () => ({ writeEml: () => Promise.resolve({ name: 'message.eml', bytes: new Blob(['x']) }) }))

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
  const controller = {
    keys: NO_KEYS,
    context: { isPrivate, profile: null },
    engine: { seal },
    files: { held, drop: (ids: string[]) => void changes.push(`drop ${ids.join()}`) },
    adapter: {
      portable: () => Promise.resolve({ draft, inText: new Set<string>() }),
      read: () => ({ attachments }), snapshot: () => draft,
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
  return { sealing: new Sealing(controller as unknown as ComposeController), scan, changes, seal, attached: () => attachments.map(({ name }) => name) }
}
const why = (work: Promise<unknown>) => work.then(() => 'sealed', (error: unknown) => (error instanceof SealingError ? [error.key, ...error.params].join(' ') : String(error)))

beforeEach(() => {
  asked.length = 0
  silent = ''
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
