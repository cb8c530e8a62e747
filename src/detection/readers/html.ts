import { decodeEntities, tagEnd } from './xml.ts'

/** Elements whose end parts words. Others (`<b>`, `<span>`) may stand inside a word or a number. */
const PARTING = /^\/?(?:address|article|blockquote|br|dd|div|dl|dt|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|tr|ul|title|option|caption)$/
/** Cells of one row stay on its line: family name, first name and illness are one person's. */
const CELL = /^\/(?:td|th)$/
/** Every attribute leaves with the file, but these only say how something looks, and a picture's bytes are no words. */
const ATTRIBUTE = /\s([a-z][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
const LOOKS = /^(?:style|class|width|height|align|valign|border|cell\w+|colspan|rowspan|bgcolor|color|face|size|lang|dir|type|rel|target|http-equiv|charset|xmlns.*)$/i
const DATA_PICTURE = /^\s*data:/i

/** Offset of the end tag of what holds no words for anybody, else the end. */
function skipElement(html: string, name: 'style' | 'script', from: number): number {
  const end = name === 'style' ? /<\/style/gi : /<\/script/gi
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

function attributesText(tag: string): string {
  if (!tag.includes('=')) return ''
  let text = ''
  for (const [, name = '', double, single] of tag.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? ''
    if (value !== '' && !LOOKS.test(name) && !DATA_PICTURE.test(value)) text += ` ${decodeEntities(value)} `
  }
  return text
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
    else if (CELL.test(name)) text += '\t'
    text += attributesText(html.slice(open, close))
    at = name === 'style' || name === 'script' ? skipElement(html, name, close) : close
  }
  text += decodeEntities(html.slice(at))
  return text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
}
