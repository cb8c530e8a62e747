import { expect, it } from 'vitest'
import { ELSEWHERE, MARIE, ruleTest, saidBy, SICK, THOMAS } from './one-rule.ts'

const HOUSE = ['bloc@ch-lens.fr', 'cadre@ch-lens.fr', 'direction@ch-lens.fr']

ruleTest('outsider', {
  doubt: { to: [MARIE, THOMAS], cc: ['jlou.perso@gmail.com'], known: ELSEWHERE, text: `Chers tous,\n\n${SICK}` },
  severity: 'confirm',
  says: { fr: 'Tous les destinataires sont sur une messagerie sécurisée, sauf un : jlou.perso@gmail.com.', en: 'All recipients are on secure mailboxes but one: jlou.perso@gmail.com.' },
  silent: {
    'all secure': { to: [MARIE, THOMAS], cc: ['claire.lefebvre@ch-lens.mssante.fr'], text: `Chers tous,\n\n${SICK}` },
    'one secure and one ordinary make no circle': { to: [MARIE], cc: ['jlou.perso@gmail.com'], known: ELSEWHERE, text: `Chers tous,\n\n${SICK}` },
    'two outside are meant': { to: [MARIE, THOMAS], cc: ['a@gmail.com', 'b@free.fr'], known: ELSEWHERE, text: 'La réunion est à 14 h.' },
    'written to by the house before': { from: 'compta@ch-lens.fr', to: HOUSE, cc: ['contact@voyages-soleil.fr'], text: 'Le planning est en ligne.' },
    'it takes part in the thread': { to: [MARIE, THOMAS], cc: ['jlou.perso@gmail.com'], known: ELSEWHERE, answers: 'jlou.perso@gmail.com', text: `Chers tous,\n\n${SICK}` },
  },
})

it('sees a stranger among those of one house, and in the first week marks it where the house’s own affairs would leave', async () => {
  const mail = { from: 'compta@ch-lens.fr', to: [...HOUSE, 'contact@voyages-soleil.fr'], known: ELSEWHERE, text: 'Bonjour à tous,\n\nLe planning est en ligne.' }
  expect(await saidBy('outsider', mail)).toMatchObject([{ severity: 'confirm', message: 'rule_outsider_house', recipient: 'contact@voyages-soleil.fr' }])
  expect(await saidBy('outsider', mail, { firstWeek: true })).toMatchObject([{ severity: 'advise' }])
  expect(await saidBy('outsider', { ...mail, text: 'Bonjour à tous,\n\nL’autoclave est réparé, merci à chacun.' }, { firstWeek: true })).toEqual([])
  expect(await saidBy('outsider', { ...mail, text: 'Bonjour à tous,\n\nL’autoclave est réparé, merci à chacun.' })).toMatchObject([{ severity: 'confirm' }])
})
