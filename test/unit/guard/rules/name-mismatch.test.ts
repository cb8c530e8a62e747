import { expect, it } from 'vitest'
import { buildIndex, openIndex } from '../../../../src/directory/index.ts'
import { boxOf } from '../../directory/boxes.ts'
import { ELSEWHERE, OFFICE, ruleTest, saidBy, SICK } from './one-rule.ts'

ruleTest('name-mismatch', {
  doubt: { to: ['Dr Marie Caron <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}` },
  severity: 'confirm',
  says: { fr: 'Le nom affiché est Dr Marie Caron, mais cette adresse est celle de THOMAS PETIT.', en: 'The name shown is Dr Marie Caron, but this address is that of THOMAS PETIT.' },
  correction: { kind: 'change-recipient', address: 'marie.caron@medecin.mssante.fr', name: 'MARIE CARON' },
  silent: {
    'the initials of a compound first name': { to: ['AS Vasseur <anne-sophie.vasseur@chu-lille.mssante.fr>'], text: SICK },
    'a short form of the first name': { to: ['Mehd El Amrani <mehdi.el-amrani@medecin.mssante.fr>'], text: SICK },
    'names swapped': { to: ['"Petit, Thomas" <thomas.petit@medecin.mssante.fr>'], text: SICK },
    'one letter of a name that nobody else bears': { to: ['DUPONT Jean <jean.dupond@medecin.mssante.fr>'], text: SICK },
    'half of a compound name': { to: ['Dr Hélène Leroy <helene.durand-leroy@medecin.mssante.fr>'], text: SICK },
    'a practice’s name': { to: ['Cabinet médical des Lilas <thomas.petit@medecin.mssante.fr>'], text: SICK },
    'a particle written together': { to: ['ELAMRANI Mehdi <mehdi.el-amrani@medecin.mssante.fr>'], known: ELSEWHERE, text: SICK },
    'a secretary’s office of the person': { to: ['Secrétariat Dr Petit <thomas.petit@medecin.mssante.fr>'], text: SICK },
    'a birth name, of somebody written to before': { to: ['Marie Delattre <marie.caron@medecin.mssante.fr>'], text: SICK },
    'a citizen mailbox, which is another rule’s': { to: ['Josiane Delattre <251043306312390@patient.mssante.fr>'], text: 'Bonjour, votre INR est à 2,5.' },
  },
})

it('knows another first name of the same family for another person', async () => {
  expect(await saidBy('name-mismatch', { to: ['Sophie Caron <marie.caron@medecin.mssante.fr>'], text: SICK })).toHaveLength(1)
})

it('knows a birth name for nobody’s where no letter ever went there', async () => {
  expect(await saidBy('name-mismatch', { to: ['Marie Delattre <marie.caron@medecin.mssante.fr>'], known: ELSEWHERE, text: SICK })).toHaveLength(1)
})

it('sees an address shown as the name of another one', async () => {
  expect(await saidBy('name-mismatch', { from: OFFICE, to: ['"marie.caron@medecin.mssante.fr" <m.caron@webmail-pro.net>'], text: 'La réunion est à 14 h.' })).toMatchObject([{ params: ['marie.caron@medecin.mssante.fr', 'm.caron@webmail-pro.net'] }])
})

it('reads whose secretary’s office is shown', async () => {
  expect(await saidBy('name-mismatch', { to: ['Secrétariat Dr Caron <thomas.petit@medecin.mssante.fr>'], text: SICK })).toHaveLength(1)
})

it('reads the name behind an initial', async () => {
  expect(await saidBy('name-mismatch', { from: OFFICE, to: ['Karine Petit <j.durand@orange.fr>'], text: 'La réunion est à 14 h.' })).toHaveLength(1)
  expect(await saidBy('name-mismatch', { from: OFFICE, to: ['Karine Petit <k.durand@orange.fr>'], text: 'La réunion est à 14 h.' })).toEqual([])
})

it('reads Saint written short', async () => {
  const directory = openIndex(await buildIndex([boxOf({ address: 'vera.saint-clair@medecin.mssante.fr', givenName: 'VERA', familyName: 'SAINT-CLAIR', profession: 'Médecin', city: 'LENS', nationalId: '810000000021' })], { date: '2026-11-01' }))
  expect(await saidBy('name-mismatch', { to: ['Dr St-Clair <vera.saint-clair@medecin.mssante.fr>'], text: SICK }, { directory })).toEqual([])
})

it('sees another trade’s house over a doctor’s own box', async () => {
  expect(await saidBy('name-mismatch', { to: ['Laboratoire du Cher <thomas.petit@medecin.mssante.fr>'], text: SICK })).toHaveLength(1)
  expect(await saidBy('name-mismatch', { to: ['Cabinet médical du Cher <thomas.petit@medecin.mssante.fr>'], text: SICK })).toEqual([])
})

it('reads a whole name beside a house’s', async () => {
  expect(await saidBy('name-mismatch', { to: ['Roselyne Caron - Pharmacie du Cher <thomas.petit@medecin.mssante.fr>'], text: SICK })).toHaveLength(1)
  expect(await saidBy('name-mismatch', { to: ['Thomas Petit - Pharmacie du Cher <thomas.petit@medecin.mssante.fr>'], text: SICK })).toEqual([])
  expect(await saidBy('name-mismatch', { to: ['Clinique du Cher - Bourges <thomas.petit@medecin.mssante.fr>'], text: SICK })).toEqual([])
})
