import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zipOf } from './archive-files.ts'
import { bytesIn, compoundFile, packed, type Tree, utf16 } from './compound-file.ts'
import { bytesOf, linesOf, readBytes, readFixture } from './readings.ts'

const record = (type: number, ...pieces: readonly Uint8Array[]): Uint8Array => {
  const bytes = bytesIn(...pieces)
  return bytesIn(packed([2, type], [2, bytes.length]), bytes)
}
const wide = (text: string): Uint8Array => bytesIn(packed([2, text.length], [1, 1]), utf16(text))
const narrow = (text: string): Uint8Array => bytesIn(packed([2, text.length], [1, 0]), bytesOf(text))
const BOF = record(0x809, packed([2, 0x600], [2, 5], [4, 0], [4, 0], [4, 0]))
const SHEET = record(0x809, packed([2, 0x600], [2, 0x10], [4, 0], [4, 0], [4, 0]))
const book = (...records: readonly Uint8Array[]): Uint8Array => compoundFile({ Workbook: bytesIn(BOF, ...records) })
const cell = (type: number, row: number, column: number, ...value: readonly Uint8Array[]): Uint8Array => record(type, packed([2, row], [2, column], [2, 0]), ...value)

describe('a workbook of before 2007', () => {
  it('says what each value is, with dates and numbers as people write them', async () => {
    const file = await readFixture('classeur.xls')
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format: 'xls' })
    expect(linesOf(file)).toContainEqual('Nom : CANARIOT Zélie ; Date de naissance : 12/03/1954 ; NIR : 254037800608494 ; HbA1c : 7,4')
    for (const place of ['Suivi diabète', 'Masquée', 'Feuille masquée', 'Commentaire de cellule']) expect(file.text).toContain(place)
  })

  it('gives numbers in all their forms, and texts that formulas gave', async () => {
    const rk = (value: number) => packed([4, value])
    const file = await readBytes(book(
      SHEET, cell(0x27e, 0, 0, rk((1234 << 2) | 2)), cell(0x27e, 0, 1, rk((975 << 2) | 3)), cell(0x203, 0, 2, packed([8, 7.25])), cell(0x203, 0, 3, packed([8, 254037800608494])),
      record(0xbd, packed([2, 1], [2, 0], [2, 0], [4, (5 << 2) | 2], [2, 0], [4, (6 << 2) | 2], [2, 1])),
      cell(0x6, 2, 0, packed([1, 0], [1, 0], [4, 0], [2, 0xffff], [2, 0], [4, 0])), record(0x207, wide('Mme CANARIOT')), cell(0x6, 2, 1, packed([8, 9.5], [2, 0], [4, 0])), cell(0x204, 3, 0, narrow('tuberculose')),
    ))
    expect(linesOf(file)).toEqual(['1234 ; 9,75 ; 7,25 ; 254037800608494', '5 ; 6', 'Mme CANARIOT ; 9,5', 'tuberculose'])
  })

  it('puts strings together that go on in the next record, there in another width', async () => {
    const head = packed([4, 2], [4, 2])
    // "Mme CANA" narrow, then "RIOT œ" wide; the next string begins where the record before it ends.
    const first = bytesIn(head, packed([2, 14], [1, 0]), bytesOf('Mme CANA'))
    const second = bytesIn(packed([1, 1]), utf16('RIOT œ'), packed([2, 9], [1, 0]))
    const file = await readBytes(book(record(0xfc, first), record(0x3c, second), record(0x3c, packed([1, 0]), bytesOf('sarco\xefde')), SHEET, cell(0xfd, 0, 0, packed([4, 0])), cell(0xfd, 0, 1, packed([4, 1]))))
    expect(linesOf(file)[0]).toBe('Mme CANARIOT œ ; sarcoïde')
  })

  it('of Excel 95 is read in its own code page', async () => {
    const label = cell(0x204, 0, 0, packed([2, 12]), bytesOf('h\xe9mophilie B'))
    const file = await readBytes(compoundFile({ Book: bytesIn(record(0x809, packed([2, 0x500], [2, 5], [4, 0])), record(0x42, packed([2, 1252])), record(0x85, packed([4, 0], [2, 0], [1, 8]), bytesOf('D\xe9pist\xe9s')), record(0x809, packed([2, 0x500], [2, 0x10], [4, 0])), label) }))
    expect({ ...file, text: linesOf(file) }).toMatchObject({ format: 'xls', state: 'read', text: ['Dépistés', 'hémophilie B'] })
  })

  it('with a password is encrypted, and one that is cut off says so beside what it has', async () => {
    expect(await readBytes(book(record(0x2f, packed([2, 1]))))).toMatchObject({ state: 'encrypted', why: 'password' })
    expect(await readBytes(book(SHEET, cell(0x204, 0, 0, narrow('Mme CANARIOT')), record(0x203, packed([2, 1]))))).toMatchObject({ state: 'unreadable', why: 'damaged', text: expect.stringContaining('CANARIOT') as string })
  })

  it('that shows one long string a million times ends within its limits', async () => {
    const text = 'x'.repeat(8000)
    const cells = Array.from({ length: 60_000 }, (_, row) => cell(0xfd, row, 0, packed([4, 0])))
    const before = Date.now()
    expect(await readBytes(book(record(0xfc, packed([4, 1], [4, 1]), narrow(text)), SHEET, ...cells))).toMatchObject({ state: 'unreadable', why: 'too-big' })
    expect(Date.now() - before).toBeLessThan(15_000)
  })
})

