import { expect, it } from 'vitest'
import { OFFICE, ruleTest, saidBy, SICK } from './one-rule.ts'

ruleTest('not-entitled', {
  doubt: { from: OFFICE, to: ['Service sinistres MAIF <gestion@maif.fr>'], text: SICK },
  severity: 'block',
  says: {
    fr: 'Un assureur ou une mutuelle n’a pas à lire des données de santé, même chiffrées : Service sinistres MAIF. Remettez-les au patient, qui les transmettra s’il le veut.',
    en: 'An insurer has no right to read health data, even encrypted: Service sinistres MAIF. Give it to the patient, who will pass it on if they want to.',
  },
  correction: { kind: 'hand-to-patient' },
  silent: {
    'nothing about a patient': { from: OFFICE, to: ['gestion@maif.fr'], text: 'Bonjour,\n\nMerci de renouveler le contrat du cabinet.' },
    'the health insurance’s own doctor': { from: OFFICE, to: ['medecin.conseil@cpam-nord.fr'], text: SICK },
    'a mutualist clinic': { from: OFFICE, to: ['Clinique mutualiste <accueil@clinique-mutualiste.fr>'], text: SICK },
    'the health centre of an insurer': { from: OFFICE, to: ['accueil@centre-sante-mutuelle.fr'], text: SICK },
    'the town’s social care': { from: OFFICE, to: ['CCAS <ccas@mairie-lens.fr>'], text: SICK },
    'sports medicine': { from: OFFICE, to: ['Médecine du sport <accueil@medecine-sport-lens.fr>'], text: SICK },
    'a school nurse': { from: OFFICE, to: ['Infirmerie du lycée <infirmiere.lycee@ac-lille.fr>'], text: SICK },
    'occupational health': { from: OFFICE, to: ['Santé au travail <medecin@sist-nord.fr>'], text: SICK },
    'a minor’s ordinary care': { to: ['Mme Delattre <271043306312380@patient.mssante.fr>'], text: 'Bonjour Madame,\n\nVotre fille, 16 ans, a une angine.' },
  },
})

it.each([
  ['drh@transports-wagner.fr', 'employer'], ['medical.pret@banque-des-marches.fr', 'bank'], ['sante@mutuelle-du-nord.fr', 'insurer'], ['medecin.conseil@axa.fr', 'insurer'], ['ecole.jferry@ac-lille.fr', 'school'], ['agence@credit-agricole.fr', 'bank'], ['contact@wagner-avocats.fr', 'lawyer'], ['redaction@journal-nord.fr', 'press'], ['gestion@bailleur-nord.fr', 'landlord'],
  ['Albert Football Club <president@albertfc.fr>', 'club'], ['contact@judo-lille.fr', 'club'], ['mairie@rimogne.fr', 'authority'], ['brigade@gendarmerie-nord.fr', 'authority'],
])('%s is told as %s', async (address, kind) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: [address], text: SICK })).toMatchObject([{ severity: 'block', message: `rule_not_entitled_${kind}` }])
})

it('keeps a minor’s confidential care from where the parents read', async () => {
  expect(await saidBy('not-entitled', { to: ['Mme Delattre <271043306312380@patient.mssante.fr>'], text: 'Bonjour Madame,\n\nVotre fille, 16 ans, est venue pour une contraception.' })).toMatchObject([{ message: 'rule_not_entitled_minor', correction: { kind: 'hand-to-patient' } }])
})

it.each([
  ['En tant qu’employeur, vous devez savoir ceci.', 'employer'], ['Votre salariée ne peut reprendre.', 'employer'], ['Il s’agit de votre élève.', 'school'], ['Votre assurée est souffrante.', 'insurer'],
  ['Votre apprenti est arrêté.', 'employer'], ['Elle est employée chez vous.', 'employer'], ['Ton joueur attendra.', 'club'], ['Votre administré est souffrant.', 'authority'], ['C’est pour votre dossier sinistre.', 'insurer'], ['Vous êtes sa maîtresse.', 'school'],
])('a private address of whom the letter says %j is told as %s', async (said, kind) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['m.bouchet@btp-nord.com'], text: `Bonjour,\n\n${SICK} ${said}` })).toMatchObject([{ message: `rule_not_entitled_${kind}` }])
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['medecin@sist-nord.fr'], text: `Bonjour,\n\n${SICK} ${said}` })).toEqual([])
})

it('knows the claims desk of an insurer for no one in care', async () => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['medical-claims@allianz.fr'], text: SICK })).toMatchObject([{ message: 'rule_not_entitled_insurer' }])
})
