import { expect, it } from 'vitest'
import { MARIE, ruleTest, saidBy, SICK } from './one-rule.ts'

ruleTest('missing-attachment', {
  doubt: { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nCi-joint le bilan.` },
  severity: 'confirm',
  says: { fr: 'Le message annonce une pièce jointe, et il n’y en a pas.', en: 'The message says that a file is attached, and there is none.' },
  correction: { kind: 'attach-file' },
  silent: {
    'there is one': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nCi-joint le bilan.`, files: [['bilan.pdf', 'rien']] },
    'a file that is asked for': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nPouvez-vous m’envoyer le scanner en pièce jointe ?` },
    'the other one’s file': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nVotre pièce jointe ne s’ouvre pas.` },
    'what is quoted': { to: [MARIE], text: 'Merci.\n\nLe 3 mars 2026 à 10:00, Dr Caron a écrit :\n> Ci-joint le bilan.' },
    'the subject of a letter that is answered': { to: [MARIE], subject: 'RE: bilan en pièce jointe', text: `Chère Marie,\n\n${SICK}` },
    'a forwarded letter, which is what is handed on': { to: [MARIE], text: 'Je te fais suivre le courrier du Dr Noël.\n\n-------- Message transféré --------\nDe : Dr Noël\nBonjour, tout va bien.' },
    'results told right there': { to: [MARIE], text: `Chère Marie,\n\n${SICK}\nVoici les résultats : Hb 12, CRP 40.` },
    'the annex of a document': { to: [MARIE], text: 'Chère Marie,\n\nLa procédure change, les exceptions sont connues (liste en annexe).' },
  },
})

it.each([
  ['the subject', { subject: 'Radio des mains en pièce jointe', text: `Chère Marie,\n\n${SICK}` }], ['a note below the signature', { text: `Chère Marie,\n\n${SICK}\n\nCordialement,\nDr Moreau\n\nPJ : compte rendu` }],
  ['a document that is handed', { text: `Chère Marie,\n\n${SICK}\nJe t’envoie son dernier ECG.` }],
])('reads %s', async (_, mail) => {
  expect(await saidBy('missing-attachment', { to: [MARIE], ...mail })).toHaveLength(1)
})
