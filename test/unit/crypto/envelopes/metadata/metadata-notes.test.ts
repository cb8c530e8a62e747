import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from '../../../../../src/crypto/bytes.ts'
import { fieldKey, metadataNotes } from '../../../../../src/crypto/envelopes/metadata-notes.ts'
import { readCatalogue } from '../../../../../scripts/locales-plugin.ts'
import { madePdf, ODD, throughQpdf, XMP_AUTHOR } from '../pdf/some-pdfs.ts'
import { picture, talkative } from '../photo/some-photos.ts'

type Syntax = 'explicit' | 'implicit' | 'big'
const UID = { explicit: '1.2.840.10008.1.2.1', implicit: '1.2.840.10008.1.2', big: '1.2.840.10008.1.2.2' }
const UNDEFINED = 0xffffffff

/** One data element of a DICOM file. */
function element(syntax: Syntax, group: number, number: number, vr: string, value: string | Uint8Array, length?: number): Uint8Array {
  const data = typeof value === 'string' ? new TextEncoder().encode(value.length % 2 === 1 ? `${value} ` : value) : value
  const bare = syntax === 'implicit' || group === 0xfffe
  const long = !bare && vr === 'SQ'
  const head = new DataView(new ArrayBuffer(long ? 12 : 8))
  const little = syntax !== 'big'
  head.setUint16(0, group, little)
  head.setUint16(2, number, little)
  if (!bare) for (const at of [0, 1]) head.setUint8(4 + at, vr.charCodeAt(at))
  if (bare) head.setUint32(4, length ?? data.length, little)
  else if (long) head.setUint32(8, length ?? data.length, little)
  else head.setUint16(6, length ?? data.length, little)
  return concat(new Uint8Array(head.buffer), data)
}

/** A DICOM file with sequences, of known and of undefined length, before the patient's fields. */
function dicom(syntax: Syntax, patient: { name?: string; id?: string; birth?: string }, transfer: string = UID[syntax]): Uint8Array {
  const of = (group: number, number: number, vr: string, value: string | Uint8Array, length?: number): Uint8Array => element(syntax, group, number, vr, value, length)
  const item = of(0xfffe, 0xe000, '', concat(of(8, 0x1150, 'UI', '1.2.3'), of(0xfffe, 0xe00d, '', '')), UNDEFINED)
  return concat(
    new Uint8Array(128), new TextEncoder().encode('DICM'), element('explicit', 2, 0x10, 'UI', transfer),
    of(8, 5, 'CS', 'ISO_IR 100'), of(8, 0x1110, 'SQ', concat(item, of(0xfffe, 0xe0dd, '', '')), UNDEFINED), of(8, 0x1140, 'SQ', item),
    ...(patient.name === undefined ? [] : [of(0x10, 0x10, 'PN', patient.name)]),
    ...(patient.id === undefined ? [] : [of(0x10, 0x20, 'LO', patient.id)]),
    ...(patient.birth === undefined ? [] : [of(0x10, 0x30, 'DA', patient.birth)]),
    of(0x28, 0x10, 'US', Uint8Array.of(1, 0)),
  )
}

describe('what an imaging file says of its patient', () => {
  for (const syntax of ['explicit', 'implicit', 'big'] as const) {
    it(`is read in the ${syntax} syntax`, async () => {
      expect(await metadataNotes(dicom(syntax, { name: 'FLOBERT^ARIANE', id: '1234', birth: '19620214' }))).toEqual([{ code: 'envelope_metadata_dicom', fields: ['PatientName', 'PatientID', 'PatientBirthDate'] }])
      expect(await metadataNotes(dicom(syntax, { name: '', id: '77', birth: '' }))).toEqual([{ code: 'envelope_metadata_dicom', fields: ['PatientID'] }])
      expect(await metadataNotes(dicom(syntax, {}))).toEqual([])
    })
  }

  it('is taken for granted when the file cannot be read', async () => {
    const all = [{ code: 'envelope_metadata_dicom', fields: ['PatientName', 'PatientID', 'PatientBirthDate'] }]
    expect(await metadataNotes(dicom('explicit', {}, '1.2.840.10008.1.2.1.99'))).toEqual(all)
    expect(await metadataNotes(dicom('explicit', {}).subarray(0, 200))).toEqual(all)
  })
})

describe('what a PDF says of people besides its pages', () => {
  it('is found in its properties, also compressed ones, and in XMP', async () => {
    for (const bytes of [await madePdf(), await madePdf(undefined, true), await ODD.archival!()]) {
      expect(await metadataNotes(bytes)).toEqual([{ code: 'envelope_metadata_pdf', fields: ['Author', 'Title'] }])
    }
    // Blanked, so that nothing changes its place.
    const onlyXmp = Buffer.from(await ODD.archival!()).toString('latin1').replace(/\/(?:Author|Title) <\w+>/g, (entry) => ' '.repeat(entry.length))
    expect(onlyXmp).toContain(XMP_AUTHOR)
    expect(await metadataNotes(Buffer.from(onlyXmp, 'latin1'))).toEqual([{ code: 'envelope_metadata_pdf', fields: ['Author'] }])
  })

  it('is nothing when it is empty, locked or damaged', async () => {
    const silent = await madePdf((document) => {
      document.setAuthor(' ')
      document.setTitle('2026-11')
    })
    expect(await metadataNotes(silent)).toEqual([])
    expect(await metadataNotes(throughQpdf(await madePdf(), '--encrypt', 'a', 'b', '256', '--'))).toEqual([])
    expect(await metadataNotes(new TextEncoder().encode('%PDF-1.7 and nothing'))).toEqual([])
  })
})

describe('what a photo says', () => {
  it('is named when it is taken out, and when it cannot be', async () => {
    expect(await metadataNotes(talkative(picture('jpeg'), 1))).toEqual([{ code: 'envelope_metadata_photo', fields: ['place', 'camera', 'description', 'trailing'] }])
    for (const silent of [picture('jpeg'), picture('png', '-strip'), picture('bmp'), new TextEncoder().encode('BMI 24, Bonjour')]) expect(await metadataNotes(silent)).toEqual([])
    expect(await metadataNotes(picture('gif'))).toEqual([{ code: 'envelope_metadata_photo_kept', fields: ['gif'] }])
  })
})

describe('notes', () => {
  it('never hold a value, and have a sentence and names for their fields', async () => {
    const french = readCatalogue('fr')
    const notes = (await Promise.all([dicom('explicit', { name: 'FLOBERT^ARIANE', birth: '19620214' }), await madePdf(), talkative(picture('jpeg'), 1)].map(metadataNotes))).flat()
    expect(notes).toHaveLength(3)
    expect(JSON.stringify(notes)).not.toMatch(/FLOBERT|Flobert|1962|Quimper/)
    for (const note of notes) {
      expect(french).toHaveProperty(note.code)
      for (const field of note.fields) expect(french).toHaveProperty(fieldKey(field as 'Author'))
    }
  })

  it('never throw', async () => {
    const starts = [new Uint8Array(), dicom('explicit', { name: 'A' }), dicom('implicit', {}), new TextEncoder().encode('%PDF-1.7\n1 0 obj<<'), Uint8Array.of(0xff, 0xd8, 0xff)]
    await fc.assert(fc.asyncProperty(fc.constantFrom(...starts), fc.nat(400), fc.uint8Array({ maxLength: 200 }), async (start, cut, tail) => {
      expect(Array.isArray(await metadataNotes(concat(start.subarray(0, cut), tail)))).toBe(true)
    }), { numRuns: 300 })
  })
})
