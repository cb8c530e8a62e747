import { describe, expect, it } from 'vitest'
import { detect } from '../../../../src/detection/index.ts'
import type { FileText } from '../../../../src/detection/readers/index.ts'
import { zipOf } from './archive-files.ts'
import { minimalPdf } from './minimal-pdf.ts'
import { bytesOf, linesOf, readBytes, readFixture, utf8 } from './readings.ts'

const conclusionOf = ({ text }: FileText): string => detect([{ part: 'attachment', attachment: 'a', text }], []).conclusion

describe('an HPRIM message', () => {
  const lines = ['A250513068', 'CANARIOT', 'Zélie', '12 rue des Lilas', '', '76600 LE HAVRE', '12/03/1954', '', '123', '04/05/2026', 'LABO      LABO', 'MARTIN    MARTIN', '', 'Hémoglobine : 13,8 g/dL']
  const cp850 = (text: string): Uint8Array => Uint8Array.from(text, (char) => ({ é: 0x82 })[char] ?? char.charCodeAt(0))

  it.each([
    ['UTF-8', utf8(lines.join('\r\n'))], ['Windows-1252', bytesOf(lines.join('\r'))], ['CP850', cp850(lines.join('\n'))], ['entities', utf8(lines.join('\r\n').replaceAll('é', '&eacute;'))],
  ])('in %s is read line by line', async (_, bytes) => {
    const file = await readBytes(bytes)
    expect(file).toMatchObject({ state: 'read', format: 'hprim' })
    expect(linesOf(file)).toEqual(lines.filter((line) => line !== ''))
    expect(conclusionOf(file)).toBe('identifiable')
  })
})

describe('an HL7 v2 message', () => {
  const segments = ['MSH|^~\\&|LABO|X|||20260504||ORU^R01|1|P|2.5', 'PID|1||12345^^^X||CANARIOT^Zélie^^^Mme||19540312|F', 'OBX|1|TX|CR||Lésion\\.br\\temporale \\T\\ frontale||||||F']

  it.each([['\r'], ['\n'], ['\r\n']])('with segments that end in %j is read, its names as words too', async (end) => {
    const file = await readBytes(utf8(segments.join(end)))
    expect(file).toMatchObject({ state: 'read', format: 'hl7' })
    for (const words of ['PID|1|', 'CANARIOT Zélie Mme', 'Lésion\ntemporale & frontale']) expect(file.text).toContain(words)
    expect(conclusionOf(file)).toBe('identifiable')
  })

  it('gives the document that it carries', async () => {
    const pdf = Buffer.from(minimalPdf([['Fracture du radius'], ['x'.repeat(300)]])).toString('base64')
    const file = await readBytes(utf8([...segments, `OBX|2|ED|PDF||^application^pdf^Base64^${pdf}||||||F`].join('\r')))
    expect(file.text).toContain('Fracture du radius')
    expect(file.text).not.toContain(pdf.slice(0, 100))
  })
})

describe('a CDA document', () => {
  it('gives the document inside it', async () => {
    const pdf = Buffer.from(minimalPdf([['Fracture du radius'], ['x'.repeat(300)]])).toString('base64').replace(/(.{76})/g, '$1\n')
    const file = await readBytes(utf8(`<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text mediaType="application/pdf" representation="B64">${pdf}</text></nonXMLBody></component></ClinicalDocument>`))
    expect(file).toMatchObject({ state: 'read', format: 'cda' })
    expect(file.text).toContain('Fracture du radius')
    expect(conclusionOf(file)).toBe('identifiable')
  })
})

describe('an XDM archive', () => {
  it('is a record whatever it holds, also when it only lists names', async () => {
    const file = await readBytes(await zipOf({ 'README.TXT': '', 'INDEX.HTM': '<html></html>', 'IHE_XDM/SUBSET01/METADATA.XML': '<?xml version="1.0"?><SubmitObjectsRequest/>' }))
    expect(file).toMatchObject({ state: 'read', format: 'xdm' })
    expect(conclusionOf(file)).toBe('identifiable')
  })
})

describe('a DICOM file', () => {
  it.each(['rapport.dcm', 'rapport-implicite.dcm'])('(%s) gives the patient and the words of the report', async (name) => {
    const file = await readFixture(name)
    expect(file).toMatchObject({ state: 'read', format: 'dicom' })
    expect(linesOf(file)).toEqual(expect.arrayContaining(['Patient : CANARIOT Zélie', 'Date de naissance : 12/03/1954', 'Examen : IRM cérébrale', 'Antécédents : Épilepsie connue', 'Lésion temporale gauche']))
    expect(conclusionOf(file)).toBe('identifiable')
  })

  it('is a record even where its name was taken out or it is cut short', async () => {
    expect(conclusionOf(await readBytes(bytesOf(`${'\0'.repeat(128)}DICM`)))).toBe('identifiable')
  })
})
