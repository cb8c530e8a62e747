import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Detection, Detector, type Finding, isAnswerable, passageAt, type TextPart } from '../../../src/detection/index.ts'

const scan = (body: string, answered: readonly string[] = [], subject = ''): Detection =>
  new Detector().detect([{ part: 'subject', text: subject }, { part: 'body', text: body }], [], new Set(answered))
const keyOf = ({ kind, place: { start, end } }: Finding, text: string): string => passageAt(kind, text, start, end).key
/** The key of the passage with these words, as they stand in this text. */
function said(text: string, words: string): string {
  const finding = scan(text).findings.find(({ excerpt }) => excerpt === words)
  if (!finding) throw new Error(`nothing was found in ${words}`)
  return keyOf(finding, text)
}

const CLERK = 'Mme Zélie CANARIOT tient le secrétariat du mardi.'
const ILL = 'Mme Odile PERRUCHOT a une insuffisance cardiaque.'

describe('a passage that is no patient’s data', () => {
  const text = `${CLERK} La réunion porte sur l’insuffisance cardiaque et le furosémide 40 mg.`

  it('counts for nothing any more, and is told apart', () => {
    const talk = 'Mme Zélie CANARIOT fera sa présentation sur l’insuffisance cardiaque mardi.'
    expect(scan(talk).conclusion).toBe('identifiable')
    const after = scan(talk, [said(talk, 'Mme Zélie CANARIOT')])
    expect(after.conclusion).toBe('none')
    expect(after.findings.map(({ excerpt }) => excerpt)).not.toContain('Mme Zélie CANARIOT')
    expect(after.answered?.map(({ excerpt }) => excerpt)).toEqual(['Mme Zélie CANARIOT'])
  })

  it('spares nobody else', () => {
    const both = `${CLERK} ${ILL}`
    const after = scan(both, [said(both, 'Mme Zélie CANARIOT')])
    expect(after.conclusion).toBe('identifiable')
    expect(after.findings.map(({ excerpt }) => excerpt)).toContain('Mme Odile PERRUCHOT')
  })

  it('is another one as soon as its sentence says something else', () => {
    const key = said(text, 'Mme Zélie CANARIOT')
    for (const other of [
      'Mme Zélie CANARIOT a une insuffisance cardiaque.', 'Mme Zélie CANARIOT tient le secrétariat du mardi, avec sa sclérose en plaques.',
      'Depuis sa chimiothérapie, Mme Zélie CANARIOT tient le secrétariat du mardi.',
    ]) {
      const after = scan(other, [key])
      expect(after.answered, other).toEqual([])
      expect(after, other).toEqual({ ...scan(other), answered: [] })
    }
  })

  it('is the same one with other line ends, blanks and hidden characters, and wherever its sentence stands', () => {
    const key = said(text, 'Mme Zélie CANARIOT')
    for (const other of [`Bonjour,\n${CLERK}\nÀ mardi`, 'Mme  Zélie CANARIOT tient le\u00a0secrétariat du mardi.', 'Mme Zélie CANA\u00adRIOT tient le secrétariat du mardi.', CLERK.normalize('NFD')]) {
      expect(scan(other, [key]).findings, other).toEqual([])
    }
  })

  it('is never a checked number, nor a record of a laboratory', () => {
    const number = 'Le dossier de paie porte le 2 85 05 78 006 084 41 pour cette personne.'
    const finding = scan(number).findings.find(({ kind }) => kind === 'identity-number')
    expect(finding && isAnswerable(finding, finding.excerpt.length)).toBe(false)
    const after = scan(number, scan(number).findings.map((one) => keyOf(one, number)))
    expect(after.findings.map(({ kind }) => kind)).toContain('identity-number')
    expect(isAnswerable({ kind: 'record-format', role: 'record' }, 10)).toBe(false)
  })

  it('is remembered for the one draft only where its sentence could stand anywhere', () => {
    expect(passageAt('person', 'Mme Canariot', 0, 12).isBare).toBe(true)
    expect(passageAt('person', 'Pour Mme Canariot', 5, 17).isBare).toBe(true)
    expect(passageAt('person', CLERK, 0, 18).isBare).toBe(false)
  })
})

it('answering every passage leaves of them only what nobody may answer for', () => {
  const sentence = fc.constantFrom(CLERK, ILL, 'Créatinine 186 µmol/L.', 'HTA sous ramipril 5 mg.', 'Né le 14/03/1957.', 'Le patient Paul Canariot tousse.', 'Réunion à 14 h.', 'Cordialement,\nDr Léa Moreau', 'NIR 2 85 05 78 006 084 41')
  fc.assert(fc.property(fc.array(sentence, { maxLength: 8 }), fc.constantFrom(' ', '\n'), (sentences, joint) => {
    const text = sentences.join(joint)
    const parts: TextPart[] = [{ part: 'body', text }]
    const before = new Detector().detect(parts, [])
    const after = new Detector().detect(parts, [], new Set(before.findings.map((one) => keyOf(one, text))))
    const known = new Set(before.findings.map(({ place: { start } }) => start))
    for (const one of after.findings) if (known.has(one.place.start)) expect(isAnswerable(one, one.excerpt.length), one.excerpt).toBe(false)
  }), { numRuns: 200 })
})
