import { matchesOf } from '../matches.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** Formats that hold an identity and a health state by construction: what stands in each, and the pattern of the passage that carries content. */
const FORMATS: readonly (readonly [string, RegExp])[] = [
  // HPRIM Médecin, HL7 v2: what begins or ends a whole message.
  ['****', /\*{4}\s?(?:LAB|FIN|FINFICHIER)\s?\*{4}/g],
  ['|', /^[ \t>]*(?:MSH\|\^~\\&|PID\||PV1\|)[^\n]*/gm],
  // CDA R2.
  ['ClinicalDocument', /<(?:\w{1,12}:)?ClinicalDocument\b[^>]{0,600}>?/g],
  ['XDM/', /\bXDM\/1\.0\/DDM\b[^\n]*/g],
  // Apicrypt carries a whole HPRIM message.
  ['$APICRYPT', /\$APICRYPT\b/g],
  // INS datamatrix.
  ['IS01', /\bIS01[0O]{22}[^\s]*/g],
]
/** Lines of results and comments: about health, about nobody by themselves. */
const RESULT_LINES = /^[ \t>]*(?:RES\|[^|\n]{1,80}\|[^\n]*\d[^\n]*|TEX\|[^\n]+|OBX\|[^\n]*|OBR\|[^\n]*)/gm
const DICOM_OFFSET = 128
const HPRIM_LINES = 14

/** HPRIM header without its tags: 12 fixed lines, the seventh a birth date and the eighth a social security number. */
function hprimHeader(text: string): Candidate[] {
  const lines: { start: number; end: number; line: string }[] = []
  let offset = 0
  for (let count = 0; count < HPRIM_LINES && offset <= text.length; count += 1) {
    const end = text.indexOf('\n', offset)
    const stop = end < 0 ? text.length : end
    lines.push({ start: offset, end: stop, line: text.slice(offset, stop).trim() })
    if (end < 0) break
    offset = end + 1
  }
  const birth = lines.findIndex(({ line }) => /^\d{2}\/\d{2}\/(?:\d{4}|\d{2})$|^\d{4}-\d{2}-\d{2}$/.test(line))
  const town = lines[birth - 1]
  const last = lines[Math.min(birth + 1, lines.length - 1)]
  const first = lines[birth - 6]
  if (birth < 5 || !town || !last || !first || !/^\d{5}[ /]\p{L}/u.test(town.line)) return []
  return [{ kind: 'record-format', role: 'record', strength: 'certain', start: first.start, end: last.end }]
}

function recognize({ text, part, begins }: ScanText): Candidate[] {
  const found: Candidate[] = begins ? hprimHeader(text) : []
  for (const [mark, format] of FORMATS) {
    if (!text.includes(mark)) continue
    for (const match of matchesOf(format, text)) {
      found.push({ kind: 'record-format', role: 'record', strength: 'certain', start: match.index, end: match.index + match[0].length })
    }
  }
  for (const match of text.includes('|') ? matchesOf(RESULT_LINES, text) : []) {
    found.push({ kind: 'record-format', role: 'health', strength: 'certain', start: match.index, end: match.index + match[0].length })
  }
  const dicom = begins && part.part === 'attachment' && (text.startsWith('DICM', DICOM_OFFSET) || text.startsWith('DICM'))
  if (dicom) found.push({ kind: 'record-format', role: 'record', strength: 'certain', start: 0, end: DICOM_OFFSET + 4 })
  return found.filter(({ start, end }) => end > start && end <= text.length)
}

/** Exchange formats of health care: HPRIM, HL7 v2, CDA, DICOM, INS datamatrix. */
export const recordFormat: Recognizer = { name: 'record-format', recognize }
