import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, directoryFile, inventedPractitioners } from '../../../../demo/directory-file.mjs'
import { PRACTITIONERS, SERVICES } from '../../../../demo/people.mjs'
import type { Box } from '../../../../src/directory/index.ts'
import { readMssanteFile } from '../../../../src/directory/sources/mssante-file.ts'
import { Tally } from '../../../../src/directory/sources/tally.ts'
import { TRUST_SPACE } from '../../../../src/directory/networks.ts'
import { boxOf } from '../boxes.ts'
import { all, latin, refusalOf, streamed } from './streams.ts'

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

async function read(text: string | Uint8Array, { size = 4096, tally = new Tally(), former = 0, trust = TRUST_SPACE } = {}): Promise<Box[]> {
  const boxes = await all(readMssanteFile(streamed(text, size), { trust, tally }))
  tally.check(former)
  return boxes
}

const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[|\r\n\ufffd]/g, ' ').trim())
const box = fc.record<Box>({
  kind: fc.constantFrom('PER', 'ORG', 'APP', 'CAB'),
  address: fc.stringMatching(/^[a-z]{1,12}[.][a-z]{1,12}$/).map((local) => `${local}@medecin.mssante.fr`),
  civility: value, familyName: value, givenName: value, profession: value, specialty: value, organisation: value, service: value,
  postcode: fc.stringMatching(/^[0-9][0-9AB][0-9]{3}$/),
  city: value.map((city) => city.replace(/^\d.*/, '')),
  nationalId: fc.stringMatching(/^8[0-9]{11}$/), phone: fc.constant(''),
})

