import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, directoryFile, inventedPractitioners } from '../../../demo/directory-file.mjs'
import { PRACTITIONERS, SERVICES } from '../../../demo/people.mjs'
import { type Box, DirectoryFormatError, parseOpenDataFile } from '../../../src/directory/index.ts'
import { boxOf } from './boxes.ts'

const HEADER = COLUMNS.join('|')

/** A row of the public file, in its 31 columns. */
function rowOf(box: Box, columns = COLUMNS): string {
  const fields: Record<string, string> = {
    'Type de BAL': box.kind, 'Adresse BAL': box.address, 'Identification nationale PP': box.nationalId, 'Service de rattachement': box.service,
    "Civilité d'exercice": box.civility, "Nom d'exercice": box.familyName, "Prénom d'exercice": box.givenName, 'Libellé Profession': box.profession,
    'Libellé savoir-faire': box.specialty, 'Raison Sociale structure BAL': box.organisation, 'Code postal structure BAL': box.postcode,
    'L6LIGNEACHEMINEMENT structure BAL': `${box.postcode} ${box.city}`.trim(),
  }
  return columns.map((column) => fields[column] ?? '').join('|')
}

const file = (...boxes: readonly Box[]): string => [HEADER, ...boxes.map((box) => rowOf(box))].join('\n')

function refusal(text: string): { key: string; params: readonly string[] } {
  try {
    parseOpenDataFile(text)
  } catch (error) {
    if (error instanceof DirectoryFormatError) return { key: error.key, params: error.params }
    throw error
  }
  throw new Error('this file was taken')
}

const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[|\r\n]/g, ' ').trim())
const box = fc.record<Box>({
  kind: fc.constantFrom('PER', 'ORG', 'APP', 'CAB'),
  address: fc.emailAddress().map((address) => address.replace(/\|/g, '').toLowerCase()),
  civility: value, familyName: value, givenName: value, profession: value, specialty: value, organisation: value, service: value,
  postcode: fc.stringMatching(/^[0-9][0-9AB][0-9]{3}$/),
  city: value.map((city) => city.replace(/^\d.*/, '')),
  nationalId: fc.stringMatching(/^8[0-9]{11}$/), phone: fc.constant(''),
})

describe('the public file of MSSanté mailboxes', () => {
  it('gives back any mailboxes written in its layout, ended by LF or CRLF, with or without a byte order mark', () => {
    const boxes = fc.uniqueArray(box, { selector: ({ address }) => address, minLength: 1, maxLength: 8 })
    fc.assert(fc.property(boxes, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), (given, end, mark) => {
      expect(parseOpenDataFile(`${mark}${[HEADER, ...given.map((one) => rowOf(one))].join(end)}${end}`)).toEqual(given)
    }))
  })

  it('gives every practitioner and service of the practice in a box', () => {
    const boxes = parseOpenDataFile(directoryFile())
    expect(boxes.map(({ address }) => address)).toEqual([...PRACTITIONERS, ...inventedPractitioners(), ...SERVICES].map(({ secure }) => secure))
    expect(boxes.find(({ address }) => address === 'paul.martin@medecin.mssante.fr')).toMatchObject({
      kind: 'PER', civility: 'Docteur', familyName: 'MARTIN', givenName: 'PAUL', profession: 'Médecin',
      specialty: 'Cardiologie et maladies vasculaires', postcode: '38999', city: 'VALMONT SUR ISERE',
    })
    expect(boxes.find(({ kind }) => kind === 'ORG')).toMatchObject({ familyName: '', service: 'Cardiologie' })
  })

  it('finds the columns by their names: order and added ones do no harm, nor do typographic apostrophes', () => {
    const columns = ['Nouvelle colonne', ...COLUMNS].reverse()
    const header = columns.join('|').replaceAll("'", '\u2019')
    expect(parseOpenDataFile(`${header}\n${rowOf(boxOf(), columns)}`)).toEqual([boxOf()])
  })

  it('takes a header in decomposed letters and leaves a remark before it alone', () => {
    expect(parseOpenDataFile(`# fictif\n\n${file(boxOf()).normalize('NFD')}`)[0]?.address).toBe(boxOf().address)
    expect(parseOpenDataFile(`\ufeff# fictif\n${file(boxOf())}`)).toEqual([boxOf()])
  })

  it('leaves out rows that are cut, of an unknown kind, or without address, and keeps the others', () => {
    const cut = rowOf(boxOf({ address: 'cut@medecin.mssante.fr' })).split('|').slice(0, 30).join('|')
    const other = rowOf(boxOf({ address: 'other@medecin.mssante.fr' })).replace(/^PER/, 'XYZ')
    const none = rowOf(boxOf({ address: 'Martin' }))
    expect(parseOpenDataFile([HEADER, cut, other, none, '', rowOf(boxOf())].join('\n'))).toEqual([boxOf()])
  })

  it('keeps the first of several rows of one address, whatever its case', () => {
    const twice = file(boxOf(), boxOf({ address: 'PAUL.MARTIN@medecin.mssante.fr', city: 'BELLECOMBE' }))
    expect(parseOpenDataFile(twice)).toEqual([boxOf()])
  })

  it.each([
    ['nothing', '', 'directory_empty', []],
    ['blank lines', ' \n\n', 'directory_empty', []],
    ['an archive', 'PK\u0003\u0004…', 'directory_is_zip', []],
    ['a web page', '<!doctype html>\n<p>404', 'directory_not_the_file', ['1']],
    ['another file with bars', 'a|b|c\n1|2|3', 'directory_not_the_file', ['3']],
    ['no row', HEADER, 'directory_no_rows', []],
    ['only cut rows', `${HEADER}\nPER|a@medecin.mssante.fr`, 'directory_no_rows', []],
    ['a column under another name', file(boxOf()).replace('Adresse BAL', 'Adresse'), 'directory_column_missing', ['Adresse BAL']],
  ])('says what is wrong with %s', (_, text, key, params) => {
    expect(refusal(text)).toEqual({ key, params })
  })

  it('never fails otherwise than with a sentence, whatever it is given', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('|', '\n', HEADER, rowOf(boxOf())))
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
      try {
        for (const { address } of parseOpenDataFile(text)) expect(address).toContain('@')
      } catch (error) {
        expect(error).toBeInstanceOf(DirectoryFormatError)
      }
    }))
  })
})
