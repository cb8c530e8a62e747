import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitQuoted } from '../../../src/detection/index.ts'

const of = (text: string, part: 'body' | 'quoted'): string =>
  splitQuoted(text).filter((range) => range.part === part).map(({ start, end }) => text.slice(start, end)).join('')

describe('splitQuoted', () => {
  it.each([
    ['a French attribution', 'Merci.\n\nLe 12/03/2026 à 10:11, Zélie Canari a écrit :\n> INR 5,8\n> À revoir', 'Merci.\n\n'],
    ['an attribution folded over two lines', 'Merci.\n\nLe jeu. 12 mars 2026 à 10:11, Zélie Canari <z.canari@exemple.fr>\na écrit :\n> INR 5,8', 'Merci.\n\n'],
    ['an English attribution', 'Thanks\nOn 12 March 2026 at 10:11, Z. Canari wrote:\n> INR 5.8', 'Thanks\n'],
    ['an attribution without prefixes', 'Merci\nLe 12/03/2026, Z. Canari a écrit :\nINR 5,8\n\nFin', 'Merci\n'],
    ['a separator', 'Merci\n-----Message d\'origine-----\nDe : X\nINR 5,8', 'Merci\n'],
    ['a forwarded message', 'Voir\n\n-------- Message transféré --------\nSujet : INR', 'Voir\n\n'],
    ['Outlook’s headers', 'Merci\n\nDe : HENRY Laure\nEnvoyé : mardi 10 septembre 2024 19:47\nÀ : Secretariat\nObjet : Canari\n\nINR 5,8', 'Merci\n\n'],
    ['Outlook’s rule and headers', 'Merci\n________________________________\nFrom: H\nSent: Tuesday\nTo: S\nSubject: C\n\nINR', 'Merci\n'],
    ['lines with a prefix', 'Oui\r\n> INR 5,8\r\n>\r\n> suite\r\n', 'Oui\r\n'],
  ])('finds %s', (_, text, body) => {
    expect(of(text, 'body')).toBe(body)
    expect(of(text, 'quoted')).toBe(text.slice(body.length))
  })

  it('keeps answers between quoted lines in the body', () => {
    const text = 'Le 12/03/2026 à 10:11, Z. Canari a écrit :\n> On arrête ?\nOui.\n> Et le dosage ?\nDemain.\n'
    expect(of(text, 'body')).toBe('Oui.\nDemain.\n')
  })

  it.each(['Le patient que vous avez écrit attend', 'De : rien.\nMerci', 'Objet : la salle\nÀ demain', '', 'Le 12, elle a écrit une lettre'])('leaves as body: %s', (text) => {
    expect(of(text, 'quoted')).toBe('')
  })

  it('covers the whole text with contiguous ranges, in order', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('> a', 'Le 12/03/2026 à 10:11, X a écrit :', '-----Message d\'origine-----', 'De : X', 'Envoyé : mardi', 'À : Y', 'Objet : Z', '', 'On Monday 3 May, X wrote:', '____________________________'))
    fc.assert(fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, joint) => {
      const text = lines.join(joint)
      let at = 0
      for (const { start, end } of splitQuoted(text)) {
        expect(start).toBe(at)
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(at).toBe(text.length)
    }))
  })
})
