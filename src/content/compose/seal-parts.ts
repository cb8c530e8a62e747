import { type EnvelopeFormat, fromBase64, isKnownProvider, providerOf } from '../../crypto/index.ts'
import type { Ask } from '../../messaging/ask.ts'
import { say } from '../ui/words.ts'
import { sanitise } from '../webmails/sanitise.ts'
import type { Scan } from './scan.ts'
import { domainOf } from './seal-offer.ts'
import { SealingError } from './sealing-error.ts'

/** Long enough for a practitioner to choose a secret in the window. */
const CHOICE_TIMEOUT = 10 * 60_000
const CHOICE_PAUSE = 700

/** Whether the providers of all these addresses let an archive inside an archive through. */
export const takeNestedArchives = (addresses: readonly string[]): boolean =>
  addresses.map(domainOf).every((domain) => isKnownProvider(domain) && !providerOf(domain).refusesNestedArchives)

/** @throws SealingError when the practitioner has ended it. */
export function endIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new SealingError('envelope_cancelled')
}

/** Waits until the practitioner has chosen the secret in the extension's window. */
export async function chosen(ask: Ask, jobId: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + CHOICE_TIMEOUT
  for (;;) {
    const { state } = await ask('seal-ready', { jobId })
    if (state === 'ready') return
    if (state === 'gone' || signal.aborted || Date.now() > end) throw new SealingError('envelope_cancelled')
    await new Promise((resolve) => setTimeout(resolve, CHOICE_PAUSE))
  }
}

/** Says that something is enclosed and how it is opened; nothing of the patient, of the content, or of the secret. */
export const coveringText = (format: EnvelopeFormat, wantsAnswer: boolean): string => (format === 'openpgp' ? say('keys_cover') : [
  say('content_seal_cover'), say(`content_seal_cover_${format}`), ...(wantsAnswer ? [say('content_seal_cover_answer')] : []), say('content_seal_cover_secret'),
].join('\n\n'))

/** The letter of an envelope: what stands in the draft, made harmless. */
export function letterOf(content: string, isHtml: boolean, subject: string, { draft }: Scan): { subject: string; html: string; text: string } {
  const text = [draft.body, draft.quoted].filter((part) => part !== '').join('\n')
  if (!isHtml) return { subject, html: '', text }
  const holder = document.createElement('div')
  holder.append(sanitise(content))
  return { subject, html: holder.innerHTML, text }
}

/** Pictures that stand in a text, as files: for an envelope whose letter is plain text. */
export function picturesIn(html: string): File[] {
  return Array.from(new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img')).flatMap(({ src }, index) => {
    const [, type, ending, content] = /^data:(image\/(png|jpeg|gif|webp));base64,(.+)$/is.exec(src) ?? []
    return type === undefined || ending === undefined || content === undefined ? [] : [new File([fromBase64(content)], `image-${index + 1}.${ending.toLowerCase()}`, { type })]
  })
}
