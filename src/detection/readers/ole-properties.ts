import { APART, type Collected } from './merge.ts'
import type { Storage } from './cfb.ts'
import { decodeCodePage } from './text.ts'

// Of [MS-OLEPS] and [MS-OSHARED] 2.3.3.
const CODE_PAGE = 1
const STRING = 30
const WIDE = 31
const AUTHORS: ReadonlySet<number> = new Set([4, 8])
/** Template and program: they name no person. */
const TECHNICAL: ReadonlySet<number> = new Set([7, 18])
const MOST_PROPERTIES = 200
const UTF8 = 65001

/** Strings of the first two sections of a property stream, by their ids; damaged ones are left out. */
function stringsIn(bytes: Uint8Array): { readonly id: number; readonly text: string }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: { id: number; text: string }[] = []
  try {
    const sections = Math.min(2, view.getUint32(24, true))
    for (let section = 0; section < sections; section += 1) {
      const start = view.getUint32(28 + section * 20 + 16, true)
      const count = Math.min(MOST_PROPERTIES, view.getUint32(start + 4, true))
      let page = 1252
      for (let index = 0; index < count; index += 1) {
        const id = view.getUint32(start + 8 + index * 8, true)
        const at = start + view.getUint32(start + 12 + index * 8, true)
        const type = view.getUint32(at, true) & 0xfff
        if (id === CODE_PAGE) page = view.getUint16(at + 4, true)
        if (type !== STRING && type !== WIDE) continue
        const length = view.getUint32(at + 4, true)
        const own = bytes.subarray(at + 8, at + 8 + length * (type === WIDE ? 2 : 1))
        const text = type === WIDE ? new TextDecoder('utf-16le').decode(own) : page === UTF8 ? new TextDecoder().decode(own) : decodeCodePage(own, page)
        found.push({ id: section === 0 ? id : id + 0x10000, text: text.replaceAll('\0', '') })
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

/** Title, subject, keywords, comments of a document of Office 97 to 2003, and, apart, who wrote it. */
export function addOleProperties(all: Collected, root: Storage): void {
  for (const name of ['\x05SummaryInformation', '\x05DocumentSummaryInformation']) {
    const stream = root.streams.get(name)?.()
    if (!stream) continue
    const summary = name.startsWith('\x05S')
    const strings = stringsIn(stream).filter(({ id, text }) => text.trim() !== '' && !(summary && TECHNICAL.has(id)))
    all.add(strings.filter(({ id }) => !summary || !AUTHORS.has(id)).map(({ text }) => text).join('\n'))
    const authors = summary ? strings.filter(({ id }) => AUTHORS.has(id)).map(({ text }) => text) : []
    if (authors.length > 0) all.add(`${APART}${authors.join('\n')}${APART}`)
  }
}
