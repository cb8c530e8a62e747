/** Mails as people write them, each with the warnings that a careful reader would want. Columns of the directory: kind, address, given, family, profession, specialty, organisation, service, city, identifier. */
export const DIRECTORY: readonly (readonly [string, string, string, string, string, string, string, string, string, string])[] = [
  ['PER', 'jean.martin@medecin.mssante.fr', 'JEAN', 'MARTIN', 'Médecin', 'Cardiologie et maladies vasculaires', '', '', 'LILLE', '1'],
  ['PER', 'jean.martin@ch-roubaix.mssante.fr', 'JEAN', 'MARTIN', 'Médecin', 'Dermatologie et vénéréologie', 'CH DE ROUBAIX', '', 'ROUBAIX', '2'],
  ['PER', 'sophie.martin@medecin.mssante.fr', 'SOPHIE', 'MARTIN', 'Médecin', 'Pédiatrie', '', '', 'LILLE', '3'],
  ['PER', 'p.martin@chu-lille.mssante.fr', 'PAUL', 'MARTIN', 'Médecin', 'Neurologie', 'CHU DE LILLE', '', 'LILLE', '4'],
  ['PER', 'luc.martin@infirmier.mssante.fr', 'LUC', 'MARTIN', 'Infirmier', '', '', '', 'SECLIN', '5'],
  ['PER', 'helene.durand-leroy@medecin.mssante.fr', 'HELENE', 'DURAND-LEROY', 'Médecin', 'Médecine générale', '', '', 'TOURCOING', '6'],
  ['PER', 'jean.dupond@medecin.mssante.fr', 'JEAN', 'DUPOND', 'Médecin', 'Rhumatologie', '', '', 'ARRAS', '7'],
  ['PER', 'claire.lefebvre@medecin.mssante.fr', 'CLAIRE', 'LEFEBVRE', 'Médecin', 'Gynécologie-obstétrique', '', '', 'LENS', '8'],
  ['PER', 'claire.lefebvre@ch-lens.mssante.fr', 'CLAIRE', 'LEFEBVRE', 'Médecin', 'Gynécologie-obstétrique', 'CH DE LENS', '', 'LENS', '8'],
  ['PER', 'mehdi.el-amrani@medecin.mssante.fr', 'MEHDI', 'EL AMRANI', 'Médecin', 'Spécialiste en Médecine générale', '', '', 'DOUAI', '9'],
  ['PER', 'anne-sophie.vasseur@chu-lille.mssante.fr', 'ANNE-SOPHIE', 'VASSEUR', 'Médecin', 'Oncologie option médicale', 'CHU DE LILLE', '', 'LILLE', '10'],
  ['ORG', 'secretariat.cardio@ch-roubaix.mssante.fr', '', '', '', '', 'CH DE ROUBAIX', 'CARDIOLOGIE', 'ROUBAIX', ''],
  ['ORG', 'urgences@ch-lens.mssante.fr', '', '', '', '', 'CH DE LENS', 'URGENCES', 'LENS', ''],
  ['PER', 'pierre.noel@pharmacien.mssante.fr', 'PIERRE', 'NOEL', 'Pharmacien', '', 'PHARMACIE DU BEFFROI', '', 'ARRAS', '11'],
  ['PER', 'marie.caron@medecin.mssante.fr', 'MARIE', 'CARON', 'Médecin', 'Psychiatrie', '', '', 'LILLE', '12'],
  ['PER', 'thomas.petit@medecin.mssante.fr', 'THOMAS', 'PETIT', 'Médecin', 'Gastro-entérologie et hépatologie', '', '', 'VALENCIENNES', '13'],
]

const ME = 'Dr Léa Moreau <lea.moreau@medecin.mssante.fr>'
const EIGHT = [
  'thomas.petit@medecin.mssante.fr', 'marie.caron@medecin.mssante.fr', 'jean.dupond@medecin.mssante.fr', 'claire.lefebvre@medecin.mssante.fr', 'mehdi.el-amrani@medecin.mssante.fr', 'helene.durand-leroy@medecin.mssante.fr', 'sophie.martin@medecin.mssante.fr',
  'anne-sophie.vasseur@chu-lille.mssante.fr',
]
const SICK = 'Mme Zélie CANARIOT, née le 03/04/1951, a une insuffisance cardiaque, INR à 5,8 sous warfarine.'

