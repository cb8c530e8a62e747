// Writes a text in the formats that practices send. Office documents and PDF are written by hand or with libraries of the project,
// pictures with ImageMagick (`convert`, a package that scripts/setup.mjs installs).
import { spawnSync } from 'node:child_process'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

async function zip(files) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const [name, content] of Object.entries(files)) await writer.add(name, new TextReader(content))
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Letters and words are cut into runs at random places, as Word does while somebody types. */
function runs(line, chance) {
  const cut = chance.whole(0, line.length)
  return [line.slice(0, cut), line.slice(cut)].filter(Boolean).map((run) => `<w:r><w:t xml:space="preserve">${escape(run)}</w:t></w:r>`).join('')
}

const docx = ({ title, lines }, chance) => zip({
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  'word/document.xml': `${HEAD}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.map((line) => `<w:p>${runs(line, chance)}</w:p>`).join('')}</w:body></w:document>`,
  'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${escape(title)}</dc:title><dc:creator>Secrétariat</dc:creator></cp:coreProperties>`,
})

const odt = ({ lines }) => zip({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `${HEAD}<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${lines.map((line) => `<text:p>${escape(line).replace(/ {2,}/g, ' <text:s/>')}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
})

const asRows = ({ rows, lines }) => rows ?? lines.map((line) => [line])
const letter = (column) => String.fromCharCode(65 + column)

const xlsx = (text) => {
  const rows = asRows(text)
  const strings = [...new Set(rows.flat())]
  return zip({
    'xl/workbook.xml': `${HEAD}<workbook><sheets><sheet name="${escape(text.title)}" sheetId="1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `${HEAD}<sst>${strings.map((string) => `<si><t>${escape(string)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet><sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row.map((cell, column) => `<c r="${letter(column)}${index + 1}" t="s"><v>${strings.indexOf(cell)}</v></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`,
  })
}

const LATIN = { '’': '\x92', 'œ': '\x9c', '€': '\x80', '–': '\x96' }
const windows1252 = (text) => Buffer.from(text.replace(/[’œ€–]/g, (char) => LATIN[char]), 'latin1')
const rtf = ({ lines }) => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}${lines.map((line) => `${line.replace(/[\\{}]/g, '\\$&').replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0)}?`)}\\par`).join('\r\n')}}`)
const html = ({ title, lines }) => Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escape(title)}</title></head><body>${lines.map((line) => `<p>${escape(line)}</p>`).join('\n')}</body></html>`)
const csv = (text) => windows1252(asRows(text).map((row) => row.join(';')).join('\r\n'))
const txt = ({ lines }, chance) => (chance.is(0.5) ? windows1252(lines.join('\r\n')) : Buffer.from(lines.join('\n')))

/** Letters that the standard fonts of PDF have. */
const plain = (line) => line.replaceAll('µ', 'µ').replaceAll('œ', 'oe').replaceAll('’', "'")

async function pdf({ title, lines }) {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.setTitle(title)
  let page = document.addPage([595, 842])
  let y = 790
  for (const line of lines.flatMap((whole) => plain(whole).match(/.{1,90}(?:\s|$)/g) ?? [' '])) {
    if (y < 50) {
      page = document.addPage([595, 842])
      y = 790
    }
    page.drawText(line.trim(), { x: 50, y, size: 11, font })
    y -= 16
  }
  return document.save()
}

/** A page as a scanner or a telephone gives it: a little turned, in grey or black and white. */
function picture({ lines }, chance, kind) {
  const text = lines.slice(0, 34).flatMap((line) => plain(line).match(/.{1,78}(?:\s|$)/g) ?? [' ']).join('\n').replace(/%/g, '%%').replace(/^@/, ' @').replace(/\\/g, '/')
  const base = ['-size', '1240x1500', 'xc:white', '-font', chance.pick(['DejaVu-Sans', 'DejaVu-Serif', 'DejaVu-Sans-Mono']), '-pointsize', String(chance.whole(22, 27)), '-fill', '#222', '-annotate', '+70+110', text]
  const worn = ['-background', 'white', '-rotate', String((chance.next() * 2 - 1).toFixed(2)), ...(kind === 'jpeg' ? ['-attenuate', '0.15', '+noise', 'Gaussian', '-blur', '0x0.6', '-quality', '60'] : [])]
  const end = kind === 'tiff' ? ['-threshold', '60%', '-compress', 'Group4'] : []
  const { stdout, status } = spawnSync('convert', [...base, ...worn, ...end, `${kind}:-`], { maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error('ImageMagick (convert) could not draw a page')
  return stdout
}

async function scannedPdf(text, chance) {
  const document = await PDFDocument.create()
  const image = await document.embedJpg(picture(text, chance, 'jpeg'))
  document.addPage([595, 720]).drawImage(image, { x: 0, y: 0, width: 595, height: 720 })
  return document.save()
}

function eml({ title, lines }, chance) {
  const encoded = `=?utf-8?B?${Buffer.from(chance.is(0.5) ? 'Document' : title).toString('base64')}?=`
  return Buffer.from(`Message-ID: <${chance.whole(1, 1e9)}@exemple.fr>\r\nFrom: Secretariat <secretariat@exemple.fr>\r\nTo: dr.martin@exemple.fr\r\nSubject: ${encoded}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(lines.join('\n')).toString('base64').replace(/(.{76})/g, '$1\r\n')}\r\n`)
}

async function zipped(text, chance) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  const inner = await docx(text, chance)
  await writer.add('document.docx', new Blob([inner]).stream())
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}

/** Ending -> writer. `weight`: how often it is taken. `tables`: only for what has rows. */
export const FORMATS = {
  'pdf': { weight: 6, write: pdf }, 'docx': { weight: 5, write: docx }, 'odt': { weight: 2, write: odt }, 'rtf': { weight: 2, write: rtf }, 'txt': { weight: 2, write: txt }, 'html': { weight: 1, write: html },
  'eml': { weight: 1, write: eml }, 'zip': { weight: 1, write: zipped }, 'xlsx': { weight: 4, write: xlsx, tables: true }, 'csv': { weight: 4, write: csv, tables: true },
  'scan.pdf': { weight: 2, write: scannedPdf }, 'jpg': { weight: 2, write: (text, chance) => picture(text, chance, 'jpeg') }, 'png': { weight: 1, write: (text, chance) => picture(text, chance, 'png') }, 'tif': { weight: 1, write: (text, chance) => picture(text, chance, 'tiff') },
}
