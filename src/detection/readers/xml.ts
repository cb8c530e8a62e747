const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', acirc: 'â', auml: 'ä', ccedil: 'ç', icirc: 'î',
  iuml: 'ï', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', ucirc: 'û', uuml: 'ü', oelig: 'œ', aelig: 'æ', Eacute: 'É', Egrave: 'È', Ecirc: 'Ê', Agrave: 'À', Ccedil: 'Ç', Ocirc: 'Ô', Icirc: 'Î',
  deg: '°', micro: 'µ', laquo: '«', raquo: '»', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', hellip: '…', ndash: '–', mdash: '—', euro: '€', times: '×', plusmn: '±', le: '≤', ge: '≥', sup2: '²', shy: '',
}
const MAX_CODE_POINT = 0x10ffff

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return Number.isInteger(code) && code >= 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole
}

/** Character references and the entities of HTML. What a document defines itself is never expanded. */
export const decodeEntities = (text: string): string => (text.includes('&') ? text.replace(/&(#x?[\da-f]{1,6}|[a-z\d]{2,8});/gi, entity) : text)

/** Offset after the tag's `>`, which may also stand inside a quoted attribute. */
export function tagEnd(markup: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < markup.length; at += 1) {
    const char = markup[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return markup.length
}

/** One piece of an XML document. */
export type XmlPiece =
  | { readonly type: 'text'; readonly text: string }
  /** `name` without its prefix; `attributes` as they stand in the tag. */
  | { readonly type: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly type: 'close'; readonly name: string }

const ATTRIBUTES = new Map<string, RegExp>()

/** Value of one attribute, named without its prefix, decoded; `''` when it is not there. */
export function attribute(attributes: string, name: string): string {
  let pattern = ATTRIBUTES.get(name)
  if (!pattern) ATTRIBUTES.set(name, pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`))
  const match = pattern.exec(attributes)
  return decodeEntities(match?.[1] ?? match?.[2] ?? '')
}

/** Offset after a document type, its own definitions included: they are passed over, not read. */
function endOfDoctype(xml: string, open: number): number {
  const subset = xml.indexOf('[', open)
  const close = xml.indexOf('>', open)
  if (subset < 0 || subset > close) return close < 0 ? xml.length : close + 1
  const end = /\]\s*>/g
  end.lastIndex = subset
  return end.test(xml) ? end.lastIndex : xml.length
}

/** The pieces of an XML document in order, in time proportional to its length. Comments count as text: they leave with the file. */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    const stop = open < 0 ? xml.length : open
    if (stop > at) yield { type: 'text', text: decodeEntities(xml.slice(at, stop)) }
    if (open < 0) return
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open + 4)
      yield { type: 'text', text: `\n${xml.slice(open + 4, end < 0 ? xml.length : end)}\n` }
      at = end < 0 ? xml.length : end + 3
    } else if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open + 9)
      yield { type: 'text', text: xml.slice(open + 9, end < 0 ? xml.length : end) }
      at = end < 0 ? xml.length : end + 3
    } else if (xml.startsWith('<!', open)) at = endOfDoctype(xml, open)
    else {
      at = tagEnd(xml, open)
      if (xml[open + 1] === '?') continue
      const inner = xml.slice(open + 1, at - 1)
      const name = /^\/?(?:[\w.-]+:)?([\w.-]*)/.exec(inner)?.[1] ?? ''
      if (inner.startsWith('/')) yield { type: 'close', name }
      else yield { type: 'open', name, attributes: inner.slice(name.length), empty: inner.endsWith('/') }
    }
  }
}

/** A document inside, in base64, wrapped or not: a run that begins with a long line. */
const RUN = /[A-Za-z\d+/]{60,}(?:\s{1,8}[A-Za-z\d+/]{60,})*(?:\s{1,8}[A-Za-z\d+/]+={0,2}|={1,2})?/g
/** Shorter runs are numbers and words of programs. */
const LEAST_PAYLOAD = 800

/** Documents that a text carries in base64 (a CDA or an HL7 message around a PDF). */
export function* payloads(text: string): Generator<Uint8Array> {
  for (const [run] of text.matchAll(RUN)) {
    if (run.length < LEAST_PAYLOAD) continue
    try {
      yield Uint8Array.from(atob(run), (char) => char.charCodeAt(0))
    } catch {
      // No base64 after all: it was only long.
    }
  }
}

export const withoutPayloads = (text: string): string => text.replace(RUN, (run) => (run.length < LEAST_PAYLOAD ? run : ' '))

/** Text of an XML document of any kind (CDA): the markup, whose attributes carry identities, then its plain text. */
export function xmlText(xml: string): string {
  const light = withoutPayloads(xml)
  let text = ''
  for (const piece of xmlPieces(light)) text += piece.type === 'text' ? piece.text : '\n'
  return `${light.replace(/<\?[^>]*\?>/g, '')}\n${text.replace(/\s*\n\s*/g, '\n')}`
}