describe('the public file of MSSanté mailboxes', () => {
  it('gives back any mailboxes written in its layout, however it is cut into pieces, ended by LF or CRLF, with or without a byte order mark', async () => {
    const boxes = fc.uniqueArray(box, { selector: ({ address }) => address, minLength: 1, maxLength: 8 })
    await fc.assert(fc.asyncProperty(boxes, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), fc.integer({ min: 1, max: 900 }), async (given, end, mark, size) => {
      expect(await read(`${mark}${[HEADER, ...given.map((one) => rowOf(one))].join(end)}${end}`, { size })).toEqual(given)
    }))
  })

  it('gives every practitioner and service of the practice in a box', async () => {
    const boxes = await read(directoryFile())
    expect(boxes.map(({ address }) => address)).toEqual([...PRACTITIONERS, ...inventedPractitioners(), ...SERVICES].map(({ secure }) => secure))
    expect(boxes.find(({ address }) => address === 'paul.martin@medecin.mssante.fr')).toMatchObject({
      kind: 'PER', civility: 'Docteur', familyName: 'MARTIN', givenName: 'PAUL', profession: 'Médecin',
      specialty: 'Cardiologie et maladies vasculaires', postcode: '38999', city: 'VALMONT SUR ISERE',
    })
    expect(boxes.find(({ kind }) => kind === 'ORG')).toMatchObject({ familyName: '', service: 'Cardiologie' })
  })

  it('finds the columns by their names: order and added ones do no harm, nor do typographic apostrophes', async () => {
    const columns = ['Nouvelle colonne', ...COLUMNS].reverse()
    const header = columns.join('|').replaceAll("'", '\u2019')
    expect(await read(`${header}\n${rowOf(boxOf(), columns)}`)).toEqual([boxOf()])
  })

  it('takes a header in decomposed letters and leaves a remark before it alone', async () => {
    expect((await read(`# fictif\n\n${file(boxOf()).normalize('NFD')}`))[0]?.address).toBe(boxOf().address)
    expect(await read(`\ufeff# fictif\n${file(boxOf())}`)).toEqual([boxOf()])
  })

  it('reads a file in Windows-1252, and one in UTF-16, as what they say', async () => {
    const accented = boxOf({ familyName: 'LEFÈVRE', specialty: 'Pédiatrie' })
    expect(await read(latin(`${file(accented)}\n`))).toEqual([accented])
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${file(accented)}\n`, (sign) => sign.charCodeAt(0)).buffer)
    expect(await read(wide, { size: 333 })).toEqual([accented])
  })

  it('leaves out rows that are cut, unreadable, of an unknown kind or without address, and keeps and counts the others', async () => {
    const cut = rowOf(boxOf({ address: 'cut@medecin.mssante.fr' })).split('|').slice(0, 30).join('|')
    const other = rowOf(boxOf({ address: 'other@medecin.mssante.fr' })).replace(/^PER/, 'XYZ')
    const none = rowOf(boxOf({ address: 'Martin' }))
    const broken = rowOf(boxOf({ address: 'broken@medecin.mssante.fr', familyName: 'LEF\ufffdVRE' }))
    const tally = new Tally()
    expect(await read([HEADER, cut, other, none, broken, '', rowOf(boxOf()), ''].join('\n'), { tally })).toEqual([boxOf()])
    expect(tally.left).toEqual({ damaged: 2, unusable: 2, repeated: 0, untrusted: 0 })
  })

  it('keeps the first of several rows of one address, whatever its case', async () => {
    const twice = file(boxOf(), boxOf({ address: 'PAUL.MARTIN@medecin.mssante.fr', city: 'BELLECOMBE' }))
    expect(await read(twice)).toEqual([boxOf()])
  })

  it('drops an address outside the trust space, and a citizen’s, whatever the file says of it', async () => {
    const strange = ['paul@cabinet.example', 'paul@xmssante.fr', 'paul@mssante.fr.evil.example', '146026322000196@patient.mssante.fr', 'p@medical.apicrypt.org']
    const tally = new Tally()
    expect(await read(file(boxOf(), ...strange.map((address) => boxOf({ address }))), { tally })).toEqual([boxOf()])
    expect(tally.left.untrusted).toBe(strange.length)
    const gateway = boxOf({ address: 'paul.martin@interop-mssante.apicrypt.org' })
    expect(await read(file(gateway))).toEqual([gateway])
  })

  it('takes a domain that a newer white list names', async () => {
    const elsewhere = boxOf({ address: 'paul@sante-exemple.example' })
    expect(await read(file(elsewhere), { trust: { domains: [...TRUST_SPACE.domains, 'sante-exemple.example'], date: '' } })).toEqual([elsewhere])
  })

  it('calls general practice by one name, whichever of its three codes stands there', async () => {
    const codes = [['SM26', 'Qualifié en Médecine Générale'], ['SM53', 'Spécialiste en Médecine Générale'], ['SM54', 'Médecine Générale']] as const
    const rows = codes.map(([code, label], at) => {
      const fields = rowOf(boxOf({ address: `gp${at}@medecin.mssante.fr`, specialty: label })).split('|')
      fields[COLUMNS.indexOf('Code savoir-faire')] = code
      return fields.join('|')
    })
    expect((await read([HEADER, ...rows].join('\n'))).map(({ specialty }) => specialty)).toEqual(Array(3).fill('Médecine générale'))
    // By its name alone too.
    expect((await read(file(boxOf({ specialty: 'Spécialiste en Médecine générale' }))))[0]?.specialty).toBe('Médecine générale')
  })

  const many = (count: number, of: (at: number) => Partial<Box>): string => file(...Array.from({ length: count }, (_, at) => boxOf({ address: `p${at}@medecin.mssante.fr`, ...of(at) })))
  const cutEvery = (text: string, every: number): string => text.split('\n').map((line, at) => (at > 0 && at % every === 0 ? line.slice(0, 40) : line)).join('\n')

  it.each<[string, string | Uint8Array, string, string[]]>([
    ['nothing', '', 'directory_empty', []],
    ['blank lines', ' \n\n', 'directory_empty', []],
    ['a web page', '<!doctype html>\n<p>404', 'directory_not_the_file', ['Extraction_Correspondance_MSSante', '31', '1']],
    ['another file with bars', 'a|b|c\n1|2|3', 'directory_not_the_file', ['Extraction_Correspondance_MSSante', '31', '3']],
    ['no row', HEADER, 'directory_no_rows', []],
    ['only cut rows', `${HEADER}\nPER|a@medecin.mssante.fr\n`, 'directory_no_rows', []],
    ['a column under another name', file(boxOf()).replace('Adresse BAL', 'Adresse'), 'directory_column_missing', ['Adresse BAL']],
    ['an end within a row', file(boxOf(), boxOf({ address: 'b@medecin.mssante.fr' })).slice(0, -60), 'directory_cut_off', ['3']],
    ['an end within a character', new TextEncoder().encode(file(boxOf(), boxOf({ address: 'b@medecin.mssante.fr', organisation: 'É' })).replace(/(É)[^]*$/, '$1')).slice(0, -1), 'directory_cut_off', ['3']],
    ['many cut rows', `${cutEvery(many(200, () => ({})), 5)}\n`, 'directory_rows_damaged', ['40', '6']],
    ['many addresses outside the trust space', many(100, (at) => (at % 4 === 0 ? { address: `p${at}@evil.example` } : {})), 'directory_untrusted', ['25', 'evil.example']],
    ['many rows that name no mailbox', many(100, (at) => (at % 4 === 0 ? { address: `p${at}` } : {})), 'directory_rows_unusable', ['25', '2']],
  ])('says what is wrong with %s', async (_, text, key, params) => {
    expect(await refusalOf(read(text))).toEqual({ key, params })
  })

  it('is refused when it has abnormally fewer mailboxes than its predecessor, not for some that left', async () => {
    const hundred = many(100, () => ({}))
    expect(await refusalOf(read(hundred, { former: 150 }))).toEqual({ key: 'directory_shrunk', params: ['100', '150'] })
    expect(await read(hundred, { former: 140 })).toHaveLength(100)
  })

  it('gives up a line of 50 MB early, and names it', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(`${file(boxOf())}\n`)
      const piece = new Uint8Array(16 * 1024).fill(0x41)
      for (let at = 0; at < 3200; at += 1) {
        given += 1
        yield await Promise.resolve(piece)
      }
    }
    expect(await refusalOf(all(readMssanteFile(endless(), { trust: TRUST_SPACE, tally: new Tally() })))).toEqual({ key: 'directory_line_too_long', params: ['3'] })
    expect(given).toBeLessThan(10)
  })

  it('never fails otherwise than with a sentence, and never gives an untrusted address, whatever it is given', async () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('|', '\n', HEADER, rowOf(boxOf()), rowOf(boxOf({ address: 'a@evil.example' }))))
    await fc.assert(fc.asyncProperty(fc.array(piece).map((pieces) => pieces.join('')), async (text) => {
      try {
        for (const { address } of await read(text)) expect(address).toMatch(/@(?:.*\.)?mssante\.fr$/)
      } catch (error) {
        expect(error).toHaveProperty('name', 'DirectoryFormatError')
      }
    }))
  })
})
