const BLOCKS = new Set(['P', 'DIV', 'BR', 'LI', 'TR', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'PRE', 'UL', 'OL', 'TABLE'])
const SILENT = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE'])

/** The readable text of a held message's HTML. It is parsed without being run or loaded, and never put into the page as HTML. */
export function htmlText(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return textIn(parsed.body).replace(/[ \t]+\n/gu, '\n').replace(/\n{3,}/gu, '\n\n').trim()
}

function textIn(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/gu, ' ')
  if (SILENT.has(node.nodeName)) return ''
  const inside = [...node.childNodes].map(textIn).join('')
  return BLOCKS.has(node.nodeName) ? `${inside}\n` : inside
}
