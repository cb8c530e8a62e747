import { vi } from 'vitest'
import type { ComposeHost, HostAttachment, HostMessage } from '../../../../src/addin/core/host.ts'
import type { Services } from '../../../../src/addin/core/services.ts'
import { standingOf } from '../../../../src/directory/index.ts'
import { DEFAULT_POLICY } from '../../../../src/guard/index.ts'
import type { ComposeContext } from '../../../../src/content/compose/guarded-view.ts'

export const EMPTY: HostMessage = {
  from: { name: 'Dr Léa Moreau', address: 'lea.moreau@messagerie-ordinaire.test' }, to: [{ name: '', address: 'paul.martin@autre-fournisseur.test' }], cc: [], bcc: [],
  subject: 'Rendez-vous', content: 'Bonjour, à demain.', isHtml: false, attachments: [], unresolved: [],
}

export const attachment = (name: string, text: string, id = name): HostAttachment =>
  ({ id, name, size: text.length, isInline: false, read: () => Promise.resolve(new File([text], name, { type: 'text/plain' })) })

/** A host program that keeps one message in memory. */
export class FakeHost implements ComposeHost {
  readonly program = 'thunderbird'
  message: HostMessage
  redirect?: NonNullable<ComposeHost['redirect']>

  constructor(message: Partial<HostMessage> = {}) {
    this.message = { ...EMPTY, ...message }
  }

  read = (): Promise<HostMessage> => Promise.resolve(this.message)
  write: ComposeHost['write'] = (change) => {
    this.message = { ...this.message, ...change }
    return Promise.resolve()
  }
  attach: ComposeHost['attach'] = async (files) => {
    const added = await Promise.all(files.map(async (file) => attachment(file.name, await file.text(), `new-${file.name}`)))
    this.message = { ...this.message, attachments: [...this.message.attachments, ...added] }
  }
  detach: ComposeHost['detach'] = (id) => {
    this.message = { ...this.message, attachments: this.message.attachments.filter((one) => one.id !== id) }
    return Promise.resolve()
  }
}

export const CONTEXT: ComposeContext = {
  profile: { id: 'p', name: 'Dr Léa Moreau', secureAddress: 'lea.moreau@medecin.mssante.fr', secureWebmail: '' },
  policy: { ...DEFAULT_POLICY, internalDomains: ['messagerie-ordinaire.test'] }, isPrivate: false, secureSite: false, held: [], handOver: null,
}

/** Answers of a background; what was asked is remembered. */
export function fakeServices(answers: Record<string, (request: never) => unknown> = {}): Services & { readonly asked: [string, unknown][] } {
  const asked: [string, unknown][] = []
  const all: Record<string, (request: never) => unknown> = {
    'resolve': ({ addresses }: { addresses: string[] }) => ({
      version: '1', standings: addresses.map((address) => standingOf(address, null, CONTEXT.policy.internalDomains)), people: { history: [], knowledge: { people: [], names: [] } },
    }),
    'passages-answered': ({ passages }: { passages: string[] }) => ({ answered: passages.map(() => false) }),
    'passage-answer': () => ({ taken: true, remembered: false }),
    'keys-known': ({ addresses }: { addresses: string[] }) => ({ standings: addresses.map((address) => ({ address, known: false, reason: 'envelope_key_unknown' })), signer: '' }),
    'open-hold': () => ({ nonce: '' }),
    'close-hold': () => ({ closed: true }),
    'seal-job': () => ({ jobId: 'job' }),
    'seal-done': () => ({ told: true, why: '' }),
    ...answers,
  }
  const ask = (kind: string, request: unknown): Promise<unknown> => {
    asked.push([kind, request])
    try {
      return Promise.resolve(all[kind]?.(request as never) ?? {})
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return {
    asked,
    ask: ask as Services['ask'],
    engine: {
      read: async (file) => (file.type.startsWith('image/') ? { state: 'unreadable', text: '' } : { state: 'read', text: await file.text() }),
      seal: vi.fn<Services['engine']['seal']>(({ format }) => Promise.resolve({ files: [new File(['sealed'], `document.${format}`)], notes: [] })),
      write: () => Promise.resolve({ bytes: new Blob(['x']), kept: true }),
    },
  }
}
