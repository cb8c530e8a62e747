import type { ByHand } from './by-hand.ts'

/**
 * A second set of mails, in another region, by another pen, labelled before any rule saw them: `expected` is what a
 * careful reader wants to be told of. Columns of the directory as in by-hand.ts.
 */
export const DIRECTORY: readonly (readonly [string, string, string, string, string, string, string, string, string, string])[] = [
  ['PER', 'julien.morvan@medecin.mssante.fr', 'JULIEN', 'MORVAN', 'Médecin', 'Cardiologie et maladies vasculaires', '', '', 'QUIMPER', '21'],
  ['PER', 'julien.morvan@chu-armor.mssante.fr', 'JULIEN', 'MORVAN', 'Médecin', 'Hématologie', 'CHU ARMOR', '', 'RENNES', '22'],
  ['PER', 'gwenaelle.le-goff@medecin.mssante.fr', 'GWENAELLE', 'LE GOFF', 'Médecin', 'Médecine générale', '', '', 'CONCARNEAU', '23'],
  ['PER', 'yann.le-goff@medecin.mssante.fr', 'YANN', 'LE GOFF', 'Médecin', 'Pneumologie', '', '', 'BREST', '24'],
  ['PER', 'philippe.martin@chu-armor.mssante.fr', 'PHILIPPE', 'MARTIN', 'Médecin', 'Neurologie', 'CHU ARMOR', '', 'RENNES', '25'],
  ['PER', 'pascale.martin@chu-armor.mssante.fr', 'PASCALE', 'MARTIN', 'Médecin', 'Néphrologie', 'CHU ARMOR', '', 'RENNES', '26'],
  ['PER', 'soazig.kerleo@infirmier.mssante.fr', 'SOAZIG', 'KERLEO', 'Infirmier', '', '', '', 'QUIMPER', '27'],
  ['PER', 'denis.abgrall@masseur-kinesitherapeute.mssante.fr', 'DENIS', 'ABGRALL', 'Masseur-Kinésithérapeute', '', '', '', 'BREST', '28'],
  ['PER', 'mireille.queffelec@pharmacien.mssante.fr', 'MIREILLE', 'QUEFFELEC', 'Pharmacien', '', 'PHARMACIE DES QUAIS', '', 'QUIMPER', '29'],
  ['PER', 'benedicte.rolland@medecin.mssante.fr', 'BENEDICTE', 'ROLLAND', 'Médecin', 'Dermatologie et vénéréologie', '', '', 'VANNES', '30'],
  ['PER', 'francois-xavier.de-kersauson@medecin.mssante.fr', 'FRANCOIS-XAVIER', 'DE KERSAUSON', 'Médecin', 'Gynécologie-obstétrique', '', '', 'MORLAIX', '31'],
  ['PER', 'nathalie.guivarch@medecin.mssante.fr', 'NATHALIE', "GUIVARC'H", 'Médecin', 'Psychiatrie', '', '', 'BREST', '32'],
  ['PER', 'karim.benchekroun@ch-cornouaille.mssante.fr', 'KARIM', 'BENCHEKROUN', 'Médecin', 'Oncologie option médicale', 'CH DE CORNOUAILLE', '', 'QUIMPER', '33'],
  ['PER', 'karim.benchekroun@medecin.mssante.fr', 'KARIM', 'BENCHEKROUN', 'Médecin', 'Oncologie option médicale', '', '', 'QUIMPER', '33'],
  ['PER', 'anne.tanguy@medecin.mssante.fr', 'ANNE', 'TANGUY', 'Médecin', 'Médecine générale', '', '', 'CARHAIX', '34'],
  ['PER', 'anna.tanguy@medecin.mssante.fr', 'ANNA', 'TANGUY', 'Médecin', 'Rhumatologie', '', '', 'LORIENT', '35'],
  ['PER', 'marie-france.stephan@medecin.mssante.fr', 'MARIE-FRANCE', 'STEPHAN', 'Médecin', 'Ophtalmologie', '', '', 'VANNES', '36'],
  ['PER', 'loic.cadiou@medecin.mssante.fr', 'LOIC', 'CADIOU', 'Médecin', 'Chirurgie urologique', '', '', 'BREST', '37'],
  ['PER', 'claude.prigent@medecin.mssante.fr', 'CLAUDE', 'PRIGENT', 'Médecin', 'Endocrinologie, diabétologie, nutrition', '', '', 'LORIENT', '38'],
  ['PER', 'emilie.menou@sage-femme.mssante.fr', 'EMILIE', 'MENOU', 'Sage-Femme', '', '', '', 'QUIMPER', '39'],
  ['PER', 'erwan.salaun@medecin.mssante.fr', 'ERWAN', 'SALAUN', 'Médecin', 'Médecine générale', '', '', 'PONT-L ABBE', '40'],
  ['PER', 'helene.brard@ch-cornouaille.mssante.fr', 'HELENE', 'BRARD', 'Médecin', 'Gériatrie', 'CH DE CORNOUAILLE', '', 'QUIMPER', '41'],
  ['ORG', 'secretariat.cardiologie@ch-cornouaille.mssante.fr', '', '', '', '', 'CH DE CORNOUAILLE', 'CARDIOLOGIE', 'QUIMPER', ''],
  ['ORG', 'urgences@ch-cornouaille.mssante.fr', '', '', '', '', 'CH DE CORNOUAILLE', 'URGENCES', 'QUIMPER', ''],
  ['ORG', 'rcp.senologie@ch-cornouaille.mssante.fr', '', '', '', '', 'CH DE CORNOUAILLE', 'RCP SENOLOGIE', 'QUIMPER', ''],
  ['ORG', 'resultats@biolabo-ouest.mssante.fr', '', '', '', '', 'BIOLABO OUEST', 'LABORATOIRE DE BIOLOGIE MEDICALE', 'QUIMPER', ''],
  ['ORG', 'evaluation@mdph29.mssante.fr', '', '', '', '', 'MDPH DU FINISTERE', 'EVALUATION', 'QUIMPER', ''],
]

