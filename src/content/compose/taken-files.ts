import type { HeldFile } from './attachments.ts'
import type { Exits } from './exits.ts'
import type { GuardedView } from './guarded-view.ts'
import { noteInLedger } from './ledger-note.ts'
import { fileIsClean } from './scan.ts'

type Parts = Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'files' | 'keeper' | 'uploads' | 'verdict'>

/** Files as they are attached: a harmless one goes on to the webmail, any other stays here, and in the vault for as long. */
export class TakenFiles {
  /** Called when another file could not be kept on this computer. */
  onUnkept: () => void = () => undefined
  readonly #view: Parts
  readonly #exits: Pick<Exits, 'textMayLeave'>
  readonly #unkept = new Set<string>()
  /** Ids of the vault's records of files that are or were in this view: they need not be brought back. */
  readonly #records = new Set<string>()
  /** What is being kept or brought back: one after another, so that nothing comes twice. */
  #keeping: Promise<unknown> = Promise.resolve()

  constructor(view: Parts, exits: Pick<Exits, 'textMayLeave'>) {
    this.#view = view
    this.#exits = exits
  }

  /** Whether a held file is nowhere but in this page. */
  get isAtRisk(): boolean {
    return this.#view.files.held.some(({ id }) => this.#unkept.has(id))
  }

  /** @param areKept Whether they come from the vault, where they lie already. */
  async take(files: readonly File[], areKept = false): Promise<void> {
    const { context, uploads } = this.#view
    const taken = await this.#view.files.take(files)
    const clean = context.secureSite ? taken : this.#mayHandOver() ? taken.filter(({ state, file, text }) => state === 'read' && fileIsClean(file.name, text)) : []
    const kept = taken.filter((item) => !clean.includes(item))
    if (!context.isPrivate && !areKept) this.#keeping = Promise.all([this.#keeping, ...kept.map((item) => this.#keep(item))])
    if (kept.length > 0) noteInLedger(this.#view, 'attachment-held')
    try {
      if (clean.length > 0) await uploads.give(clean)
    } catch {
      // They stay held and are shown as such; nothing is lost.
    }
  }

  /** Brings back what the vault keeps for this view, but for what was attached here meanwhile. Resolves once it stands here. */
  bringBack(): Promise<void> {
    const { adapter, engine, keeper } = this.#view
    const bringing = this.#keeping.then(async () => {
      const recalled = await engine.recall(adapter.key, [...this.#records])
      keeper.lacksFiles = recalled === null
      if (!recalled) return
      for (const { id } of [...recalled.files, ...recalled.damaged]) this.#records.add(id)
      keeper.damaged = [...keeper.damaged, ...recalled.damaged.map(({ name }) => name)]
      void this.take(recalled.files.map(({ file }) => file), true)
    })
    this.#keeping = bringing
    return bringing
  }

  async #keep({ id, file }: HeldFile): Promise<void> {
    const record = await this.#view.engine.keep(this.#view.adapter.key, file)
    if (record !== null) {
      this.#records.add(record)
      return
    }
    this.#unkept.add(id)
    this.onUnkept()
  }

  /** Whether a harmless file may go up now: not where the webmail saves a text with it that must stay here. */
  #mayHandOver(): boolean {
    if (this.#view.adapter.attachingSaves !== true) return true
    const scan = this.#view.verdict.current()
    return scan !== null && this.#exits.textMayLeave(scan)
  }
}
