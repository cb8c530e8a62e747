import { expect, it } from 'vitest'
import { OFFICE, ruleTest, saidBy } from './one-rule.ts'

const ZELIE = '251043306312390@patient.mssante.fr'
const MAN = '148035617802185@patient.mssante.fr'
const HERS = 'Bonjour,\n\nRésultat de Mme Zélie CANARIOT, née le 03/04/1951 : INR à 2,5 sous warfarine.'

ruleTest('patient-mismatch', {
  doubt: { to: [`Josiane Delattre <${ZELIE}>`], text: 'Bonjour Mme Canariot,\n\nVotre INR est à 2,5, gardez la même dose de warfarine.' },
  severity: 'block',
  says: {
    fr: 'Cette boîte Mon espace santé semble être celle d’une autre personne que le patient dont parle ce message : Josiane Delattre.',
    en: 'This Mon espace santé mailbox seems to belong to somebody other than the patient this message is about: Josiane Delattre.',
  },
  silent: {
    'the patient’s own, by name': { to: [`Zélie Canariot <${ZELIE}>`], text: 'Bonjour Mme Canariot,\n\nVotre INR est à 2,5, gardez la même dose.' },
    'the patient’s own, by month of birth': { to: [ZELIE], text: HERS },
    'nobody named': { to: [ZELIE], text: 'Bonjour,\n\nVotre INR est à 2,5, gardez la même dose de warfarine.' },
    'the patient’s own, at an office': { from: OFFICE, to: ['contact@taxi-durand.fr'], text: 'Madame, Monsieur,\n\nMme Odette Rivoire, dialysée, est à conduire mardi.' },
    'somebody’s kin': { from: OFFICE, to: ['Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text: 'Bonjour Mme Marchais,\n\nVotre mère, Mme Odette Rivoire, sort mardi après son insuffisance cardiaque.' },
    'a colleague at an ordinary address': { from: OFFICE, to: ['Dr Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text: 'Cher Docteur,\n\nMme Odette Rivoire a une insuffisance cardiaque.' },
  },
})

it.each([
  ['another month of birth', [ZELIE], 'Bonjour,\n\nCompte rendu de M. DELATTRE Gérard, né le 12/01/1940 : nodule pulmonaire de 8 mm.'],
  ['another number in the letter', [ZELIE], 'Bonjour,\n\nINS 1 40 01 33 063 123 49. Nodule pulmonaire de 8 mm.'],
  ['the other sex', [ZELIE], 'Bonjour,\n\nCompte rendu de M. CANARIOT : nodule pulmonaire de 8 mm.'],
])('knows a citizen mailbox for another’s by %s', async (_, to, text) => {
  const [reason] = await saidBy('patient-mismatch', { to, text })
  expect(reason?.severity).toBe('block')
  expect(reason?.params.join(' ')).not.toMatch(/\d{6}/)
})

it('knows a patient’s ordinary address, and is not silenced by past letters', async () => {
  expect(await saidBy('patient-mismatch', { from: OFFICE, to: ['Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text: 'Bonjour Mme Delattre,\n\nLa mammographie de Mme Lucie DELATTRE est normale, kyste simple de 4 mm.' })).toMatchObject([{ message: 'rule_patient_mismatch_own' }])
})

it.each([
  ['greeted without a name', 'Bonjour Madame,\n\nVoici ce que dit le scanner de M. Gérard DELATTRE, né le 12/01/1940 : nodule pulmonaire.'],
  ['greeted by their own name', 'Bonjour Madame Marchais,\n\nCi-dessous les résultats de M. Gérard DELATTRE : nodule pulmonaire de 8 mm.'],
])('knows another’s papers at a patient’s own address, %s', async (_, text) => {
  expect(await saidBy('patient-mismatch', { from: OFFICE, to: ['Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text })).toHaveLength(1)
})

it('knows another’s papers in a citizen mailbox whose holder is greeted', async () => {
  expect(await saidBy('patient-mismatch', { to: [`Zélie Canariot <${ZELIE}>`], text: 'Bonjour Mme Canariot,\n\nRésultats de Mme Josiane DELATTRE : INR à 2,5 sous warfarine.' })).toHaveLength(1)
})

it('lets a parent’s mailbox have what is told of "votre fille", under age, but for confidential care', async () => {
  const told = (text: string) => saidBy('patient-mismatch', { to: [`Zélie Canariot <${ZELIE}>`], text })
  expect(await told('Bonjour Madame,\n\nLa radio de votre fille Jade (14/11/2014) montre une scoliose de 28°.')).toEqual([])
  expect(await told('Bonjour Madame,\n\nLa radio de votre fille Jade (14/11/1994) montre une scoliose de 28°.')).toHaveLength(1)
  expect(await told('Bonjour Madame,\n\nVotre fille Jade, née le 14/11/2010, demande une contraception.')).toHaveLength(1)
})

it('knows a name that has nothing of the patient’s, though the month of birth agrees', async () => {
  expect(await saidBy('patient-mismatch', { to: [`Josiane Delattre <${ZELIE}>`], text: HERS })).toHaveLength(1)
  expect(await saidBy('patient-mismatch', { to: [`Zélie Delattre <${ZELIE}>`], text: HERS })).toEqual([])
})

it('tells twins, and a day of birth that nothing calls one', async () => {
  expect(await saidBy('patient-mismatch', { to: [ZELIE], text: 'Madame, Monsieur,\n\nL’appendicite de votre fils Gabin CANARIOT, né le 03/04/1951, est opérée.' })).toHaveLength(1)
  expect(await saidBy('patient-mismatch', { to: [ZELIE], text: 'Bonjour, rythme fœtal normal.\nPatiente : PORTEFAIX Mélanie, 08/05/2001, 36 SA' })).toHaveLength(1)
  expect(await saidBy('patient-mismatch', { to: [ZELIE], text: 'Bonjour, INR normal.\nPatiente : CANARIOT Zélie, 03/04/1951, sous warfarine' })).toEqual([])
  expect(await saidBy('patient-mismatch', { to: [ZELIE], text: 'Bonjour, INR normal.\nPatiente : CANARIOT Zélie, 08/05/2026, sous warfarine' })).toEqual([])
})

it('knows whom a letter treats, though it greets nobody', async () => {
  const told = (text: string) => saidBy('patient-mismatch', { from: OFFICE, to: ['Jacques Marchais <jacques.marchais@wanadoo.fr>'], text: `Bonjour,\n\n${text}` })
  expect(await told('Patiente : Mme Odette RIVOIRE, née le 20/08/1948. Je vous propose une perfusion de zolédronate ; prenez d’abord rendez-vous chez le dentiste.')).toHaveLength(1)
  expect(await told('Patient : M. Jacques MARCHAIS, né le 20/08/1948. Je vous propose une perfusion de zolédronate.')).toEqual([])
  expect(await told('Patiente : Mme Odette RIVOIRE, née le 20/08/1948. Je propose une perfusion de zolédronate, qu’en pensez-vous ?')).toEqual([])
})

it('knows a wife’s papers in her husband’s own mailbox, not in one that both read', async () => {
  const told = (box: string) => saidBy('patient-mismatch', { from: OFFICE, to: [box], text: 'Madame,\n\nMme HOUSSIN Denise, 24/12/1955 : carcinome basocellulaire de l’aile du nez.' })
  expect(await told('Gérard Houssin <gerard.houssin08@wanadoo.fr>')).toHaveLength(1)
  expect(await told('M. et Mme Houssin <houssin08@wanadoo.fr>')).toEqual([])
  expect(await told('Denise Houssin <houssin08@wanadoo.fr>')).toEqual([])
  expect(await told('Houssin <houssin08@wanadoo.fr>')).toEqual([])
})

it('takes the kin who is named beside the patient for no other patient', async () => {
  expect(await saidBy('patient-mismatch', { to: [ZELIE], text: 'Bonjour Madame Canariot,\n\nVotre mammographie est normale. Si votre mari veut son rappel, qu’il vienne.' })).toEqual([])
})

it('sees a greeting that is not the holder’s of the citizen mailbox', async () => {
  const told = (box: string, greeting: string) => saidBy('patient-mismatch', { to: [box], text: `${greeting},\n\nVotre frottis est normal.` })
  expect(await told(MAN, 'Bonjour Madame')).toHaveLength(1)
  expect(await told(ZELIE, 'Bonjour Monsieur')).toHaveLength(1)
  expect(await told(`Zélie Canariot <${ZELIE}>`, 'Bonjour Lola')).toHaveLength(1)
  expect(await told(ZELIE, 'Bonjour Madame')).toEqual([])
  expect(await told(MAN, 'Madame, Monsieur')).toEqual([])
  expect(await told(`Zélie Canariot <${ZELIE}>`, 'Bonjour Zélie')).toEqual([])
})

it('sees results told to a private mailbox that is not the patient’s, not a request to somebody at work', async () => {
  const told = (text: string) => saidBy('patient-mismatch', { from: OFFICE, to: ['Denis Cozic <denis.cozic56@gmail.com>'], text })
  expect(await told('Bonjour,\nLa mammographie de Mme Soazig Jouan est classée ACR3 à gauche.')).toHaveLength(1)
  expect(await told('Bonjour,\nLa mammographie de M. Denis Cozic est classée ACR3 à gauche.')).toEqual([])
  expect(await told('Bonjour,\nLe bilan de Mme Soazig Jouan est bon, pouvez-vous passer pour le pansement ?')).toEqual([])
})
