import { MARIE, ruleTest, SICK } from './one-rule.ts'

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
    'the annex of a document': { to: [MARIE], text: 'Chère Marie,\n\nLa procédure change, les exceptions sont connues (liste en annexe).' },
  },
})
