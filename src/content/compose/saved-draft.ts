import { fold, isTitle, normalise } from '../../detection/index.ts'
import type { Draft } from '../../guard/index.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import type { GateClient } from './gate-client.ts'
import type { Scan } from './scan.ts'

const SHORTEST = 4
/** Words that stand in many passages and tell nothing of what was saved. */
const EVERYWHERE = new Set(['patient', 'patiente', 'bonjour'])

const plain = (text: string): string => fold(normalise(text).text)

/** What the webmail's server has of a draft: first words that told nothing yet, or a draft that was there before Sceau was. */
export class SavedDraft {
  readonly #adapter: ComposeAdapter
  #text = ''

  constructor(adapter: ComposeAdapter) {
    this.#adapter = adapter
  }

  /** The view as it opened: where the server has a draft of it, it has this. */
  open(draft: Draft): void {
    if (this.#adapter.isSaved?.()) this.note(draft)
  }

  /** This was saved. */
  note({ subject, body, quoted }: Draft): void {
    this.#text = plain([subject, body, quoted].join('\n'))
  }

  /** Whether it holds something of what is found now, and can be deleted. */
  holds({ detection }: Pick<Scan, 'detection'>): boolean {
    if (this.#text === '' || this.#adapter.deleteSaved === undefined || this.#adapter.isSaved?.() !== true) return false
    return detection.findings.some(({ place: { attachment }, excerpt }) => attachment === undefined
      && plain(excerpt).split(/[^\p{L}\d]+/u).some((word) => word.length >= SHORTEST && !EVERYWHERE.has(word) && !isTitle(word) && this.#text.includes(word)))
  }

  /** Deletes it from the server; what is written here stays. Throws when it is still there. */
  async erase(gate: Pick<GateClient, 'whileUploading'>): Promise<void> {
    const erase = async (): Promise<void> => this.#adapter.deleteSaved?.()
    await (this.#adapter.deletingSaves === true ? gate.whileUploading(erase) : erase())
    this.#text = ''
  }
}
