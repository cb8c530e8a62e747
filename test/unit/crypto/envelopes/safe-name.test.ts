import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_NAME, neutralNames, safeName, safeNames } from '../../../../src/crypto/envelopes/safe-name.ts'

/** Names as an attacker, or another computer, would make them. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom('..', '/', '\\', '.', ' ', 'con', 'NUL', 'COM¹', 'a', 'é', 'e\u0301', '\u202e', '\u2066', '\u200b', '\0', '\n', '\u0085', ':', 'C:', '*', '|', '.pdf', '\ud800', '😀', '\u00a0', 'x'.repeat(130), '漢'.repeat(100)), { maxLength: 12 })
    .map((parts) => parts.join('')),
)

const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

function expectSafe(name: string): void {
  expect(name).not.toMatch(/[/\\<>:"|?*]/)
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
  expect(name).not.toMatch(/^[\s.]|[\s.]$/u)
  expect(name).not.toMatch(RESERVED)
  expect(name.length).toBeGreaterThan(0)
  expect(name.length).toBeLessThanOrEqual(LONGEST_NAME)
  expect(new TextEncoder().encode(name).length).toBeLessThan(256)
}

describe('a safe name', () => {
  it('is safe, whatever came', () => {
    fc.assert(fc.property(hostile, (name) => { expectSafe(safeName(name)) }), { numRuns: 2000 })
  })

  it('stays as it is the second time', () => {
    fc.assert(fc.property(hostile, (name) => { expect(safeName(safeName(name))).toBe(safeName(name)) }), { numRuns: 2000 })
  })

  it('keeps the extension, however long the name', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zé漢 ]{1,300}$/), fc.stringMatching(/^[a-z0-9]{1,8}$/), (stem, extension) => {
      expect(safeName(`x${stem}.${extension}`)).toMatch(new RegExp(`\\.${extension}$`))
    }))
  })

  it.each([
    ['Compte rendu – Mme Élodie.pdf', 'Compte rendu – Mme Élodie.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\lettre.pdf', 'lettre.pdf'],
    ['C:lettre.pdf', 'lettre.pdf'],
    ['/absolu/lettre.pdf', 'lettre.pdf'],
    ['dossier/', 'dossier'],
    ['annexe\u202efdp.exe', 'annexefdp.exe'],
    ['con.txt', '_con.txt'],
    ['LPT1', '_LPT1'],
    ['...', 'document'],
    ['', 'document'],
    ['.bashrc', 'bashrc'],
    ['lettre.pdf. . ', 'lettre.pdf'],
    ['e\u0301le\u0300ve.txt', 'élève.txt'],
    ['a<b>|"c?.txt', 'a_b___c_.txt'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe))
})

describe('safe names of one folder', () => {
  it('are safe, as many as came, and no two fall together on any disk', () => {
    fc.assert(fc.property(fc.array(hostile, { maxLength: 30 }), (names) => {
      const safe = safeNames(names)
      safe.forEach(expectSafe)
      expect(safe).toHaveLength(names.length)
      expect(new Set(safe.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length)
    }), { numRuns: 500 })
  })

  it('number what is called alike', () => {
    expect(safeNames(['a/lettre.pdf', 'b/Lettre.PDF', 'lettre.pdf', 'lettre (2).pdf'])).toEqual(['lettre.pdf', 'Lettre (2).PDF', 'lettre (3).pdf', 'lettre (2) (2).pdf'])
  })
})

it('neutral names say nothing but the kind of file', () => {
  expect(neutralNames(['Mme Canariot INR.PDF', 'notes', 'scan.de.la.patiente.Zélie', 'x.jpeg']))
    .toEqual(['document-1.pdf', 'document-2', 'document-3', 'document-4.jpeg'])
})
