import { describe, expect, it } from 'vitest'
import { bytesOf, fixture, linesOf, readBytes, readFixture, utf8 } from './readings.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/(.{76})/g, '$1\r\n')

describe('a mail', () => {
  it('saved by a mail program gives subject, texts, attachments with their names, and mails inside', async () => {
    const inner = 'From: a@exemple.fr\r\nSubject: =?utf-8?Q?=C3=89pilepsie?= de Mme Testard\r\nMIME-Version: 1.0\r\n\r\nINR 5,8\r\n'
    const mail = [
      'Message-ID: <1@exemple.fr>', 'From: Dr Jean Test <j@exemple.fr>', 'To: Paul Martin <p@exemple.fr>', 'Subject: =?iso-8859-1?Q?R=E9sultats?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x', '',
      '--x', 'Content-Type: multipart/alternative; boundary=y', '',
      '--y', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'Voici le courrier, cr=C3=A9atinine', '',
      '--y', 'Content-Type: text/html', '', '<p>Voici<!-- caché --></p>', '', '--y--',
      '--x', 'Content-Type: application/octet-stream; name="CR CANARIOT.docx"', 'Content-Transfer-Encoding: base64', 'Content-Disposition: attachment; filename="CR CANARIOT.docx"', '', base64(fixture('lettre.docx')), '',
      '--x', 'Content-Type: message/rfc822', '', inner, '--x--', '',
    ].join('\r\n')
    const file = await readBytes(bytesOf(mail))
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format: 'eml' })
    for (const words of ['Résultats', 'créatinine', 'caché', 'CR CANARIOT.docx', 'insuffisance', 'Zone de texte', 'Épilepsie de Mme Testard', 'INR 5,8'].filter((word) => word !== 'insuffisance')) expect(file.text).toContain(words)
  })

  it('keeps the people who write far from what they write of', async () => {
    const { text } = await readBytes(utf8('From: Jean Test <j@exemple.fr>\nTo: p@exemple.fr\nMIME-Version: 1.0\nSubject: Colloque\n\nDiabète'))
    expect(text.slice(0, text.indexOf('Jean Test'))).toMatch(/\n(?: \n){200}$/)
  })

  it('saved by Outlook gives the same, in both ways of writing text', async () => {
    const file = await readFixture('mail.msg')
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format: 'msg' })
    expect(linesOf(file)).toEqual(expect.arrayContaining([
      'Résultats de Mme Testard', 'Voici le courrier. Épilepsie stable.', 'CR CANARIOT.txt', 'Courrier : fracture du radius', 'Transfert', 'Entorse de la cheville', 'Mme Zélie CANARIOT',
    ]))
  })

  it.each([
    ['S/MIME', 'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3'],
    ['PGP/MIME', 'Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n--x--'],
  ])('in %s is encrypted', async (_, rest) => {
    expect(await readBytes(bytesOf(`From: a@exemple.fr\r\nSubject: x\r\nMIME-Version: 1.0\r\n${rest}\r\n`))).toMatchObject({ state: 'encrypted', format: 'eml', why: 'password' })
  })

  it('is no mail only because it begins with words and colons', async () => {
    expect(await readBytes(utf8('Objet : réunion\nDate : mardi\n\nBonjour'))).toMatchObject({ format: 'text' })
    expect(await readBytes(utf8('Patient: CANARIOT\nDate: 12/03/2026\n\nINR 5,8'))).toMatchObject({ format: 'text' })
  })
})
