/** What identifies a patient in a DICOM file (PS3.6): name, number, date of birth. */
export type DicomField = 'PatientName' | 'PatientID' | 'PatientBirthDate'

const FIELDS: Readonly<Record<number, DicomField>> = { 0x00100010: 'PatientName', 0x00100020: 'PatientID', 0x00100030: 'PatientBirthDate' }
const LAST_FIELD = 0x00100030
const PREAMBLE = 128
const TRANSFER_SYNTAX = 0x00020010
const IMPLICIT = '1.2.840.10008.1.2'
const BIG_ENDIAN = '1.2.840.10008.1.2.2'
const DEFLATED = '1.2.840.10008.1.2.1.99'
/** Value representations with two reserved bytes and a length of four (PS3.5, 7.1.2). */
const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const UNDEFINED_LENGTH = 0xffffffff
const ITEM_END = 0xfffee00d
const SEQUENCE_END = 0xfffee0dd
const MAX_DEPTH = 64

interface Element { readonly tag: number; readonly length: number; readonly value: number; readonly representation: string }

/** Reads the heads of data elements, one after the other. Throws RangeError past the end of the bytes. */
class Elements {
  readonly #view: DataView
  at: number
  implicit: boolean
  little: boolean

  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
    this.implicit = false
    this.little = true
  }

  text(at: number, length: number): string {
    return String.fromCharCode(...new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length)).replace(/[\0 ]+$/, '')
  }

  next(): Element {
    const tag = this.#view.getUint16(this.at, this.little) * 0x10000 + this.#view.getUint16(this.at + 2, this.little)
    // Items and their ends have no representation in any syntax (PS3.5, 7.5).
    const bare = this.implicit || Math.floor(tag / 0x10000) === 0xfffe
    const representation = bare ? '' : this.text(this.at + 4, 2)
    const long = LONG.has(representation)
    const length = bare ? this.#view.getUint32(this.at + 4, this.little)
      : long ? this.#view.getUint32(this.at + 8, this.little) : this.#view.getUint16(this.at + 6, this.little)
    const value = this.at + (long ? 12 : 8)
    this.at = value
    return { tag, length, value, representation }
  }

  /** Whether the value of an element begins with an item: a sequence, which an implicit syntax does not name. */
  holdsItems({ value, length, representation }: Element): boolean {
    if (representation === 'SQ' || length === UNDEFINED_LENGTH) return true
    return representation === '' && length >= 8 && this.#view.getUint16(value, this.little) === 0xfffe && this.#view.getUint16(value + 2, this.little) === 0xe000
  }

  /** Goes past the value of an element that was just read; of undefined length: past its end mark, however deep it nests. */
  skip(element: Element, depth = 0): void {
    if (element.length !== UNDEFINED_LENGTH) {
      this.at = element.value + element.length
      return
    }
    if (depth > MAX_DEPTH) throw new RangeError('nested too deep')
    for (;;) {
      const inner = this.next()
      if (inner.tag === SEQUENCE_END || inner.tag === ITEM_END) return
      this.skip(inner, depth + 1)
    }
  }
}

/** The data set after the file's own head; `null` when it is deflated. */
function dataSet(bytes: Uint8Array): Elements | null {
  const elements = new Elements(bytes, PREAMBLE + 4)
  let syntax = ''
  // The file's own head is always explicit and little-endian (PS3.10, 7.1).
  while (elements.at < bytes.length && elements.text(elements.at, 2) === '\x02') {
    const element = elements.next()
    if (element.tag === TRANSFER_SYNTAX) syntax = elements.text(element.value, element.length)
    elements.skip(element)
  }
  if (syntax === DEFLATED) return null
  elements.implicit = syntax === IMPLICIT
  elements.little = syntax !== BIG_ENDIAN
  return elements
}

/** Value representations that people write or read (PS3.5, 6.2). */
const TEXTS = new Set(['AS', 'CS', 'DA', 'DS', 'DT', 'IS', 'LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT', 'UN'])
/** Longest value that is taken for a text where its representation is not known. */
const LONGEST_TEXT = 16_384
/** Where the picture begins, and all that is not words. */
const FIRST_OF_PICTURE = 0x7fe00000
const MOST_ELEMENTS = 50_000

/** One element that may be a text. */
export interface DicomText {
  /** Group and element number. */
  readonly tag: number
  readonly value: Uint8Array
}

/** Everything in words of a DICOM file, sequences included (structured reports), up to its picture. Never throws: damage ends it. */
export function dicomTexts(bytes: Uint8Array): readonly DicomText[] {
  const found: DicomText[] = []
  try {
    const elements = dataSet(bytes)
    for (let count = 0; elements !== null && elements.at < bytes.length && count < MOST_ELEMENTS; count += 1) {
      const element = elements.next()
      const { tag, length, value, representation } = element
      if (tag >= FIRST_OF_PICTURE && tag < 0xfffe0000) break
      // Items and sequences are gone into, not past.
      if (tag >= 0xfffe0000 || elements.holdsItems(element)) continue
      const texts = representation === '' ? length <= LONGEST_TEXT : TEXTS.has(representation)
      if (texts && length > 0) found.push({ tag, value: bytes.subarray(value, value + length) })
      elements.skip(element)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

export const isDicom = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(PREAMBLE, PREAMBLE + 4)) === 'DICM'

/**
 * Which of the patient's fields are filled in.
 *
 * @returns all of them when the file cannot be read that far: it has to be taken for one that names its patient. Never throws.
 */
export function dicomFields(bytes: Uint8Array): readonly DicomField[] {
  const all = Object.values(FIELDS)
  try {
    const elements = dataSet(bytes)
    if (elements === null) return all
    const found: DicomField[] = []
    while (elements.at < bytes.length) {
      const element = elements.next()
      if (element.tag > LAST_FIELD) break
      const field = FIELDS[element.tag]
      if (field !== undefined && elements.text(element.value, element.length) !== '') found.push(field)
      elements.skip(element)
    }
    return found
  } catch {
    return all
  }
}
