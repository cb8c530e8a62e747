import { type Directory, type IndexedDirectory, standingOf } from '../../../directory/index.ts'
import { answerFrom, NO_KNOWLEDGE, type Policy } from '../../../guard/index.ts'
import { ledger } from '../../../background/stores/ledger.ts'
import type { EnvelopeFormat } from '../../../crypto/index.ts'
import type { Ask } from '../../../messaging/ask.ts'
import { NoAnswerError } from '../../../messaging/ask.ts'
import type { ChosenSecret, LedgerLine } from '../../../messaging/records.ts'
import type { Requests } from '../../../messaging/requests.ts'
import { Holds } from '../../core/page-holds.ts'
import { Seals } from '../../core/page-seals.ts'

/** What the pane shows over the panel: what an extension opens a window for. */
export type Window =
  | { readonly of: 'decision'; readonly holdId: string }
  | { readonly of: 'secret'; readonly id: string }
  | { readonly of: 'choice'; readonly jobId: string; readonly format: EnvelopeFormat; readonly recipients: readonly string[]; readonly fileName: string }

export interface AnswerParts {
  readonly policy: Policy
  readonly directory: IndexedDirectory | null
  readonly open: (window: Window) => void
  /** The practitioner decided what cannot be undone. */
  readonly decided: (decision: { holdId: string; kind: 'send-anyway' | 'emergency' }) => Promise<{ accepted: boolean }>
}

type Handlers = { readonly [K in keyof Requests]?: (request: Requests[K]['request']) => Requests[K]['answer'] | Promise<Requests[K]['answer']> }

const status = (directory: Directory | null) => ({
  state: directory ? 'ready' as const : 'missing' as const, size: 0, date: directory?.date ?? '', progress: 1, error: '', errorParams: [],
})

/**
 * What an extension's background does for the faces and the core, in one page and for one message. Kept: the ledger, on this device,
 * with codes and domains only. Everything else, secrets first, lives as long as the pane.
 */
export class Answers {
  readonly #parts: AnswerParts
  readonly #holds = new Holds()
  readonly #seals = new Seals()

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  /** @throws NoAnswerError for what nobody answers here. */
  readonly ask: Ask = async (kind, request) => {
    const handler = this.#handlers[kind] as ((request: unknown) => unknown) | undefined
    if (!handler) throw new NoAnswerError(`nobody answers to ${kind} here`)
    return await handler(request) as Requests[typeof kind]['answer']
  }

  /** The practitioner chose the secret of a job, or would not (`null`). */
  choose(jobId: string, chosen: ChosenSecret | null): void {
    if (chosen) this.#seals.choose(jobId, chosen)
    else this.#seals.end(jobId)
  }

  async #note(line: Pick<LedgerLine, 'action' | 'rules' | 'recipientDomains'> & { readonly reason?: string }): Promise<void> {
    const { action, rules, recipientDomains, reason = '' } = line
    // A ledger that cannot be written never lets a send go, nor stops one that was let go.
    await ledger.append({ date: new Date().toISOString(), profile: '', action, rules, recipientDomains: [...new Set(recipientDomains.filter(Boolean))], reason }).catch(() => undefined)
  }

  readonly #handlers: Handlers = {
    'resolve': ({ addresses, question }) => {
      const { directory, policy } = this.#parts
      return {
        version: directory?.date ?? '',
        standings: addresses.map((address) => standingOf(address, directory, policy.internalDomains)),
        people: { history: [], knowledge: directory ? answerFrom(directory, question) : NO_KNOWLEDGE },
      }
    },
    'keys-known': ({ addresses }) => ({ standings: addresses.map((address) => ({ address, known: false, reason: 'envelope_key_unknown' })), signer: '' }),
    'passages-answered': ({ passages }) => ({ answered: passages.map(() => false) }),
    'passage-answer': () => ({ taken: true, remembered: false }),
    'history-learn': () => ({ learnt: false }),
    'copy-sent': () => ({ noted: false }),
    'settings': () => { throw new NoAnswerError('no settings are kept here') },
    'search': ({ query }) => ({ boxes: this.#parts.directory?.search(query, 12) ?? [], status: status(this.#parts.directory) }),
    'last-use': () => ({ used: [] }),

    'open-hold': async ({ holdId, verdict, rules, recipientDomains }) => {
      const nonce = this.#holds.open(holdId, { verdict, rules, recipientDomains })
      await this.#note({ action: 'held', rules, recipientDomains })
      return { nonce }
    },
    'close-hold': async ({ holdId, action }) => {
      const hold = this.#holds.close(holdId)
      if (hold && action !== '') await this.#note({ ...hold, action })
      return { closed: hold !== undefined }
    },
    'ledger-note': async (line) => {
      await this.#note(line)
      return { noted: true }
    },
    'ask-decision': ({ holdId, kind }) => {
      const hold = this.#holds.of(holdId)
      if (!hold) return { opened: false }
      hold.kind = kind
      this.#parts.open({ of: 'decision', holdId })
      return { opened: true }
    },
    'decision-context': ({ holdId }) => {
      const hold = this.#holds.of(holdId)
      return {
        live: hold !== undefined, kind: hold?.kind ?? 'hidden', verdict: hold?.verdict ?? 'block', rules: hold?.rules ?? [],
        recipientDomains: hold?.recipientDomains ?? [], allowed: this.#parts.policy.allowSendAnyway,
      }
    },
    'decide': async ({ holdId, kind, reason }) => {
      const hold = this.#holds.of(holdId)
      if (!hold) return { sent: false, why: 'decision_gone' }
      if (kind === 'send-anyway' && !this.#parts.policy.allowSendAnyway) return { sent: false, why: 'decision_refused' }
      hold.kind = kind
      hold.reason = reason
      const { accepted } = await this.#parts.decided({ holdId, kind }).catch(() => ({ accepted: false }))
      return accepted ? { sent: true, why: '' } : { sent: false, why: 'decision_changed' }
    },

    'seal-job': ({ choose, ...job }) => {
      const jobId = this.#seals.open(job, choose)
      if (choose) this.#parts.open({ of: 'choice', jobId, format: job.format, recipients: job.recipients, fileName: job.fileNames[0] ?? '' })
      return { jobId }
    },
    'seal-ready': ({ jobId }) => ({ state: this.#seals.state(jobId) }),
    'seal-secret': ({ jobId }) => ({ secret: this.#seals.secretOf(jobId) }),
    'seal-keys': () => ({ keys: null, why: 'envelope_key_unknown', params: [] }),
    'seal-done': ({ jobId, files }) => {
      const id = this.#seals.done(jobId, files)
      if (id !== '') this.#parts.open({ of: 'secret', id })
      return { told: id !== '', why: '' }
    },
    'seal-end': ({ jobId }) => ({ ended: this.#seals.end(jobId) }),
    'secret-read': ({ id }) => {
      const told = this.#seals.told(id)
      return { told, why: told ? '' : 'gone' }
    },
  }
}
