import { ask } from '../../messaging/ask.ts'
import type { HeldSummary } from '../../messaging/records.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'

const DELAY = 400

/** Keeps the draft of one compose view in the vault while the webmail's server may not have it. */
export class Keeper {
  readonly #adapter: ComposeAdapter
  readonly #isPrivate: boolean
  #timer: ReturnType<typeof setTimeout> | undefined
  /** How many files are held with the draft. */
  #attachments = 0
  /** What was kept last. */
  #latest = ''
  /** Whether the last draft could be kept: not on a full disk, nor while nobody answers. */
  isKept = true
  /** Called when that changes. */
  onKept: () => void = () => undefined
  /** Whether a kept draft was already taken up again here. */
  resumed = false
  /** Whether the files of that draft could not be brought back: they lie in the vault still. */
  lacksFiles = false
  /** Names of its files that do not open any more; empty where not even the name is known. */
  damaged: readonly string[] = []

  constructor(adapter: ComposeAdapter, isPrivate: boolean) {
    this.#adapter = adapter
    this.#isPrivate = isPrivate
    addEventListener('pagehide', () => void this.#keep())
  }

  /** Keeps what stands in the view shortly after the last call. A private window keeps nothing. */
  keepSoon(attachments: number): void {
    if (this.#isPrivate) return
    this.#attachments = attachments
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#keep(), DELAY)
  }

  async #keep(): Promise<void> {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    const draft = this.#adapter.snapshot()
    const attachments = this.#attachments
    const content = JSON.stringify([draft, attachments])
    if (content === this.#latest) return
    const kept = await ask('keep-draft', { composeKey: this.#adapter.key, draft, attachments }).then((answer) => answer.kept, () => false)
    if (kept) this.#latest = content
    if (kept === this.isKept) return
    this.isKept = kept
    this.onKept()
  }

  async forget(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await ask('forget-draft', { composeKey: this.#adapter.key }).catch(() => undefined)
  }

  /** Puts the best kept draft (they come best first) back into the view. Message key of why it could not; empty when it is there. */
  async resume(held: readonly HeldSummary[]): Promise<string> {
    const [best] = held
    if (!best) return 'content_nothing_kept'
    try {
      const { draft, why, left } = await ask('resume-draft', { id: best.id, composeKey: this.#adapter.key })
      if (draft) {
        this.damaged = left
        await this.#adapter.write(draft)
        this.resumed = true
        return ''
      }
      if (why === 'locked') await ask('ask-unlock', {})
      return why === 'locked' ? 'content_unlock_first' : 'content_nothing_kept'
    } catch {
      return 'content_failure_silent'
    }
  }
}
