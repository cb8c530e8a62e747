import { expect, it } from 'vitest'
import { ELSEWHERE, ruleTest, saidBy, SICK } from './one-rule.ts'

const typed = 'thomas.petti@medecin.mssante.fr'

ruleTest('unknown-address', {
  doubt: { to: [`Dr Thomas Petit <${typed}>`], known: ELSEWHERE, text: SICK },
  severity: 'confirm',
  says: {
    fr: `L’annuaire ne connaît pas cette adresse sécurisée : ${typed}. Est-ce plutôt thomas.petit@medecin.mssante.fr ?`,
    en: `The directory does not have this secure address: ${typed}. Is it rather thomas.petit@medecin.mssante.fr?`,
  },
  correction: { kind: 'change-recipient', address: 'thomas.petit@medecin.mssante.fr', name: 'THOMAS PETIT' },
  silent: {
    'an address that the directory has': { to: ['thomas.petit@medecin.mssante.fr'], known: ELSEWHERE, text: SICK },
    'written to before, so somebody unlisted': { to: [typed], text: SICK },
    'it wrote first': { to: [typed], known: ELSEWHERE, answers: typed, text: SICK },
    'a class that no source lists': { to: ['cabinet.lilas@pro.mssante.fr', 'app.labo@ch-lens.mssante.fr'], known: ELSEWHERE, text: SICK },
    'one’s own': { to: ['lea.moreau@medecin.mssante.fr'], known: ELSEWHERE, text: SICK },
    'an ordinary address': { to: ['thomas.petti@orange.fr'], known: ELSEWHERE, text: SICK },
  },
})

it('without anybody near says only that it is not known', async () => {
  expect(await saidBy('unknown-address', { to: ['hugo.wagner@medecin.mssante.fr'], known: ELSEWHERE, text: SICK })).toMatchObject([{ message: 'rule_unknown_address', params: ['hugo.wagner@medecin.mssante.fr'] }])
})

it('in the first week asks where the directory would have the address, and says nothing of a house of which it has nothing', async () => {
  const severities = async (address: string) => (await saidBy('unknown-address', { to: [address], text: SICK }, { firstWeek: true })).map(({ severity }) => severity)
  expect(await severities('urgence@ch-lens.mssante.fr')).toEqual(['confirm'])
  expect(await severities('hugo.wagner@medecin.mssante.fr')).toEqual(['confirm'])
  expect(await severities('thomas.petit@clinique-neuve.mssante.fr')).toEqual(['confirm'])
  // Where that person's box is, is told by another rule.
  expect(await saidBy('stale-address', { to: ['thomas.petit@clinique-neuve.mssante.fr'], text: SICK }, { firstWeek: true })).toMatchObject([{ severity: 'confirm' }])
  expect(await severities('dr.wagner@clinique-neuve.mssante.fr')).toEqual([])
  // Later, when the others are known, it is asked about as a first letter.
  const later = { to: ['dr.wagner@clinique-neuve.mssante.fr'], known: ELSEWHERE, text: SICK }
  expect(await saidBy('unknown-address', later)).toEqual([])
  expect(await saidBy('first-time-recipient', later)).toMatchObject([{ severity: 'confirm' }])
})