/** Boxes that the file before had. */
export const GONE: readonly (readonly [string, string, string, string, string])[] = [
  ['erwan.salaun@hia-brest.mssante.fr', 'ERWAN', 'SALAUN', '40', '2026-06-02'],
  ['paul.nedelec@medecin.mssante.fr', 'PAUL', 'NEDELEC', '55', '2026-03-14'],
]

export interface SecondMail extends ByHand {
  /** What is expected in the first week, where that differs: no past letter tells it, or lets it go. */
  readonly firstWeek?: string
}

export const ME = 'Dr Maud Tréguier <maud.treguier@medecin.mssante.fr>'
const OFFICE = 'Cabinet Tréguier <secretariat@cabinet-treguier.bzh>'
const HOSPITAL = 'Dr Hélène Brard <helene.brard@ch-cornouaille.mssante.fr>'
/** Others were written to, not this one. */
const OTHERS = ['marie-france.stephan@medecin.mssante.fr', 'loic.cadiou@medecin.mssante.fr']

const PENVEN = 'Madame Odile PENVEN, née le 12/05/1948, est hypertendue et diabétique. HbA1c 8,1 %, je majore la metformine à 3 g.'
const RIOU = 'Je revois ce jour Monsieur Alban Riou (né le 03/11/1961) pour une dyspnée stade III avec des œdèmes des membres inférieurs ; BNP à 980.'
const RIOU_BACK = 'M. Riou Alban, 65 ans, est sorti du service avant-hier après un OAP. Sortie sous furosémide 80 mg et bisoprolol 2,5.'
const LAGADEC = 'Pour Mme Lagadec Enora, née le 21/09/1990 : spotting sous pilule, échographie pelvienne normale, frottis ASC-US.'
const CORRE = 'Mr CORRE Jean-Yves né le 30.01.1955 : PSA à 12 ng/ml, toucher rectal suspect à droite, IRM PIRADS 4.'
const file = (who: string, born: string, text: string): string => `BIOLABO OUEST\n${who}\nNé(e) le ${born}\n${text}`

/** A number of identity with its key. */
function number(thirteen: string): string {
  let rest = 0
  for (const digit of thirteen) rest = (rest * 10 + Number(digit)) % 97
  return `${thirteen}${String(97 - rest).padStart(2, '0')}`
}
const PENVEN_BOX = `${number('2480529232045')}@patient.mssante.fr`
const RIOU_BOX = `${number('1611129019033')}@patient.mssante.fr`
const wrong = (address: string): string => address.replace(/\d{2}@/, (key) => `${String((Number(key.slice(0, 2)) + 7) % 97).padStart(2, '0')}@`)

const TEN = [
  'gwenaelle.le-goff@medecin.mssante.fr', 'yann.le-goff@medecin.mssante.fr', 'benedicte.rolland@medecin.mssante.fr', 'nathalie.guivarch@medecin.mssante.fr', 'anne.tanguy@medecin.mssante.fr', 'anna.tanguy@medecin.mssante.fr',
  'marie-france.stephan@medecin.mssante.fr', 'loic.cadiou@medecin.mssante.fr', 'claude.prigent@medecin.mssante.fr', 'erwan.salaun@medecin.mssante.fr',
]

