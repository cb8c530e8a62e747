const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', acirc: 'â', auml: 'ä', ccedil: 'ç', icirc: 'î',
  iuml: 'ï', ocirc: 'ô', ouml: 'ö', ugrave: 'ù', ucirc: 'û', uuml: 'ü', oelig: 'œ', aelig: 'æ', Eacute: 'É', Egrave: 'È', Ecirc: 'Ê', Agrave: 'À', Ccedil: 'Ç', Ocirc: 'Ô', Icirc: 'Î',
  deg: '°', micro: 'µ', laquo: '«', raquo: '»', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', hellip: '…', ndash: '–', mdash: '—', euro: '€', times: '×', plusmn: '±', le: '≤', ge: '≥', sup2: '²', shy: '',
}
const MAX_CODE_POINT = 0x10ffff

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return Number.isInteger(code) && code >= 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole
}

const decodeEntities = (text: string): string => text.replace(/&(#x?[\da-f]{1,6}|[a-z\d]{2,8});/gi, entity)

/** Elements whose end parts words. Others (`<b>`, `<span>`) may stand inside a word or a number. */
const PARTING = /^\/?(?:address|article|blockquote|br|dd|div|dl|dt|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|td|th|tr|ul|title|option|caption)$/
/** Attributes that a reader sees or that a mail program shows. */
const SHOWN = /\s(?:alt|title|value|placeholder|content)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

function skipElement(html: string, name: string, from: number): number {
  const close = html.toLowerCase().indexOf(`</${name}`, from)
  return close < 0 ? html.length : close
}

/**
 * Text of an HTML document without a DOM. Hidden text counts: it leaves with the file. Comments count too, for the same
 * reason; only style and script do not.
 */
export function htmlToText(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    text += decodeEntities(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      text += `\n${html.slice(open + 4, end < 0 ? html.length : end)}\n`
      at = end < 0 ? html.length : end + 3
      continue
    }
    const tag = /^\/?[a-z!?][\w:-]*/i.exec(html.slice(open + 1, open + 40))
    if (!tag) {
      text += '<'
      at = open + 1
      continue
    }
    const close = tagEnd(html, open)
    const name = tag[0].toLowerCase()
    if (PARTING.test(name)) text += '\n'
    for (const match of html.slice(open, close).matchAll(SHOWN)) text += ` ${decodeEntities(match[1] ?? match[2] ?? '')} `
    at = name === 'style' || name === 'script' ? skipElement(html, name, close) : close
  }
  text += decodeEntities(html.slice(at))
  return text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
}

/** Offset after the tag's `>`, which may also stand inside a quoted attribute. */
function tagEnd(html: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < html.length; at += 1) {
    const char = html[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return html.length
}

/** Text of an XML document (CDA): the whole markup, whose attributes carry identities, then its plain text. */
export const xmlToText = (xml: string): string => `${xml}\n${htmlToText(xml.replace(/<\?[^>]*\?>/g, ''))}`
