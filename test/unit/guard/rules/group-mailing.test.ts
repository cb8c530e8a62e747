import { expect, it } from 'vitest'
import { ruleTest, saidBy, SICK } from './one-rule.ts'

const EIGHT = ['thomas.petit', 'marie.caron', 'jean.dupond', 'claire.lefebvre', 'mehdi.el-amrani', 'helene.durand-leroy', 'sophie.martin', 'jean.martin'].map((name) => `${name}@medecin.mssante.fr`)
const THESIS = 'Chers confrères,\n\nInterne, je réalise ma thèse sur les messageries. Merci de répondre au questionnaire.'

ruleTest('group-mailing', {
  doubt: { to: EIGHT, text: THESIS },
  severity: 'confirm',
  says: {
    fr: 'Ce message ne parle d’aucun soin et part à 8 boîtes sécurisées, réservées aux échanges sur les patients.',
    en: 'This message is about nobody’s care and goes to 8 secure mailboxes, which are kept for exchanges about patients.',
  },
  silent: {
    'seven': { to: EIGHT.slice(0, 7), text: THESIS },
    'ordinary addresses': { from: 'accueil@cabinet-lilas.fr', to: EIGHT.map((address) => address.replace('medecin.mssante.fr', 'orange.fr')), text: THESIS },
    'a patient’s case': { bcc: EIGHT, to: [], text: `Chers confrères,\n\n${SICK}\nQui la connaît ?` },
  },
})

it('counts those who are hidden', async () => {
  expect(await saidBy('group-mailing', { to: [], bcc: EIGHT, text: 'Bonjour,\n\nLa soirée de formation aura lieu jeudi.' })).toHaveLength(1)
})
