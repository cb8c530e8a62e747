import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recognizer } from '../../../../src/detection/recognizer.ts'
import { addressedPatient } from '../../../../src/detection/recognizers/addressed-patient.ts'
import { birthDate } from '../../../../src/detection/recognizers/birth-date.ts'
import { drug } from '../../../../src/detection/recognizers/drug.ts'
import { labResult } from '../../../../src/detection/recognizers/lab-result.ts'
import { medicalTerm } from '../../../../src/detection/recognizers/medical-term.ts'
import { person } from '../../../../src/detection/recognizers/person.ts'
import { phone } from '../../../../src/detection/recognizers/phone.ts'
import { postalAddress } from '../../../../src/detection/recognizers/postal-address.ts'
import { recordNumber } from '../../../../src/detection/recognizers/record-number.ts'
import { relative } from '../../../../src/detection/recognizers/relative.ts'
import { room } from '../../../../src/detection/recognizers/room.ts'
import { ScanText } from '../../../../src/detection/scan-text.ts'
import { passages } from '../recognise.ts'

/** Of each recognizer what it finds, and what costs most when it is repeated. */
const RECOGNIZERS: readonly [Recognizer, readonly string[], readonly string[]][] = [
  [birthDate, ['née le 14/03/1957', 'DDN : 02.11.1938', 'né le 3 février 2011', 'dob 14 Feb 1950'], ['né le ', '12/03/', 'DUPONT JEAN ', 'née jean jean jean ', 'mille neuf cent ']],
  [person, ['Mme Zélie CANARIOT', 'M. Gérard Péchon', 'CANARIOT Zélie', 'le petit Noah Lambert'], ['Mme ', 'M. A. B. C. ', 'Jean-', 'de la ', 'Drs A, B, ']],
  [recordNumber, ['IPP 8001245673', 'NDA : 240012345', 'dossier patient n° 123456'], ['IPP ', 'dossier n° ', '12 34-', 'IPP 1 1 1 1 1 ']],
  [labResult, ['créatinine 186 µmol/L', 'INR 5,8', 'HbA1c : 9,4 %', 'CRP à 120 mg/L'], ['hb        ', 'INR : = ', '5,8 ', 'créatinine à ', 'ta ']],
  [drug, ['ramipril 5 mg', 'Kardégic 75', 'furosémide 40 mg'], ['5 mg ', 'ramipril ', '1-0-1 ', 'mg x ']],
  [medicalTerm, ['insuffisance cardiaque', 'pneumonie', 'coloscopie'], ['insuffisance ', 'perte de ', 'T1N0', 'post-', 'ALD n° ']],
  [relative, ['ma belle-mère', 'votre sœur'], ['ma ', 'la dame du ', 'le fils de la ']],
  [addressedPatient, ['votre mammographie', 'Votre traitement'], ['votre ', "j'ai ", 'votre mammographie ']],
  [postalAddress, ['14 rue du Moulin', '8 avenue Foch'], ['14 rue ', '3 bis ', 'rue a a a a ', '59000 ']],
  [phone, ['06 12 34 56 78', '0612345678'], ['06 ', '06 12 34 56 7', '0033']],
  [room, ['chambre 12', 'ch. 204'], ['ch. ', 'chambre n° ', 'lit ']],
]
/** What shows nothing, or shows a letter the same in another way. */
const hidden = fc.constantFrom('\u200b', '\u00ad', '\u2060', '\u200d', '\ufeff', '\u202e', '\u2066')

for (const [recognizer, known, costly] of RECOGNIZERS) {
  describe(`${recognizer.name}, whatever the text`, () => {
    it('finds through characters that show nothing, and through accents typed apart', () => {
      fc.assert(fc.property(fc.constantFrom(...known), fc.boolean(), fc.array(fc.tuple(fc.nat(), hidden), { maxLength: 4 }), (passage, apart, tricks) => {
        let text = apart ? passage.normalize('NFD') : passage
        for (const [where, trick] of tricks) {
          const at = 1 + where % Math.max(1, text.length - 1)
          text = text.slice(0, at) + trick + text.slice(at)
        }
        const plain = passages(recognizer, `Voici : ${passage}, merci.`)
        expect(plain.length).toBeGreaterThan(0)
        const shown = passages(recognizer, `Voici : ${text}, merci.`).map((found) => found.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').normalize('NFC'))
        expect(shown).toEqual(plain)
      }), { numRuns: 80 })
    })

    it('stays within the text, with something to show', () => {
      const piece = fc.oneof(fc.constantFrom(...known, ...costly), fc.string({ unit: 'binary', maxLength: 12 }), hidden)
      fc.assert(fc.property(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), (text) => {
        const scan = new ScanText({ part: 'body', text }, [])
        for (const { start, end } of recognizer.recognize(scan)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(scan.text.length)
          expect(scan.original(end)).toBeLessThanOrEqual(text.length)
        }
      }), { numRuns: 150 })
    })

    it('takes time in proportion to the text', () => {
      const timeOf = (text: string): number => Math.min(...[1, 2, 3].map(() => {
        const scan = new ScanText({ part: 'body', text }, [])
        const before = performance.now()
        recognizer.recognize(scan)
        return performance.now() - before
      }))
      for (const unit of costly) {
        const short = timeOf(unit.repeat(Math.ceil(8000 / unit.length)))
        // Sixteen times the text: 16 where time is in proportion, 256 where it is squared; the constant is for clocks and collections.
        expect(timeOf(unit.repeat(Math.ceil(128_000 / unit.length))), unit).toBeLessThan(64 * short + 60)
      }
    }, 20_000)
  })
}
