import { fold, normalise } from '../../detection/index.ts'
import { type Draft, recipientsOf } from '../../guard/index.ts'
import type { NamedRecipients } from '../world-bridge.ts'
import { decodeForm } from './decode-form.ts'
import type { Scan } from './scan.ts'

/** Shorter passages stand in any text. */
const TELLING = 4

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ' }

const decodeJson = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/\\[nrt]/g, ' ')

const decodeHtml = (text: string): string => text.replace(/<[^>]{0,2000}>/g, ' ').replace(/&#x?([0-9a-f]{1,6});/gi, (entity, code: string) => {
  const point = parseInt(code, /^&#x/i.test(entity) ? 16 : 10)
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' '
}).replace(/&([a-z]{2,6});/gi, (entity, name: string) => NAMED[name.toLowerCase()] ?? entity)

/** Letters and digits of a text alone, without accents and capitals. */
export const lettersOf = (text: string): string => fold(normalise(text).text).replace(/[^a-z0-9]+/g, '')

/** The letters of a request's text, however the webmail encodes its requests: as a form, as JSON or as HTML. */
export const lettersIn = (request: string): string => lettersOf(decodeHtml(decodeJson(decodeForm(request))))

/**
 * Whether the text of a request carries something that was found in this draft. Of two open drafts it says whose a send is.
 */
export function carries(request: string, { detection, draft }: Pick<Scan, 'detection' | 'draft'>): boolean {
  const text = lettersIn(request)
  return [draft.subject, ...detection.findings.map(({ excerpt }) => excerpt)]
    .map(lettersOf)
    .some((passage) => passage.length >= TELLING && text.includes(passage))
}

/** Whether the HTML of a message is this very draft, letter by letter. */
export const isWhole = (html: string, { subject, body, quoted }: Pick<Draft, 'subject' | 'body' | 'quoted'>): boolean =>
  lettersOf(decodeHtml(html)) === lettersOf(`${subject}\n${body}\n${quoted}`)

/** Whether a message goes to nobody but whom this draft was judged for. Whoever was judged as unresolved may be anybody; who names nobody says nothing. */
export function goesTo(named: NamedRecipients | undefined, draft: Draft): boolean {
  const judged = recipientsOf(draft).map(({ address }) => address.toLowerCase())
  const others = Object.values(named ?? {}).flat().filter(({ address }) => address === '' || !judged.includes(address.toLowerCase()))
  return others.length <= judged.filter((address) => address === '').length
}
