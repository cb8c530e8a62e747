import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../../src/directory/index.ts'
import { parseContacts } from '../../../../src/directory/sources/contacts.ts'
import { recordsOf } from '../../../../src/directory/sources/csv.ts'
import { latin, refusalOf } from './streams.ts'

const parse = (text: string) => parseContacts(new TextEncoder().encode(text))

describe('the practitioner’s own contacts', () => {
  it('are read from a vCard of version 3 or 4, with folded lines, groups and protected signs', () => {
    const cards = `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Durand;Jeanne;;Dr;\r\nFN:Dr Jeanne Durand\r\nORG:Clinique\\, du Lac;Cardiologie\r\nTITLE:Card\r\n iologue\r\nitem1.EMAIL;TYPE=INTERNET:Jeanne.Durand@medecin.mssante.fr\r\nEMAIL:jeanne@orange.example\r\nTEL;TYPE=WORK:+33 4 00 00 00 00\r\nADR;TYPE=WORK:;;1 rue du Lac;Annecy;;74999;France\r\nEND:VCARD\r\n`
      + 'BEGIN:VCARD\nVERSION:4.0\nFN:Paul Martin\nEMAIL:mailto:paul.martin@medecin.mssante.fr\nEND:VCARD\n'
    expect(parse(cards)).toMatchObject([
      { address: 'jeanne.durand@medecin.mssante.fr', familyName: 'Durand', givenName: 'Jeanne', organisation: 'Clinique, du Lac', specialty: 'Cardiologue', city: 'Annecy', postcode: '74999', phone: '+33 4 00 00 00 00' },
      { address: 'jeanne@orange.example', familyName: 'Durand' },
      { address: 'paul.martin@medecin.mssante.fr', familyName: 'Martin', givenName: 'Paul' },
    ])
  })

  it('are read from the vCard of an old telephone, in quoted-printable, with a picture before the address', () => {
    const card = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8=\nvre;H=C3=A9l=C3=A8ne;;;\nPHOTO;ENCODING=BASE64;JPEG:AAAA==\nEMAIL:helene@medecin.mssante.fr\nEND:VCARD\n'
    expect(parse(card)).toMatchObject([{ address: 'helene@medecin.mssante.fr', familyName: 'Lefèvre', givenName: 'Hélène' }])
  })

  it.each([
    ['Outlook in French, Windows-1252', latin('Prénom;Nom;Société;Adresse de messagerie;Ville bureau\nHélène;Lefèvre;Clinique;helene@medecin.mssante.fr;Orléans\n')],
    ['Google', new TextEncoder().encode('First Name,Last Name,Organization Name,E-mail 1 - Value\nHélène,Lefèvre,"Clinique, du Lac",helene@medecin.mssante.fr\n')],
    ['a list with one name column', new TextEncoder().encode('\ufeffNom complet\tCourriel\nHélène Lefèvre\thelene@medecin.mssante.fr\n')],
  ])('are read from a table as %s writes it', (_, bytes) => {
    expect(parseContacts(bytes)).toMatchObject([{ address: 'helene@medecin.mssante.fr', familyName: 'Lefèvre', givenName: 'Hélène' }])
  })

  it('stand once for each address, and pass over what has none', () => {
    expect(parse('Nom;Mail\nMartin;a@x.example\nDurand;A@X.example\nPetit;\nDoe;pas une adresse\n')).toMatchObject([{ address: 'a@x.example', familyName: 'Martin' }])
  })

  it('make no address secure', () => {
    const [contact] = parse('Nom;Mail\nMartin;paul@cabinet.example\n')
    expect(networkOf(contact!.address, [])).toBe('ordinary')
  })

  it.each([
    ['no column for the address', 'Nom;Prénom\nMartin;Paul\n', 'directory_contacts_no_address'],
    ['no contact with one', 'Nom;Mail\nMartin;\n', 'directory_contacts_none'],
    ['a card without one', 'BEGIN:VCARD\nFN:Paul\nEND:VCARD\n', 'directory_contacts_none'],
    ['nothing', '', 'directory_contacts_no_address'],
  ])('are refused with %s', async (_, text, key) => {
    expect(await refusalOf(Promise.resolve().then(() => parse(text)))).toEqual({ key, params: [] })
  })

  it('never fail otherwise than with a sentence', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('BEGIN:VCARD\n', 'END:VCARD\n', 'EMAIL:', 'N:', '\n', ';', ',', '"', 'Mail;Nom\n', 'a@b.fr', '=', 'ENCODING=QUOTED-PRINTABLE:'))
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
      try {
        for (const { address } of parse(text)) expect(address).toContain('@')
      } catch (error) {
        expect(error).toHaveProperty('name', 'DirectoryFormatError')
      }
    }))
  })
})

describe('a table with separated values', () => {
  it('gives back whatever was written into it', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.trim()).filter((text) => !text.includes('\ufeff'))
    fc.assert(fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (rows, separator) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
      const records = [['a', 'b', 'c'], ...rows]
      const text = records.map((row) => row.map(quoted).join(separator)).join('\r\n')
      expect(recordsOf(text)).toEqual(records.filter((row) => row.some((field) => field !== '')))
    }))
  })
})
