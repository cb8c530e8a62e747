import { describe, expect, it } from 'vitest'
import { mentionsIn } from '../../../../src/guard/letter/mentions.ts'

const names = (body: string): string[] => mentionsIn(body).map(({ name }) => name)

describe('persons said to be in copy', () => {
  it.each([
    ['Je la revois en mars. Copie au Dr Leroy.', ['Leroy']],
    ['Copie : Dr Paul Leroy', ['Paul Leroy']],
    ['Copies : Dr Leroy, Dr Petit', ['Leroy', 'Petit']],
    ['cc Dr Leroy', ['Leroy']],
    ['Cc : Pr Hélène Ségalen', ['Hélène Ségalen']],
    ['Je mets en copie le Dr Leroy.', ['Leroy']],
    ['Je mets le Dr Leroy en copie.', ['Leroy']],
    ['Le Dr Leroy, en copie de ce mail, la verra.', ['Leroy']],
    ['le Dr Leroy que je mets en copie', ['Leroy']],
    ['J’adresse une copie de ce courrier au Dr Leroy.', ['Leroy']],
    ['Une copie est adressée au Dr Leroy et au Dr Petit.', ['Leroy', 'Petit']],
    ['copie à son médecin traitant le Dr Leroy', ['Leroy']],
    ['Avec copie à Mme Petit (IDEL)', ['Petit']],
    ['Merci.\n\nCordialement,\nDr Moreau\n\nCopie : Dr Leroy', ['Leroy']],
    ['I am copying Dr Smith.', ['Smith']],
    ['Double : Dr Leroy, CH du Nord', ['Leroy']],
    ['Double de ce courrier au Dr Leroy', ['Leroy']],
    ['Vu avec Hélène Ségalen (en copie).', ['Hélène Ségalen']],
    ['Hélène Ségalen est en copie.', ['Hélène Ségalen']],
    ['Œdème stable. Copie au Dr Leroy', ['Leroy']],
  ])('%j: %j', (body, expected) => {
    expect(names(body)).toEqual(expected)
  })

  it.each([
    'Copie au dossier.', 'Copie à la patiente.', 'copie de votre courrier', 'Ci-joint copie du compte rendu du Dr Leroy', 'Le Dr Leroy m’avait mis en copie.', 'Une copie a été adressée par courrier au Dr Leroy.',
    'Copie au Dr Leroy par courrier.', 'Merci d’envoyer une copie au Dr Leroy.', 'Vous pouvez adresser une copie au Dr Leroy.', 'J’ai déjà envoyé une copie au Dr Leroy.', 'Copie : médecin traitant', 'Le Dr Leroy la suit.', 'les copies des élèves', '',
  ])('nobody in %j', (body) => {
    expect(names(body)).toEqual([])
  })
})
