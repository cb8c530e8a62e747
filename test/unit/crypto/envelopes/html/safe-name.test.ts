import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName, safeNames } from '../../../../../src/crypto/envelopes/html/safe-name.ts'

describe('the name that a file is saved under', () => {
  it.each([
    ['Compte rendu.pdf', 'Compte rendu.pdf'],
    ['écho cœur – 12 mars.jpg', 'écho cœur – 12 mars.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\system32\\a.dll', 'a.dll'],
    ['C:\\temp\\x.txt', 'x.txt'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['a\u0000b\nc\u0085d.txt', 'abcd.txt'],
    ['con', '_con'], ['CON.txt', '_CON.txt'], ['aux .pdf', '_aux .pdf'], ['lpt¹.log', '_lpt¹.log'], ['COM10.txt', 'COM10.txt'], ['console.log', 'console.log'],
    ['a:b?c*d|e"f<g>h.txt', 'a_b_c_d_e_f_g_h.txt'],
    ['.bashrc', 'bashrc'], ['~/.ssh', 'ssh'], ['fin. . .', 'fin'], ['-rf', 'rf'],
    ['', 'fichier'], ['..', 'fichier'], ['/', 'fichier'], ['\u200b\u202e', 'fichier'],
    ['a\u200b.pdf', 'a.pdf'], ['x\ud800y.txt', 'xy.txt'],
  ])('%j becomes %j', (given, safe) => expect(safeName(given)).toBe(safe))

  it('keeps its ending however long it is, and stays short enough for any disk', () => {
    const safe = safeName(`${'é'.repeat(400)}.tar.gz`)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(184)
    expect(safe).toMatch(/\.gz$/)
  })

  it('is safe for any text, and stays as it is once safe', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom('.', '/', '\\', ':', 'c', 'o', 'n', ' ', '~', '-', '\u202e', 'a', '\0') })), (name) => {
      const safe = safeName(name)
      expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$|^$/u)
      expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(184)
      expect(safeName(safe)).toBe(safe)
    }), { numRuns: 500 })
  })

  it('is never given twice, whatever the capitals', () => {
    expect(safeNames(['a.pdf', 'A.pdf', 'x/a.pdf', 'a (2).pdf', ''])).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', 'a (2) (2).pdf', 'fichier'])
  })
})
