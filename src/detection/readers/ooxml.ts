import { type Archive, type Entry, partText } from './archive.ts'
import { APART, Collected } from './merge.ts'
import { addPicture } from './pictures-inside.ts'
import { type FileFormat, type FileText, type ReadContext, UnreadError } from './reading.ts'
import { attribute, xmlPieces } from './xml.ts'

/** How things look: nothing that anybody wrote. */
const LOOKS = /(?:^|\/)(?:styles\w*|theme\d*|fontTable|webSettings|numbering|settings|viewProps|presProps|tableStyles|\[Content_Types\]|calcChain|slide(?:Master|Layout)\d+)\.xml$/i
const RELATIONS = /\.rels$/i
const PROPERTIES = /^docProps\//i
const PICTURE = /\.(?:png|jpe?g|tiff?|bmp|gif|webp)$/i
/** Drawings in formats of vectors: what they say stands in the document or nowhere. */
const VECTOR = /\.(?:emf|wmf|svg|wdp|fntdata|ttf|odttf)$/i

/** What stands for a break between words in WordprocessingML and DrawingML. */
const BREAKS: Readonly<Record<string, string>> = { p: '\n', br: '\n', cr: '\n', tr: '\n', tab: '\t', tc: '\t', comment: '\n', footnote: '\n', endnote: '\n', noBreakHyphen: '-' }
/** Attributes that are written by somebody: alternative texts, names of sheets and fields, default values. */
const WRITTEN = ['descr', 'title', 'alt', 'tag', 'alias', 'string', 'default', 'val'] as const
const HAS_WRITTEN = /^(?:docPr|cNvPr|alias|tag|textpath|shape|default|result|listEntry|entry)$/

/** Elements whose text is a measure. */
const MEASURES = /^(?:posOffset|align|pct\w+|lang|col|row|colOff|rowOff|Anchor|AutoFill|Row|Column|Text[HV]Align|\w+WithCells|Visible|Locked|LockText|DefaultSize|PrintObject)$/

/** Text of one part: with what was deleted under tracking, in boxes, notes and fields; not how it looks. */
export function ooxmlText(xml: string): string {
  const out: string[] = []
  const write = (name: string): void => {
    const text = BREAKS[name]
    if (text === undefined) return
    // What stands in one row belongs together: "Créatinine" and its value are two cells.
    if (name === 'tc') while (out.at(-1) === '\n') out.pop()
    out.push(text)
  }
  let measure = false
  for (const piece of xmlPieces(xml)) {
    // Text boxes come twice, once for old programs: harmless.
    if (piece.type === 'text') {
      if (!measure) out.push(piece.text)
    } else if (piece.type === 'close') {
      measure = false
      if (piece.name !== 'tab') write(piece.name)
    } else {
      measure = !piece.empty && MEASURES.test(piece.name)
      if (piece.empty) write(piece.name)
      if (!HAS_WRITTEN.test(piece.name)) continue
      for (const name of WRITTEN) {
        const value = attribute(piece.attributes, name)
        if (value !== '') out.push(`\n${value}\n`)
      }
    }
  }
  return out.join('')
}

/** What the properties of a document say, and who wrote it. */
export interface Properties {
  readonly text: string
  readonly authors: string
}

const AUTHOR = /^(?:creator|lastModifiedBy|initial-creator|Manager|Company)$/
const TECHNICAL = /^(?:Application|AppVersion|generator|created|modified|TotalTime|Template|DocSecurity|date|language|revision|creation-date|editing-\w+|print\w*|\w*Links\w*|Pages|Words|Lines|Paragraphs|Characters\w*|ScaleCrop|SharedDoc|HyperlinksChanged|i4|bool|filetime)$/

export function propertiesOf(xml: string): Properties {
  let authors = ''
  let text = ''
  let name = ''
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'open') name = piece.name
    else if (piece.type === 'text' && piece.text.trim() !== '') {
      if (AUTHOR.test(name)) authors += `${piece.text.trim()}\n`
      else if (!TECHNICAL.test(name)) text += `${piece.text.trim()}\n`
    }
  }
  return { text, authors }
}

/** Adds properties. Who wrote it stands apart from what it says: a colleague's name is no patient's. */
export function addProperties(all: Collected, properties: readonly Properties[]): void {
  for (const { text } of properties) all.add(text)
  const authors = properties.map((one) => one.authors).join('')
  if (authors !== '') all.add(`${APART}${authors}`)
}

/** Addresses outside that a document points to: a path may carry a patient's name. */
function externalTargets(xml: string): string {
  let text = ''
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'open' && attribute(piece.attributes, 'TargetMode') === 'External') {
      const target = attribute(piece.attributes, 'Target')
      if (!/^https?:\/\/(?:schemas|www\.w3)\./.test(target)) text += `${target}\n`
    }
  }
  return text
}

/**
 * Everything that an Office Open XML package says (ISO/IEC 29500). @param special texts of parts that the format reads in
 * its own way, by name; these are not read again.
 */
export async function readPackage(format: FileFormat, { entries, more }: Archive, context: ReadContext, special: ReadonlyMap<string, string> = new Map()): Promise<FileText> {
  const all = new Collected()
  const properties: Properties[] = []
  const rank = ({ name }: Entry): number => (/document\d*\.xml$/i.test(name) ? 0 : PROPERTIES.test(name) ? 2 : 1)
  for (const entry of [...entries].sort((a, b) => rank(a) - rank(b))) {
    const { name } = entry
    if (entry.encrypted) {
      all.miss('password', 'encrypted')
      continue
    }
    const own = special.get(name)
    if (own !== undefined) all.add(own)
    else if (name.endsWith('/') || LOOKS.test(name) || VECTOR.test(name)) continue
    else if (RELATIONS.test(name)) all.add(externalTargets(await partText(entry)))
    else if (PROPERTIES.test(name)) {
      if (/\.xml$/i.test(name)) properties.push(propertiesOf(await partText(entry)))
    } else if (/\.(?:xml|vml)$/i.test(name)) all.add(ooxmlText(await partText(entry)))
    else if (PICTURE.test(name)) await addPicture(all, await entry.bytes(), context)
    else if (/\.bin$/i.test(name) && !/embeddings\//i.test(name)) continue
    else all.addFile(await context.inner({ name: '', type: '', bytes: await entry.bytes() }))
    context.budget.check()
  }
  addProperties(all, properties)
  if (more) all.miss('too-big')
  if (entries.length === 0) throw new UnreadError('damaged')
  return all.result(format)
}
