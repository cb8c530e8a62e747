import { ruleTest, SICK } from './one-rule.ts'

const EIGHT = ['thomas.petit', 'marie.caron', 'jean.dupond', 'claire.lefebvre', 'mehdi.el-amrani', 'helene.durand-leroy', 'sophie.martin', 'jean.martin'].map((name) => `${name}@medecin.mssante.fr`)

ruleTest('many-recipients', {
  doubt: { to: EIGHT.slice(0, 5), cc: EIGHT.slice(5), text: SICK },
  severity: 'confirm',
  says: { fr: '8 destinataires se voient les uns les autres, et ce message contient des données d’un patient.', en: '8 recipients see each other, and this message holds a patient’s data.' },
  correction: { kind: 'hide-recipients' },
  silent: {
    'seven': { to: EIGHT.slice(0, 7), text: SICK },
    'one of eight hidden': { to: EIGHT.slice(0, 7), bcc: EIGHT.slice(7), text: SICK },
    'nothing about a patient': { to: EIGHT, text: 'Chers confrères,\n\nJe serai absent jeudi.' },
  },
})
