import type { TextQuote } from '../../content/webmails/text-map.ts'

/**
 * What begins a quoted thread in messages that Outlook and Thunderbird compose. Outlook for the web writes what others wrote again with
 * `x_` before their ids.
 */
const QUOTE = [
  'blockquote', '.moz-cite-prefix', '.moz-forward-container', '#appendonsend', '[id$="divRplyFwdMsg"]', '[id$="divRplyFwdMsg"] ~ *',
  '#mail-editor-reference-message-container', '.gmail_quote',
].join(', ')

export const isQuote = (element: Element): boolean => element.matches(QUOTE)

const SEPARATOR = /^[ \t]*[-_]{4,}[ \t]*(?:message d.origine|message original|message transf[ée]r[ée]|original message|forwarded message)/i
const FROM = /^\s*(?:de|from|exp[ée]diteur)[ \t\u00a0]?:/i
const SENT = /(?:envoy[ée](?: le)?|sent|date)[ \t\u00a0]?:/i
const SUBJECT = /(?:objet|subject|sujet)[ \t\u00a0]?:/i
const HEADERS = 2000
const ANCESTORS = 5

/**
 * Outlook on a desktop puts nothing around the answered message but its headers, "De : … Envoyé : … Objet : …": all that follows them
 * is history.
 */
export function quoteOfText(text: Text): TextQuote {
  if (SEPARATOR.test(text.data)) return 'rest'
  if (!FROM.test(text.data)) return 'no'
  let place: Element | null = text.parentElement
  for (let height = 0; place !== null && height < ANCESTORS; height += 1, place = place.parentElement) {
    const whole = place.textContent
    const from = whole.indexOf(text.data)
    const headers = whole.slice(from, from + HEADERS)
    if (SENT.test(headers) && SUBJECT.test(headers)) return 'rest'
  }
  return 'no'
}
