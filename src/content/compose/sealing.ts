import { ask, NoAnswerError } from '../../messaging/ask.ts'
import type { SealChoice, SealedView, SealOffer } from '../../messaging/hold-view.ts'
import { say } from '../ui/words.ts'
import type { GuardedView } from './guarded-view.ts'
import type { RecordCopy } from './record-copy.ts'
import { addressesOf, type Scan } from './scan.ts'
import { sealOffer, toSeal } from './seal-offer.ts'
import { chosen, coveringText, endIfCancelled, letterOf, picturesIn, takeNestedArchives } from './seal-parts.ts'
import { SealingError } from './sealing-error.ts'

type Parts = Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'files' | 'keys' | 'uploads'>

/**
 * Seals the draft or its attachments and puts what comes out in their place. The files go to the engine's frame over its
 * private port; the secret is made by the background and told to that frame alone: this script never sees it.
 */
export class Sealing {
  readonly #view: Parts
  readonly #record: Pick<RecordCopy, 'take' | 'sealed'>
  #control: AbortController | null = null

  constructor(view: Parts, record: Pick<RecordCopy, 'take' | 'sealed'>) {
    this.#view = view
    this.#record = record
  }

  cancel(): void {
    this.#control?.abort()
  }

  /** @throws SealingError; the draft is then as it was. */
  async seal(
    holdId: string, scan: Scan, { format, choose, ...choice }: SealChoice, onProgress: (done: number, total: number) => void,
  ): Promise<SealedView> {
    const { adapter, files, engine, context, keys } = this.#view
    const offer = sealOffer(scan, keys, context.isPrivate)
    if (!offer) throw new SealingError('content_seal_nothing')
    const wantsAnswer = choice.wantsAnswer && format === 'html' && offer.answer !== 'never'
    const control = (this.#control = new AbortController())
    const { draft, inText } = await adapter.portable()
    const sealed = toSeal(scan, offer.scope)
    const isMessage = offer.scope === 'message'
    // Pictures of the text go with it: into the envelope, and off the server.
    const onServer = adapter.read().attachments.filter(({ id }) => (isMessage || !inText.has(id)) && sealed.some((one) => one.id === `server-${id}`))
    const held = files.held.filter(({ id }) => sealed.some((one) => one.id === id))
    const originals = [
      ...held.map(({ file }) => file), ...await Promise.all(onServer.filter(({ id }) => !inText.has(id)).map((item) => item.read())),
      // Only the page of an HTML envelope shows them where they stood.
      ...(isMessage && draft.isHtml && format !== 'html' ? picturesIn(draft.content) : []),
    ]
    const message = await this.#record.take()
    const beside = scan.draft.attachments.filter(({ id, state }) => state === 'encrypted' && !sealed.some((one) => one.id === id)).map(({ name }) => name)

    const recipients = addressesOf(scan.draft)
    endIfCancelled(control.signal)
    // Who has the key needs no secret, so there is none to choose.
    const asks = choose && format !== 'openpgp'
    const { jobId } = await ask('seal-job', { holdId, format, recipients, fileNames: originals.map(({ name }) => name), choose: asks })
    try {
      if (asks) await chosen(ask, jobId, control.signal)
      const result = await engine.seal({
        jobId, format, from: context.profile?.name ?? '', language: say('common_language') === 'en' ? 'en' : 'fr',
        letter: isMessage ? letterOf(draft.content, draft.isHtml, draft.subject, scan) : null,
        wantsAnswer,
        innerArchive: takeNestedArchives([...recipients, scan.draft.from?.address ?? '']),
      }, originals, control.signal, onProgress)
      endIfCancelled(control.signal)
      // From here on it is done whole or not at all.
      const keep = async (): Promise<void> => {
        const { why } = await ask('seal-done', { jobId, files: result.files.map(({ name }) => name) })
        if (why !== '') throw new SealingError(why)
      }
      await this.#replace(offer.scope, coveringText(format, wantsAnswer), result.files, keep)
      files.drop(held.map(({ id }) => id))
      for (const { id } of onServer) await adapter.detach(id)
      const copy = await this.#record.sealed(message, offer.scope, originals)
      return { scope: offer.scope, format, files: result.files.map(({ name, size }) => ({ name, size })), notes: result.notes, beside, wantsAnswer, copy }
    } catch (error) {
      await ask('seal-end', { jobId }).catch(() => undefined)
      if (error instanceof SealingError) throw error
      throw new SealingError(error instanceof NoAnswerError ? 'content_failure_silent' : 'content_failure_upload')
    } finally {
      this.#control = null
    }
  }

  /**
   * First the envelope goes to the webmail, then its secret is kept, and only then the originals may go away: whatever fails
   * between, nothing is lost. An envelope without its text or its secret is taken away again, so that the next try attaches one only.
   */
  async #replace(scope: SealOffer['scope'], cover: string, envelopes: readonly File[], keepSecret: () => Promise<void>): Promise<void> {
    const { adapter, uploads } = this.#view
    const draft = adapter.snapshot()
    const before = new Set(adapter.read().attachments.map(({ id }) => id))
    const writeCover = async (): Promise<void> => {
      if (scope === 'message') await adapter.write({ ...draft, subject: say('content_seal_subject'), isHtml: false, content: cover })
    }
    try {
      // A webmail that saves the text with each file must not find the letter there.
      if (adapter.attachingSaves === true) await writeCover()
      await uploads.giveSealed(envelopes)
      if (adapter.attachingSaves !== true) await writeCover()
      await keepSecret()
    } catch (error) {
      for (const { id } of adapter.read().attachments) if (!before.has(id)) await adapter.detach(id).catch(() => undefined)
      if (scope === 'message') await adapter.write(draft).catch(() => undefined)
      throw error
    }
  }
}
