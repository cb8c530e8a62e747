import { expect, it } from 'vitest'
import { MARIE, ruleTest, saidBy, SICK, THOMAS } from './one-rule.ts'

ruleTest('salutation-mismatch', {
  doubt: { to: [THOMAS], text: `Chère Dr Caron,\n\n${SICK}` },
  severity: 'confirm',
  says: { fr: 'Le message salue Caron, mais il part à Dr Thomas Petit.', en: 'The message greets Caron, but it goes to Dr Thomas Petit.' },
  correction: { kind: 'change-recipient', address: 'marie.caron@medecin.mssante.fr', name: 'MARIE CARON' },
  silent: {
    'greeted by name': { to: [THOMAS], text: `Cher Dr Petit,\n\n${SICK}` },
    'by a short form': { to: [THOMAS], text: `Salut Tom,\n\n${SICK}` },
    'greeted by no name': { to: [THOMAS], text: `Cher ami,\n\n${SICK}` },
    'a third party named in the letter': { to: [THOMAS], text: `Cher Thomas,\n\nLe Dr Caron l’a vue.\n${SICK}` },
    'a greeting that is quoted': { to: [THOMAS], text: `Merci, bien reçu.\n\nLe 3 mars 2026 à 10:00, Dr Petit a écrit :\n> Chère Marie,\n> ${SICK}` },
    'one’s own family': { from: 'lea@orange.fr', to: ['M. Gaumet Père <gaumet.andre@orange.fr>'], text: 'Papa, Maman,\n\nOn arrive dimanche.' },
    'a signature': { to: [THOMAS], text: `Cher Thomas,\n\n${SICK}\n\nCordialement\nDr Marie Caron` },
    'a team’s box, where anybody may read': { to: ['urgences@ch-lens.mssante.fr'], text: `Cher Dr Caron,\n\n${SICK}` },
    'one of two': { to: [THOMAS, MARIE], text: `Chère Marie,\n\n${SICK}` },
  },
})

it('finds the one of two greeted who is missing', async () => {
  expect(await saidBy('salutation-mismatch', { to: [THOMAS, MARIE], text: `Chers Drs Caron et Vasseur,\n\n${SICK}` })).toMatchObject([{ message: 'rule_salutation_mismatch_several', params: ['Vasseur'] }])
})

it('offers nobody where several bear the name', async () => {
  const [reason] = await saidBy('salutation-mismatch', { to: [THOMAS], text: `Cher Dr Martin,\n\n${SICK}` })
  expect(reason?.params).toEqual(['Martin', 'Dr Thomas Petit'])
  expect(reason?.correction).toBeUndefined()
})

it('knows a fond form of a first name', async () => {
  expect(await saidBy('salutation-mismatch', { to: ['Dr Jean Dupond <jean.dupond@medecin.mssante.fr>'], text: `Salut Jeannot,\n\n${SICK}` })).toEqual([])
  expect(await saidBy('salutation-mismatch', { to: ['Dr Jean Dupond <jean.dupond@medecin.mssante.fr>'], text: `Salut Marco,\n\n${SICK}` })).toHaveLength(1)
})

it.each([['Lucho', 'luc.martin'], ['Paulo', 'paul.martin'], ['Juju', 'julien.martin'], ['Fredo', 'frederic.martin'], ['Mathou', 'mathilde.martin']])('knows %s for %s', async (said, local) => {
  const told = (box: string) => saidBy('salutation-mismatch', { from: 'lea@orange.fr', to: [`${box}@orange.fr`], text: `Salut ${said},\n\nOn se voit jeudi.` })
  expect(await told(local)).toEqual([])
  expect(await told('sophie.martin')).toHaveLength(1)
})

it.each([['Zouzou', 1], ['Marivette', 0], ['Tarie', 0], ['Marc', 1]])('of one written to often, takes %j for a fond name only where it sounds like theirs: %i', async (name, times) => {
  expect(await saidBy('salutation-mismatch', { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Bonjour ${name},\n\n${SICK}` })).toHaveLength(times)
})

it('knows one person by two names, the second in brackets', async () => {
  expect(await saidBy('salutation-mismatch', { to: [MARIE], text: `Chère Docteure Le Flem (Caron),\n\n${SICK}` })).toEqual([])
  expect(await saidBy('salutation-mismatch', { to: [MARIE], text: `Chère Docteure Le Flem (Vannes),\n\n${SICK}` })).toHaveLength(1)
})

it('greets nobody who reads there, where a name is shown for another’s box', async () => {
  expect(await saidBy('salutation-mismatch', { to: ['Dr Sylvie Brunel <marie.caron@medecin.mssante.fr>'], text: `Chère Sylvie,\n\n${SICK}` })).toHaveLength(1)
})

it('knows that a substitute is greeted in another’s mailbox where the letter says so', async () => {
  const said = (text: string) => saidBy('salutation-mismatch', { to: [MARIE], text: `Bonjour Dr Lopez,\n\n${text} ${SICK}` })
  expect(await said('J’écris sur la boîte du Dr Caron que vous remplacez.')).toEqual([])
  expect(await said('Vous remplacez le Dr Bastide.')).toHaveLength(1)
})
