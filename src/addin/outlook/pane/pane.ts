/// <reference types="office-js" />
import type { ComposeContext } from '../../../content/compose/guarded-view.ts'
import { standingKey } from '../../../content/compose/scan.ts'
import type { Box, IndexedDirectory } from '../../../directory/index.ts'
import { DEFAULT_POLICY } from '../../../guard/index.ts'
import type { ComposeToPanel, PanelToCompose } from '../../../messaging/hold-view.ts'
import type { ChosenSecret } from '../../../messaging/records.ts'
import type { Requests } from '../../../messaging/requests.ts'
import type { ComposeLine } from '../../../panel/handshake.ts'
import type { HostMessage } from '../../core/host.ts'
import { HostVerdict, mayLeave } from '../../core/host-verdict.ts'
import { localEngine } from '../../core/local-engine.ts'
import type { Services } from '../../core/services.ts'
import { StopSession } from '../../core/stop-session.ts'
import { HostError } from '../../core/within.ts'
import { fingerprintOf } from '../../core/read-message.ts'
import { giveClearance } from '../clearance.ts'
import { tellsOutside } from '../judge-item.ts'
import { rememberPictures } from '../known-pictures.ts'
import { OutlookTooOldError } from '../office-call.ts'
import { OutlookHost } from '../outlook-host.ts'
import type { OutlookPolicy } from '../policy.ts'
import { Answers } from './answers.ts'
import type { PaneShow, Stage } from './pane-face.tsx'

/** Milliseconds that files have to be read before the pane shows what is known without them. */
const READING = 20_000

export interface PaneParts {
  readonly item: Office.MessageCompose
  readonly context: Pick<Office.Context, 'platform' | 'requirements' | 'roamingSettings'>
  readonly directory: IndexedDirectory | null
  /** @throws PolicyError */
  readonly policy: () => Promise<OutlookPolicy>
}

/** The line to a panel in this very page. What is said before somebody listens is kept. */
class LocalLine implements ComposeLine {
  readonly #toStop: (message: PanelToCompose) => void
  #hear: ((message: ComposeToPanel) => void) | null = null

  constructor(toStop: (message: PanelToCompose) => void) {
    this.#toStop = toStop
  }

  send(message: PanelToCompose): void {
    this.#toStop(message)
  }

  listen(hear: (message: ComposeToPanel) => void): void {
    this.#hear = hear
  }

  post(message: ComposeToPanel): void {
    this.#hear?.(message)
  }
}

/** The work behind the task pane: reads the message, stops it where it must, and clears exactly what was decided. */
export class Pane {
  readonly #parts: PaneParts
  readonly #host: OutlookHost
  #answers: Answers | null = null
  #session: StopSession | null = null
  #show: PaneShow = { stage: () => undefined, window: () => undefined, fault: () => undefined }
  #run = 0
  /** Whether what is about to leave was decided about as it is, with a reason. */
  #isDecided = false

  constructor(parts: PaneParts) {
    this.#parts = parts
    this.#host = new OutlookHost(parts.item, parts.context)
  }

