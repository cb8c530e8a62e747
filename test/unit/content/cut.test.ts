import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutUntilClean, MOST_CUTS, namesIn, placesOf, type TextPlace } from '../../../src/content/compose/cut.ts'
import { detect, type Place, type TextPart } from '../../../src/detection/index.ts'
import { nirGroups, PRINT_FORMS } from '../detection/nir-arbitrary.ts'

/** A message in hand, as the compose view holds one. */
class Message {
  readonly texts: Record<TextPlace['part'], string>
  rounds = 0

  constructor(subject: string, body: string, quoted = '') {
    this.texts = { subject, body, quoted }
  }

  readonly find = (): readonly Place[] => detect(
    Object.entries(this.texts).map(([part, text]) => ({ part, text }) as TextPart), [],
  ).findings.map(({ place }) => place)

  readonly cut = (places: readonly TextPlace[]): void => {
    this.rounds += 1
    for (const { part, start, end } of [...places].sort((a, b) => b.start - a.start)) this.texts[part] = this.texts[part].slice(0, start) + this.texts[part].slice(end)
  }
}

const sentence = fc.constantFrom(
  'Je vous adresse Mme Zélie CANARIOT, née le 14/03/1957.', 'Dyspnée d’effort stade II.', 'HTA sous ramipril 5 mg.', 'Créatinine 186 µmol/L, INR 5,8.', 'CANARIOT Paul 12/04/2010', 'bébé Canariot a de la fièvre',
  'Votre mammographie est normale.', 'IPP 8001245673', 'Merci docteur.', 'Le patient Paul Canariot tousse.', 'Réunion à 14 h.', 'Ma belle-mère a une phlébite.', '****LAB****', 'RES|HB|HB|N|12|g/dL', 'écrire à 146026322000196@patient.mssante.fr',
  'Mme de La Tour, M. et Mme Forêt : vaccin grippe', 'fracture', 'M.', 'Mme', 'Dr', 'né le', 'Cordialement,', '12/03/1950', 'mme canari : insuline', 'Bonjour Mme Canariot,', 'CANARIOT', 'ZELIE',
)
const text = fc.array(fc.oneof(sentence, nirGroups.chain((groups) => fc.constantFrom(...Object.values(PRINT_FORMS)).map((print) => print(groups)))), { maxLength: 12 })
  .chain((sentences) => fc.constantFrom(' ', '\n', '\r\n\r\n', ', ').map((joint) => sentences.join(joint)))

describe('removing the passages', () => {
  it('takes out who is named and what is told of them, and leaves the rest', () => {
    const message = new Message('Mme Canariot', 'Bonjour,\nMme Zélie CANARIOT a une pneumonie. Le parking est fermé.')
    expect(cutUntilClean(message.find, message.cut)).toBe(true)
    expect(message.texts.subject).toBe('')
    expect(message.texts.body).not.toMatch(/CANARIOT|pneumonie/)
    expect(message.texts.body).toContain('Le parking est fermé.')
  })

  it('leaves nothing that a new scan finds, whatever the cuts bring together', () => {
    fc.assert(fc.property(text, text, text, (subject, body, quoted) => {
      const message = new Message(subject, body, quoted)
      expect(cutUntilClean(message.find, message.cut)).toBe(true)
      expect(message.find()).toEqual([])
    }), { numRuns: 300 })
  })

  it('goes on while a cut brings a new passage together', () => {
    let left = 'xaaabbby'
    const find = (): Place[] => (left.includes('ab') ? [{ part: 'body', start: left.indexOf('ab'), end: left.indexOf('ab') + 2 }] : [])
    expect(cutUntilClean(find, ([place]) => { left = left.slice(0, place?.start) + left.slice(place?.end) })).toBe(true)
    expect(left).toBe('xy')
  })

  it('gives up after some rounds on a text that does not change, and says so', () => {
    let rounds = 0
    const place: Place = { part: 'body', start: 0, end: 4 }
    expect(cutUntilClean(() => [place], () => { rounds += 1 })).toBe(false)
    expect(rounds).toBe(MOST_CUTS)
  })

  it('does not call clean what it cannot scan', () => {
    expect(cutUntilClean(() => null, () => undefined)).toBe(false)
  })

  it('does not cut the text for what stands in a file', () => {
    const cuts: unknown[] = []
    expect(cutUntilClean(() => [{ part: 'attachment', attachment: 'a', start: 0, end: 5 }], (places) => cuts.push(places))).toBe(true)
    expect(cuts).toEqual([])
  })
})

describe('names that stand elsewhere once a letter has told whose they are', () => {
  const names = namesIn(detect([{ part: 'body', text: 'Je vous adresse Mme Ysoline Kéwinadibac, née le 04/05/1961, pour une pneumonie. Dr Duval' }], []).findings, new Set(['duval']))
  const left = (text: string): string => placesOf(names, text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)

  it('are found in the subject, in capitals or without accents', () => {
    expect(left('Avis pour Ysoline Kéwinadibac')).toBe('Avis pour  ')
    expect(left('KEWINADIBAC ysoline')).toBe(' ')
  })

  it('leave titles, parts of other words and everything else alone', () => {
    expect(left('Madame, voyez Ysolines et la pneumonie')).toBe('Madame, voyez Ysolines et la pneumonie')
  })
})
