import { APART, Collected } from './merge.ts'
import { addPicture } from './pictures-inside.ts'
import type { FileText, ReadContext } from './reading.ts'
import { decodeCodePage } from './text.ts'

/** Destinations without words of anybody's. */
const SILENT = new Set([
  'fonttbl', 'colortbl', 'stylesheet', 'listtable', 'listoverridetable', 'rsidtbl', 'generator', 'themedata', 'colorschememapping', 'latentstyles', 'datastore', 'xmlnstbl', 'filetbl', 'revtbl',
  'objdata', 'blipuid', 'panose', 'falt', 'pgptbl', 'mmathPr', 'wgrffmtfilter', 'passwordhash', 'creatim', 'revtim', 'atnid', 'atntime', 'atndate', 'printim', 'buptim', 'factoidname', 'defchp', 'defpap', 'listtext', 'pntext', 'sp',
])
/** Marked with `\*`, and read all the same: notes, comments, boxes, fields, bookmarks, document variables. */
const STARRED = new Set(['annotation', 'atnauthor', 'shpinst', 'fldinst', 'bkmkstart', 'docvar', 'userprops', 'company', 'shppict', 'ud', 'formfield', 'ffname', 'ffdeftext', 'ffhelptext', 'ffstattext', 'xe', 'footnote', 'ftnsep', 'do', 'dptxbxtext', 'htmltag'])
const BREAKS: Readonly<Record<string, string>> = {
  par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', cell: '\t', tab: '\t', nestcell: '\t', nestrow: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•',
}
const SYMBOLS: Readonly<Record<string, string>> = { '~': ' ', _: '-', '-': '', '\n': '\n', '\r': '\n', '\\': '\\', '{': '{', '}': '}' }
const MOST_GROUPS = 10_000

interface Group {
  readonly silent: boolean
  readonly picture: boolean
  /** Stands for itself, after the text: a title or a note, or who wrote it. */
  readonly apart: '' | 'note' | 'author'
  /** How many plain characters stand in for one in Unicode. */
  readonly skip: number
}

const AUTHORS = new Set(['author', 'operator', 'manager', 'company', 'atnauthor'])
const NOTES = new Set(['title', 'subject', 'keywords', 'doccomm', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'footnote', 'annotation', 'shptxt', 'propname', 'staticval', 'docvar'])

/** A control word, its number, and one blank that belongs to it; or a symbol. */
const CONTROL = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([\da-fA-F]{2})|([^]))/y

const hexBytes = (hex: string): Uint8Array => {
  const bytes = new Uint8Array(hex.length >> 1)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)
  return bytes
}

/** Words and pictures of an RTF file (RTF 1.9.1), with what is hidden, deleted under tracking, in headers, boxes and notes. Never throws. */
export function parseRtf(bytes: Uint8Array): { readonly text: string; readonly pictures: readonly Uint8Array[] } {
  let source = ''
  for (let at = 0; at < bytes.length; at += 0x8000) source += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  const out: string[] = []
  const notes: string[] = []
  const authors: string[] = []
  const pictures: Uint8Array[] = []
  const stack: Group[] = []
  let group: Group = { silent: false, picture: false, apart: '', skip: 1 }
  let page = 1252
  /** Characters to pass over after `\u`: the same for programs without Unicode. */
  let fallback = 0
  let starred = false
  let hex: string[] = []
  const write = (text: string): void => {
    if (!group.silent) (group.apart === '' ? out : group.apart === 'note' ? notes : authors).push(text)
  }
  let at = 0
  while (at < source.length) {
    const char = source[at] ?? ''
    if (char === '{') {
      if (stack.length < MOST_GROUPS) stack.push(group)
      starred = false
      fallback = 0
      at += 1
    } else if (char === '}') {
      if (group.picture && stack.at(-1)?.picture !== true) {
        const digits = hex.join('').replace(/[^\da-fA-F]/g, '')
        hex = []
        if (digits !== '') pictures.push(hexBytes(digits))
      }
      const outer = stack.pop() ?? group
      if (group.apart !== outer.apart) write('\n')
      group = outer
      starred = false
      fallback = 0
      at += 1
    } else if (char === '\\') {
      CONTROL.lastIndex = at
      const match = CONTROL.exec(source)
      if (!match) break
      at = CONTROL.lastIndex
      const [, word, digits, byte, symbol] = match
      if (byte !== undefined) {
        if (fallback > 0) fallback -= 1
        else write(decodeCodePage(Uint8Array.of(Number.parseInt(byte, 16)), page))
      } else if (symbol !== undefined) {
        if (symbol === '*') starred = true
        else write(SYMBOLS[symbol] ?? '')
      } else if (word !== undefined) {
        const number = Number(digits ?? '1')
        if (word === 'ansicpg' || word === 'cpg') page = number
        else if (word === 'pc') page = 437
        else if (word === 'pca') page = 850
        else if (word === 'uc') group = { ...group, skip: Math.min(8, Math.max(0, number)) }
        else if (word === 'u') {
          write(String.fromCharCode(number & 0xffff))
          fallback = group.skip
        } else if (word === 'bin') {
          const length = Math.min(Math.max(0, number), source.length - at)
          if (group.picture) pictures.push(bytes.subarray(at, at + length))
          at += length
        } else if (word === 'pict') group = { ...group, picture: true }
        else if (SILENT.has(word) || (starred && !STARRED.has(word))) group = { ...group, silent: true }
        else if (NOTES.has(word)) group = { ...group, apart: 'note' }
        else if (AUTHORS.has(word)) group = { ...group, apart: 'author' }
        else write(BREAKS[word] ?? '')
        if (word !== 'u') fallback = 0
        starred = false
      }
    } else {
      let end = at
      while (end < source.length && source[end] !== '\\' && source[end] !== '{' && source[end] !== '}') end += 1
      const run = source.slice(at, end)
      at = end
      if (group.picture) hex.push(run)
      else if (!group.silent) {
        const plain = run.replace(/[\r\n]/g, '').slice(fallback)
        // Some programs write the letters of their code page as they are.
         
        write(/[\x80-\xff]/.test(plain) ? decodeCodePage(Uint8Array.from(plain, (letter) => letter.charCodeAt(0)), page) : plain)
        fallback = 0
      }
    }
  }
  return { text: `${out.join('')}\n${notes.join('')}${authors.length === 0 ? '' : `${APART}${authors.join('')}`}`, pictures }
}

/** An RTF letter: words and pictures. */
export async function readRtf(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const { text, pictures } = parseRtf(bytes)
  const all = new Collected()
  all.add(text)
  for (const picture of pictures) await addPicture(all, picture, context)
  return all.result('rtf')
}
