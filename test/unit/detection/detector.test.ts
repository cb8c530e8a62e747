import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect, Detector, type KnownPerson, type TextPart } from '../../../src/detection/index.ts'

/** What drafts are made of: each pulls at something that lies farther than its own line. */
const PIECES = [
  'Je vous adresse Mme Joséphine Quillévéré, née le 17/03/1954, pour son diabète.', 'HbA1c 9,2 %, créatinine 112 µmol/L', 'metformine 1000 mg matin et soir',
  'Merci pour votre retour rapide au sujet de la réunion de jeudi.', 'Cordialement,', 'Dr Paul Martin', 'De : Anne Kerbrat', 'Le 3 mars, Paul Martin a écrit :', '> Léa Morvan a vomi cette nuit',
  'PS : pensez à M. Jean Le Goff', 'NIR 1 85 05 78 006 084 36', 'Monsieur', 'Kerbrat', 'né le', '12/03/1954', 'Présents : Anne Kerbrat, Luc Person', 'œdème des chevilles', 'e\u0301pilepsie de Zo\u00ebl\u200b Tanguy',
  'ch. 108', 'ma mère tousse', '****LAB****', 'MSH|^~\\&|', 'chat stérilisé, propriétaire Mme Roux', 'İstanbul', 'bulletin de salaire', '33000 Bordeaux', '-', 'Dr', '10 mg x 2', 'a', ' ', '\t',
] as const
const piece = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) })
const gap = fc.constantFrom('\n', '\n', '\n\n', ' ', ' ', '', '\r\n', '\n\n\n')
const prose = (most: number) => fc.array(fc.tuple(piece, gap), { maxLength: most }).map((list) => list.flat().join(''))
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(300) }), put: prose(2) })
const KNOWN: readonly KnownPerson[] = [{ name: 'Anne Kerbrat', address: 'anne.kerbrat@example.fr' }]

describe('a draft that is edited', () => {
  it('is judged after every edit as if it were scanned for the first time', () => {
    fc.assert(fc.property(prose(90), fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      const detector = new Detector()
      let body = start
      for (const { at, removed, put } of edits) {
        const from = Math.floor(at * body.length)
        const parts: TextPart[] = [{ part: 'subject', text: 'Avis' }, { part: 'body', text: body }, { part: 'quoted', text: start }]
        expect(detector.detect(parts, KNOWN)).toEqual(detect(parts, KNOWN))
        // Without its thread, as the guard asks too.
        expect(detector.detect(parts.slice(0, 2), KNOWN)).toEqual(detect(parts.slice(0, 2), KNOWN))
        body = body.slice(0, from) + put + body.slice(from + removed)
      }
      const last: TextPart[] = [{ part: 'body', text: body }]
      expect(detector.detect(last, KNOWN)).toEqual(detect(last, KNOWN))
    }), { numRuns: 120 })
  })

  it('hears of a closing formula that mutes names far below it', () => {
    const detector = new Detector()
    const filler = 'La réunion de jeudi est reportée au mois suivant, dans la salle du premier étage.\n'
    const below = `${filler.repeat(12)}Léa Morvan et son diabète, metformine 1000 mg.\n${filler.repeat(30)}`
    for (const body of [`Bonjour,\n${below}`, `Cordialement,\n${below}`, `Bonjour,\n${below}`]) {
      const parts: TextPart[] = [{ part: 'body', text: filler.repeat(30) + body }]
      expect(detector.detect(parts, [])).toEqual(detect(parts, []))
    }
  })

  it('knows a signature that is typed, and taken back, at its end', () => {
    const letter = 'Je vous adresse Jean Le Goff pour son diabète.\n\n'
    const signature = 'Cordialement,\nOdile Perruchot\nPS : Léa Morvan a vomi.\n'
    const typed = Array.from(signature, (_, index) => signature.slice(0, index + 1))
    const detector = new Detector()
    for (const end of [...typed, ...typed.toReversed(), signature.slice(14), '', signature]) {
      const parts: TextPart[] = [{ part: 'body', text: letter + end }]
      expect(detector.detect(parts, []), end).toEqual(detect(parts, []))
    }
  })

  it('counts a name again once its bearer is no correspondent any more', () => {
    const detector = new Detector()
    const parts: TextPart[] = [{ part: 'body', text: 'Mme Anne Kerbrat a un cancer du sein, chimiothérapie lundi.' }]
    expect(detector.detect(parts, KNOWN).conclusion).not.toBe('identifiable')
    expect(detector.detect(parts, []).conclusion).toBe('identifiable')
  })

  it('keeps two files of one name apart', () => {
    const detector = new Detector()
    const file = (text: string): TextPart => ({ part: 'attachment', attachment: 'a.txt', text })
    const parts = [file('Mme Josette Perrin, née le 3 mai 1951, a un diabète.'), file('La réunion est lundi.')]
    expect(detector.detect(parts, [])).toEqual(detect(parts, []))
    expect(detector.detect(parts.toReversed(), [])).toEqual(detect(parts.toReversed(), []))
  })
})
