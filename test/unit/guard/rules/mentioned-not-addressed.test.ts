import { expect, it } from 'vitest'
import { MARIE, ruleTest, saidBy, SICK, THOMAS } from './one-rule.ts'

ruleTest('mentioned-not-addressed', {
  doubt: { to: [MARIE], text: `Chère Marie,\n\n${SICK}\n\nCopie au Dr Thomas Petit.` },
  severity: 'confirm',
  says: { fr: 'Le message annonce une copie à Thomas Petit, qui n’est pas parmi les destinataires.', en: 'The message says that a copy goes to Thomas Petit, who is not among the recipients.' },
  correction: { kind: 'add-recipient', address: 'thomas.petit@medecin.mssante.fr', name: 'THOMAS PETIT' },
  silent: {
    'in copy as said': { to: [MARIE], cc: [THOMAS], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Petit.` },
    'hidden, as said': { to: [MARIE], bcc: [THOMAS], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Petit.` },
    'a copy by post': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Petit par courrier postal.` },
    'the sender': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nJe mets Léa Moreau en copie.` },
    'the patient, who gets it by hand': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nCopie : Mme CANARIOT` },
    'one that the reader is asked for': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nPeux-tu mettre le Dr Petit en copie de ta réponse ?` },
    'named, not copied': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nLe Dr Petit la suit.` },
    'a service in copy, where anybody may read': { to: [MARIE], cc: ['urgences@ch-lens.mssante.fr'], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Petit.` },
  },
})

it.each(['Je mets Thomas Petit en copie.', 'Je mets aussi Claire Lefebvre et Thomas Petit en copie.', 'cc : Dr Petit', 'I am copying Dr Petit.'])('reads "%s"', async (words) => {
  const reasons = await saidBy('mentioned-not-addressed', { to: [MARIE], cc: ['Dr Claire Lefebvre <claire.lefebvre@ch-lens.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\n${words}` })
  expect(reasons.map(({ params }) => params[0])).toEqual([expect.stringMatching(/Petit$/)])
})

it('offers nobody where several bear the name', async () => {
  const [reason] = await saidBy('mentioned-not-addressed', { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Martin.` })
  expect(reason?.params).toEqual(['Martin'])
  expect(reason?.correction).toBeUndefined()
})

it('does not take a nurse of the copy’s line for the patient', async () => {
  expect(await saidBy('mentioned-not-addressed', { to: [MARIE], text: `Chère Marie,\n\n${SICK}\n\nDouble de cette lettre : Mme Delmas, IDEL à Bellac.` })).toMatchObject([{ params: ['Delmas'] }])
  expect(await saidBy('mentioned-not-addressed', { to: [MARIE], text: `Chère Marie,\n\n${SICK} Mme Delmas a le même traitement.\n\nCopie : Mme Delmas.` })).toEqual([])
})