/** Right drafts, each with what might mislead. */
export const RIGHT: readonly SecondMail[] = [
  { to: ['Dr Julien MORVAN <julien.morvan@medecin.mssante.fr>'], text: `Cher Julien,\n\n${RIOU}\n\nPeux-tu le prendre rapidement ?\nAmitiés,\nMaud`, expected: '', firstWeek: 'homonym' },
  { to: ['Dr Julien MORVAN <julien.morvan@medecin.mssante.fr>'], known: ['julien.morvan@medecin.mssante.fr', 'julien.morvan@chu-armor.mssante.fr'], text: `Cher confrère,\n\n${RIOU}\n\nMerci de le recevoir en consultation de cardiologie.`, expected: '' },
  { to: ['Julien Morvan <julien.morvan@chu-armor.mssante.fr>'], known: ['julien.morvan@medecin.mssante.fr', 'julien.morvan@chu-armor.mssante.fr'], text: `Cher Docteur Morvan,\n\n${RIOU}\nLymphocytose à 18 000 ; il ira volontiers à Rennes.`, expected: '' },
  { to: ['Dr Morvan (hémato CHU Armor) <julien.morvan@chu-armor.mssante.fr>'], known: ['julien.morvan@medecin.mssante.fr', 'julien.morvan@chu-armor.mssante.fr'], text: `Bonjour Docteur,\n\n${PENVEN}\nNFS : pancytopénie.`, expected: '' },
  { to: ['"LE GOFF Gwenaëlle (DR)" <gwenaelle.le-goff@medecin.mssante.fr>'], text: `Chère Gwen,\n\n${PENVEN}\n\nBises`, expected: '' },
  { to: ['Le Goff Yann <yann.le-goff@medecin.mssante.fr>'], text: `Bonjour Dr Le Goff,\n\n${RIOU}\n\nEFR en attente. Le Dr Gwenaëlle Le Goff, son médecin traitant, est au courant.\n\nConfraternellement`, expected: '' },
  { to: ['Philippe MARTIN <philippe.martin@chu-armor.mssante.fr>'], text: `Cher Philippe,\n\nNotre collègue Pascale Martin m’a dit que tu connaissais ce patient. ${RIOU_BACK}\n\nÀ bientôt`, expected: '' },
  { to: ['Dr Pascale Martin <pascale.martin@chu-armor.mssante.fr>'], text: `Chère Pascale,\n\nMme Odile PENVEN, née le 12/05/1948, créatinine à 240. Qu’en penses-tu sur le plan rénal ?`, expected: '' },
  { to: ['Soazig Kerleo IDEL <soazig.kerleo@infirmier.mssante.fr>'], text: `Bonjour Soazig,\n\nPour Mme Penven (12/05/1948) : pansement d’ulcère un jour sur deux, INR mardi.\n\nMerci, Dr Tréguier`, expected: '' },
  { to: ['Cabinet infirmier Kerleo <soazig.kerleo@infirmier.mssante.fr>'], text: `Bonjour,\n\n${PENVEN}\nMerci de surveiller les glycémies.`, expected: '' },
  { to: ['Denis Abgrall <denis.abgrall@masseur-kinesitherapeute.mssante.fr>'], text: `Bonjour Denis,\n\nM. Riou Alban, 65 ans : rééducation respiratoire, 15 séances, BPCO sévère.`, expected: '' },
  { to: ['Pharmacie des Quais <mireille.queffelec@pharmacien.mssante.fr>'], text: `Bonjour,\n\nOrdonnance pour Mme Penven Odile, 78 ans : apixaban 2,5 mg matin et soir en remplacement de la fluindione.`, expected: '' },
  { to: ['mireille.queffelec@pharmacien.mssante.fr'], text: `Madame, Monsieur,\n\n${PENVEN}\nMerci de me dire si elle a bien retiré l’insuline.`, expected: '' },
  { to: ['Dr Bénédicte Hascoët-Rolland <benedicte.rolland@medecin.mssante.fr>'], text: `Chère Bénédicte,\n\nMme Lagadec Enora, née le 21/09/1990 : nævus asymétrique du dos, 7 mm.`, expected: '' },
  { to: ['Bénédicte HASCOET <benedicte.rolland@medecin.mssante.fr>'], text: `Chère Bénédicte,\n\nMme Lagadec Enora, née le 21/09/1990 : nævus du dos, 7 mm, avis dermatologique.`, expected: '', firstWeek: 'name-mismatch' },
  { to: ['FX de Kersauson <francois-xavier.de-kersauson@medecin.mssante.fr>'], text: `Cher François-Xavier,\n\n${LAGADEC}`, expected: '' },
  { to: ['Dr KERSAUSON <francois-xavier.de-kersauson@medecin.mssante.fr>'], text: `Monsieur le Docteur de Kersauson,\n\n${LAGADEC}\n\nRespectueusement`, expected: '' },
  { to: ["Nathalie Guivarc'h <nathalie.guivarch@medecin.mssante.fr>"], text: `Chère consœur,\n\nMme Enora LAGADEC, née le 21/09/1990, présente un épisode dépressif sévère, sertraline 100.`, expected: '' },
  { to: ['Guivarch Nathalie <nathalie.guivarch@medecin.mssante.fr>'], text: `Bonjour Dr Guivarc’h,\n\nMme Enora LAGADEC, née le 21/09/1990, va mieux sous sertraline.`, expected: '' },
  { to: ['Karim BENCHEKROUN <karim.benchekroun@ch-cornouaille.mssante.fr>'], text: `Cher Karim,\n\nMme Odile Penven : adénocarcinome du sein droit, RE+, HER2 négatif. Dossier pour la RCP de jeudi.`, expected: '' },
  { to: ['karim.benchekroun@medecin.mssante.fr'], text: `Cher ami,\n\nMme Odile Penven, née le 12/05/1948 : récidive hépatique, je te la confie.`, expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\nMerci de m’avoir confié Monsieur CORRE Jean-Yves, 71 ans. ECG normal, échographie cardiaque normale. Pas de nouvelle consultation de cardiologie utile.`, expected: '' },
  { to: ['Anna Tanguy <anna.tanguy@medecin.mssante.fr>'], text: `Bonjour Anna,\n\n${CORRE}\nDouleurs lombaires inflammatoires : ton avis rhumatologique ?`, expected: '' },
  { to: ['Dr Marie-France Stéphan <marie-france.stephan@medecin.mssante.fr>'], text: `Chère Marie-France,\n\n${PENVEN}\nFond d’œil à faire.`, expected: '' },
  { to: ['M.F. Stephan <marie-france.stephan@medecin.mssante.fr>'], text: `Bonjour Docteur Stephan,\n\nFond d’œil annuel pour Mme Penven Odile, 78 ans, diabète de type 2.`, expected: '' },
  { to: ['Cadiou Loïc <loic.cadiou@medecin.mssante.fr>'], text: `Salut Loïc,\n\n${CORRE}\n\nTu peux le voir vite ?\nMaud`, expected: '' },
  { to: ['Dr Prigent <claude.prigent@medecin.mssante.fr>'], text: `Chère Madame Prigent, chère consœur,\n\n${PENVEN}`, expected: '' },
  { to: ['Émilie Menou, sage-femme <emilie.menou@sage-femme.mssante.fr>'], text: `Bonjour Émilie,\n\n${LAGADEC}\nElle souhaite un suivi chez toi.`, expected: '' },
  { to: ['secretariat.cardiologie@ch-cornouaille.mssante.fr'], text: `Bonjour,\n\nÀ l’attention du Dr Le Bris.\n${RIOU}\nMerci de lui proposer un rendez-vous de cardiologie.`, expected: '' },
  { to: ['Secrétariat cardio CH Cornouaille <secretariat.cardiologie@ch-cornouaille.mssante.fr>'], text: `Chère Mme Le Floc’h,\n\n${RIOU}\nPourriez-vous avancer sa consultation ?`, expected: '' },
  { to: ['Urgences <urgences@ch-cornouaille.mssante.fr>'], text: `Cher confrère,\n\nJe vous adresse en urgence Mme Odile PENVEN, 78 ans, confusion fébrile depuis ce matin, sepsis urinaire probable.`, expected: '' },
  { to: ['BIOLABO OUEST <resultats@biolabo-ouest.mssante.fr>'], text: `Bonjour,\n\nMerci d’ajouter une ferritine au prélèvement de ce matin de M. CORRE Jean-Yves né le 30/01/1955 (anémie).`, expected: '' },
  { to: ['evaluation@mdph29.mssante.fr'], text: `Madame, Monsieur,\n\nVeuillez trouver ci-joint le certificat médical de M. Alban RIOU, né le 03/11/1961, insuffisance cardiaque sévère.`, files: [['certificat_RIOU.pdf', 'Certificat médical MDPH\nNom : RIOU Alban, né le 03/11/1961\nInsuffisance cardiaque NYHA III']], expected: '' },
  { to: ['rcp.senologie@ch-cornouaille.mssante.fr'], text: `Bonjour à tous,\n\nDossiers de jeudi :\n1) Mme PENVEN Odile, 78 ans, carcinome lobulaire\n2) Mme LE BERRE Sylvie, 52 ans, carcinome canalaire\n3) Mme LAGADEC Enora, 36 ans, adénofibrome`, expected: '' },
  // Several people, threads and hidden copies.
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], cc: ['Dr Le Goff <yann.le-goff@medecin.mssante.fr>'], text: `Chers Anne et Yann,\n\n${RIOU}`, expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], cc: ['Yann LE GOFF <yann.le-goff@medecin.mssante.fr>', 'secretariat.cardiologie@ch-cornouaille.mssante.fr'], text: `Chère Anne,\n\n${RIOU}\nCopie au Dr Yann Le Goff et au service de cardiologie.`, expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], bcc: [ME], text: `Chère Anne,\n\n${CORRE}\n\nCordialement,\nMaud Tréguier`, expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], bcc: [ME], text: `Chère Anne,\n\n${CORRE}\nJe me mets en copie pour le dossier.`, expected: '' },
  { to: ['Karim Benchekroun <karim.benchekroun@ch-cornouaille.mssante.fr>'], answers: 'karim.benchekroun@ch-cornouaille.mssante.fr', known: OTHERS, text: `Merci Karim, c’est très clair pour Mme Penven, on poursuit le létrozole.\n\nLe 4 novembre 2026 à 18:02, Karim BENCHEKROUN <karim.benchekroun@ch-cornouaille.mssante.fr> a écrit :\n> Chère Maud, cher Philippe,\n> ci-joint la RCP. Copie au Dr Cadiou.`, expected: '' },
  { to: ['zoe.lepage@chu-lointain.mssante.fr'], answers: 'zoe.lepage@chu-lointain.mssante.fr', known: OTHERS, text: `Bonjour,\n\nMerci pour votre message. ${CORRE}`, expected: '' },
  { to: ['Dr Philippe Martin <philippe.martin@chu-armor.mssante.fr>'], subject: 'TR: avis Mme Penven', text: `Cher Philippe,\n\nJe te transfère l’avis de Claude Prigent.\n\n-------- Message transféré --------\nDe : Claude Prigent\nChère Maud,\nMme Odile PENVEN, née le 12/05/1948 : neuropathie diabétique. Ci-joint l’EMG.`, expected: '' },
  { to: TEN.slice(0, 6), text: `Chers confrères,\n\n${CORRE}\nVos avis sont bienvenus.`, expected: '' },
  { to: [], bcc: TEN, text: `Chers confrères,\n\nQui de vous a vu Mr CORRE Jean-Yves né le 30.01.1955, pour son adénocarcinome de prostate ?`, expected: '' },
  { to: TEN.slice(0, 5), text: 'Bonjour à tous,\n\nLe groupe de pairs de mardi est avancé à 20 h, chez Anne.\n\nMaud', expected: '' },
  // Files.
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${CORRE}\nLa biologie est jointe.`, files: [['20261103_CORRE_JY.pdf', file('M. CORRE Jean-Yves', '30/01/1955', 'PSA 12,1 ng/mL')]], expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: 'Chère Anne,\n\nCi-joint les derniers résultats de notre patiente.', files: [['scan.pdf', file('Mme PENVEN Odile', '12/05/1948', 'HbA1c 8,1 %')]], expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\nPour M. Corre et Mme Penven (née le 12/05/1948, diabète), les deux bilans sont en pièces jointes.`, files: [['corre.pdf', file('M. CORRE Jean-Yves', '30/01/1955', 'PSA 12,1 ng/mL')], ['penven.pdf', file('Mme PENVEN Odile', '12/05/1948', 'HbA1c 8,1 %')]], expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${LAGADEC}\nVoir pièce jointe.`, files: [['cr.pdf', 'Compte rendu d’échographie\nPatiente : Mme LE ROUX épouse LAGADEC Enora\nNée le 21/09/1990\nUtérus normal.']], expected: '' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${CORRE}\nJe n’ai pas encore le compte rendu, je te l’envoie dès réception. Ta pièce jointe d’hier ne s’ouvrait pas.`, expected: '' },
  { to: ['Dr Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Dear Loic,\n\nMr Jean-Yves Corre, born 30 January 1955, has a PSA of 12. Could you see him in your urology clinic?\n\nBest wishes`, expected: '' },
  { to: ['Dr Philippe Martin <philippe.martin@chu-armor.mssante.fr>'], text: `Dear Dr Martin,\n\nThank you for seeing Mrs Odile Penven, born 12 May 1948, with polyneuropathy and type 2 diabetes. Please find attached her blood results.`, files: [['penven-blood.pdf', file('Mrs PENVEN Odile', '12/05/1948', 'HbA1c 8.1 %')]], expected: '' },
  // Patients.
  { to: [`Odile PENVEN <${PENVEN_BOX}>`], text: 'Bonjour Madame Penven,\n\nVotre hémoglobine glyquée est à 8,1 %, augmentez la metformine à trois comprimés.', expected: '' },
  { to: [PENVEN_BOX], text: 'Madame,\n\nVoici l’ordonnance de Mme Odile PENVEN, née le 12/05/1948 : metformine 1000, trois fois par jour.', expected: '' },
  { to: [`RIOU Alban <${RIOU_BOX}>`], text: 'Bonjour Monsieur,\n\nVotre BNP reste élevé, gardez le furosémide 80 et pesez-vous chaque matin.', expected: '' },
  { from: OFFICE, to: ['Alban Riou <alban.riou@orange.fr>'], text: 'Bonjour Monsieur Riou,\n\nVotre rendez-vous de jeudi est déplacé à 15 h 30.\n\nLe secrétariat', expected: '' },
  { from: OFFICE, to: ['Alban Riou <alban.riou@orange.fr>'], text: 'Bonjour Monsieur Riou,\n\nM. Riou Alban, né le 03/11/1961 : BNP à 980, insuffisance cardiaque, augmentez le furosémide.', expected: 'plaintext-health-data' },
  { from: OFFICE, to: ['Gaëlle Corre <gaelle.corre@free.fr>'], text: 'Bonjour Madame,\n\nVotre père, M. Jean-Yves CORRE né le 30/01/1955, est opéré jeudi de son adénocarcinome de prostate.', expected: 'plaintext-health-data' },
  { from: OFFICE, to: ['fournitures@burodoc-ouest.fr'], text: 'Bonjour,\n\nMerci de livrer deux cartons de papier et les feuilles de soins.\n\nCordialement', expected: '' },
  { from: OFFICE, to: ['vie.scolaire@lycee-laennec.fr'], text: 'Bonjour,\n\nLa conférence sur les métiers de la santé aura lieu le 12 à 14 h dans votre lycée. Merci de votre accueil.', expected: '' },
  { from: OFFICE, to: ['gestion@assurance-armor.fr'], text: 'Bonjour,\n\nNotre contrat multirisque du cabinet arrive à échéance, merci de nous envoyer un devis.', expected: '' },
  { to: ['Médecin conseil <medecin-conseil@elsm-finistere.mssante.fr>'], text: `Cher confrère,\n\n${RIOU}\nDemande d’ALD 30.`, expected: '', firstWeek: 'first-time-recipient' },
  { to: ['cabinet.kerfeunteun@pro.mssante.fr'], text: `Bonjour,\n\n${PENVEN}`, expected: '', firstWeek: 'first-time-recipient' },
  { to: ['Dr Alice Guennec <alice.guennec@medecin.mssante.fr>'], text: `Chère Alice,\n\n${PENVEN}`, expected: '', firstWeek: 'unknown-address' },
  { from: HOSPITAL, to: ['karim.benchekroun@ch-cornouaille.mssante.fr'], text: `Cher Karim,\n\n${PENVEN}\nDépistage d’une anémie.`, expected: '' },
]