export interface ByHand {
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
  readonly from?: string
  readonly subject?: string
  readonly text: string
  /** Addresses written to before; by default every recipient. */
  readonly known?: readonly string[]
  /** Day of the last letter to them. */
  readonly lastLetter?: string
  readonly files?: readonly (readonly [string, string])[]
  readonly answers?: string
  readonly expected: string
}

export const MAILS: readonly ByHand[] = [
  // Homonyms.
  { to: ['Dr Jean Martin <jean.martin@medecin.mssante.fr>'], text: `Cher Jean,\n\n${SICK}\n\nAmitiés`, known: ['x@free.fr'], expected: 'homonym' },
  { to: ['<jean.martin@ch-roubaix.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'homonym' },
  { to: ['Dr Jean Martin <jean.martin@medecin.mssante.fr>'], text: `Cher Jean,\n\n${SICK}\n\nAmitiés`, expected: '' },
  { to: ['Dr Jean Martin <jean.martin@medecin.mssante.fr>'], text: `Cher confrère,\n\n${SICK}\nMerci de votre avis cardiologique.`, known: ['jean.martin@medecin.mssante.fr', 'jean.martin@ch-roubaix.mssante.fr'], expected: '' },
  { to: ['Dr Martin <sophie.martin@medecin.mssante.fr>'], text: `Cher Dr Martin,\n\n${SICK}`, known: ['x@free.fr'], expected: 'homonym' },
  { to: ['Dr Martin <sophie.martin@medecin.mssante.fr>'], text: `Cher Dr Martin,\n\n${SICK}\nQu’en pense la pédiatre que vous êtes ?`, known: ['x@free.fr'], expected: '' },
  { to: ['Dr Claire Lefebvre <claire.lefebvre@ch-lens.mssante.fr>'], text: `Chère Claire,\n\n${SICK}`, expected: '' },
  { to: ['Dr Martin <p.martin@chu-lille.mssante.fr>'], text: `Cher Dr Martin,\n\n${SICK}\nElle préfère être vue au CHU de Lille en neurologie.`, known: ['x@free.fr'], expected: '' },
  // Greetings.
  { to: ['Dr Thomas Petit <thomas.petit@medecin.mssante.fr>'], text: `Chère Dr Caron,\n\n${SICK}`, expected: 'salutation-mismatch' },
  { to: ['Thomas Petit <thomas.petit@medecin.mssante.fr>'], text: `Salut Marie,\n${SICK}\nBises`, expected: 'salutation-mismatch' },
  { to: ['Thomas Petit <thomas.petit@medecin.mssante.fr>'], text: `Salut Tom, j’espère que tu vas bien. ${SICK}`, expected: '' },
  { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour J’espère que vous allez bien. ${SICK}`, expected: '' },
  { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour Ci-joint le courrier de la patiente. ${SICK}`, files: [['courrier.pdf', 'rien']], expected: '' },
  { to: ['Dr Hélène Durand <helene.durand-leroy@medecin.mssante.fr>'], text: `Chère Mme Leroy,\n\n${SICK}`, expected: '' },
  { to: ['EL AMRANI Mehdi <mehdi.el-amrani@medecin.mssante.fr>'], text: `Cher Dr El Amrani,\n\n${SICK}`, expected: '' },
  { to: ['Dr Amrani <mehdi.el-amrani@medecin.mssante.fr>'], text: `Bonjour Mehdi\n\n${SICK}`, expected: '' },
  { to: ['Anne-So <anne-sophie.vasseur@chu-lille.mssante.fr>'], text: `Coucou Anne-So,\n\n${SICK}`, expected: '' },
  { to: ['urgences@ch-lens.mssante.fr'], text: `Cher Dr Wagner,\n\n${SICK}`, expected: '' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>', 'Dr Petit <thomas.petit@medecin.mssante.fr>'], text: `Chers Drs Caron et Petit,\n\n${SICK}`, expected: '' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>', 'Dr Petit <thomas.petit@medecin.mssante.fr>'], text: `Chers Drs Caron et Vasseur,\n\n${SICK}`, expected: 'salutation-mismatch' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Bonjour Dr Caron,\nLe Dr Wagner a vu cette patiente, Dr Petit aussi.\n${SICK}`, expected: '' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Merci beaucoup.\n\nLe 3 mars 2026 à 10:00, Dr Caron <marie.caron@medecin.mssante.fr> a écrit :\n> Cher Dr Wagner,\n> ${SICK}\n> Vous trouverez ci-joint le scanner.\n> Copie au Dr Petit`, expected: '' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Marie,\n\n${SICK}`, expected: '' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Concerne : Mme Zélie CANARIOT\n\nCher Docteur PETIT,\n\n${SICK}`, expected: 'salutation-mismatch' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Dear Dr Smith,\n\nMrs Zelie Canariot, born 3 April 1951, has heart failure with INR 5.8 on warfarin.`, expected: 'salutation-mismatch' },
  { to: ['Dr Caron <marie.caron@medecin.mssante.fr>'], text: `Mme Zélie CANARIOT, née le 03/04/1951 : dépression sévère sous sertraline.`, expected: '' },
  { to: ['Dr Louise Bernier <louise.bernier@medecin.mssante.fr>'], text: `Cher Louis,\n\n${SICK}`, expected: 'salutation-mismatch' },
  { to: ['Dr Martinez <dr.martinez@medecin.mssante.fr>'], text: `Cher Dr Martin,\n\n${SICK}`, expected: 'salutation-mismatch' },
  { to: ['Emmanuel Petitjean <emmanuel.petitjean@medecin.mssante.fr>'], text: `Salut Manu,\n\n${SICK}`, expected: '' },
  { to: ['Dr Bernier <dr.bernier@orange.fr>'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour Dr Berniere,\n\nLa réunion est à 14 h.', expected: 'salutation-mismatch' },
  // Names and addresses.
  { to: ['Dr Marie Caron <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'name-mismatch' },
  { to: ['marie.caron@medecin.mssante.fr <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'name-mismatch' },
  { to: ['DUPONT Jean <jean.dupond@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: '' },
  { to: ['Cabinet médical des Lilas <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: '' },
  { to: ['Gastro Valenciennes <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: '' },
  { to: ['"Petit, Thomas" <thomas.petit@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: '' },
  { to: ['Sophie Caron <marie.caron@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'name-mismatch' },
  { to: ['Dr Thomas Petit <thomas.petti@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'unknown-address' },
  { to: ['Dr Thomas Petit <thomas.petit@medecin-mssante.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['Dr Thomas Petit <thomas.petit@mssante.com>'], text: `Bonjour,\n\n${SICK}`, expected: 'lookalike-domain plaintext-health-data' },
  { to: ['Dr Thomas Petit <thomas.petit@ch-lens.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'stale-address unknown-address' },
  { to: ['Dr Thomas Petit <thomas.petit@medicin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'lookalike-domain unknown-address' },
  { from: 'accueil@cabinet-lilas.fr', to: ['contact@masante.fr'], text: 'Bonjour, la réunion est à 14 h.', expected: '' },
  { from: 'accueil@cabinet-lilas.fr', to: ['contact@ch-sens.fr', 'accueil@ch-lens.fr'], text: 'Bonjour, la réunion est à 14 h.', expected: '' },
  { from: 'accueil@cabinet-lilas.fr', to: ['marie@gmail.con'], text: 'Bonjour, la réunion est à 14 h.', expected: 'lookalike-domain' },
  // Specialties.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Cher confrère cardiologue,\n\n${SICK}`, expected: 'role-mismatch' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère consœur,\n\n${SICK}\nPourriez-vous la recevoir en consultation de cardiologie ?`, expected: 'role-mismatch' },
  { to: ['Dr Mehdi El Amrani <mehdi.el-amrani@medecin.mssante.fr>'], text: `Cher confrère,\n\nMerci de m’avoir adressé Mme Zélie CANARIOT, née le 03/04/1951, pour avis cardiologique. Son ECG est normal. Votre patiente sera revue en cardiologie dans un an.`, expected: '' },
  { to: ['Dr Mehdi El Amrani <mehdi.el-amrani@medecin.mssante.fr>'], text: `Cher confrère,\n\n${SICK}\nVotre consultation de médecine générale reste son point d’entrée. Je l’ai adressée au cardiologue.`, expected: '' },
  { to: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Bonjour,\n\n${SICK}\nMerci de lui donner un rendez-vous dans votre service de dermatologie.`, expected: 'role-mismatch' },
  { to: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Bonjour,\n\n${SICK}\nMerci de votre avis cardiologique.`, expected: '' },
  { to: ['Luc Martin <luc.martin@infirmier.mssante.fr>'], text: `Bonjour Luc,\n\n${SICK}\nMerci de passer pour la prise de sang.`, expected: '' },
  { to: ['Luc Martin <luc.martin@infirmier.mssante.fr>'], text: `Cher Docteur Martin,\n\n${SICK}`, expected: 'role-mismatch' },
  { to: ['Pierre Noël <pierre.noel@pharmacien.mssante.fr>'], text: `Cher confrère,\n\n${SICK}\nPouvez-vous délivrer la warfarine ?`, expected: '' },
  // Copies.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\n\nBien à toi\n\nCopie : Dr Thomas PETIT`, expected: 'mentioned-not-addressed' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], cc: ['Dr Petit <thomas.petit@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nJe mets Thomas Petit en copie. Copie au Dr Petit.`, expected: '' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nJe n’ai pas reçu copie du courrier du Dr Petit.`, expected: '' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nDr Petit en copie.`, expected: 'mentioned-not-addressed' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], cc: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Chère Marie,\n\n${SICK}\nCopie au Dr Wagner.`, expected: '' },
  // Files.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\nCi-joint le bilan. ${SICK}`, expected: 'missing-attachment' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nJe vous envoie le scanner en PJ.`, files: [['scanner.pdf', 'Scanner thoracique\nPatient : M. DELATTRE Gérard\nNé le 12/01/1940\nConclusion : nodule du lobe supérieur droit de 8 mm.']], expected: 'patient-mix' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nJe vous envoie le scanner en PJ.`, files: [['scanner.pdf', 'Scanner thoracique\nPatiente : CANARIOT Zélie\nNée le 03/04/1951\nDemandeur : Dr Caron. Conclusion : épanchement pleural.']], expected: '' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nBilan joint.`, files: [['bilan.pdf', 'Patiente : CANARIOT Zélie\nNée le 15/11/1978\nHémoglobine 11,2 g/dL']], expected: 'patient-mix' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nBilan joint.`, files: [['CR DELATTRE Gérard.pdf', 'Hémoglobine 11,2 g/dL']], expected: 'patient-mix' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}\nLe protocole du service est en pièce jointe.`, files: [['protocole-AVK.pdf', 'Conduite à tenir devant un surdosage en AVK. Rédigé par le Dr Paul Wagner. INR > 6 : arrêt, vitamine K.']], expected: '' },
  // Patients.
  { to: ['Zélie Canariot <251043306312390@patient.mssante.fr>'], text: 'Bonjour Mme Canariot,\n\nVotre INR est à 2,5, gardez la même dose de warfarine.', expected: '' },
  { to: ['Josiane Delattre <251043306312390@patient.mssante.fr>'], text: 'Bonjour Mme Canariot,\n\nVotre INR est à 2,5, gardez la même dose de warfarine.', expected: 'patient-mismatch salutation-mismatch' },
  { to: ['<251043306312390@patient.mssante.fr>'], text: 'Bonjour,\n\nCompte rendu de M. DELATTRE Gérard, né le 12/01/1940 : nodule pulmonaire de 8 mm.', expected: 'patient-mismatch' },
  { to: ['<251043306312391@patient.mssante.fr>'], text: 'Bonjour,\n\nVotre INR est à 2,5.', expected: 'invalid-identity-number' },
  { from: 'accueil@cabinet-lilas.fr', to: ['Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text: 'Bonjour Mme Delattre,\n\nLa mammographie de Mme Lucie DELATTRE est normale, kyste simple de 4 mm.', expected: 'patient-mismatch salutation-mismatch plaintext-health-data' },
  { from: 'accueil@cabinet-lilas.fr', to: ['Jeanne Marchais <jeanne.marchais@wanadoo.fr>'], text: 'Bonjour Mme Marchais,\n\nLe rendez-vous de votre mère, Mme Odette Rivoire, pour son insuffisance cardiaque est le 12.', expected: 'plaintext-health-data' },
  // Those who may not read.
  { from: 'accueil@cabinet-lilas.fr', to: ['Service sinistres MAIF <gestion@maif.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'not-entitled plaintext-health-data' },
  { from: 'accueil@cabinet-lilas.fr', to: ['Infirmerie du lycée <infirmiere.lycee@ac-lille.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'plaintext-health-data' },
  { from: 'accueil@cabinet-lilas.fr', to: ['Clinique mutualiste <accueil@clinique-mutualiste.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'plaintext-health-data' },
  { from: 'accueil@cabinet-lilas.fr', to: ['DRH Transports Wagner <drh@transports-wagner.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'not-entitled plaintext-health-data' },
  { from: 'accueil@cabinet-lilas.fr', to: ['Santé au travail <medecin@sist-nord.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'plaintext-health-data' },
  { to: ['Josiane Delattre <271043306312380@patient.mssante.fr>'], text: 'Bonjour Madame,\n\nVotre fille Inès DELATTRE, 16 ans, est venue pour une contraception, implant posé ce jour.', expected: 'not-entitled patient-mismatch' },
  // Many.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>', 'Dr Petit <thomas.petit@medecin.mssante.fr>'], cc: ['jlou.perso@gmail.com'], text: `Chers tous,\n\n${SICK}`, known: ['marie.caron@medecin.mssante.fr', 'thomas.petit@medecin.mssante.fr'], expected: 'outsider plaintext-health-data' },
  // New ones.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}`, known: ['x@free.fr'], expected: '' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\nOn se voit jeudi à 14 h ?`, known: ['x@free.fr'], expected: '' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\n${SICK}`, known: ['x@free.fr'], answers: 'marie.caron@medecin.mssante.fr', expected: '' },
  { to: ['Dr Claire Lefebvre <claire.lefebvre@ch-arras.mssante.fr>'], text: `Chère Claire,\n\n${SICK}`, expected: 'stale-address' },
  // Sentences that the above do not call up.
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\nINS : 2 51 04 33 063 123 11. ${SICK}`, expected: 'invalid-identity-number' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\nMatricule 251043306312311. ${SICK}`, expected: 'invalid-identity-number' },
  { to: ['Dr Marie Caron <marie.caron@medecin.mssante.fr>'], text: `Chère Marie,\n\nMatricule 251043306312390. ${SICK}`, expected: '' },
  { to: EIGHT, text: `Chers confrères,\n\n${SICK}`, expected: 'many-recipients' },
  { to: EIGHT, text: 'Chers confrères,\n\nLa réunion du groupe aura lieu jeudi, ordre du jour en ligne.', expected: 'group-mailing' },
  { from: 'compta@ch-lens.fr', to: ['bloc@ch-lens.fr', 'cadre@ch-lens.fr', 'direction@ch-lens.fr', 'contact@voyages-soleil.fr'], text: 'Bonjour à tous,\n\nLe planning est en ligne.', known: ['x@free.fr'], expected: 'outsider' },
  { to: ['<oncologie@ch-arras.mssante.fr>'], text: `Bonjour,\n\n${SICK}\nMerci de votre avis cardiologique.`, expected: 'role-mismatch' },
  { to: ['Dr Hugo Wagner <hugo.wagner@ch-arras.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'first-time-recipient' },
  { to: ['Dr Hugo Wagner <hugo.wagner@medecin.mssante.fr>'], text: `Bonjour,\n\n${SICK}`, known: ['x@free.fr'], expected: 'unknown-address' },
  { to: ['Julie nounou <julie.v@orange.fr>'], text: `Bonjour,\n\n${SICK}`, expected: 'not-entitled plaintext-health-data' },
  ...(['ecole.jferry@ac-lille.fr', 'agence@credit-agricole.fr', 'contact@wagner-avocats.fr', 'redaction@journal-nord.fr', 'gestion@bailleur-nord.fr', 'contact@judo-lille.fr', 'mairie@lambersart.fr'].map((address) => ({ from: 'accueil@cabinet-lilas.fr', to: [address], text: `Bonjour,\n\n${SICK}`, expected: 'not-entitled plaintext-health-data' }))),
]

export const FROM = ME
