import { expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../../../src/guard/index.ts'
import { ELSEWHERE, OFFICE, ruleTest, saidBy, SICK, THOMAS } from './one-rule.ts'

ruleTest('lookalike-domain', {
  doubt: { to: ['Dr Thomas Petit <thomas.petit@medecin-mssante.fr>'], text: SICK },
  severity: 'block',
  says: {
    fr: 'L’adresse de Dr Thomas Petit finit par medecin-mssante.fr, qui ressemble à medecin.mssante.fr. Est-ce une faute de frappe ?',
    en: 'The address of Dr Thomas Petit ends with medecin-mssante.fr, which looks like medecin.mssante.fr. Is it a typing slip?',
  },
  correction: { kind: 'change-recipient', address: 'thomas.petit@medecin.mssante.fr', name: 'Dr Thomas Petit' },
  silent: {
    'the real domain': { to: [THOMAS], text: SICK },
    'another town': { from: OFFICE, to: ['contact@ch-sens.fr', 'accueil@ch-lens.fr'], text: 'La réunion est à 14 h.' },
    'another country of the same provider': { from: OFFICE, to: ['marie@hotmail.com.br'], text: 'La réunion est à 14 h.' },
  },
})

it('asks only, where nothing about a patient would leave', async () => {
  const reasons = await saidBy('lookalike-domain', { from: OFFICE, to: ['marie@gmial.com'], text: 'Bonjour, la réunion est à 14 h.' })
  expect(reasons).toMatchObject([{ severity: 'confirm', correction: { address: 'marie@gmail.com' } }])
})

it('is not silenced by past letters: the slip may be an old one', async () => {
  expect(await saidBy('lookalike-domain', { to: ['thomas.petit@medecin.mssante.com'], known: ['thomas.petit@medecin.mssante.com'], text: SICK })).toHaveLength(1)
})

it('compares a house that no source lists with those that one does, in the first week too', async () => {
  const slip = { to: ['accueil@ch-roubaux.mssante.fr'], known: ELSEWHERE, text: SICK }
  for (const firstWeek of [false, true]) expect(await saidBy('lookalike-domain', slip, { firstWeek })).toMatchObject([{ correction: { address: 'accueil@ch-roubaix.mssante.fr' } }])
  expect(await saidBy('lookalike-domain', { ...slip, known: slip.to })).toEqual([])
  expect(await saidBy('lookalike-domain', { ...slip, answers: 'accueil@ch-roubaux.mssante.fr' })).toEqual([])
})

it('takes the practice’s own name under another ending for an imitation, unless both are declared as its own', async () => {
  const other = { from: OFFICE, to: ['c.marchal@cabinet-lilas.com'], text: 'La réunion est à 14 h.' }
  expect(await saidBy('lookalike-domain', other)).toMatchObject([{ correction: { address: 'c.marchal@cabinet-lilas.fr' } }])
  const policy = { ...DEFAULT_POLICY, internalDomains: ['cabinet-lilas.fr', 'cabinet-lilas.com'] }
  expect(await saidBy('lookalike-domain', other, { policy })).toEqual([])
})
