import { expect, it } from 'vitest'
import { judge } from '../../../../src/guard/index.ts'
import { evidenceOf, SECURE, to } from '../cases.ts'
import { ELSEWHERE, MARIE, ruleTest, saidBy, SICK, THOMAS } from './one-rule.ts'

ruleTest('first-time-recipient', {
  doubt: { to: [MARIE], known: ELSEWHERE, text: `Chère consœur,\n\n${SICK}` },
  severity: 'confirm',
  says: { fr: 'Vous n’avez jamais écrit à cette adresse : Dr Marie Caron.', en: 'You have never written to this address: Dr Marie Caron.' },
  silent: {
    'written to before': { to: [MARIE], text: `Chère Marie,\n\n${SICK}` },
    'an answer': { to: [MARIE], known: ELSEWHERE, answers: 'marie.caron@medecin.mssante.fr', text: `Chère Marie,\n\n${SICK}` },
    'nothing about a patient': { to: [MARIE], known: ELSEWHERE, text: 'Chère Marie,\n\nOn se voit jeudi ?' },
    'oneself': { to: ['lea.moreau@medecin.mssante.fr'], known: ELSEWHERE, text: SICK },
    'a graver doubt about the same person': { to: ['Dr Marie Caron <thomas.petit@medecin.mssante.fr>'], known: ELSEWHERE, text: SICK },
  },
})

it.each([
  ['greets by name', [MARIE], `Chère Marie,\n\n${SICK}`],
  ['asks as what they are', [MARIE], `Chère consœur,\n\n${SICK}\nQu’en pense la psychiatre que vous êtes ?`],
  ['copies by name', [MARIE, THOMAS], `Cher Thomas,\n\n${SICK}\nCopie au Dr Caron.`],
])('marks only whom the directory has and the letter %s', async (_, recipients, text) => {
  expect(await saidBy('first-time-recipient', { to: recipients, known: ['thomas.petit@medecin.mssante.fr'], text })).toMatchObject([{ severity: 'advise', recipient: 'marie.caron@medecin.mssante.fr' }])
})

it('marks only a service of the directory that the letter is about, and asks about another', async () => {
  const severities = async (box: string) => (await saidBy('first-time-recipient', { to: [box], known: ELSEWHERE, text: `Bonjour,\n\n${SICK}` })).map(({ severity }) => severity)
  expect(await severities('secretariat.cardio@ch-roubaix.mssante.fr')).toEqual(['advise'])
  expect(await severities('urgences@ch-lens.mssante.fr')).toEqual(['confirm'])
})

const ZELIE = '251043306312390@patient.mssante.fr'

it.each([
  ['a box that the directory has', [MARIE], `Chère Marie,\n\n${SICK}`],
  ['a service', ['urgences@ch-lens.mssante.fr'], SICK],
  ['a box of a class that nobody lists', ['cabinet.lilas@pro.mssante.fr'], SICK],
  ['a patient’s box of the letter’s month of birth', [ZELIE], `Bonjour,\n\n${SICK}`],
  ['a patient’s box of the month of a date beside the name', [ZELIE], 'Bonjour,\n\nL’INR de Mme Zélie Canariot (03/04/1951) est à 5,8 sous warfarine.'],
  ['a patient’s box that shows the letter’s name', [`Zélie Canariot <${ZELIE}>`], 'Bonjour Mme Canariot,\n\nVotre INR est à 5,8 sous warfarine.'],
])('in the first week says nothing of %s', async (_, recipients, text) => {
  expect(await saidBy('first-time-recipient', { to: recipients, text }, { firstWeek: true })).toEqual([])
})

it('in the first week marks a patient’s box that nothing in the letter agrees with', async () => {
  const mail = { to: [ZELIE], text: 'Bonjour Mme Canariot,\n\nVotre INR est à 5,8 sous warfarine.' }
  expect(await saidBy('first-time-recipient', mail, { firstWeek: true })).toMatchObject([{ severity: 'advise' }])
})

it('without a history tells nobody that they never wrote', () => {
  expect(judge(evidenceOf({ from: SECURE, to: [to('paul.martin@medecin.mssante.fr')] })).reasons).toEqual([])
})

it('takes letters to others, which the store only counts, for the end of the first week', () => {
  const evidence = evidenceOf({ from: SECURE, to: [to('paul.martin@medecin.mssante.fr')] })
  expect(judge({ ...evidence, history: [{ to: [], times: 1, last: '2026-10-01' }] }).reasons).toMatchObject([{ rule: 'first-time-recipient', severity: 'confirm' }])
})
