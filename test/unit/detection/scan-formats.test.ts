import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { runScan } from '../../../cli/scan.ts'
import type { FileText } from '../../../src/detection/readers/index.ts'
import { zipOf } from './readers/archive-files.ts'
import { bytesIn, compoundFile, packed, utf16 } from './readers/compound-file.ts'
import { bytesOf, fixture, utf8 } from './readers/readings.ts'

const folder = mkdtempSync(join(tmpdir(), 'sceau-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SICK = 'Mme Zélie CANARIOT : insuffisance cardiaque, INR 5,8'
const xml = (body: string): Uint8Array => utf8(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
const slides = (text: string): Uint8Array => {
  const words = utf16(text)
  return compoundFile({ 'PowerPoint Document': bytesIn(packed([2, 0], [2, 0xfa0], [4, words.length]), words) })
}

type Read = 'identifiable' | 'harmless' | 'unread'

/** One file of every format, by the format that it is told to be: a new format is missed by the compiler here. */
const FILES: Readonly<Record<FileText['format'], readonly [() => Uint8Array | Promise<Uint8Array>, Read]>> = {
  empty: [() => new Uint8Array(), 'harmless'],
  text: [() => utf8(SICK), 'identifiable'],
  csv: [() => utf8('Nom;Date de naissance;Diagnostic\nCANARIOT Zélie;12/03/1954;insuffisance cardiaque\nTESTARD Paul;01/02/1960;épilepsie\n'), 'identifiable'],
  html: [() => utf8(`<!DOCTYPE html><p>${SICK}</p>`), 'identifiable'],
  xml: [() => xml(`<lettre>${SICK}</lettre>`), 'identifiable'],
  rtf: [() => fixture('lettre.rtf'), 'identifiable'],
  pdf: [() => fixture('lettre.pdf'), 'identifiable'],
  zip: [() => zipOf({ 'cr.txt': SICK }), 'identifiable'],
  docx: [() => fixture('lettre.docx'), 'identifiable'],
  pptx: [() => zipOf({ 'ppt/presentation.xml': '<p/>', 'ppt/slides/slide1.xml': `<p:sld><a:p><a:t>${SICK}</a:t></a:p></p:sld>` }), 'identifiable'],
  xlsx: [() => fixture('classeur.xlsx'), 'identifiable'],
  odt: [() => fixture('lettre.odt'), 'identifiable'],
  ods: [() => fixture('classeur.ods'), 'identifiable'],
  odp: [() => zipOf({ 'mimetype': 'application/vnd.oasis.opendocument.presentation', 'content.xml': `<office:document-content><text:p>${SICK}</text:p></office:document-content>` }), 'identifiable'],
  xdm: [() => zipOf({ 'IHE_XDM/SUBSET01/METADATA.XML': '<SubmitObjectsRequest/>', 'IHE_XDM/SUBSET01/CR.TXT': SICK }), 'identifiable'],
  cda: [() => xml(`<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Compte rendu</title><text>${SICK}</text></ClinicalDocument>`), 'identifiable'],
  hprim: [() => utf8('8001245673\r\nCANARIOT\r\nZELIE\r\n12 rue des Lilas\r\n\r\n59000 LILLE\r\n12/03/1954\r\n254037800608494\r\nD123\r\n20/11/2026\r\n\r\n\r\n****LAB****\r\nRES|HB|HB|N|9,8|g/dL|12|16|\r\n****FIN****\r\n****FINFICHIER****\r\n'), 'identifiable'],
  hl7: [() => utf8('MSH|^~\\&|LABO|X|Y|Z|20261120||ORU^R01|1|P|2.5\rPID|1||8001245673||CANARIOT^Zélie||19540312|F\rOBX|1|NM|HB||9.8|g/dL\r'), 'identifiable'],
  eml: [() => utf8(`From: a@exemple.fr\nTo: b@exemple.fr\nSubject: CR\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${SICK}\n`), 'identifiable'],
  msg: [() => fixture('mail.msg'), 'identifiable'],
  doc: [() => fixture('lettre.doc'), 'identifiable'],
  xls: [() => fixture('classeur.xls'), 'identifiable'],
  ppt: [() => slides(SICK), 'identifiable'],
  ole: [() => compoundFile({ Unbekannt: bytesOf('x') }), 'unread'],
  png: [() => fixture('scan.png'), 'identifiable'],
  jpeg: [() => fixture('couche.jpg'), 'identifiable'],
  tiff: [() => fixture('scan.tif'), 'identifiable'],
  gif: [() => bytesOf('GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;'), 'unread'],
  webp: [() => bytesOf('RIFF\x04\0\0\0WEBP'), 'unread'],
  bmp: [() => bytesOf(`BM${'\0'.repeat(60)}`), 'unread'],
  heic: [() => bytesOf('\0\0\0\x18ftypheic'), 'unread'],
  dicom: [() => fixture('rapport.dcm'), 'identifiable'],
  openpgp: [() => utf8('-----BEGIN PGP MESSAGE-----\n\nwcBMA\n-----END PGP MESSAGE-----\n'), 'unread'],
  gzip: [() => new Uint8Array(gzipSync(SICK)), 'unread'],
  '7z': [() => bytesOf('7z\xbc\xaf\x27\x1c\0\x04'), 'unread'],
  rar: [() => bytesOf('Rar!\x1a\x07\x01\0'), 'unread'],
  unknown: [() => new Uint8Array([0, 1, 2, 3, 255, 0, 7]), 'unread'],
}

describe('sceau scan --json', () => {
  it.each(Object.entries(FILES))('answers for a file of format %s', async (format, [make, read]) => {
    const path = join(folder, `fichier-${format}`)
    writeFileSync(path, await make())
    const out: string[] = []
    const code = await runScan([path, '--json'], { out: (line) => out.push(line), error: () => undefined, input: process.stdin })
    const answer = JSON.parse(out[0] ?? '') as Record<string, unknown>
    expect(answer).toMatchObject({ file: path, format, readable: read !== 'unread', identifiable: read === 'identifiable' })
    expect([typeof answer.score, Array.isArray(answer.findings), out.length]).toEqual(['number', true, 1])
    expect(code).toBe(read === 'harmless' ? 0 : 1)
  }, 60_000)
})
