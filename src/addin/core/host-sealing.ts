import type { ComposeContext } from '../../content/compose/guarded-view.ts'
import { MESSAGE_NAME } from '../../content/compose/eml.ts'
import { sealOffer, toSeal } from '../../content/compose/seal-offer.ts'
import { chosen, coveringText, endIfCancelled, letterOf, takeNestedArchives } from '../../content/compose/seal-parts.ts'
import { SealingError } from '../../content/compose/sealing-error.ts'
import { say } from '../../content/ui/words.ts'
import { recipientsOf } from '../../guard/index.ts'
import { NoAnswerError } from '../../messaging/ask.ts'
import type { RecordCopyView, SealChoice, SealedView } from '../../messaging/hold-view.ts'
import type { ComposeHost, HostAttachment, HostMessage } from './host.ts'
import type { HostVerdict, Judged } from './host-verdict.ts'
import { MessageContent, withoutPictures } from './message-content.ts'
import { messageFile } from './message-file.ts'
import type { Services } from './services.ts'
import { FILE_LIMIT, HostError, within } from './within.ts'

/** Seals a message of a host program, or its attachments, and puts what comes out in their place. */
export class HostSealing {
  readonly #host: ComposeHost
  readonly #verdict: HostVerdict
  readonly #services: Services
  readonly #context: ComposeContext
  #control: AbortController | null = null

  constructor(host: ComposeHost, verdict: HostVerdict, services: Services, context: ComposeContext) {
    this.#host = host
    this.#verdict = verdict
    this.#services = services
    this.#context = context
  }

  cancel(): void {
    this.#control?.abort()
  }

  /** @throws SealingError; the draft is then as it was. */
  async seal(holdId: string, judged: Judged, { format, choose, ...choice }: SealChoice, onProgress: (done: number, total: number) => void): Promise<SealedView> {
    const { ask, engine } = this.#services
    const { scan, message } = judged
    const offer = sealOffer(scan, this.#verdict.keys, this.#context.isPrivate)
    if (!offer) throw new SealingError('content_seal_nothing')
    const wantsAnswer = choice.wantsAnswer && format === 'html' && offer.answer !== 'never'
    const { signal } = (this.#control = new AbortController())
    const inside = toSeal(scan, offer.scope).map(({ id }) => id.replace(/^server-/, ''))
    const replaced = message.attachments.filter(({ id }) => inside.includes(id))
    const beside = scan.draft.attachments.filter(({ id, state }) => state === 'encrypted' && !inside.includes(id.replace(/^server-/, ''))).map(({ name }) => name)
    const recipients = recipientsOf(scan.draft).map(({ address }) => address)
    let jobId = ''
    try {
      const originals = [...await filesOf(replaced), ...offer.scope === 'message' ? [] : pictures(message, inside)]
      const copy = await messageFile(judged, null, true)
      // Who has the key needs no secret, so there is none to choose.
      const asks = choose && format !== 'openpgp'
      jobId = (await ask('seal-job', { holdId, format, recipients, fileNames: originals.map(({ name }) => name), choose: asks })).jobId
      if (asks) await chosen(ask, jobId, signal)
      const result = await engine.seal({
        jobId, format, from: this.#context.profile?.name ?? '', language: say('common_language') === 'en' ? 'en' : 'fr',
        letter: offer.scope === 'message' ? letterOf(message.content, message.isHtml, message.subject, scan) : null,
        wantsAnswer, innerArchive: takeNestedArchives([...recipients, scan.draft.from?.address ?? '']),
      }, originals, signal, onProgress)
      endIfCancelled(signal)
      // From here on it is done whole or not at all.
      const cover = offer.scope === 'message'
        ? { subject: say('content_seal_subject'), isHtml: false, content: coveringText(format, wantsAnswer) }
        : unpictured(message, inside)
      await this.#replace(message, cover, result.files, async () => {
        const { why } = await ask('seal-done', { jobId, files: result.files.map(({ name }) => name) })
        if (why !== '') throw new SealingError(why)
      })
      for (const { id } of replaced) await within(() => this.#host.detach(id), FILE_LIMIT)
      const { bytes, kept } = await engine.write(copy, { composeKey: holdId, takenAt: Date.now(), sent: false }).catch(() => ({ bytes: null, kept: false }))
      const record: RecordCopyView | null = bytes && { name: MESSAGE_NAME, bytes, kept }
      return { scope: offer.scope, format, files: result.files.map(({ name, size }) => ({ name, size })), notes: result.notes, beside, wantsAnswer, copy: record }
    } catch (error) {
      if (jobId !== '') await ask('seal-end', { jobId }).catch(() => undefined)
      if (error instanceof SealingError) throw error
      throw new SealingError(error instanceof HostError ? error.key : error instanceof NoAnswerError ? 'content_failure_silent' : 'content_failure_upload')
    } finally {
      this.#control = null
    }
  }

  /**
   * First the envelope goes to the host program, then its secret is kept, and only then the originals may go away: whatever fails
   * between, nothing is lost. An envelope without its text or its secret is taken away again, so that the next try attaches one only.
   */
  async #replace(before: HostMessage, cover: Partial<HostMessage>, envelopes: readonly File[], keepSecret: () => Promise<void>): Promise<void> {
    const there = new Set(before.attachments.map(({ id }) => id))
    try {
      await this.#verdict.files.moving(envelopes.map(({ size }) => ({ state: 'encrypted', text: '', size, sealed: true })), async () => {
        await within(() => this.#host.attach(envelopes), FILE_LIMIT)
        return (await within(() => this.#host.read(), FILE_LIMIT)).attachments
      })
      if (Object.keys(cover).length > 0) await within(() => this.#host.write(cover))
      await keepSecret()
    } catch (error) {
      const { attachments } = await within(() => this.#host.read()).catch(() => before)
      for (const { id } of attachments) if (!there.has(id)) await within(() => this.#host.detach(id)).catch(() => undefined)
      const { subject, content, isHtml } = before
      if (Object.keys(cover).length > 0) await within(() => this.#host.write({ subject, content, isHtml })).catch(() => undefined)
      throw error
    }
  }
}

const filesOf = (items: readonly HostAttachment[]): Promise<File[]> => Promise.all(items.map((item) => within(() => item.read(), FILE_LIMIT)))

/** Pictures of the text that go into the envelope; what lies elsewhere cannot. */
const pictures = (message: HostMessage, inside: readonly string[]): File[] =>
  new MessageContent(message).pictures().flatMap(({ id, file }) => {
    if (!inside.includes(id)) return []
    if (!file) throw new HostError('addin_failure_picture')
    return [file]
  })

const unpictured = (message: HostMessage, inside: readonly string[]): Partial<HostMessage> =>
  (inside.some((id) => id.startsWith('picture-')) ? { content: withoutPictures(message, new Set(inside)), isHtml: message.isHtml } : {})
