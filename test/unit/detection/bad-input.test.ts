import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/detection/index.ts'

/** Milliseconds that the quicker of three runs takes: one run alone measures what else the machine does. */
function quickest(run: () => void): number {
  return Math.min(...[1, 2, 3].map(() => {
    const before = performance.now()
    run()
    return performance.now() - before
  }))
}

const LETTER = 'Cher confrère, Mme Zélie CANARIOT, née le 14/03/1957, a une insuffisance cardiaque sous furosémide 40 mg. INR 5,8 ; créatinine 143 µmol/L.\n'

describe('bad input', () => {
  it('takes time in proportion: eight times the text takes far less than sixty-four times as long', () => {
    for (const unit of [LETTER, 'Jean Dupont ', 'M. A B C D E F ', '1 85 05 78 006 084 ', '\u200b1', 'votre mammographie ', 'Cordialement,\n', 'ch. 12 ']) {
      const scan = (size: number) => (): void => { detect([{ part: 'body', text: unit.repeat(Math.ceil(size / unit.length)) }], []) }
      scan(40_000)()
      expect(quickest(scan(320_000)) / quickest(scan(40_000))).toBeLessThan(30)
    }
  }, 60_000)

  it('ends for ten megabytes of pasted text', () => {
    const before = performance.now()
    expect(detect([{ part: 'body', text: 'Réunion de service à 14 h, salle 3. '.repeat(290_000) }], []).conclusion).toBe('none')
    // Ten times what it takes on a quiet machine.
    expect(performance.now() - before).toBeLessThan(60_000)
  }, 120_000)

  it('ends for a hundred thousand recipients, and knows each of them', () => {
    const names = (index: number): string => `Mme Zq${index.toString(36).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))} CANARIOT`
    const known = Array.from({ length: 100_000 }, (_, index) => ({ name: names(index), address: `p${index}@exemple.fr` }))
    expect(detect([{ part: 'body', text: `Chimio de ${names(77_777)} demain.` }], known).conclusion).not.toBe('identifiable')
    expect(detect([{ part: 'body', text: 'Chimio de Mme Odile PERRUCHOT demain.' }], known).conclusion).toBe('identifiable')
  }, 20_000)

  it('reads text with halves of characters, and places findings in it rightly', () => {
    const text = `\ud83d Mme CANARIOT \udc00 a une phlébite \ud800`
    const { conclusion, findings } = detect([{ part: 'body', text }], [])
    expect(conclusion).toBe('identifiable')
    for (const { place, excerpt } of findings) expect(text.slice(place.start, place.end)).toBe(excerpt)
  })

  it('sees a name through hidden characters', () => {
    expect(detect([{ part: 'body', text: 'M\u200bme CANA\u00adRIOT a une phle\u0301bite' }], []).conclusion).toBe('identifiable')
  })
})