describe('documents inside a document of before 2007', () => {
  const sheetOf = (inside: Tree): Tree => ({ Workbook: bytesIn(BOF, SHEET, cell(0x204, 0, 0, narrow('dehors'))), MBD0018F2A1: inside })

  it('are read, whatever carries them', async () => {
    const packet = (name: string, bytes: Uint8Array): Uint8Array => {
      const body = bytesIn(packed([2, 2]), bytesOf(`${name}\0C:\\${name}\0`), packed([4, 0x30000], [4, 4]), bytesOf('C:\\\0'), packed([4, bytes.length]), bytes)
      return bytesIn(packed([4, body.length]), body)
    }
    const letter = await zipOf({ 'word/document.xml': '<w:document><w:p><w:t>Mme CANARIOT, phlébite</w:t></w:p></w:document>' })
    for (const [inside, words] of [
      [{ Workbook: bytesIn(BOF, SHEET, cell(0x204, 0, 0, narrow('Mme CANARIOT'))) }, 'Mme CANARIOT'], [{ Package: letter }, 'phlébite'], [{ '\x01Ole10Native': packet('cr.txt', bytesOf('Mme CANARIOT tousse')) }, 'cr.txt\nMme CANARIOT tousse'],
    ] as const) {
      expect(await readBytes(compoundFile(sheetOf(inside)))).toMatchObject({ state: 'read', format: 'xls', text: expect.stringContaining(words) as string })
    }
  })

  it('of an unknown program make it unreadable, formulas and links do not', async () => {
    expect(await readBytes(compoundFile(sheetOf({ Contents: bytesOf('?') })))).toMatchObject({ state: 'unreadable', why: 'format', text: 'dehors' })
    expect(await readBytes(compoundFile(sheetOf({ '\x01CompObj': bytesOf('x'), 'Equation Native': bytesOf('x') })))).toMatchObject({ state: 'read', text: 'dehors' })
  })

  it('do not open without end', async () => {
    let inside: Uint8Array = bytesOf('Mme CANARIOT')
    for (let depth = 0; depth < 12; depth += 1) inside = compoundFile({ Package: inside })
    expect(await readBytes(inside)).toMatchObject({ state: 'unreadable', why: 'too-deep' })
  })
})

