import { ask } from '../../messaging/ask.ts'
import type { GateState, Requests } from '../../messaging/requests.ts'
import type { Gatekeeper, View } from '../sentinel/gatekeeper.ts'
import { LEFT_AS_DRAFT } from '../../messaging/hold-view.ts'
import { addressesIn } from '../../directory/sources/address-book.ts'
import { type Draft, type Mailbox, recipientsOf } from '../../guard/index.ts'
import type { Badge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import { until } from '../webmails/until.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import type { Question } from '../world-bridge.ts'
import { Attachments, type HeldFile } from './attachments.ts'
import { carries, isWhole } from './carries.ts'
import { badgeState, toneOf } from './badge-state.ts'
import { EngineClient } from './engine-client.ts'
import { GateClient } from './gate-client.ts'
import { Keeper } from './keeper.ts'
import { ledgerFacts } from './ledger-facts.ts'
import { Pace } from './pace.ts'
import { People } from './people.ts'
import { RecipientFields } from './recipient-fields.ts'
import { RecordCopy } from './record-copy.ts'
import { KeyStandings } from './key-standings.ts'
import { PassageAnswers } from './passage-answers.ts'
import { fileIsClean, isClean, maySave, textIsClean, draftOf, passes, type Scan, type ScanContext, scanDraft, standingKey } from './scan.ts'
import { RunningVerdict } from './running-verdict.ts'
import { SavedDraft } from './saved-draft.ts'
import { sealOffer } from './seal-offer.ts'
import { Standings } from './standings.ts'
import { Stop } from './stop.ts'
import { Uploads } from './uploads.ts'

const OUTCOME_TIMEOUT = 60_000
/** For how long a send waits for files that are still being read before the panel names them. */
const READING_TIMEOUT = 3000
/** Milliseconds that a send waits for the copy of files that go up with it, beyond their upload. */
const COPY_TIMEOUT = 300
/** Milliseconds after a gesture that was let go, in which what the webmail sends and saves is part of that send. */
const LEAVING = 10_000
/** Stands for the files of a text that is judged without them: "enclosed" must not be said of nothing. */
const SOME_ENVELOPE = { id: 'server-', name: '', state: 'encrypted', text: '', size: 0 } as const

export type ComposeContext = Requests['compose-context']['answer']

/** Guards one compose view: keeps the running verdict, answers for every exit, and opens the stop when a send is held. */
export class ComposeController implements Gatekeeper {
  readonly adapter: ComposeAdapter
  readonly context: ComposeContext
  readonly gate: GateClient
  readonly files: Attachments
  readonly engine: EngineClient
  readonly keeper: Keeper
  readonly keys: KeyStandings
  readonly uploads: Uploads
  readonly passages: PassageAnswers
  readonly record: RecordCopy
  readonly recipients: RecipientFields
  /** Called when the webmail's own send was let go, and when its server refused it. */
  onSending: (sending: boolean) => void = () => undefined
  /** Called when the view is gone from the page. */
  onEnd: () => void = () => undefined
  /** Requests of the background that parts of this view answer. */
  readonly requests = new Map<string, (request: never) => Promise<unknown>>()
  readonly #standings: Standings
  readonly #view: View
  readonly #stop: Stop
  readonly #people: People
  readonly #badge: Badge | null
  readonly #verdict: RunningVerdict
  readonly #saved: SavedDraft
  readonly #pace = new Pace(() => this.#renew())
  /** Key of a snapshot that was let through by a decision or after its files were handed over. */
  #pass = ''
  /** When the webmail's own send was let go; it is not let go twice. */
  #submitted = 0
  /** The last gesture on Send that went through, and for which snapshot. */
  #letGo: { readonly at: number; readonly key: string; readonly draft: Draft | null } = { at: 0, key: '', draft: null }
  /** The files of a message that may leave are being handed over. */
  #proceeding = false
  /** Whom the message that is leaving goes to. */
  #leaving: readonly string[] = []
  #attempting = false
  /** Held files that could not be kept on this computer. */
  readonly #unkept = new Set<string>()
  #orphaned = false

  constructor(page: Document, adapter: ComposeAdapter, context: ComposeContext, view: View, signal: AbortSignal) {
    this.adapter = adapter
    this.context = context
    this.#view = view
    this.#badge = view.badge
    this.gate = new GateClient(view.gates)
    this.engine = new EngineClient(page)
    this.files = new Attachments(this.engine, () => this.refreshSoon(), (id, percent) => this.#showReading(id, percent))
    this.uploads = new Uploads(adapter, this.files, this.gate, view.cleared)
    this.record = new RecordCopy(this)
    this.keeper = new Keeper(adapter, context.isPrivate)
    this.keeper.onKept = () => this.#showBadge(this.current())
    this.recipients = new RecipientFields(adapter, () => this.refreshSoon())
    this.#saved = new SavedDraft(adapter)
    this.#standings = new Standings(() => this.refreshSoon())
    this.keys = new KeyStandings(() => this.refreshSoon())
    this.passages = new PassageAnswers(() => this.refreshSoon())
    const { policy, secureSite } = context
    this.#verdict = new RunningVerdict({ adapter, files: this.files, standings: this.#standings, passages: this.passages, policy, secureSite })
    this.#verdict.onFirst = (reading) => this.#saved.open(draftOf(reading, []))
    for (const { address } of context.handOver?.recipients ?? []) this.#verdict.pick(address)
    this.#stop = new Stop(page, this)
    this.#people = new People(page, adapter, signal)
    this.#people.onPick = ({ address }) => this.#verdict.pick(address)
    adapter.onChange(() => this.#changed(), signal)
    adapter.onOutcome((outcome) => this.#settle(outcome), signal)
    if (this.#badge) {
      this.#badge.onOpen = () => void this.#stop.open(this.current(), this.#verdict.failure)
      this.#badge.onAction = () => void this.#resume()
    }
    this.requests.set('contacts', async () => ({ addresses: addressesIn(await (adapter.contacts?.() ?? '')) }))
    this.requests.set('health', () => Promise.resolve({ failure: this.#verdict.failure }))
    this.refreshSoon()
  }

  get scanContext(): ScanContext {
    return this.#verdict.context
  }

  /** Whether the view still stands in the page. */
  get isThere(): boolean {
    return this.#view.isThere()
  }

  /** The verdict for exactly what stands in the compose view now; `null` when it could not be reached. */
  current(): Scan | null {
    return this.#verdict.current()
  }

  #changed(): void {
    // Closed at once, judged after the pause: nothing leaves on the strength of an older snapshot.
    if (!this.context.secureSite && this.gate.state !== 'closed' && this.current()?.key !== this.#gateKey) void this.gate.set('closed')
    this.refreshSoon()
  }
  #gateKey = ''

  refreshSoon(): void {
    this.#pace.soon()
  }

  #renew(): void {
    try {
      this.#refresh()
    } catch {
      // Whatever the page did: without a verdict nothing leaves, and the practitioner is told.
      this.#verdict.failure = 'content_failure_detection'
      void this.gate.set('closed')
      this.#showBadge(null)
    }
  }

  #refresh(): void {
    for (const view of this.adapter.editorWindows()) this.#watchOnce(view)
    const scan = this.current()
    if (scan) {
      this.#standings.want(scan.draft)
      // Asked only for what will be held: nobody's key and no answer matters to a harmless message.
      if (!passes(scan)) {
        this.keys.want(recipientsOf(scan.draft).map(({ address }) => address))
        void this.passages.want(scan)
      }
      if (!this.context.secureSite && !isClean(scan)) this.keeper.keepSoon(this.files.held.length)
      this.record.followSoon()
      this.#highlight(scan)
    }
    if (this.#submitted === 0) this.#setGate(scan)
    this.#showBadge(scan)
    this.#stop.update(scan, this.#verdict.failure || (this.#standings.isSilent ? 'content_failure_silent' : ''))
    this.#showPeople(scan)
    if (scan && this.context.policy.alwaysSeal) this.#sealOnSight(scan)
  }

  /** Asks anew for whom there is a key. */
  askKeys({ draft }: Scan): Promise<void> {
    return this.keys.ask(recipientsOf(draft).map(({ address }) => address))
  }

  #sealOnSight(scan: Scan): void {
    // Who has a key gets what opens with it, so the answer is waited for.
    const keysAreKnown = this.keys.of(recipientsOf(scan.draft).map(({ address }) => address)) !== null
    const offer = keysAreKnown && this.#resolved(scan) && scan.draft.attachments.every(({ state }) => state !== 'pending')
      ? sealOffer(scan, this.keys, this.context.isPrivate)
      : null
    const best = offer?.scope === 'attachments' ? offer.formats.find(({ proposed }) => proposed) : undefined
    if (best) void this.#stop.sealOnSight(scan, best.format)
  }

  /** By their root elements: an editor that writes its frame's document anew (CKEditor, at each `setData`) takes every listener away with the old one. */
  readonly #watched = new WeakSet<Element>()
  #watchOnce(view: Window): void {
    const root = view.document.documentElement
    if (this.#watched.has(root)) return
    this.#watched.add(root)
    this.#view.watch(view)
  }

  #setGate(scan: Scan | null): void {
    let state: GateState = 'closed'
    if (this.context.secureSite) state = 'clean'
    else if (scan && this.#isLetGo(scan)) state = 'sendable'
    else if (scan && passes(scan) && this.#resolved(scan)) state = isClean(scan) && this.files.held.length === 0 ? 'clean' : 'sendable'
    if (scan) this.#gateKey = scan.key
    void this.gate.set(state)
  }

  /** Whether exactly this snapshot was let go by a decision; nothing of ours closes the gate again before it has left. */
  #isLetGo(scan: Scan): boolean {
    return this.#pass !== '' && this.#pass === scan.key
  }

  #resolved(scan: Scan): boolean {
    return [...scan.draft.to, ...scan.draft.cc, ...scan.draft.bcc].every(({ address }) => this.#standings.known.has(standingKey(address)))
  }

  // ---- Gatekeeper -------------------------------------------------------------------------------------------------

  allowsSend(): boolean {
    if (this.#submitted !== 0) return false
    const scan = this.current()
    // A send through a closed gate would be cut off on its way and leave the webmail waiting.
    if (!scan || this.gate.state === 'closed') return false
    return this.#isLetGo(scan) || (passes(scan) && this.#resolved(scan) && this.#standings.areSettled(scan.draft) && this.files.held.length === 0)
  }

  allows(question: Question): boolean {
    try {
      const allowed = this.#mayLeave(question)
      const saves = question.exit === 'save' || question.exit === 'request'
      if (allowed && saves && !this.context.secureSite && this.#verdict.last) this.#saved.note(this.#verdict.last.draft)
      return allowed
    } catch {
      return false
    }
  }

  #mayLeave(question: Question): boolean {
    switch (question.exit) {
      case 'send': {
        if (!this.#view.isThere()) {
          // A webmail may put the view away first, and send then.
          if (!this.#letGo.draft || !isWhole(question.text, this.#letGo.draft)) return false
          if (this.#submitted === 0) this.#submit()
          return true
        }
        if (!this.allowsSend()) {
          if (this.#submitted === 0) setTimeout(() => this.onHeldSend(), 0)
          return false
        }
        // A form's own submission names its target: from then on the message counts as sent until the server answers.
        if (question.target !== '') this.#submit()
        return true
      }
      case 'harmless':
        return textIsClean(question.target)
      case 'upload':
        return this.context.secureSite || this.gate.uploadsOpen
      case 'save': {
        if (this.context.secureSite) return true
        const scan = this.current()
        if (!scan) return false
        if (this.#isSavedAlong(scan)) return true
        if (this.files.held.length > 0) return false
        return this.gate.state === 'clean' ? isClean(scan) : this.gate.state === 'sendable' && maySave(scan) && this.#view.isSaveAsked()
      }
      default: {
        if (this.context.secureSite) return true
        const scan = this.current()
        if (scan === null) return false
        if (isClean(scan) && this.files.held.length === 0 && this.gate.state === 'clean') return true
        return this.#isSavedAlong(scan)
      }
    }
  }

  /** Webmails save what they send, some by a request that nobody can tell from a save; and some save what they attach files to. */
  #isSavedAlong(scan: Scan): boolean {
    if (this.#letGo.key === scan.key && Date.now() - this.#letGo.at < LEAVING) return true
    return this.gate.uploadsOpen && this.adapter.attachingSaves === true && (this.#proceeding || this.#textMayLeave(scan))
  }

  /** Whether this draft without its files might be sent: then a webmail that saves it with a file may do so. */
  #textMayLeave(scan: Scan): boolean {
    return passes(scanDraft(scan.reading, [SOME_ENVELOPE], this.scanContext)) && this.#resolved(scan)
  }

  onLetGo(): void {
    const scan = this.current()
    this.#letGo = { at: Date.now(), key: scan?.key ?? '', draft: scan?.draft ?? null }
    // A webmail may put the view away first, and send then.
    this.record.leaving()
  }

  onHeldSend(): void {
    if (this.#attempting || this.#submitted !== 0) return
    this.#attempting = true
    void this.#attempt().finally(() => (this.#attempting = false))
  }

  takeFiles(files: readonly File[]): void {
    void this.#take(files)
  }

  isCarriedBy(text: string): boolean {
    try {
      const scan = this.current()
      return !scan || text === '' || carries(text, scan)
    } catch {
      return true
    }
  }

  owns(message: string): boolean {
    try {
      const scan = this.current()
      return scan !== null && message !== '' && isWhole(message, scan.draft)
    } catch {
      return false
    }
  }

  end(): void {
    this.#pace.stop()
    const released = this.#letGo.draft
    // What could not leave at once is tried again by the webmail, with no view to ask.
    if (released) this.#view.released.add((message) => isWhole(message, released))
    this.#stop.close()
    void this.gate.leave()
    this.onEnd()
  }

  /** Whether the background's question names a stop or a hand-over of this view. */
  isMeant(message: unknown): boolean {
    return typeof message === 'object' && message !== null && 'request' in message && this.#stop.isMeant(message.request)
  }

  /** Answers the background; `undefined` for what is not ours. */
  answer(message: unknown): Promise<unknown> | undefined {
    if (typeof message !== 'object' || message === null || !('sceau' in message) || !('request' in message)) return undefined
    const run = this.requests.get(String(message.sceau))
    return run?.(message.request as never).then((answer) => ({ answer }))
  }

  // ---- Sending ----------------------------------------------------------------------------------------------------

  async #attempt(): Promise<void> {
    await this.#filesSettled()
    const { scan, settled, weaker } = await this.resolveAnew()
    const mayGo = scan !== null && settled && weaker.length === 0 && (passes(scan) || (await this.#stop.sealInside(scan)))
    if (mayGo) await this.proceed()
    else await this.#stop.open(scan, this.#verdict.failure, weaker)
  }

  /**
   * Resolves every recipient anew, as each way of sending does. `settled`: each was answered for; `weaker`: those of whom
   * less is known than was shown. They are told once.
   */
  async resolveAnew(): Promise<{ readonly scan: Scan | null; readonly settled: boolean; readonly weaker: readonly Mailbox[] }> {
    const first = this.current()
    if (first && !(await this.#standings.settle(first.draft))) {
      this.#verdict.failure = 'content_failure_silent'
      return { scan: first, settled: false, weaker: [] }
    }
    if (first && !passes(first)) await this.passages.want(first)
    const scan = first && this.current()
    // What was typed while the answer was on its way has been asked for by nobody yet.
    return { scan, settled: scan !== null && this.#resolved(scan), weaker: scan ? this.#standings.takeWeaker(scan.draft) : [] }
  }

  /** Resolves once no file is on its way to the webmail and none is being read, or reading takes too long. */
  async #filesSettled(): Promise<void> {
    await this.uploads.settled
    await until(() => !(this.current()?.draft.attachments.some(({ state }) => state === 'pending') ?? false), READING_TIMEOUT).catch(() => undefined)
  }

  /** Hands held files to the webmail, then presses its Send, once. */
  async proceed(): Promise<void> {
    const before = this.current()
    if (!before) return this.#stop.open(null, this.#verdict.failure)
    try {
      // Beside the upload, which takes longer; no copy is worth a send that waits.
      const copied = this.record.follow()
      if (this.files.held.length > 0) await this.#handOverAll()
      await Promise.race([copied, pause(COPY_TIMEOUT)])
      // The files have moved to the server and nothing else may have changed under the decision.
      const scan = this.current()
      if (!scan || !sameText(before, scan)) { await this.#stop.open(scan, this.#verdict.failure); return; }
      this.#pass = this.#gateKey = scan.key
      await this.gate.set('sendable')
      if (this.gate.state === 'closed') { await this.#stop.open(scan, 'content_failure_silent'); return; }
      await this.adapter.pressSend(this.#view.heldControl)
    } catch {
      this.#pass = ''
      await this.#stop.open(this.current(), 'content_failure_upload')
    }
  }

  async #handOverAll(): Promise<void> {
    this.#proceeding = true
    try {
      await this.uploads.give(this.files.held)
    } finally {
      this.#proceeding = false
    }
  }

  async #take(files: readonly File[]): Promise<void> {
    const taken = await this.files.take(files)
    const clean = this.context.secureSite ? taken : this.#mayHandOver() ? taken.filter(({ state, file, text }) => state === 'read' && fileIsClean(file.name, text)) : []
    const kept = taken.filter((item) => !clean.includes(item))
    if (!this.context.isPrivate) for (const item of kept) void this.#keep(item)
    if (kept.length > 0) this.note('attachment-held')
    try {
      if (clean.length > 0) await this.uploads.give(clean)
    } catch {
      // They stay held and are shown as such; nothing is lost.
    }
    this.refreshSoon()
  }

  async #keep({ id, file }: HeldFile): Promise<void> {
    if (await this.engine.keep(this.adapter.key, file)) return
    this.#unkept.add(id)
    this.#showBadge(this.current())
  }

  /** Whether something of this view is nowhere but in its page. */
  get #isAtRisk(): boolean {
    return !this.keeper.isKept || this.files.held.some(({ id }) => this.#unkept.has(id))
  }

  /** Whether a harmless file may go up now: not where the webmail saves a text with it that must stay here. */
  #mayHandOver(): boolean {
    const scan = this.current()
    return this.adapter.attachingSaves !== true || (scan !== null && this.#textMayLeave(scan))
  }

  #submit(): void {
    const submitted = (this.#submitted = Date.now())
    this.#leaving = this.#recipients()
    this.record.leaving()
    this.onSending(true)
    setTimeout(() => {
      if (this.#submitted === submitted) this.#badge?.show({ tone: 'doubt', text: say('content_uncertain'), action: '' })
    }, OUTCOME_TIMEOUT)
  }

  #recipients(): readonly string[] {
    const scan = this.current() ?? this.#verdict.last
    return scan ? recipientsOf(scan.draft).map(({ address }) => address).filter((address) => address !== '') : []
  }

  #settle(outcome: 'sent' | 'failed'): void {
    // A webmail whose send nobody can tell from other requests has at least closed the view upon one that was let go.
    const wasLetGo = this.#submitted !== 0 || Date.now() - this.#letGo.at < OUTCOME_TIMEOUT
    if (!wasLetGo && outcome === 'sent' && !this.context.secureSite) return
    this.#submitted = 0
    this.#pass = ''
    void this.gate.set('closed')
    if (outcome === 'sent') {
      const addresses = this.#leaving.length > 0 ? this.#leaving : this.#recipients()
      if (!this.context.isPrivate) void ask('history-learn', { addresses }).catch(() => undefined)
      void this.record.sent()
      void this.keeper.forget()
      void this.engine.forget(this.adapter.key)
    } else {
      this.onSending(false)
      this.refreshSoon()
    }
  }

  /** Every file of the draft but those that stand in its text, held ones first, those of the server fetched. Throws when the server refuses one. */
  async allFiles(inText: ReadonlySet<string>): Promise<readonly File[]> {
    const server = await Promise.all(this.adapter.read().attachments.filter(({ id }) => !inText.has(id)).map((item) => item.read()))
    return [...this.files.held.map(({ file }) => file), ...server]
  }

  /** What the webmail's server already had before Sceau could hold it; message keys. What Sceau itself handed over is no news. */
  alreadyLeft(scan: Scan | null): readonly string[] {
    if (!scan || this.context.secureSite) return []
    const file = scan.reading.attachments.some(({ id }) => !this.files.isOurs(id))
    return [...(file ? ['content_left_server_attachment'] : []), ...(this.#saved.holds(scan) ? [LEFT_AS_DRAFT] : [])]
  }

  /** Deletes the draft that the webmail's server has; what is written here stays, and is kept. @returns whether it is gone. */
  async eraseSaved(): Promise<boolean> {
    try {
      await this.#saved.erase(this.gate)
      this.note('deleted')
      return true
    } catch {
      return false
    }
  }

  /** Empties the view and removes what the webmail keeps of it; message keys of what could not be removed. */
  async eraseDraft(): Promise<readonly string[]> {
    this.files.drop(this.files.held.map(({ id }) => id))
    const { adapter, keeper, gate } = this
    await adapter.write({ from: '', to: '', cc: '', bcc: '', subject: '', isHtml: false, content: '' })
    await gate.set('clean')
    const left = await adapter.expunge()
    await keeper.forget()
    await this.engine.forget(adapter.key)
    return left
  }

  /** Puts the right recipient, picked with specialty and town in view, in the place of the wrong one. */
  correctRecipient(right: Mailbox, insteadOf: string): void {
    this.#verdict.pick(right.address)
    this.recipients.correct(right, insteadOf)
  }

  /** Takes these doubts as answered in this compose view. */
  answerDoubts(doubts: readonly string[]): void {
    this.#verdict.answer(doubts)
  }

  note(action: Requests['ledger-note']['request']['action'], scan = this.#verdict.last): void {
    if (!this.context.isPrivate) void ask('ledger-note', { action, ...ledgerFacts(scan) }).catch(() => undefined)
  }

  // ---- Face -------------------------------------------------------------------------------------------------------

  #showBadge(scan: Scan | null): void {
    if (!this.#badge || this.#orphaned || this.#submitted !== 0) return
    const held = this.context.held.length > 0 && !this.keeper.resumed ? say('content_resume') : ''
    if (!scan) {
      this.#badge.show({ tone: 'lost', text: say(this.#verdict.failure), action: '' })
      return
    }
    const files = { kept: this.files.held.length, sealed: this.files.countSealed(scan.reading.attachments) }
    const notes = [
      ...(this.#isAtRisk ? ['content_not_kept'] : []), ...(this.adapter.webmail === 'structural' ? ['content_by_structure'] : []), ...(this.context.policyFault ? ['policy_badge'] : []),
    ]
    this.#badge.show(badgeState(scan, files, held, notes.map((note) => say(note))))
  }

  #highlight(scan: Scan): void {
    try {
      this.adapter.highlight(toneOf(scan) === 'held'
        ? scan.detection.findings.flatMap(({ place: { part, start, end } }) => (part === 'body' || part === 'quoted' ? [{ part, start, end }] : []))
        : [])
    } catch {
      // A help too. Firefox refuses it in a frame whose document an editor is just writing anew.
    }
  }

  /** Beside Send and in the panel: how far the letters of a picture are read. Nothing is judged anew for it. */
  #showReading(id: string, percent: number): void {
    this.#stop.showReading(id)
    if (this.#badge?.state.tone === 'waiting' && this.#verdict.last) this.#badge.show({ ...this.#badge.state, text: say('content_reading_picture', String(percent)) })
  }

  #showPeople(scan: Scan | null): void {
    try {
      if (scan && !this.#orphaned) this.#people.update(scan, this.#standings.known)
    } catch {
      // The marks are a help. Whatever the page did to them, the guard goes on.
    }
  }

  /** Nobody answered: said beside Send, where it can always be read. */
  showSilence(): void {
    this.#badge?.show({ tone: 'lost', text: say('content_failure_silent'), action: '' })
  }

  /** The extension was reloaded or removed: nothing can be decided any more, so everything stays held. */
  orphan(sentence: string): void {
    this.#orphaned = true
    this.#verdict.failure = 'content_orphaned'
    this.#badge?.show({ tone: 'lost', text: sentence, action: '' })
    this.#stop.close()
  }

  async #resume(): Promise<void> {
    const why = await this.keeper.resume(this.context.held)
    if (why === '') for (const file of await this.engine.recall(this.adapter.key)) this.takeFiles([file])
    else this.#badge?.show({ tone: 'doubt', text: say(why), action: say('content_resume') })
    this.refreshSoon()
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether two scans differ in nothing but where their files stand. */
function sameText(a: Scan, b: Scan): boolean {
  const text = ({ draft }: Scan): string => JSON.stringify([
    draft.from, draft.to, draft.cc, draft.bcc, draft.subject, draft.body, draft.quoted, draft.attachments.map(({ name }) => name).sort(),
  ])
  return text(a) === text(b)
}
