import { describe, expect, it } from 'vitest'
import { zipOf } from './archive-files.ts'
import { bytesOf, linesOf, readBytes, readFixture } from './readings.ts'

/** What a letter says in places where a reader may forget to look. */
const HIDDEN_PLACES = ['En-tête du cabinet', 'Pied de page', 'Note de bas de page', 'Commentaire en marge', 'Zone de texte', 'Texte caché', 'Passage supprimé', 'Titre-propriété', 'Sujet-propriété', 'Propriété-libre', 'Lien-externe']

describe.each(['docx', 'odt', 'rtf', 'doc'] as const)('a letter as %s', (format) => {
  it('is read, in all the places where something may stand', async () => {
    const file = await readFixture(`lettre.${format}`)
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format })
    for (const place of HIDDEN_PLACES) expect(file.text).toContain(place)
  })

  it('keeps a sentence whole, whatever stands inside it', async () => {
    expect((await readFixture(`lettre.${format}`)).text.replace(/\s+/g, ' ')).toMatch(/merci de revoir Mme Zélie CANARIOT ?, née le 12\/03\/1954/)
  })

  it('keeps a value beside its name', async () => {
    expect((await readFixture(`lettre.${format}`)).text).toMatch(/Créatinine[^\n]*112 µmol\/L/)
  })

  it('keeps who wrote it far from what it says', async () => {
    const { text } = await readFixture(`lettre.${format}`)
    const author = text.indexOf('Docteur Auteur')
    if (author >= 0) expect(text.slice(0, author)).toMatch(/\n(?: \n){200}$/)
  })
})

describe.each(['odt', 'doc', 'docx', 'pdf', 'zip'] as const)('a document with a password (%s)', (format) => {
  it('is encrypted', async () => {
    expect(await readFixture(`chiffre.${format}`)).toMatchObject({ state: 'encrypted', why: 'password' })
  })
})

describe.each(['xlsx', 'ods'] as const)('a sheet as %s', (format) => {
  it('says what each value is, with dates and numbers as people write them', async () => {
    const file = await readFixture(`classeur.${format}`)
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format })
    expect(linesOf(file)).toContainEqual(expect.stringMatching(/^Nom : CANARIOT Zélie ; Date de naissance : 12\/03\/1954 ; NIR : 254037800608494 ; HbA1c : 7[.,]4$/))
  })

  it('gives names of sheets, hidden sheets and comments', async () => {
    const { text } = await readFixture(`classeur.${format}`)
    for (const place of ['Suivi diabète', 'Masquée', 'Feuille masquée', 'Commentaire de cellule']) expect(text).toContain(place)
  })
})

describe('a workbook', () => {
  const sheet = (cells: string): string => `<worksheet><sheetData>${cells}</sheetData></worksheet>`
  const workbook = (parts: Record<string, string>): Promise<Uint8Array> => zipOf({ 'xl/workbook.xml': '<workbook/>', ...parts })

  it('keeps its columns where cells are missing, and its texts wherever they stand', async () => {
    const file = await readBytes(await workbook({
      'xl/sharedStrings.xml': '<sst><si><t>Nom</t></si><si><r><t>Diag</t></r><r><t>nostic</t></r></si><si><t>Plus affiché</t></si></sst>',
      'xl/worksheets/sheet1.xml': sheet('<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row><c r="C2" t="inlineStr"><is><t>Épilepsie</t></is></c></row><row><c r="A3" t="str"><f>CONCATENATE("Mme ","X")</f><v>Mme X</v></c></row>'),
      'xl/pivotCache/pivotCacheDefinition1.xml': '<pivotCacheDefinition><cacheField name="Patient"><sharedItems><s v="CANARIOT"/></sharedItems></cacheField></pivotCacheDefinition>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Target="file:///P:/TESTARD.xlsx" TargetMode="External"/></Relationships>',
    }))
    expect(linesOf(file)).toEqual(expect.arrayContaining(['Nom ; Diagnostic', 'Diagnostic : Épilepsie', 'Nom : Mme X', '"Mme "', 'Plus affiché', 'Patient', 'CANARIOT', 'file:///P:/TESTARD.xlsx']))
  })

  it('writes long numbers out', async () => {
    const file = await readBytes(await workbook({ 'xl/worksheets/sheet1.xml': sheet('<row><c r="A1"><v>2.54037800608494E+14</v></c></row>') }))
    expect(file.text).toContain('254037800608494')
  })
})

describe('a table in text', () => {
  it.each([[';'], ['\t'], [',']])('parted by %j names its values', async (delimiter) => {
    const rows = [['Nom', 'Prénom', 'Motif'], ['CANARIOT', 'Zélie', '"Épilepsie\nstable"'], ['TESTARD', 'Paul', '"dit ""le grand"""']]
    const file = await readBytes(new TextEncoder().encode(rows.map((row) => row.join(delimiter)).join('\r\n')))
    expect(file.format).toBe('csv')
    expect(file.text).toContain('Nom : CANARIOT ; Prénom : Zélie ; Motif : Épilepsie\nstable')
    expect(file.text).toContain('Motif : dit "le grand"')
  })

  it('keeps family and first name together, in one cell or in two', async () => {
    const { text } = await readBytes(new TextEncoder().encode('patient;motif\nCanariot, Zélie;migraine\nTestard, Paul;vertige'))
    expect(text).toContain('Canariot Zélie migraine')
    const page = await readBytes(new TextEncoder().encode('<table><tr><th>Nom</th><th>Prénom</th></tr><tr><td>Canariot</td><td>Zélie</td></tr></table>'))
    expect(page.text).toMatch(/Canariot\s?\t\s?Zélie/)
  })

  it('keeps a value beside its unit as well', async () => {
    const { text } = await readBytes(new TextEncoder().encode('Nom;Analyse;Valeur;Unité\nCANARIOT Zélie;Hémoglobine;9,8;g/dL'))
    expect(text).toContain('CANARIOT Zélie Hémoglobine 9,8 g/dL')
  })

  it('is none where sentences only have commas', async () => {
    const text = 'Mme CANARIOT, née en 1954, INR 5,8\nM. TESTARD, né en 1980, INR 2,1'
    expect(await readBytes(new TextEncoder().encode(text))).toMatchObject({ format: 'text', text })
  })
})

describe('a letter in RTF', () => {
  it.each([
    ['Windows-1252', String.raw`{\rtf1\ansi\ansicpg1252 Z\'e9lie, \'e9pilepsie}`, 'Zélie, épilepsie'],
    ['CP850', String.raw`{\rtf1\pca Z\'82lie}`, 'Zélie'],
    ['Unicode with a stand-in', String.raw`{\rtf1\uc1 Z\u233?lie \u8364 ?5}`, 'Zélie €5'],
    ['Unicode with two', String.raw`{\rtf1{\uc2 Z\u233 eelie}}`, 'Zélie'],
    ['negative numbers', String.raw`{\rtf1 \u-10179?\u-8694?}`, '😊'.normalize()],
  ])('in %s is read', async (_, rtf, text) => {
    expect((await readBytes(bytesOf(rtf))).text.trim()).toBe(text)
  })

  it('gives no fonts, colours or pictures as words', async () => {
    const file = await readBytes(bytesOf(String.raw`{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator Msftedit;}{\pict\pngblip 89504e47}Mme X}`))
    expect(file.text.trim()).toBe('Mme X')
  })
})
