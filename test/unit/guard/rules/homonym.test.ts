import { expect, it } from 'vitest'
import { buildIndex, openIndex } from '../../../../src/directory/index.ts'
import { boxOf } from '../../directory/boxes.ts'
import { ELSEWHERE, ruleTest, saidBy, SICK } from './one-rule.ts'

const JEAN = 'Dr Jean Martin <jean.martin@medecin.mssante.fr>'
const SOPHIE = 'Dr Martin <sophie.martin@medecin.mssante.fr>'

ruleTest('homonym', {
  doubt: { to: [JEAN], known: ELSEWHERE, text: `Cher confrère,\n\n${SICK}\n\nAmitiés` },
  severity: 'confirm',
  says: {
    fr: 'Plusieurs personnes portent le nom de Dr Jean Martin. Vous écrivez à : JEAN MARTIN, Cardiologie et maladies vasculaires, LILLE. Il y a aussi : JEAN MARTIN, Dermatologie et vénéréologie, ROUBAIX.',
    en: 'Several people bear the name of Dr Jean Martin. You are writing to: JEAN MARTIN, Cardiologie et maladies vasculaires, LILLE. There is also: JEAN MARTIN, Dermatologie et vénéréologie, ROUBAIX.',
  },
  correction: { kind: 'change-recipient', address: 'jean.martin@ch-roubaix.mssante.fr', name: 'JEAN MARTIN' },
  silent: {
    'past letters settle it': { to: [JEAN], text: `Cher confrère,\n\n${SICK}` },
    'an answer settles it': { to: [JEAN], known: ELSEWHERE, answers: 'jean.martin@medecin.mssante.fr', text: `Cher confrère,\n\n${SICK}` },
    'the specialty settles it': { to: [JEAN], known: ELSEWHERE, text: `Cher confrère,\n\n${SICK}\nMerci de votre avis cardiologique.` },
    'the town settles it': { to: [JEAN], known: ELSEWHERE, text: `Cher confrère,\n\n${SICK}\nElle viendra à Lille.` },
    'the house settles it': { to: ['Dr Martin <p.martin@chu-lille.mssante.fr>'], known: ELSEWHERE, text: `Cher confrère,\n\n${SICK}\nElle préfère le CHU de Lille en neurologie.` },
    'the greeting’s first name settles it': { to: [SOPHIE], known: ELSEWHERE, text: `Chère Sophie,\n\n${SICK}` },
    'nobody else of that name': { to: ['Dr Thomas Petit <thomas.petit@medecin.mssante.fr>'], known: ELSEWHERE, text: `Cher confrère,\n\n${SICK}` },
  },
})

it('does not take the family name in a greeting, which both bear, for an answer', async () => {
  expect(await saidBy('homonym', { to: [SOPHIE], known: ELSEWHERE, text: `Cher Dr Martin,\n\n${SICK}` })).toHaveLength(1)
})

it('asks where past letters went to the other one', async () => {
  expect(await saidBy('homonym', { to: [JEAN], known: ['jean.martin@ch-roubaix.mssante.fr'], text: `Cher Jean,\n\n${SICK}` })).toHaveLength(1)
})

it('is a mark in the first week, and none where the draft settles it', async () => {
  const marks = (text: string) => saidBy('homonym', { to: [JEAN], text }, { firstWeek: true })
  expect(await marks(`Cher confrère,\n\n${SICK}`)).toMatchObject([{ severity: 'advise' }])
  expect(await marks(`Cher confrère,\n\n${SICK}\nMerci de votre avis cardiologique.`)).toEqual([])
})

