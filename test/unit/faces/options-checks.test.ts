// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { passphraseFault, passphraseStrength } from '../../../src/faces/passphrase.ts'
import { htmlText } from '../../../src/options/html-text.ts'
import { fileDate } from '../../../src/options/import-file.ts'
import { profileFaults, webmailUrl } from '../../../src/options/profile-check.ts'

vi.mock('../../../src/faces/secure-address.ts', () => ({ isSecureAddress: (address: string) => address.endsWith('.mssante.fr') }))

describe('a profile', () => {
  const good = { name: 'Dr Léa Moreau', secureAddress: 'lea@medecin.mssante.fr', secureWebmail: 'https://webmail.example/' }

  it('may be saved when its address is on a secure network, or not given yet', () => {
    expect(profileFaults(good)).toEqual({})
    expect(profileFaults({ ...good, secureAddress: '', secureWebmail: '' })).toEqual({})
  })

  it('is refused with an ordinary address, a broken one, no name, or a page that is none', () => {
    expect(profileFaults({ ...good, secureAddress: 'lea@gmail.example' })).toEqual({ secureAddress: 'options_profile_address_ordinary' })
    expect(profileFaults({ ...good, secureAddress: 'lea' })).toEqual({ secureAddress: 'options_profile_address_malformed' })
    expect(profileFaults({ ...good, name: ' ' })).toEqual({ name: 'options_profile_name_missing' })
    expect(profileFaults({ ...good, secureWebmail: 'javascript://webmail.example/%0aalert(1)' })).toEqual({ secureWebmail: 'options_profile_webmail_malformed' })
  })

  it('adds https to a typed webmail and takes plain http on this computer only', () => {
    expect(webmailUrl('webmail.example/mail')?.href).toBe('https://webmail.example/mail')
    expect(webmailUrl('http://127.0.0.1:8080/')?.href).toBe('http://127.0.0.1:8080/')
    expect(webmailUrl('http://webmail.example/')).toBeNull()
    expect(webmailUrl('webmail')).toBeNull()
  })
})

describe('a directory file that was chosen', () => {
  it('has the date of its name, else the day it was changed', () => {
    const changed = Date.UTC(2026, 10, 2, 12)
    expect(fileDate('Extraction_Correspondance_MSSante_202611230815.txt', changed)).toBe('2026-11-23')
    expect(fileDate('annuaire_20261123.txt', changed)).toBe('2026-11-23')
    expect(fileDate('annuaire_20261345.txt', changed)).toBe('2026-11-02')
    expect(fileDate('annuaire.txt', changed)).toBe('2026-11-02')
  })
})

describe('a new passphrase', () => {
  it('is long, varied and typed twice alike', () => {
    expect(passphraseFault('cheval', 'cheval')).toEqual({ fault: 'too-short', missing: 6 })
    expect(passphraseFault('aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa')).toEqual({ fault: 'monotone' })
    expect(passphraseFault('cheval tracteur', 'cheval tracteu')).toEqual({ fault: 'differs' })
    expect(passphraseFault('cheval tracteur', 'cheval tracteur')).toBeNull()
  })

  it('is stronger the longer it is', () => {
    expect(['cheval', 'chevaltracteu', 'cheval tracteur nuage', 'cheval tracteur nuage citron'].map(passphraseStrength)).toEqual([0, 1, 3, 3])
  })
})

describe('a held message in HTML', () => {
  it('is read as text, with its lines and without its scripts', () => {
    expect(htmlText('<p>Chère  Claire,</p><p>Bien<br>à toi</p><script>alert(1)</script><style>p{}</style>')).toBe('Chère Claire,\nBien\nà toi')
  })
})
