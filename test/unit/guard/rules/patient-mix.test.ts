import { expect, it } from 'vitest'
import { MARIE, ruleTest, saidBy, SICK } from './one-rule.ts'

const letter = `Chère Marie,\n\n${SICK}\nBilan joint.`
const blood = (who: string, born: string): string => `Patient : ${who}\nNé(e) le ${born}\nHémoglobine 11,2 g/dL`

ruleTest('patient-mix', {
  doubt: { to: [MARIE], text: letter, files: [['scan12.pdf', blood('M. DELATTRE Gérard', '12/01/1940')]] },
  severity: 'confirm',
  says: { fr: 'Cette pièce jointe semble parler d’un autre patient que le message : scan12.pdf.', en: 'This attachment seems to be about another patient than the message: scan12.pdf.' },
  silent: {
    'the same patient': { to: [MARIE], text: letter, files: [['scan12.pdf', blood('Mme CANARIOT Zélie', '03/04/1951')]] },
    'a married name': { to: [MARIE], text: letter, files: [['scan12.pdf', blood('Mme RIVOIRE épouse CANARIOT Zélie', '03/04/1951')]] },
    'a letter that names nobody': { to: [MARIE], text: 'Chère Marie,\n\nBilan joint.', files: [['scan12.pdf', blood('M. DELATTRE Gérard', '12/01/1940')]] },
    'a file about nobody': { to: [MARIE], text: letter, files: [['protocole.pdf', 'Conduite à tenir devant un surdosage en AVK. Rédigé par le Dr Paul Wagner.']] },
    'two patients named, one of them with a day of birth': {
      to: [MARIE], text: `Chère Marie,\n\nPour M. Delattre et Mme Zélie Canariot (née le 03/04/1951, insuffisance cardiaque), bilans joints.`,
      files: [['a.pdf', blood('M. DELATTRE Gérard', '12/01/1940')], ['b.pdf', blood('Mme CANARIOT Zélie', '03/04/1951')]],
    },
  },
})

it('tells two of one name by their days of birth, and names the wrong file of several', async () => {
  const reasons = await saidBy('patient-mix', { to: [MARIE], text: letter, files: [['a.pdf', blood('Mme CANARIOT Zélie', '03/04/1951')], ['b.pdf', blood('Mme CANARIOT Zélie', '15/11/1978')]] })
  expect(reasons.map(({ params }) => params)).toEqual([['b.pdf']])
})

it('reads the name that a machine labels', async () => {
  expect(await saidBy('patient-mix', { to: [MARIE], text: letter, files: [['eeg.pdf', 'EEG de veille. Nom : CANARIOT Prénom : Louane. Tracé normal.']] })).toHaveLength(1)
})

it('reads the name of a file that nothing could be read of', async () => {
  expect(await saidBy('patient-mix', { to: [MARIE], text: letter, files: [['CR DELATTRE Gérard.pdf', '']] })).toHaveLength(1)
})

it('does not take a doctor’s first name and another patient’s family name for the file’s patient', async () => {
  const ludivine = 'Dr Ludivine Rey <ludivine.rey@medecin.mssante.fr>'
  const text = 'Cher Docteur Ludivine Rey,\n\nJe vous confie M. Vincent LAMBERT (né le 23/06/1995), qui a une fibrillation auriculaire. Ordonnance jointe.'
  expect(await saidBy('patient-mix', { to: [ludivine], text, files: [['bilan.pdf', blood('Mme LAMBERT Ludivine', '17/07/1997')]] })).toHaveLength(1)
  expect(await saidBy('patient-mix', { to: [ludivine], text: `${text} Et Mme LAMBERT épouse RIVOIRE Ludivine.`, files: [['bilan.pdf', blood('Mme LAMBERT Ludivine', '17/07/1997')]] })).toEqual([])
})

it('lets the holder of a citizen mailbox have their own papers, whoever else the letter names', async () => {
  const text = 'Bonjour Madame,\n\nVoici votre compte rendu de consultation mémoire. Votre époux Lucien peut le lire avec vous.'
  expect(await saidBy('patient-mix', { to: ['251043306312390@patient.mssante.fr'], text, files: [['cr.pdf', blood('Mme CANARIOT Zélie', '03/04/1951')]] })).toEqual([])
  expect(await saidBy('patient-mix', { to: ['251043306312390@patient.mssante.fr'], text, files: [['cr.pdf', blood('M. DELATTRE Gérard', '12/01/1940')]] })).toHaveLength(1)
})

it.each(['JOUAN Soazig, née le 02/03/1964', 'Soazig JOUAN (née le 02/03/1964)'])('reads a patient whose first name no list has, beside the day of birth: %s', async (who) => {
  expect(await saidBy('patient-mix', { to: [MARIE], text: letter, files: [['anapath.pdf', `Anatomopathologie. ${who}. Mastopathie bénigne.`]] })).toHaveLength(1)
})