/** Drafts of which a careful reader wants to be told something. */
export const WRONG: readonly SecondMail[] = [
  // Domains.
  { from: OFFICE, to: ['enora.lagadec@gmial.com'], text: 'Bonjour Madame,\n\nVotre rendez-vous est confirmé lundi à 9 h.', expected: 'lookalike-domain' },
  { from: OFFICE, to: ['jeanyves.corre@orange.com.fr'], text: 'Bonjour Monsieur Corre,\n\nVotre rendez-vous est confirmé lundi à 9 h.', expected: 'lookalike-domain' },
  { from: OFFICE, to: ['a.riou@laposte.com'], text: 'Bonjour Monsieur Riou,\n\nLe cabinet sera fermé vendredi.', expected: 'lookalike-domain' },
  { from: OFFICE, to: ['s.leberre@hotmal.fr'], text: 'Bonjour,\n\nLe cabinet sera fermé vendredi.', expected: 'lookalike-domain' },
  { to: ['Dr Loïc Cadiou <loic.cadiou@medecin-mssante.fr>'], text: `Cher Loïc,\n\n${CORRE}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.net>'], text: `Chère Anne,\n\n${PENVEN}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssanté.fr>'], text: `Chère Anne,\n\n${PENVEN}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['anne.tanguy@mеdecin.mssante.fr.securemail.co'], text: `Chère Anne,\n\n${PENVEN}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['anne.tanguy@medcin.mssante.fr'], known: OTHERS, text: `Chère Anne,\n\n${PENVEN}`, expected: 'lookalike-domain' },
  { to: ['karim.benchekroun@ch-cornouailles.mssante.fr'], known: OTHERS, text: `Cher Karim,\n\n${PENVEN}`, expected: 'lookalike-domain' },
  // Addresses that nobody knows, or no longer.
  { to: ['Dr Loïc Cadiou <loic.cadoiu@medecin.mssante.fr>'], known: OTHERS, text: `Cher Loïc,\n\n${CORRE}`, expected: 'unknown-address' },
  { to: ['claude.prigeant@medecin.mssante.fr'], known: OTHERS, text: `Chère consœur,\n\n${PENVEN}`, expected: 'unknown-address' },
  { to: ['secretariat.cardio@ch-cornouaille.mssante.fr'], known: OTHERS, text: `Bonjour,\n\n${RIOU}`, expected: 'unknown-address' },
  { to: ['Dr Alice Guennec <alice.guennec@medecin.mssante.fr>'], known: OTHERS, text: `Chère Alice,\n\n${PENVEN}`, expected: 'unknown-address' },
  { to: ['Bénédicte Rolland <benedicte.roland@medecin.mssante.fr>'], known: OTHERS, text: `Chère Bénédicte,\n\n${LAGADEC}`, expected: 'unknown-address' },
  { to: ['Dr Erwan Salaün <erwan.salaun@hia-brest.mssante.fr>'], text: `Cher Erwan,\n\n${RIOU}`, expected: 'stale-address' },
  { to: ['paul.nedelec@medecin.mssante.fr'], known: OTHERS, text: `Cher confrère,\n\n${RIOU}`, expected: 'stale-address' },
  { to: ['Karim Benchekroun <karim.benchekroun@clinique-odet.mssante.fr>'], text: `Cher Karim,\n\n${PENVEN}`, expected: 'stale-address', firstWeek: 'unknown-address' },
  // Who is meant.
  { to: ['Dr Julien Morvan <julien.morvan@medecin.mssante.fr>'], known: OTHERS, text: `Cher confrère,\n\n${PENVEN}\n\nBien confraternellement`, expected: 'homonym' },
  { to: ['julien.morvan@chu-armor.mssante.fr'], known: OTHERS, text: `Cher Docteur Morvan,\n\n${RIOU}`, expected: 'homonym' },
  { to: ['MORVAN Julien <julien.morvan@chu-armor.mssante.fr>'], known: ['julien.morvan@medecin.mssante.fr'], text: `Salut Julien,\n\n${RIOU}\nÀ jeudi au club`, expected: 'homonym' },
  { to: ['Dr Martin <pascale.martin@chu-armor.mssante.fr>'], known: OTHERS, text: `Bonjour Dr Martin,\n\n${CORRE}`, expected: 'homonym' },
  { to: ['Dr Tanguy <anna.tanguy@medecin.mssante.fr>'], known: ['anne.tanguy@medecin.mssante.fr'], text: `Bonjour Docteur Tanguy,\n\n${PENVEN}`, expected: 'homonym' },
  { to: ['Dr LE GOFF <yann.le-goff@medecin.mssante.fr>'], known: OTHERS, text: `Cher Dr Le Goff,\n\n${PENVEN}`, expected: 'homonym' },
  { to: ['Dr Anne Tanguy <loic.cadiou@medecin.mssante.fr>'], text: `Bonjour,\n\n${PENVEN}`, expected: 'name-mismatch' },
  { to: ['Claude PRIGENT <marie-france.stephan@medecin.mssante.fr>'], text: `Cher confrère,\n\n${PENVEN}`, expected: 'name-mismatch' },
  { to: ['"anne.tanguy@medecin.mssante.fr" <a.tanguy.medecin@mailbox-pro.net>'], text: `Bonjour,\n\n${PENVEN}`, expected: 'name-mismatch plaintext-health-data' },
  { to: ['Yann Le Goff <gwenaelle.le-goff@medecin.mssante.fr>'], text: `Bonjour,\n\n${RIOU}`, expected: 'name-mismatch' },
  { to: ['Dr Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Cher Claude,\n\n${CORRE}`, expected: 'salutation-mismatch' },
  { to: ['Dr Philippe Martin <philippe.martin@chu-armor.mssante.fr>'], text: `Chère Pascale,\n\n${PENVEN}`, expected: 'salutation-mismatch' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Bonjour Docteur Prigent,\n\n${PENVEN}`, expected: 'salutation-mismatch' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Bonjour M. Abgrall,\n\n15 séances pour Mme Penven Odile, 78 ans, gonarthrose.`, expected: 'salutation-mismatch' },
  { to: ['Soazig Kerleo <soazig.kerleo@infirmier.mssante.fr>'], text: `Coucou Émilie,\n\n${LAGADEC}`, expected: 'salutation-mismatch' },
  { to: ['Dr Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Dear Philippe,\n\nMr Jean-Yves Corre, born 30 January 1955, had a stroke last week.`, expected: 'salutation-mismatch' },
  { to: ['Dr Anne Tanguy <anne.tanguy@medecin.mssante.fr>', 'Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Chers Anne et Yann,\n\n${CORRE}`, expected: 'salutation-mismatch' },
  { to: ['Marie-France Stéphan <marie-france.stephan@medecin.mssante.fr>'], text: `Chère consœur,\n\n${RIOU}\nJe souhaiterais votre avis cardiologique.`, expected: 'role-mismatch' },
  { to: ['Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Cher confrère neurologue,\n\n${PENVEN}`, expected: 'role-mismatch' },
  { to: ['Dr Nathalie Guivarc’h <nathalie.guivarch@medecin.mssante.fr>'], text: `Chère consœur,\n\nJe vous adresse Mme Enora Lagadec, née le 21/09/1990, pour une prise en charge dermatologique de son psoriasis.`, expected: 'role-mismatch' },
  { to: ['secretariat.cardiologie@ch-cornouaille.mssante.fr'], text: `Bonjour,\n\nPourriez-vous convoquer Mme Penven (12/05/1948, neuropathie) en consultation de neurologie ?`, expected: 'role-mismatch' },
  { to: ['Soazig Kerleo <soazig.kerleo@infirmier.mssante.fr>'], text: `Docteur Kerleo,\n\n${PENVEN}`, expected: 'role-mismatch' },
  { to: ['denis.abgrall@masseur-kinesitherapeute.mssante.fr'], text: `Cher confrère, cher Docteur Abgrall,\n\n${RIOU}`, expected: 'role-mismatch' },
  { to: ['Gwenaëlle Le Goff <gwenaelle.le-goff@medecin.mssante.fr>'], known: OTHERS, text: `Chère Gwenaëlle,\n\n${PENVEN}`, expected: 'first-time-recipient', firstWeek: '' },
  { to: ['urgences@ch-cornouaille.mssante.fr'], known: OTHERS, text: `Bonjour,\n\n${RIOU}`, expected: 'first-time-recipient', firstWeek: '' },
  // Patients.
  { to: [`Odile Penven <${PENVEN_BOX}>`], text: 'Bonjour Monsieur Riou,\n\nM. Alban RIOU, né le 03/11/1961 : votre BNP reste élevé, gardez le furosémide.', expected: 'patient-mismatch salutation-mismatch' },
  { to: [RIOU_BOX], text: 'Bonjour,\n\nOrdonnance de Mme Odile PENVEN, née le 12/05/1948 : metformine 1000 trois fois par jour.', expected: 'patient-mismatch' },
  { to: [PENVEN_BOX], text: `Bonjour,\n\nINS ${number('2700329019011')}. Résultats de Mme PENVEN : anémie ferriprive.`, expected: 'patient-mismatch' },
  { to: [wrong(PENVEN_BOX)], text: 'Bonjour Madame Penven,\n\nVotre hémoglobine glyquée est à 8,1 %.', expected: 'invalid-identity-number' },
  { to: [`Alban Riou <${wrong(RIOU_BOX)}>`], text: 'Bonjour Monsieur Riou,\n\nVotre BNP est à 980.', expected: 'invalid-identity-number' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\nNIR 2 48 05 29 232 045 99. ${PENVEN}`, expected: 'invalid-identity-number' },
  { from: OFFICE, to: ['Gaëlle Le Berre <gaelle.leberre@free.fr>'], text: 'Bonjour Madame Lagadec,\n\nMme Enora Lagadec, née le 21/09/1990 : frottis ASC-US, contrôle dans un an.', expected: 'patient-mismatch salutation-mismatch plaintext-health-data' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${CORRE}\nRésultats ci-joints.`, files: [['resultats.pdf', file('Mme PENVEN Odile', '12/05/1948', 'HbA1c 8,1 %')]], expected: 'patient-mix' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${CORRE}\nLes deux documents sont joints.`, files: [['psa.pdf', file('M. CORRE Jean-Yves', '30/01/1955', 'PSA 12,1')], ['courrier.pdf', file('M. RIOU Alban', '03/11/1961', 'BNP 980 ng/L')]], expected: 'patient-mix' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${PENVEN}\nBilan en PJ.`, files: [['bilan.pdf', file('Mme PENVEN Odile', '02/12/1976', 'TSH 2,1')]], expected: 'patient-mix' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Dear Anne,\n\nMr Jean-Yves Corre, born 30 January 1955, has a PSA of 12. See attached report.`, files: [['report.pdf', 'MRI report\nPatient: Mrs Sylvie LE BERRE\nDate of birth: 04/02/1974\nDisc herniation L5-S1.']], expected: 'patient-mix' },
  // Those who may not read.
  { from: OFFICE, to: ['sinistres@assurance-armor.fr'], text: `Bonjour,\n\n${RIOU}`, expected: 'not-entitled plaintext-health-data' },
  { from: OFFICE, to: ['Ressources humaines <rh@conserveries-bigouden.fr>'], text: 'Bonjour,\n\nM. CORRE Jean-Yves né le 30/01/1955 est arrêté un mois pour un cancer de la prostate.', expected: 'not-entitled plaintext-health-data' },
  { from: OFFICE, to: ['directrice@ecole-kerjean.fr'], text: 'Bonjour Madame,\n\nLe petit Malo LE BERRE, né le 02/04/2018, est épileptique, Buccolam 5 mg en cas de crise.', expected: 'not-entitled plaintext-health-data' },
  { from: OFFICE, to: ['Maître Hamon <y.hamon@hamon-avocat.fr>'], text: `Maître,\n\n${RIOU}`, expected: 'not-entitled plaintext-health-data' },
  { from: OFFICE, to: ['conseiller@credit-mutuel-arkea.fr'], text: 'Bonjour,\n\nPour le prêt de Mme Odile PENVEN née le 12/05/1948 : diabète de type 2 traité par metformine.', expected: 'not-entitled plaintext-health-data' },
  { to: [`Mme Le Berre <${number('2820429019055')}@patient.mssante.fr>`], text: 'Bonjour Madame Le Berre,\n\nVotre fille, 16 ans, est venue me voir pour une demande d’IVG.', expected: 'not-entitled' },
  // Lists and copies.
  { to: TEN, text: 'Chers confrères,\n\nInterne en médecine générale, je mène une thèse sur la messagerie sécurisée. Le questionnaire prend cinq minutes, merci de votre aide.', expected: 'group-mailing' },
  { to: TEN.slice(0, 8), text: 'Bonjour,\n\nLa soirée de formation sur la bronchiolite aura lieu le 12, inscription par retour de mail.', expected: 'group-mailing' },
  { to: TEN.slice(0, 4), cc: TEN.slice(4, 9), text: `Bonjour à tous,\n\nRCP de jeudi : Mme PENVEN Odile, née le 12/05/1948, carcinome lobulaire infiltrant, HER2 négatif.`, expected: 'many-recipients' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>', 'Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], cc: ['maud.perso29@gmail.com'], known: ['anne.tanguy@medecin.mssante.fr', 'loic.cadiou@medecin.mssante.fr'], text: `Chers amis,\n\n${CORRE}`, expected: 'outsider plaintext-health-data' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${RIOU}\n\nCopie au Dr Yann Le Goff, pneumologue.`, expected: 'mentioned-not-addressed' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${PENVEN}\n\nJe mets Claude Prigent en copie.\nBien à toi`, expected: 'mentioned-not-addressed' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Dear Anne,\n\nMrs Odile Penven, born 12 May 1948, has diabetes. I am copying Dr Prigent.\n\nBest regards`, expected: 'mentioned-not-addressed' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\n${CORRE}\nTu trouveras l’IRM en pièce jointe.`, expected: 'missing-attachment' },
  { to: ['Anne Tanguy <anne.tanguy@medecin.mssante.fr>'], text: `Chère Anne,\n\nCi-joint le courrier de sortie de M. Riou Alban, 65 ans, insuffisance cardiaque.`, expected: 'missing-attachment' },
  { to: ['Loïc Cadiou <loic.cadiou@medecin.mssante.fr>'], text: `Dear Loic,\n\nMr Jean-Yves Corre, born 30 January 1955, has a PSA of 12. Please find attached the MRI report.`, expected: 'missing-attachment' },
]
