import type { Requests } from '../../messaging/requests.ts'
import type { View } from '../sentinel/gatekeeper.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import { Attachments } from './attachments.ts'
import { EngineClient } from './engine-client.ts'
import { GateClient } from './gate-client.ts'
import { Keeper } from './keeper.ts'
import { KeyStandings } from './key-standings.ts'
import { PassageAnswers } from './passage-answers.ts'
import { RecipientFields } from './recipient-fields.ts'
import { NOTHING, type Opening, RunningVerdict } from './running-verdict.ts'
import { SavedDraft } from './saved-draft.ts'
import { draftOf } from './scan.ts'
import { Standings } from './standings.ts'
import { Uploads } from './uploads.ts'

/** What the background, or a host in its place, says of a compose view when that opens. */
export type ComposeContext = Requests['compose-context']['answer']

/** Of views that were put away with a held letter in them: a webmail may put the same one back. */
const openings = new WeakMap<Element, Opening>()

/** One guarded compose view: the way into the webmail's page, and what is known and kept of the draft in it. */
export class GuardedView {
  readonly adapter: ComposeAdapter
  readonly context: ComposeContext
  /** What the first script has of it. */
  readonly shared: View
  readonly gate: GateClient
  readonly engine: EngineClient
  readonly files: Attachments
  readonly uploads: Uploads
  readonly keeper: Keeper
  readonly recipients: RecipientFields
  readonly saved: SavedDraft
  readonly standings: Standings
  readonly keys: KeyStandings
  readonly passages: PassageAnswers
  readonly verdict: RunningVerdict
  /** Requests of the background that parts of this view answer. */
  readonly requests = new Map<string, (request: never) => Promise<unknown>>()
  /** Whether something is being done to the draft: one thing at a time, and a panel shows nothing half done. */
  busy = false

  /** @param onChange Called when the verdict may be another. @param onReading Id of a file, percent of the picture at hand in it. */
  constructor(page: Document, adapter: ComposeAdapter, context: ComposeContext, shared: View, onChange: () => void, onReading: (id: string, percent: number) => void) {
    this.adapter = adapter
    this.context = context
    this.shared = shared
    this.gate = new GateClient(shared.gates)
    this.engine = new EngineClient(page)
    this.files = new Attachments(this.engine, onChange, onReading)
    this.uploads = new Uploads(adapter, this.files, this.gate, shared.cleared)
    this.keeper = new Keeper(adapter, context.isPrivate)
    this.recipients = new RecipientFields(adapter, onChange)
    this.saved = new SavedDraft(adapter)
    this.standings = new Standings(onChange)
    this.keys = new KeyStandings(onChange)
    this.passages = new PassageAnswers(onChange)
    const { files, standings, passages, context: { policy, secureSite, handOver, continues } } = this
    const opening = openings.get(shared.root) ?? (continues === true ? NOTHING : null)
    this.verdict = new RunningVerdict({ adapter, files, standings, passages, policy, secureSite, opening })
    this.verdict.onFirst = (reading) => this.saved.open(draftOf(reading, []))
    for (const { address } of handOver?.recipients ?? []) this.verdict.pick(address)
  }

  /** The view is gone from the page. @param isHeld whether something was held in it. */
  putAway(isHeld: boolean): void {
    const { shared, verdict } = this
    if (isHeld && verdict.opening) openings.set(shared.root, verdict.opening)
    else openings.delete(shared.root)
  }
}
