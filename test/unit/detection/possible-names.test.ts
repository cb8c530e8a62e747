import { describe, expect, it } from 'vitest'
import { mayName, wordsOf } from '../../../src/detection/index.ts'

const nobody = (): boolean => false

describe('what a webmail would save of a mail that is only begun', () => {
  it.each([
    'Avis pour Ysoline Kéwinadibac', 'Kéwinadibac', 'Bonjour, M. Kéwinadibac', 'DURAND hospitalisé', 'bonjour, je vois Jean-Loup demain',
    'Ysoline Kéwina', 'rappeler le 06 12 34 56 78', 'dossier 20231457', 'né le 04/05/1961', 'Le rdv de K. Benadi', 'Je vois Kew\u200binadi',
  ])('may name somebody: %j', (text) => {
    expect(mayName(text, nobody)).toBe(true)
  })

  it.each([
    '', 'Réunion de service', 'Bonjour,\nMerci de me rappeler.\nBien à vous', 'Merci. Je passe demain à 14 h 30.', 'Liste :\n- Gants\n- Compresses',
    'Bonjour Docteur, le document est prêt', 'Réponse au dossier du 3 mai',
  ])('names nobody: %j', (text) => {
    expect(mayName(text, nobody)).toBe(false)
  })

  it('takes no offence at those whom the mail goes to, nor at what the server already has', () => {
    const before = wordsOf('Cabinet médical des Lilas, Lille')
    expect(mayName('Bonjour, je suis au cabinet de Lille', (word) => before.has(word))).toBe(false)
    expect(mayName('Bonjour, je suis au cabinet de Roubaix', (word) => before.has(word))).toBe(true)
  })
})
