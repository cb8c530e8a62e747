import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn, textOf } from '../../../../src/directory/sources/address-book.ts'

const CARDS = [
  'BEGIN:VCARD', 'VERSION:3.0', 'FN:Paul Martin', 'EMAIL;TYPE=INTERNET;TYPE=WORK:Paul.Martin@medecin.mssante.fr', 'EMAIL:paul.martin@',
  ' autre-fournisseur.test', 'NOTE:écrire aussi à note@exemple.fr', 'END:VCARD',
  'BEGIN:VCARD', 'VERSION:4.0', 'item1.EMAIL;PREF=1;ALTID="a:b":mailto:sophie@exemple.fr', 'END:VCARD',
  'BEGIN:VCARD', 'VERSION:2.1', 'EMAIL;INTERNET;ENCODING=QUOTED-PRINTABLE:jean=40exem=', 'ple.fr', 'END:VCARD', '',
]
const FOUND = ['paul.martin@medecin.mssante.fr', 'paul.martin@autre-fournisseur.test', 'sophie@exemple.fr', 'jean@exemple.fr']

describe('an address book', () => {
  it.each(['\r\n', '\n'])('gives the addresses of its vCards, however their lines end (%j)', (end) => {
    expect(addressesIn(CARDS.join(end))).toEqual(FOUND)
  })

  it('gives the addresses of a CSV file as mail programs write it, and none that a remark names', () => {
    expect(addressesIn('\uFEFFPrénom;Nom;Adresse de messagerie;Notes\r\nPaul;"MARTIN; Dr";PAUL@exemple.fr;écrire à note@exemple.fr\r\n;;"Sophie <sophie@exemple.fr>";\r\n'))
      .toEqual(['paul@exemple.fr', 'sophie@exemple.fr'])
    expect(addressesIn('Name,E-mail 1 - Value\n"Martin ""Paul""",a@exemple.fr ::: b@exemple.fr\nX,a@exemple.fr\n')).toEqual(['a@exemple.fr', 'b@exemple.fr'])
    expect(addressesIn('nom\tmail\nMartin\tm@exemple.fr')).toEqual(['m@exemple.fr'])
  })

  it('gives nothing for what is no address book', () => {
    for (const text of ['', 'PK\u0003\u0004', '<html>a@exemple.fr</html>', 'a@b', 'Nom;Adresse\n;@exemple.fr', `x@${'y'.repeat(300)}.fr`]) expect(addressesIn(text), text).toEqual([])
  })

  it('is read in the encodings that Windows programs write', async () => {
    const wide = new Uint16Array([0xfeff, ...Array.from('nom;mail\nm;m@exemple.fr', (sign) => sign.charCodeAt(0))])
    expect(addressesIn(await textOf(new Blob([wide])))).toEqual(['m@exemple.fr'])
    const old = Uint8Array.from(Array.from('Prénom;mail\nm;m@exemple.fr', (sign) => sign.charCodeAt(0)))
    expect(addressesIn(await textOf(new Blob([old])))).toEqual(['m@exemple.fr'])
  })

  it('finds every address again that a CSV file was written with, and ends on any text', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ';', '\n', 'a;b', '""')).map((text) => `"${text.replaceAll('@', '').replaceAll('"', '""')}"`)
    fc.assert(fc.property(fc.array(fc.tuple(cell, fc.nat(9999), cell)), (rows) => {
      const text = ['nom;mail;notes', ...rows.map(([name, number, note]) => `${name};p${number}@exemple.fr;${note}`)].join('\r\n')
      expect(addressesIn(text)).toEqual([...new Set(rows.map(([, number]) => `p${number}@exemple.fr`))])
    }))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => addressesIn(text).every((address) => address.includes('@'))))
  })
})