  /** Who shows the stages; the first reading begins with it. */
  readonly watch = (show: PaneShow): void => {
    this.#show = show
    for (const type of ['olkRecipientsChanged', 'olkAttachmentsChanged']) {
      // An older Outlook has no such event: the message is read anew before anything is decided all the same.
      try { this.#parts.item.addHandlerAsync(type, () => this.#session?.refreshSoon()) } catch { /* not there */ }
    }
    void this.check()
  }

  readonly answer = (kind: string, request: unknown): Promise<unknown> =>
    this.#answers?.ask(kind as keyof Requests, request as never) ?? Promise.reject(new Error('nothing was read yet'))

  readonly choose = (jobId: string, chosen: ChosenSecret | null): void => this.#answers?.choose(jobId, chosen)

  /** Reads the message as it stands now. */
  async check(): Promise<void> {
    const run = ++this.#run
    this.#show.window(null)
    this.#show.stage({ at: 'reading' })
    await this.#session?.close()
    this.#session = null
    try {
      const { policy, fault } = await this.#parts.policy()
      if (run !== this.#run) return
      this.#show.fault(fault)
      const services = this.#servicesFor(policy)
      const context: ComposeContext = { profile: null, policy, isPrivate: true, secureSite: false, held: [], handOver: null }
      const judged = await new HostVerdict(this.#host, services, context).judge(READING)
      if (run !== this.#run) return
      if (mayLeave(judged)) await this.#fine(judged.message)
      else await this.#hold(services, context)
    } catch (error) {
      if (run === this.#run) this.#show.stage({ at: 'failed', key: error instanceof HostError ? error.key : 'outlook_failed' })
    }
  }

  /** Writes to this person instead of whoever stands in "To" without a secure address; besides them where nobody does. */
  async use({ address, givenName, familyName }: Box): Promise<void> {
    try {
      const { to } = await this.#host.read()
      if (!to.some((one) => standingKey(one.address) === standingKey(address))) {
        const mailbox = { name: `${givenName} ${familyName}`.trim(), address }
        await this.#host.write({ to: to.length === 1 ? [mailbox] : [...to, mailbox] })
      }
      await this.check()
    } catch (error) {
      this.#show.stage({ at: 'failed', key: error instanceof HostError ? error.key : 'outlook_failed' })
    }
  }

  #servicesFor(policy = DEFAULT_POLICY): Services {
    const answers = new Answers({
      policy, directory: this.#parts.directory, open: (window) => this.#show.window(window),
      decided: async (decision) => {
        this.#isDecided = true
        const answer = await this.#session?.decided(decision) ?? { accepted: false }
        if (!answer.accepted) this.#isDecided = false
        return answer
      },
    })
    this.#answers = answers
    const engine = localEngine(answers.ask)
    // No copy is kept here: there is no vault to keep it in.
    return { ask: answers.ask, engine: { ...engine, write: (message) => engine.write(message, null) } }
  }

  async #hold(services: Services, context: ComposeContext): Promise<void> {
    const line = new LocalLine((message) => {
      if (message.type === 'close') void this.check()
      else session.hear(message)
    })
    const session = new StopSession({
      host: this.#host, services, context,
      ending: { send: (message) => this.#leave(message), stay: () => void this.check() },
      post: (message) => line.post(message),
    })
    this.#session = session
    await session.open()
    this.#show.stage({ at: 'held', line })
  }

  /** Nothing is sent from here: what cannot be cleared is said, and stays. */
  async #leave(message: HostMessage): Promise<void> {
    await this.#clear(message, 'cleared').catch((error: unknown) => {
      if (!(error instanceof HostError)) throw error
      this.#end({ at: 'failed', key: error.key })
    })
  }

  /** What passes here may still hold at the send, where an Outlook without a page reads no PDF: it is cleared as it is. */
  async #fine(message: HostMessage): Promise<void> {
    await this.#clear(message, 'fine')
    const pictures = await Promise.all(message.attachments.filter(({ isInline }) => isInline).map(({ id }) => this.#host.content(id)))
    // A practice's logo need not be asked about again; where it cannot be kept, it is.
    await rememberPictures(this.#parts.context.roamingSettings, pictures).catch(() => undefined)
  }

  /** Lets exactly this message leave, once. Its files are fetched now, and the message read again: both must be what was judged. */
  async #clear(message: HostMessage, stage: 'fine' | 'cleared'): Promise<void> {
    // The panel shows what an editor shows; what stands around that is no remedy's to take out.
    if (!this.#isDecided && tellsOutside(message)) throw new HostError('outlook_hidden')
    this.#isDecided = false
    await giveClearance(this.#parts.item.sessionData, { message, contentOf: (id) => this.#host.content(id) }).catch((error: unknown) => {
      // What passes needs no clearance: a send judges it anew, where this Outlook asks anybody at all.
      if (stage !== 'fine' || !(error instanceof OutlookTooOldError)) throw error
    })
    if ((await fingerprintOf(await this.#host.read())) !== (await fingerprintOf(message))) throw new HostError('addin_changed')
    this.#end({ at: stage })
  }

  #end(stage: Stage): void {
    this.#session = null
    this.#show.window(null)
    this.#show.stage(stage)
  }
}

