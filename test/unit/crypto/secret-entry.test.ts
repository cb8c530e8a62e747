import { expect, it } from 'vitest'
import { candidateSecrets, exactSecret } from '../../../src/crypto/secret-entry.ts'

it.each([
  ['Grenouille  Orange_velours 7', ['Grenouille  Orange_velours 7', 'grenouille-orange-velours-7']],
  ['  Été—Brest !', ['Été—Brest !', 'ete-brest']],
  ['grenouille-orange', ['grenouille-orange']],
  [' – ', ['–']],
  ['   ', []],
])('tries what was typed, then what a generated secret would be: %j', (typed, tried) => expect(candidateSecrets(typed)).toEqual(tried))

it('knows one text by one form, however its accents were typed', () => expect(exactSecret('e\u0301te\u0301 ')).toBe('\u00e9t\u00e9'))