describe('a presentation of before 2007', () => {
  const atom = (type: number, bytes: Uint8Array, instance = 0): Uint8Array => bytesIn(packed([2, instance << 4], [2, type], [4, bytes.length]), bytes)
  const box = (type: number, ...inside: readonly Uint8Array[]): Uint8Array => {
    const bytes = bytesIn(...inside)
    return bytesIn(packed([2, 0xf], [2, type], [4, bytes.length]), bytes)
  }
  const slides = (...records: readonly Uint8Array[]): Uint8Array => compoundFile({ 'PowerPoint Document': box(0x3e8, ...records) })

  it('is read: slides, notes, comments, wide and narrow texts, properties', async () => {
    const titles = bytesIn(packed([4, 0xfffe], [4, 0], [4, 0], [4, 0], [4, 0], [4, 0], [4, 1], [4, 0], [4, 0], [4, 0], [4, 0], [4, 48], [4, 0], [4, 2], [4, 2], [4, 24], [4, 4], [4, 48], [4, 30], [4, 14]), bytesOf('Cas CANARIOT\0\0\0\0'), packed([4, 30], [4, 14]), bytesOf('Dr L. Moreau\0\0\0\0'))
    const file = await readBytes(compoundFile({
      'PowerPoint Document': box(0x3e8, box(0x3ee, box(0xf00d, atom(0xfa8, bytesOf('Mme Z\xe9lie CANARIOT\rphl\xe9bite')), atom(0xfa0, utf16('Œdèmes – β-bloquant')))), box(0x3f0, atom(0xfa0, utf16('Note de l’orateur'))), box(0x2ee0, atom(0xfba, utf16('Commentaire')))),
      '\x05SummaryInformation': titles,
    }))
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format: 'ppt' })
    for (const words of ['Mme Zélie CANARIOT\nphlébite', 'Œdèmes – β-bloquant', 'Note de l’orateur', 'Commentaire', 'Cas CANARIOT']) expect(file.text).toContain(words)
    // Whoever made the slides stands far from what they say.
    expect(file.text.slice(0, file.text.indexOf('Dr L. Moreau'))).toMatch(/\n(?: \n){200}$/)
  })

  it('gives what stands in documents inside, packed or not, and is bounded by what they unpack to', async () => {
    const inside = compoundFile({ Workbook: bytesIn(BOF, SHEET, cell(0x204, 0, 0, narrow('Mme CANARIOT'))) })
    for (const object of [atom(0x1011, inside), atom(0x1011, bytesIn(packed([4, inside.length]), deflateSync(inside)), 1)]) {
      expect(await readBytes(slides(object))).toMatchObject({ state: 'read', text: expect.stringContaining('Mme CANARIOT') as string })
    }
    const bomb = deflateSync(new Uint8Array(200 * 1024 ** 2))
    expect(await readBytes(slides(atom(0x1011, bytesIn(packed([4, 100]), bomb), 1)))).toMatchObject({ state: 'unreadable', why: 'too-big' })
    expect(await readBytes(slides(atom(0x1011, bytesOf('\0\0\0\0not packed'), 1)))).toMatchObject({ state: 'unreadable', why: 'damaged' })
  }, 30_000)

  it('with a password is encrypted', async () => {
    const user = packed([2, 0], [2, 0xff6], [4, 8], [4, 0x14], [4, 0xf3d1c4df])
    expect(await readBytes(compoundFile({ 'PowerPoint Document': box(0x3e8), 'Current User': user }))).toMatchObject({ state: 'encrypted', why: 'password' })
  })

  it('of records put together at random is no harm, nor is a workbook', async () => {
    const piece = fc.oneof(
      fc.tuple(fc.constantFrom(0xfa0, 0xfa8, 0xfba, 0x1011, 0x3e8, 0xf00d, 0xf01e, 0xf007), fc.nat(0xffff), fc.uint8Array({ maxLength: 40 })).map(([type, head, bytes]) => bytesIn(packed([2, head], [2, type], [4, bytes.length]), bytes)),
      fc.tuple(fc.constantFrom(0x809, 0x3c, 0x42, 0x22, 0x41e, 0xe0, 0x85, 0xfc, 0x204, 0xd6, 0xfd, 0x203, 0x27e, 0xbd, 0x6, 0x207, 0x14, 0x1b6, 0x1c, 0xeb), fc.uint8Array({ maxLength: 40 })).map(([type, bytes]) => record(type, bytes)),
      fc.uint8Array({ maxLength: 12 }),
    )
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.constantFrom('Workbook', 'Book', 'PowerPoint Document', 'Pictures', '\x05SummaryInformation', '\x01Ole10Native'), async (pieces, stream) => {
      const file = await readBytes(compoundFile({ ...(stream === 'Pictures' ? { 'PowerPoint Document': box(0x3e8) } : {}), [stream]: bytesIn(BOF, ...pieces) }))
      expect(['read', 'unreadable', 'encrypted']).toContain(file.state)
      expect(file.why === '').toBe(file.state === 'read')
    }), { numRuns: 150 })
  }, 60_000)
})
