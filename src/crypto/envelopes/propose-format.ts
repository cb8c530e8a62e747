import { providerOf, wireLimit } from './providers.ts'
import { type EnvelopeFormat, mimeSize, wireSize } from './size.ts'

/** Why a format is offered, or is not; a key of the message catalogue. */
export type FormatReason =
  | 'envelope_format_pdf_usual' | 'envelope_format_pdf_other_files' | 'envelope_format_pdf_letter' | 'envelope_format_pdf_answer'
  | 'envelope_format_html_answer' | 'envelope_format_html_letter' | 'envelope_format_html_files' | 'envelope_format_html_filters'
  | 'envelope_format_zip_tool' | 'envelope_format_zip_nested' | 'envelope_format_openpgp_key' | 'envelope_format_openpgp_no_key'
  | 'envelope_format_too_big'

export interface FormatProposal {
  readonly format: EnvelopeFormat
  readonly proposed: boolean
  /** Of a proposed format: why, and what to mind. Of another: what stands against it. */
  readonly reasons: readonly FormatReason[]
  /** Bytes of the mail with it, and the most that gets through. */
  readonly wireSize: number
  readonly wireLimit: number
}

export interface ToSend {
  readonly files: readonly { readonly name: string; readonly type: string; readonly size: number }[]
  /** Bytes of each attachment that stays in the same mail as it is. */
  readonly beside?: readonly number[]
  /** The recipient is asked for an answer that has to be safe too. */
  readonly wantsAnswer: boolean
  /** The letter itself goes in: its length in bytes, or 0. */
  readonly letter: number
  readonly senderDomain: string
  readonly recipientDomain: string
  /** An OpenPGP key is known for everybody who gets it. */
  readonly keyKnown?: boolean
}

/** Neither Chromium nor Firefox decodes HEIC, so it cannot become a page of a PDF here. */
const PDF_OR_PICTURE = /^(?:application\/pdf|image\/(?:jpeg|png|webp|gif|avif))$/
const PDF_OR_PICTURE_NAME = /\.(?:pdf|jpe?g|png|webp|gif|avif)$/i
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|tar|bz2|xz|z|jar|cab)$/i

const fitsPdf = ({ name, type }: ToSend['files'][number]): boolean => PDF_OR_PICTURE.test(type) || ((type === '' || type === 'application/octet-stream') && PDF_OR_PICTURE_NAME.test(name))

/** For each format, what speaks for it and what against. */
function judge(format: EnvelopeFormat, { files, wantsAnswer, letter, senderDomain, recipientDomain, keyKnown }: ToSend): { for: FormatReason[]; against: FormatReason[] } {
  switch (format) {
    case 'pdf': {
      const against: FormatReason[] = []
      if (files.length === 0 || !files.every(fitsPdf)) against.push('envelope_format_pdf_other_files')
      if (letter > 0) against.push('envelope_format_pdf_letter')
      if (wantsAnswer) against.push('envelope_format_pdf_answer')
      return { for: ['envelope_format_pdf_usual'], against }
    }
    case 'html':
      return {
        for: [wantsAnswer ? 'envelope_format_html_answer' : letter > 0 ? 'envelope_format_html_letter' : 'envelope_format_html_files', 'envelope_format_html_filters'],
        against: [],
      }
    case 'zip': {
      const nested = files.some(({ name }) => ARCHIVE.test(name)) && [senderDomain, recipientDomain].some((domain) => providerOf(domain).refusesNestedArchives)
      return { for: ['envelope_format_zip_tool'], against: nested ? ['envelope_format_zip_nested'] : [] }
    }
    case 'openpgp':
      return { for: ['envelope_format_openpgp_key'], against: keyKnown === true ? [] : ['envelope_format_openpgp_no_key'] }
  }
}

/** With a key nothing has to be dictated; a PDF opens everywhere; a page in every browser; a ZIP wants a tool. */
const ORDER: readonly EnvelopeFormat[] = ['openpgp', 'pdf', 'html', 'zip']

/**
 * The formats in the order in which to offer them; those that will not arrive or do not fit come last, with why.
 *
 * Sizes are upper bounds, limits the stricter reading: what is proposed arrives, as far as the limits are known.
 */
export function proposeFormat(mail: ToSend): readonly FormatProposal[] {
  const limit = wireLimit(mail.senderDomain, mail.recipientDomain)
  const beside = (mail.beside ?? []).reduce((sum, bytes) => sum + mimeSize(bytes), 0)
  const proposals = ORDER.map((format): FormatProposal => {
    const size = wireSize(format, mail.files.map((file) => file.size), mail.letter) + beside
    const verdict = judge(format, mail)
    const against: readonly FormatReason[] = size > limit ? [...verdict.against, 'envelope_format_too_big'] : verdict.against
    return { format, proposed: against.length === 0, reasons: against.length === 0 ? verdict.for : against, wireSize: size, wireLimit: limit }
  })
  return [...proposals.filter(({ proposed }) => proposed), ...proposals.filter(({ proposed }) => !proposed)]
}