it('reads a name that an address runs together, and an initial that is no title', async () => {
  const box = (address: string, familyName: string, givenName: string, nationalId: string) => boxOf({ address, familyName, givenName, nationalId })
  const directory = openIndex(await buildIndex([
    box('charlotte.deoliveira@medecin.mssante.fr', 'DE OLIVEIRA', 'CHARLOTTE', '810000000001'), box('c.deoliveira@ch-arras.mssante.fr', 'DE OLIVEIRA', 'CHARLOTTE', '810000000002'),
    box('m.lefevre@ch-arras.mssante.fr', 'LEFEVRE', 'MARIE', '810000000003'), box('anne.lefevre@medecin.mssante.fr', 'LEFEVRE', 'ANNE', '810000000004'),
  ], { date: '2026-11-23' }))
  const said = (address: string) => saidBy('homonym', { to: [address], known: ELSEWHERE, text: `Bonjour,\n\n${SICK}` }, { directory })
  expect(await said('charlotte.deoliveira@medecin.mssante.fr')).toHaveLength(1)
  expect(await said('m.lefevre@ch-arras.mssante.fr')).toEqual([])
})

it('takes "Madame" for the nurse, and "Docteur" for the doctor of that name', async () => {
  const directory = openIndex(await buildIndex([
    boxOf({ address: 'sylvie.wagner@infirmier.mssante.fr', familyName: 'WAGNER', givenName: 'SYLVIE', profession: 'Infirmier', civility: '', nationalId: '810000000001' }),
    boxOf({ address: 'bruno.wagner@medecin.mssante.fr', familyName: 'WAGNER', givenName: 'BRUNO', profession: 'Médecin', civility: 'Docteur', nationalId: '810000000002' }),
  ], { date: '2026-11-23' }))
  const said = (greeting: string) => saidBy('homonym', { to: ['Wagner <sylvie.wagner@infirmier.mssante.fr>'], known: ELSEWHERE, text: `${greeting}\n\n${SICK}` }, { directory })
  expect(await said('Bonjour Madame Wagner,')).toEqual([])
  expect(await said('Bonjour,')).toHaveLength(1)
})

it('is settled by a trade that only one of them has, though the other’s is near', async () => {
  const person = (address: string, profession: string, specialty: string, nationalId: string) => boxOf({ address, givenName: 'PAUL', familyName: 'ROY', profession, specialty, city: 'LENS', nationalId })
  const directory = openIndex(await buildIndex([person('paul.roy@medecin.mssante.fr', 'Médecin', 'Psychiatrie', '810000000021'), person('paul.roy@psychologue.mssante.fr', 'Psychologue', '', '810000000022')], { date: '2026-11-01' }))
  const asked = (text: string) => saidBy('homonym', { to: ['Paul Roy <paul.roy@medecin.mssante.fr>'], known: ELSEWHERE, text: `Bonjour,\n\n${SICK}\n${text}` }, { directory })
  expect(await asked('Qu’en penses-tu en tant que psychiatre ?')).toEqual([])
  expect(await asked('Qu’en penses-tu ?')).toHaveLength(1)
})

it('is a mark, too, where nothing about anybody would leave', async () => {
  expect(await saidBy('homonym', { to: [JEAN], known: ELSEWHERE, text: 'Cher confrère,\n\nLa réunion est à 14 h.' })).toMatchObject([{ severity: 'advise' }])
})

it('is not settled by a practice that is named after its doctor', async () => {
  const claire = (address: string, profession: string, organisation: string, nationalId: string) => boxOf({ address, givenName: 'CLAIRE', familyName: 'BONNET', profession, organisation, nationalId })
  const directory = openIndex(await buildIndex([claire('claire.bonnet@medecin.mssante.fr', 'Médecin', 'CABINET BONNET CLAIRE', '810000000031'), claire('claire.bonnet@sage-femme.mssante.fr', 'Sage-Femme', 'MAISON DES NAISSANCES', '810000000032')], { date: '2026-11-01' }))
  expect(await saidBy('homonym', { to: ['claire.bonnet@medecin.mssante.fr'], known: ELSEWHERE, text: `Bonjour Claire,\n\n${SICK}` }, { directory })).toHaveLength(1)
})
