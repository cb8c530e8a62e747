import { expect, it } from 'vitest'
import { DIRECTORY } from './by-hand.ts'
import { directoryOf } from './judge-by-hand.ts'
import { ELSEWHERE, saidBy, type Mail } from '../rules/one-rule.ts'
import type { RuleCode } from '../../../../src/guard/index.ts'

/** Drafts of our own in other words than the writer's who showed a cause, near misses beside them: what is said of each by one rule. */
const directory = await directoryOf([...DIRECTORY,
  ['ORG', 'officine.lilas@pharmacie.mssante.fr', '', '', '', '', 'PHARMACIE DES LILAS', '', 'RONCHIN', ''],
  ['ORG', 'accueil@clinique-jasmins.mssante.fr', '', '', '', '', 'CLINIQUE DES JASMINS', 'Accueil', 'MARCQ', ''],
  ['ORG', 'cnr@chu-lille.mssante.fr', '', '', '', '', 'CHU DE LILLE', 'Centre du sommeil', 'LILLE', ''],
  ['ORG', 'nephro@ch-lens.mssante.fr', '', '', '', '', 'CH DE LENS', 'Néphrologie dialyse', 'LENS', ''],
  ['PER', 'zoe.delmas@masseur-kinesitherapeute.mssante.fr', 'ZOE', 'DELMAS', 'Masseur-Kinésithérapeute', '', '', '', 'LOMME', '31'],
  ['PER', 'ana.costa@infirmier.mssante.fr', 'ANA', 'COSTA', 'Infirmier', '', '', '', 'LOOS', '32'],
  ['PER', 'yves.hubert@medecin.mssante.fr', 'YVES', 'HUBERT', 'Médecin', 'Chirurgie orthopédique et traumatologie', '', '', 'LOOS', '33'],
  ['PER', 'inconnue.vidal@medecin.mssante.fr', 'INES', 'VIDAL', 'Médecin', 'Médecine générale', 'CABINET VIDAL', '', 'HELLEMMES', '34'],
  ['ORG', 'infirmerie@ehpad-cedres.mssante.fr', '', '', '', '', 'EHPAD LES CEDRES', 'Infirmerie', 'CROIX', ''],
  ['ORG', 'soins@ehpad-tilleuls.mssante.fr', '', '', '', '', 'EHPAD LES TILLEULS', 'Soins', 'RONCHIN', ''],
  ['PER', 'lea.blondel@infirmier.mssante.fr', 'LEA', 'BLONDEL', 'Infirmier', '', 'CABINET INFIRMIER DE LA DEULE', '', 'WAMBRECHIES', '35'],
  ['PER', 'rita.lopes@infirmier.mssante.fr', 'RITA', 'LOPES', 'Infirmier', '', 'EHPAD LES CEDRES', '', 'CROIX', '36'],
  ['PER', 'hugues.ferrand@medecin.mssante.fr', 'HUGUES', 'FERRAND', 'Médecin', 'Gériatrie', 'CABINET FERRAND', '', 'LOMME', '37'],
  ['PER', 'ivan.rousset@medecin.mssante.fr', 'IVAN', 'ROUSSET', 'Médecin', 'Pneumologie', 'CABINET ROUSSET', '', 'DOUAI', '38'],
  ['PER', 'ivan.rousset.1@medecin.mssante.fr', 'IVAN', 'ROUSSET', 'Médecin', 'Radio-diagnostic', 'IMAGERIE DU PARC', '', 'LENS', '39'],
  ['PER', 'karim.oudin@ch-lens.mssante.fr', 'KARIM', 'OUDIN', 'Médecin', 'Néphrologie', 'CH DE LENS', '', 'LENS', '41'],
  ['PER', 'nora.salmi@medecin.mssante.fr', 'NORA', 'SALMI', 'Médecin', 'Psychiatrie', 'CABINET SALMI', '', 'VILLENEUVE SUR LYS', '42'],
  ['ORG', 'labo.hormones@chu-lille.mssante.fr', '', '', '', '', 'CHU DE LILLE', 'Laboratoire d hormonologie', 'LILLE', ''],
  ['ORG', 'sec.pneumo@chu-lille.mssante.fr', '', '', '', '', 'CHU DE LILLE', 'Secrétariat pneumologie', 'LILLE', ''],
  ['ORG', 'service.medical@cpam-nord.mssante.fr', '', '', '', '', 'ECHELON LOCAL DU SERVICE MEDICAL', '', 'LILLE', ''],
  ['PER', 'francoise.guyot@medecin.mssante.fr', 'FRANCOISE', 'GUYOT', 'Médecin', 'Médecine générale', 'CABINET GUYOT', '', 'LENS', '40'],
])
const P = 'Mme Zélie CANARIOT, née le 03/04/1951,'
const key = (n: string) => n + String(97 - Number(BigInt(n) % 97n)).padStart(2, '0')
const MOTHER = `${key('2880775056012')}@patient.mssante.fr`
const FATHER = `${key('1850759350123')}@patient.mssante.fr`
const first = (to: string, text: string, more: Partial<Mail> = {}): Mail => ({ to: [to], known: ELSEWHERE, text, ...more })
const EIGHT = ['thomas.petit', 'marie.caron', 'jean.dupond', 'claire.lefebvre', 'mehdi.el-amrani', 'helene.durand-leroy', 'sophie.martin', 'jean.martin'].map((name) => `${name}@medecin.mssante.fr`)
type Row = readonly [RuleCode, string, Mail]
const rows: Row[] = [
  // first letters, citizens
  ['first-time-recipient', 'advise', first(`Nadège Roussel <${MOTHER}>`, 'Madame Roussel,\n\nVotre INR est à 5,8 sous warfarine, arrêtez-la deux jours.')],
  ['first-time-recipient', 'advise', first(MOTHER, 'Bonjour Madame,\nLe plâtre de votre fils sera ôté mardi ; Maël peut marcher avec son attelle.')],
  ['first-time-recipient', 'advise', first(FATHER, 'Bonjour Monsieur,\nPour Inaya, 4 ans : varicelle, pas d’ibuprofène.')],
  ['first-time-recipient', 'advise', first(FATHER, 'Bonjour,\nVotre INR est à 3,1. Monsieur Robert Lagache, né en juillet 1985, vous gardez la même dose de warfarine.')],
  ['first-time-recipient', 'confirm', first(FATHER, 'Bonjour Monsieur Lagache,\nVotre INR est à 3,1 sous warfarine.')],
  ['first-time-recipient', 'confirm', first(MOTHER, 'Bonjour Monsieur,\nPour Inaya, 4 ans : varicelle, pas d’ibuprofène. Mme Odile Marchand l’a vue.')],
  ['first-time-recipient', '', first(FATHER, 'Bonjour,\nMadame Odile Marchand a un diabète, HbA1c 8 %.')],
  // services
  ['first-time-recipient', 'advise', first('cnr@chu-lille.mssante.fr', `Bonjour,\n\n${P} ronfle et somnole : merci d’un enregistrement du sommeil. HTA traitée.`)],
  ['first-time-recipient', 'advise', first('nephro@ch-lens.mssante.fr', `Bonjour,\n\n${P} que vous dialysez le mardi, a de la fièvre à 39 et une insuffisance cardiaque.`)],
  ['first-time-recipient', 'advise', first('officine.lilas@pharmacie.mssante.fr', `Bonjour,\n\n${P} passera avec son ordonnance de warfarine, INR 5,8 : délivrez les comprimés à 1 mg.`)],
  ['first-time-recipient', 'advise', first('infirmerie@ehpad-cedres.mssante.fr', `Bonjour,\n\n${P} résidente aux Cèdres : insuffisance cardiaque, INR 5,8, arrêt de la warfarine.`)],
  ['first-time-recipient', 'advise', first('zoe.delmas@masseur-kinesitherapeute.mssante.fr', `Bonjour,\n\n${P} opérée du genou le 3 : vingt séances de rééducation, appui complet, HTA.`)],
  ['first-time-recipient', 'advise', first('ana.costa@infirmier.mssante.fr', `Bonjour,\n\n${P} diabétique : pansements de l’ulcère un jour sur deux.`)],
  ['first-time-recipient', 'advise', first('yves.hubert@medecin.mssante.fr', `Cher confrère,\n\n${P} est tombée hier : fracture du col fémoral, sous warfarine, INR 5,8.`)],
  ['first-time-recipient', 'advise', first('p.martin@chu-lille.mssante.fr', `Cher confrère,\n\n${P} a été hospitalisée dans votre service de neurologie pour un AVC.`)],
  ['first-time-recipient', 'confirm', first('inconnue.vidal@medecin.mssante.fr', `Cher confrère,\n\n${P} a une insuffisance cardiaque, INR 5,8.`)],
  ['first-time-recipient', 'confirm', first('yves.hubert@medecin.mssante.fr', `Cher confrère,\n\n${P} a une insuffisance cardiaque, INR 5,8.`)],
  ['first-time-recipient', 'confirm', first('accueil@clinique-jasmins.mssante.fr', `Bonjour,\n\n${P} a une insuffisance cardiaque, INR 5,8.`)],
  ['first-time-recipient', 'confirm', first('cnr@chu-lille.mssante.fr', `Bonjour,\n\n${P} a une insuffisance cardiaque, INR 5,8.`)],
  ['first-time-recipient', 'confirm', first('officine.lilas@pharmacie.mssante.fr', `Bonjour,\n\n${P} a été violentée par son fils, dépression sévère, idées suicidaires.`)],
  ['first-time-recipient', 'confirm', first('ana.costa@infirmier.mssante.fr', `Bonjour,\n\n${P} a une insuffisance cardiaque, INR 5,8.`)],
  // group mailing
  ...['Retrait immédiat des seringues du lot B2231 (fuite) : contrôlez vos stocks et rappelez les patients concernés.', 'Alerte sanitaire : trois cas de rougeole confirmés à l’école Pasteur, vérifiez les vaccinations.', 'Rupture d’approvisionnement en amoxicilline pédiatrique jusqu’au 20 : alternatives ci-dessous.', 'Message de matériovigilance : défaut des pompes à insuline Omega, arrêtez-les.', 'Des ordonnances volées circulent au nom du cabinet (prégabaline) : ne les honorez pas.', 'Intoxications au monoxyde dans le quartier : pensez au dosage devant des céphalées.'].map((text): Row => ['group-mailing', '', { to: EIGHT, text: `Chers tous,\n\n${text}` }]),
  ...['Webinaire de pharmacovigilance jeudi à 20 h, inscription avant mardi.', 'Le syndicat vous rappelle l’assemblée du 12.', 'Thèse sur les ruptures de stock : merci de remplir le questionnaire.', 'Nous proposons un tarif spécial sur les échographes.', 'Je déménage mon cabinet au 12 rue Basse le 3.', 'Rappel : cotisations à régler.'].map((text): Row => ['group-mailing', 'confirm', { to: EIGHT, text: `Chers tous,\n\n${text}` }]),
  // attachments
  ...['Ton mail d’hier disait « scanner en pièce jointe », mais il n’y avait rien.', 'Vous m’écriviez : « ci-joint le courrier de sortie », or je n’ai rien trouvé.', 'Le message du service mentionne un ECG en PJ que je ne vois pas.', 'Votre courriel indiquait le bilan en pièce jointe : il n’y en a aucune.', '« Veuillez trouver ci-joint l’IRM » : je n’ai pas trouvé l’IRM, pouvez-vous la renvoyer ?', 'Le secrétariat nous a annoncé une ordonnance en pièce jointe ; elle n’est pas arrivée.', 'Votre message contient le texte « en pièce jointe » et aucun fichier.'].map((text): Row => ['missing-attachment', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  ...['Suite à votre message, ci-joint le compte rendu.', 'Vous trouverez ci-joint le scanner dont parlait votre mail.', 'Le Dr Petit mentionne un angor : ci-joint son ECG.', 'Je réponds à ton mail d’hier et te mets le courrier en pièce jointe.', 'Comme je vous l’ai annoncé, l’IRM est en pièce jointe.', 'Je n’ai pas reçu votre avis ; je vous renvoie le bilan ci-joint.'].map((text): Row => ['missing-attachment', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  // homonyms
  ['homonym', '', first('Dr Jean Martin <jean.martin@ch-roubaix.mssante.fr>', `Cher confrère,\n\nPouvez-vous me donner votre avis dermatologique sur l’éruption de ${P} sous warfarine ? Son cardiologue ne l’explique pas.`)],
  ['homonym', '', first('Dr Jean Martin <jean.martin@medecin.mssante.fr>', `Cher confrère,\n\nJe sollicite votre avis cardiologique pour ${P} essoufflée ; la dermatologie a exclu un lupus.`)],
  ['homonym', 'confirm', first('Dr Jean Martin <jean.martin@medecin.mssante.fr>', `Cher confrère,\n\n${P} est essoufflée ; la dermatologie a exclu un lupus.`)],
  // private mailboxes
  ['patient-mismatch', 'block', { to: ['lucie.bernard@sfr.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nLe scanner du thorax de M. Ahmed Kaci (02/03/1950) montre un nodule de 8 mm.' }],
  ['patient-mismatch', 'block', { to: ['paul.lambert@free.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nLes résultats d’analyses de Mme Odile Marchand sont normaux, cholestérol 1,9 g/l.' }],
  ['patient-mismatch', '', { to: ['odile.marchand@free.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nLe scanner du thorax de Mme Odile Marchand (02/03/1950) est normal.' }],
  ['patient-mismatch', '', { to: ['paul.lambert@free.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nMerci de revoir le scanner du thorax de Mme Odile Marchand (02/03/1950), nodule de 8 mm.' }],
  ['patient-mismatch', '', { to: ['paul.lambert@free.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nLe scanner du thorax de votre mère, Mme Odile Marchand, est normal.' }],
  ['patient-mismatch', '', { to: ['contact@free.fr'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nLe scanner du thorax de Mme Odile Marchand (02/03/1950) est normal.' }],
  // carers of a patient
  ...['L’infirmière, Mme Odile Roques, passera vous voir ; votre glycémie est à 2 g.', 'Prenez rendez-vous avec Mme Odile Roques pour votre régime, HbA1c à 8 %.', 'Mme Roques vous rappellera pour la glycémie.', 'Rappelez Mme Roques, votre HbA1c est à 8 %.', 'La sage-femme, Mme Roques, vous attend pour votre tension.'].map((text): Row => ['patient-mismatch', '', { to: [`Ahmed Kaci <${FATHER}>`], text: `Bonjour Monsieur Kaci,\n\n${text}` }]),
  ...['Mme Odile Roques a un diabète, HbA1c à 8 %.', 'Les résultats de Mme Odile Roques : HbA1c à 8 %.', 'Mme Roques, née le 02/04/1950, a une HbA1c à 8 %.'].map((text): Row => ['patient-mismatch', 'block', { to: [`Ahmed Kaci <${FATHER}>`], text: `Bonjour Monsieur,\n\n${text}` }]),
  // files of another
  ['patient-mix', 'confirm', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici votre bilan, le cholestérol est normal.', files: [['bilan.pdf', 'Laboratoire. M. GROSJEAN Albert, né le 02/05/1944. Cholestérol 1,9 g/l.']] }],
  ['patient-mix', 'confirm', { to: [MOTHER], text: 'Bonjour Madame Roussel,\n\nVoici votre ordonnance de metformine.', files: [['ordo.pdf', 'Dr Léa Moreau. Mme Zélie CANARIOT, née le 03/04/1951. Warfarine 2 mg.']] }],
  ['patient-mix', '', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici votre bilan.', files: [['bilan.pdf', 'Laboratoire. Mme ROUSSEL Nadège, née le 02/07/1988. Cholestérol 1,9 g/l. Prescripteur Dr Léa MOREAU.']] }],
  ['patient-mix', '', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici l’ordonnance de votre fils.', files: [['ordo.pdf', 'Dr Léa Moreau. GROSJEAN Tiago, né le 03/04/2021. Amoxicilline.']] }],
  ['patient-mix', '', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici l’ordonnance.', files: [['ordo.pdf', 'Dr Léa Moreau. ROUSSEL Tiago, né le 03/04/2021. Amoxicilline.']] }],
  ['patient-mix', '', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici le courrier du cardiologue, votre tension est bonne.', files: [['courrier.pdf', 'Dr Albert Grosjean, cardiologue. J’ai vu votre patiente née Lemaire, 2/7/1988, pour hypertension.']] }],
  ['patient-mix', '', { to: [`Nadège Roussel <${MOTHER}>`], text: 'Bonjour Madame Roussel,\n\nVoici une fiche sur le diabète.', files: [['fiche.pdf', 'Association Louis Braille. Le diabète de type 2 : conseils.']] }],
  // houses shown
  ['name-mismatch', 'confirm', first('Pharmacie du Marché <officine.lilas@pharmacie.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8 sous warfarine.`)],
  ['name-mismatch', 'confirm', first('EHPAD Les Mimosas <infirmerie@ehpad-cedres.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8 sous warfarine.`)],
  ['name-mismatch', '', first('Pharmacie Lilas <officine.lilas@pharmacie.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8.`)],
  ['name-mismatch', '', first('Pharmacie de Ronchin <officine.lilas@pharmacie.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8.`)],
  ['name-mismatch', '', first('Pharmacie <officine.lilas@pharmacie.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8.`)],
  ['name-mismatch', '', first('Clinique Jasmins - secrétariat <accueil@clinique-jasmins.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8.`)],
  ['name-mismatch', '', { to: ['Pharmacie du Marché <officine.lilas@pharmacie.mssante.fr>'], text: `Bonjour,\n\n${P} a un INR à 5,8.` }],
  // copies
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\nCopie au service de cardiologie` }],
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\nCc : secrétariat de néphrologie` }],
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\nJe mets le service de neurologie en copie. ${P} a un INR à 5,8.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], cc: ['secretariat.cardio@ch-roubaix.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\nCopie au service de cardiologie` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. J’ai la copie du compte rendu du service de cardiologie.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Copie au service de cardiologie par courrier.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} vue au service de cardiologie, INR à 5,8. Vous avez la copie.` }],
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], cc: ['marie.caron@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Marie Caron est en copie, Paul Dubois l’est aussi.` }],
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], cc: ['marie.caron@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Marie est en copie, Nathalie aussi.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], cc: ['marie.caron@medecin.mssante.fr', 'jean.dupond@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Marie est en copie, Jean l’est aussi.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], cc: ['marie.caron@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Marie est en copie. La TSH est normale, la CRP aussi.` }],
  // acts
  ['role-mismatch', 'confirm', { to: ['jean.dupond@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pourriez-vous lui faire une coloscopie avant Noël ?` }],
  ['role-mismatch', 'confirm', { to: ['jean.martin@ch-roubaix.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Merci de réaliser une échographie cardiaque.` }],
  ['role-mismatch', 'confirm', { to: ['marie.caron@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Je vous l’adresse pour un EMG des membres supérieurs.` }],
  ['role-mismatch', 'confirm', { to: ['jean.martin@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pouvez-vous pratiquer l’extraction de la molaire sous AVK ?` }],
  ['role-mismatch', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Peux-tu lui donner une date de polygraphie ?` }],
  ['role-mismatch', 'confirm', { to: ['pierre.noel@pharmacien.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pouvez-vous lui poser un holter ECG ?` }],
  ['role-mismatch', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pourriez-vous lui faire une coloscopie avant Noël ?` }],
  ['role-mismatch', '', { to: ['mehdi.el-amrani@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pouvez-vous lui prescrire une coloscopie ?` }],
  ['role-mismatch', '', { to: ['jean.dupond@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. La coloscopie est normale, pouvez-vous revoir le traitement ?` }],
  ['role-mismatch', '', { to: ['jean.dupond@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Faut-il faire une coloscopie avant la biothérapie ?` }],
  ['role-mismatch', '', { to: ['jean.dupond@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pouvez-vous lui faire faire un EMG ?` }],
  ['role-mismatch', '', { to: ['jean.dupond@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Je vais faire une coloscopie lundi ; pouvez-vous attendre ?` }],
  ['role-mismatch', '', { to: ['urgences@ch-lens.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Pouvez-vous faire une coloscopie ?` }],
  ['role-mismatch', '', { to: ['jean.martin@medecin.mssante.fr'], text: `Bonjour,\n\n${P} saigne depuis lundi. Je vous l’adresse pour une coronarographie.` }],
  // A second round, written after the first was read.
  ['first-time-recipient', 'advise', first('nephro@ch-lens.mssante.fr', `Madame, Monsieur,\n\n${P} dont vous suivez la fistule, a une insuffisance cardiaque.`)],
  ['first-time-recipient', 'advise', first('officine.lilas@pharmacie.mssante.fr', `Bonjour,\n\nL’officine peut-elle préparer le traitement de ${P} ? INR 5,8, insuffisance cardiaque.`)],
  ['first-time-recipient', 'advise', first('zoe.delmas@masseur-kinesitherapeute.mssante.fr', `Bonjour,\n\nDrainage bronchique chaque jour pour ${P} HTA, BPCO.`)],
  ['first-time-recipient', 'advise', first('ana.costa@infirmier.mssante.fr', `Bonjour,\n\n${P} a une escarre sacrée et un diabète : pouvez-vous passer ?`)],
  ['first-time-recipient', 'advise', first('claire.lefebvre@medecin.mssante.fr', `Chère consœur,\n\n${P} a des ménorragies sous warfarine, INR 5,8 : stérilet ?`)],
  ['first-time-recipient', 'advise', first('marie.caron@medecin.mssante.fr', `Chère consœur,\n\n${P} est hallucinée depuis hier, dépression sévère.`)],
  ['first-time-recipient', 'advise', first('urgences@ch-lens.mssante.fr', `Bonjour,\n\nJ’adresse aux urgences ${P} insuffisance cardiaque décompensée.`)],
  ['first-time-recipient', 'confirm', first('urgences@ch-lens.mssante.fr', `Bonjour,\n\n${P} a une insuffisance cardiaque stable, INR 2,1.`)],
  ['first-time-recipient', 'confirm', first('marie.caron@medecin.mssante.fr', `Chère consœur,\n\n${P} a une insuffisance cardiaque stable.`)],
  ['first-time-recipient', 'confirm', first('zoe.delmas@masseur-kinesitherapeute.mssante.fr', `Bonjour,\n\n${P} a une insuffisance cardiaque stable.`)],
  ...['Vous annonciez un compte rendu « en pièce jointe » : nous n’avons rien.', 'Ton message promettait la radio ci-jointe ; je ne la vois pas.', 'Votre secrétaire écrit que le courrier est « ci-joint », il n’y est pas.', 'D’après votre mail qui annonce une ordonnance en pièce jointe, la warfarine est arrêtée. Je n’ai pas l’ordonnance.'].map((text): Row => ['missing-attachment', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  ...['Votre message m’a bien renseigné, mon avis est en pièce jointe.', 'Le scanner annoncé hier est joint à ce message.', 'Notre secrétariat vous avait promis le courrier : il est ci-joint.'].map((text): Row => ['missing-attachment', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  ...['Lot de warfarine mal étiqueté, rappelé par le fabricant : échangez les boîtes.', 'Alerte de l’ARS : cas groupés de légionellose à la piscine.', 'Un patient agressif se présente sous de faux noms pour du tramadol : prudence.', 'Épidémie de gale à la crèche des Lilas, traitement des cas contacts.'].map((text): Row => ['group-mailing', '', { to: EIGHT, text: `Bonjour,\n\n${text}` }]),
  ...['Formation à l’ECG le 12 mars, places limitées.', 'Mon nouveau numéro de téléphone est le 03 00 00 00 00.', 'Bonne année à tous !'].map((text): Row => ['group-mailing', 'confirm', { to: EIGHT, text: `Bonjour,\n\n${text}` }]),
  ...['La diététicienne Odile Roques vous recevra lundi, votre HbA1c est à 8 %.', 'J’ai parlé avec Mme Odile Roques, infirmière : votre glycémie est à 2 g.', 'Votre kiné M. Grosjean m’a écrit, votre genou est guéri, HTA stable.', 'Le bilan sera fait chez Mme Roques ; votre HbA1c est à 8 %.'].map((text): Row => ['patient-mismatch', '', { to: [`Ahmed Kaci <${FATHER}>`], text: `Bonjour Monsieur Kaci,\n\n${text}` }]),
  ['patient-mismatch', 'block', { to: ['hugo.perrin@gmail.com'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nL’échographie de la thyroïde de Mme Odile Marchand est normale.' }],
  ['patient-mismatch', '', { to: ['laboratoire.perrin@gmail.com'], from: 'accueil@cabinet-lilas.fr', text: 'Bonjour,\n\nL’échographie de la thyroïde de Mme Odile Marchand est normale.' }],
  ['patient-mix', 'confirm', { to: [`Robert Lagache <${FATHER}>`], text: 'Cher Monsieur,\n\nVoici vos résultats, tout est normal.', files: [['res.pdf', 'Mme Zélie CANARIOT, née le 03/04/1951. INR 5,8.']] }],
  ['patient-mix', '', { to: [`Robert Lagache <${FATHER}>`], text: 'Cher Monsieur,\n\nVoici vos résultats, tout est normal.', files: [['res.pdf', 'M. LAGACHE R. INR 2,8. Biologiste : Mme Anne Vidal.']] }],
  ['patient-mix', '', { to: [`Robert Lagache <${FATHER}>`], text: 'Cher Monsieur,\n\nVoici la carte du cabinet.', files: [['carte.pdf', 'Mme Odile Roques, diététicienne, 12 rue Basse.']] }],
  ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\nCopies : Dr Petit, unité de gériatrie` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Merci d’envoyer une copie au service de cardiologie.` }],
  ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8. Vous pouvez adresser une copie au secrétariat de cardiologie.` }],
  ['role-mismatch', 'confirm', { to: ['claire.lefebvre@medecin.mssante.fr'], text: `Bonjour,\n\nMerci de pratiquer une fibroscopie bronchique chez ${P} qui saigne.` }],
  ['role-mismatch', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\nAccepteriez-vous de lui faire un fond d’œil ? ${P} est diabétique.` }],
  ['role-mismatch', '', { to: ['claire.lefebvre@medecin.mssante.fr'], text: `Bonjour,\n\nLa fibroscopie bronchique faite lundi chez ${P} est normale. Merci de revoir son traitement.` }],
  ['role-mismatch', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\nPouvez-vous demander un fond d’œil ? ${P} est diabétique.` }],
  // What a sixth writer's drafts showed.
  // attached in other words
  ...['Je vous attache le panoramique dentaire.', 'Nous t’attachons la synthèse du séjour.', 'Je te glisse la radio ici.', 'On vous annexe la courbe de poids.', 'Je vous colle le compte rendu avec.', 'Je t’annexe le cone beam de la 36.', 'Je lui attache les clichés.', 'Voici le panoramique.'].map((text): Row => ['missing-attachment', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  ...['Je m’attache à ce que le suivi reste simple.', 'Nous attachons de l’importance au sommeil.', 'Je te glisse un mot de la douleur : elle dort mal.', 'On se glisse entre deux rendez-vous.', 'Je leur attache les mains au lit : non, jamais de contention.', 'Le panoramique est normal.', 'Il s’attache trop à sa canne.'].map((text): Row => ['missing-attachment', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  // landlords and lenders
  ...[['contact@lille-metropole-habitat.fr', 'Pour l’attribution d’un rez-de-chaussée :'], ['Gestion locative <gestion@dupre-associes.fr>', 'Certificat :'], ['m.lambert@groupe-logis.fr', 'Pour le dossier de relogement :'], ['accueil@lambert-gestion.fr', 'Afin de résilier son bail sans préavis :'], ['accueil@lambert-gestion.fr', 'Ses loyers impayés s’expliquent :'], ['Claire Lambert <claire.lambert@free.fr>', 'L’appartement que vous lui louez ne convient plus :'], ['Century 21 Roubaix <roubaix@c21-nord.fr>', 'Pour votre dossier :'], ['conseiller@finances-nord.fr', 'Pour les échéances de son prêt :'], ['conseiller@finances-nord.fr', 'Le crédit immobilier souscrit chez vous doit être revu :']].map(([to = '', why = '']): Row => ['not-entitled', 'block', { to: [to], text: `Bonjour,\n\n${why} ${P} a une insuffisance cardiaque, INR à 5,8.` }]),
  ...[['Samsah Habitat et soins <samsah@asso-nord.fr>', ''], ['Mme Logis <aline.logis@free.fr>', ''], ['Dr Habitat Paul <paul.habitat@wanadoo.fr>', ''], ['secretariat@cabinet-lambert.fr', 'Elle loue un fauteuil chez vous.'], ['ehpad.residence@asso-nord.fr', 'Elle a rendu son appartement.'], ['infirmier.loos@wanadoo.fr', 'Localisation de la plaie : talon.'], ['Service social CHU <service-social.chu@wanadoo.fr>', 'Elle risque une résiliation de bail.'], ['paul.mercier@wanadoo.fr', 'La colocation de germes est confirmée.']].map(([to = '', why = '']): Row => ['not-entitled', '', { to: [to], text: `Bonjour,\n\n${P} a une insuffisance cardiaque, INR à 5,8. ${why}` }]),
  // a person greeted in a team's box
  ...['Bonjour Madame Blondel, comme convenu :', 'Bonjour Léa Blondel, suite à notre échange :', 'Chère Madame Blondel,', 'Madame Blondel,\n\nmerci de votre appel.', 'Bonsoir Mme Blondel !'].map((text): Row => ['salutation-mismatch', 'confirm', { to: ['Infirmerie des Cèdres <infirmerie@ehpad-cedres.mssante.fr>'], known: ['infirmerie@ehpad-cedres.mssante.fr', 'lea.blondel@infirmier.mssante.fr'], text: `${text} ${P} a un INR à 5,8.` }]),
  ...['Bonjour Madame Lopes, comme convenu :', 'Cher Docteur Ferrand,', 'Bonjour Madame Wattel, suite à notre appel :', 'Bonjour Léa, suite à notre appel :', 'Bonjour à l’équipe de Madame Lopes,', 'Bonjour,'].map((text): Row => ['salutation-mismatch', '', { to: ['Infirmerie des Cèdres <infirmerie@ehpad-cedres.mssante.fr>'], known: ['infirmerie@ehpad-cedres.mssante.fr', 'lea.blondel@infirmier.mssante.fr', 'rita.lopes@infirmier.mssante.fr', 'hugues.ferrand@medecin.mssante.fr'], text: `${text} ${P} a un INR à 5,8.` }]),
  ['salutation-mismatch', '', { to: ['infirmerie@ehpad-cedres.mssante.fr'], text: `Bonjour Madame Blondel,\n\n${P} a un INR à 5,8.` }],
  // small children
  ...['Bonjour Madame Roussel,\n\nMaël, né le 12 octobre 2025, a repris du poids ; allaitement à la demande.', 'Chère Madame Roussel,\n\nLina (née le 3/4/2022) peut reprendre l’école, sa varicelle est finie.', 'Bonjour Mme Roussel,\n\nZoé Roussel, née le 05/06/2019, a un asthme : deux bouffées le soir.', 'Madame Roussel,\n\nLes jumeaux nés le 2 mai 2026 ont un reflux, épaissir le lait.', 'Bonjour Madame Roussel,\n\nEnzo, né le 1er juin 2018 : fracture du poignet, plâtre trois semaines.'].map((text): Row => ['patient-mismatch', '', { to: [`Nadège Roussel <${MOTHER}>`], text }]),
  ...['Bonjour Madame Duval,\n\nMaël, né le 12 octobre 2025, a repris du poids ; allaitement à la demande.', 'Bonjour Madame Roussel,\n\nMaël Grosjean, né le 12 octobre 2025, a un reflux.', 'Bonjour Madame Roussel,\n\nM. Maël Roussel, né le 12 octobre 1925, a une insuffisance cardiaque.', 'Bonjour,\n\nMaël, né le 12 octobre 2025, a un reflux.', 'Bonjour Madame Roussel,\n\nLina, née le 3/4/1975, a un diabète.', 'Chère Madame Roussel,\n\nLina, née le 3/4/2010, a pris sa pilule du lendemain.'].map((text): Row => ['patient-mismatch', 'block', { to: [`Nadège Roussel <${MOTHER}>`], text }]),
  // told results
  ...['Le holter ECG de M. Ahmed Kaci montre des pauses, pacemaker prévu le 3.', 'Voici le plan de soins de M. Ahmed Kaci : extraction de la 36, parodontite.', 'L’épreuve d’effort de M. Ahmed Kaci est négative, angor écarté.', 'La convocation de M. Ahmed Kaci pour sa coloscopie est le 12 mars.', 'L’anapath de M. Ahmed Kaci confirme le carcinome, RCP le 3.', 'La scintigraphie myocardique de M. Ahmed Kaci montre une ischémie.'].flatMap((text): Row[] => [
    ['patient-mismatch', 'block', { to: ['Lucie Bernard <lucie.bernard@sfr.fr>'], from: 'accueil@cabinet-lilas.fr', text: `Bonjour,\n\n${text}` }],
    ['patient-mismatch', '', { to: ['Ahmed Kaci <ahmed.kaci@sfr.fr>'], from: 'accueil@cabinet-lilas.fr', text: `Bonjour,\n\n${text}` }],
  ]),
  ...['Pouvez-vous lire le holter ECG de M. Ahmed Kaci, qui a des pauses ?', 'Votre avis sur le plan de soins de M. Ahmed Kaci, parodontite ?', 'Le holter de votre mari, M. Ahmed Kaci, montre des pauses.', 'Je vous adresse le holter ECG de M. Ahmed Kaci, pauses.'].map((text): Row => ['patient-mismatch', '', { to: ['Lucie Bernard <lucie.bernard@sfr.fr>'], from: 'accueil@cabinet-lilas.fr', text: `Bonjour,\n\n${text}` }]),
  // closed houses
  ...['2025-02-01', '2024-06-30', '2025-04-20'].map((lastLetter): Row => ['stale-address', 'confirm', { to: ['ide@ehpad-bruyeres.mssante.fr'], lastLetter, text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  ...['2026-01-20', '2026-09-01', '2025-07-20'].map((lastLetter): Row => ['stale-address', '', { to: ['ide@ehpad-bruyeres.mssante.fr'], lastLetter, text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  ['stale-address', '', { to: ['cabinet.bruyeres@sante-nord.mssante.fr'], lastLetter: '2024-01-01', text: `Bonjour,\n\n${P} a un INR à 5,8.` }],
  ['stale-address', '', { to: ['ide@ehpad-bruyeres.mssante.fr'], lastLetter: '2024-01-01', answers: 'ide@ehpad-bruyeres.mssante.fr', text: `Bonjour,\n\n${P} a un INR à 5,8.` }],
  ['stale-address', '', { to: ['dr.paul@clinique-bruyeres.apicrypt.org'], lastLetter: '2024-01-01', text: `Bonjour,\n\n${P} a un INR à 5,8.` }],
  // another house shown, though written to before
  ...['EHPAD Les Tilleuls <infirmerie@ehpad-cedres.mssante.fr>', 'EHPAD Les Tilleuls, soins <infirmerie@ehpad-cedres.mssante.fr>', 'Infirmières EHPAD Les Tilleuls <infirmerie@ehpad-cedres.mssante.fr>', 'Ehpad Cèdres (infirmerie) <soins@ehpad-tilleuls.mssante.fr>', 'L’EHPAD des Tilleuls <infirmerie@ehpad-cedres.mssante.fr>'].map((to): Row => ['name-mismatch', 'confirm', { to: [to], text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  ...['EHPAD Les Cèdres, ex-Tilleuls <infirmerie@ehpad-cedres.mssante.fr>', 'EHPAD Sainte-Odile <infirmerie@ehpad-cedres.mssante.fr>', 'EHPAD de Croix <infirmerie@ehpad-cedres.mssante.fr>', 'Infirmerie EHPAD <infirmerie@ehpad-cedres.mssante.fr>', 'EHPAD <infirmerie@ehpad-cedres.mssante.fr>', 'Équipe des Cèdres <infirmerie@ehpad-cedres.mssante.fr>'].map((to): Row => ['name-mismatch', '', { to: [to], text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  // what a minor may keep from the parents
  ...['Ema, née le 3 mars 2010, doit reprendre du misoprostol demain.', 'Ema (16 ans) a eu un rapport non protégé, ulipristal pris hier.', 'L’avortement d’Ema, 15 ans, est prévu jeudi.', 'L’interruption demandée par Ema, née le 3 mars 2010, est programmée le 2.', 'Ema, lycéenne, a un retard de règles de dix jours, prise de sang demain.', 'Ema, 16 ans, a reçu des préservatifs et un dépistage.'].map((text): Row => ['not-entitled', 'block', { to: [`Nadège Roussel <${MOTHER}>`], text: `Chère Madame Roussel,\n\n${text}` }]),
  ...['Ema, née le 3 mars 2010, doit reprendre du paracétamol demain.', 'Ema, 16 ans : interruption du traitement antiépileptique impossible.', 'Ema, 14 ans, entorse : interruption de l’entraînement deux semaines.', 'Ema, 15 ans, asthme : l’interruption des bouffées a causé la crise.', 'Votre stérilet est en place.', 'Votre interruption de grossesse est le 2.'].map((text): Row => ['not-entitled', '', { to: [`Nadège Roussel <${MOTHER}>`], text: `Chère Madame Roussel,\n\n${text}` }]),
  // acts that settle a homonym
  ...['Peux-tu programmer une fibroscopie bronchique et des EFR ?', 'Pourriez-vous prévoir une polygraphie ?', 'Merci d’organiser une spirométrie.', 'Pouvez-vous l’inscrire pour des explorations fonctionnelles respiratoires ?', 'Peux-tu la voir pour des EFR ?'].map((text): Row => ['homonym', '', first('Dr Ivan Rousset <ivan.rousset@medecin.mssante.fr>', `Bonjour,\n\n${P} est essoufflée. ${text}`)]),
  ...['Les EFR sont normales.', 'Peux-tu programmer une coloscopie ?', 'Peux-tu la revoir ?', 'Elle a eu une polygraphie en mai.'].map((text): Row => ['homonym', 'confirm', first('Dr Ivan Rousset <ivan.rousset@medecin.mssante.fr>', `Bonjour,\n\n${P} est essoufflée. ${text}`)]),
  ['homonym', '', first('Dr Ivan Rousset <ivan.rousset.1@medecin.mssante.fr>', `Bonjour,\n\n${P} : peux-tu programmer une mammographie ?`)],
  ['homonym', 'confirm', first('Dr Ivan Rousset <ivan.rousset.1@medecin.mssante.fr>', `Bonjour,\n\n${P} : peux-tu programmer des EFR ?`)],
  // a citizen greeted by the first name
  ...['Bonjour Nadège,', 'Chère Nadège,', 'Coucou Nadège !', 'Bonjour Nadège Roussel,'].map((text): Row => ['first-time-recipient', 'advise', first(`Nadège Roussel <${MOTHER}>`, `${text}\n\nVotre INR est à 5,8 sous warfarine, arrêtez-la deux jours.`)]),
  ...['Bonjour,', 'Bonjour Madame,', 'Bonjour à vous,'].map((text): Row => ['first-time-recipient', 'confirm', first(`Nadège Roussel <${MOTHER}>`, `${text}\n\nVotre INR est à 5,8 sous warfarine, arrêtez-la deux jours.`)]),
  ['first-time-recipient', 'confirm', first(MOTHER, 'Bonjour Nadège,\n\nVotre INR est à 5,8 sous warfarine, arrêtez-la deux jours.')],
  ['patient-mismatch', 'block', first(`Nadège Roussel <${MOTHER}>`, 'Bonjour Solène,\n\nVotre INR est à 5,8 sous warfarine, arrêtez-la deux jours.')],
  // numbers of identity, far from their label or without one
  ...['N° de sécurité sociale de Mme Zélie Canariot, à reporter sur la feuille : 2 51 04 59 350 123 11.', 'Pour la télétransmission : 2 51 04 59 350 123 11, AVK.', 'Sécu (attestation demandée hier par le secrétariat) 251045935012311.', 'Son numéro, 2 51 04 2A 350 123 11, est sur la carte.', 'Carte Vitale lue au cabinet ce matin, numéro relevé à l’écran : 251045935012311'].map((text): Row => ['invalid-identity-number', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  ...[`N° de sécurité sociale de Mme Zélie Canariot, à reporter : ${key('2510459350123')}.`, 'Sécu à jour. Portable 06 12 34 56 78, bureau 03 20 11 22 33.', 'Compte 2 51 44 59 350 123 11 du fournisseur.', 'Référence 4 51 04 59 350 123 11.', 'Séries 12 51 04 59 350 123 11 relevées.', 'La Sécu demande le FINESS 590000123 et le RPPS 10001234567.'].map((text): Row => ['invalid-identity-number', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Bonjour,\n\n${text}` }]),
  // fond names
  ...[['francoise.guyot@medecin.mssante.fr', 'Fanfan'], ['thomas.petit@medecin.mssante.fr', 'Toto'], ['thomas.petit@medecin.mssante.fr', 'Tomtom'], ['sophie.martin@medecin.mssante.fr', 'Soso'], ['marie.caron@medecin.mssante.fr', 'Marmar']].map(([to = '', name = '']): Row => ['salutation-mismatch', '', { to: [to], text: `Cher ${name},\n\n${P} a un INR à 5,8.` }]),
  ...[['thomas.petit@medecin.mssante.fr', 'Fanfan'], ['marie.caron@medecin.mssante.fr', 'Tomtom'], ['sophie.martin@medecin.mssante.fr', 'Fanfan']].map(([to = '', name = '']): Row => ['salutation-mismatch', 'confirm', { to: [to], text: `Cher ${name},\n\n${P} a un INR à 5,8.` }]),
  // What a seventh writer's drafts showed.
  // regional and fond forms
  ...[['francoise.guyot@medecin.mssante.fr', 'Soizic'], ['p.martin@chu-lille.mssante.fr', 'Paol'], ['pierre.noel@pharmacien.mssante.fr', 'Peio'], ['pierre.noel@pharmacien.mssante.fr', 'Pierrot']].map(([to = '', name = '']): Row => ['salutation-mismatch', '', { to: [to], text: `Salut ${name},\n\n${P} a un INR à 5,8.` }]),
  ...[['thomas.petit@medecin.mssante.fr', 'Fañch'], ['jean.dupond@medecin.mssante.fr', 'Patxi'], ['sophie.martin@medecin.mssante.fr', 'Soizic'], ['jean.dupond@medecin.mssante.fr', 'Yannick']].map(([to = '', name = '']): Row => ['salutation-mismatch', 'confirm', { to: [to], text: `Salut ${name},\n\n${P} a un INR à 5,8.` }]),
  // outbreaks
  ...['Un foyer de gale est signalé à l’école Pasteur : examinez toute la famille.', 'Deux clusters de coqueluche au collège, vérifiez les rappels.', 'Prophylaxie post-exposition à prévoir dès ce soir pour les proches.', 'Les cas contacts de l’internat doivent être vus avant lundi.'].map((text): Row => ['group-mailing', '', { to: EIGHT, text: `Chers tous,\n\n${text}` }]),
  ...['Le foyer Bel Air cherche un médecin coordonnateur.', 'Réunion sur les foyers d’accueil jeudi à 20 h.'].map((text): Row => ['group-mailing', 'confirm', { to: EIGHT, text: `Chers tous,\n\n${text}` }]),
  // an address that nobody knows, of somebody who has one in another house
  ...['Dr Hugues Ferrand <hugues.ferrand@ch-lens.mssante.fr>', 'yves.hubert@chu-lille.mssante.fr', 'Dr Marie Caron <marie.caron@clinique-neuve.mssante.fr>', 'Dr Karim Oudin <karim.oudin@medecin.mssante.fr>'].flatMap((to): Row[] => [
    ['stale-address', 'confirm', first(to, `Cher confrère,\n\n${P} a un INR à 5,8.`)], ['unknown-address', 'confirm', first(to, `Cher confrère,\n\n${P} a un INR à 5,8.`)],
  ]),
  ...['ferrand.hugues@medecin.mssante.fr', 'hugues.ferrant@medecin.mssante.fr', 'Dr Marie Caron <marie.caron@medicin.mssante.fr>', 'Dr Ivan Rousset <ivan.rousset@ch-lens.mssante.fr>', 'urgence@ch-lens.mssante.fr'].flatMap((to): Row[] => [
    ['stale-address', '', first(to, `Cher confrère,\n\n${P} a un INR à 5,8.`)], ['unknown-address', 'confirm', first(to, `Cher confrère,\n\n${P} a un INR à 5,8.`)],
  ]),
  // called by a trade in the middle of a letter
  ...['Prise de sang lundi, cher infirmier.', 'Merci d’avance, chère collègue orthophoniste.', 'À vous de jouer, cher pharmacien !'].map((text): Row => ['role-mismatch', 'confirm', { to: ['zoe.delmas@masseur-kinesitherapeute.mssante.fr'], text: `Bonjour,\n\n${P} a un ulcère. ${text}` }]),
  ...['Vingt séances, chère kinésithérapeute.', 'C’est un cher infirmier qui l’a vue.', 'Elle trouve son dentiste trop cher, infirmier à domicile compris.', 'Son cher infirmier passe lundi.'].map((text): Row => ['role-mismatch', '', { to: ['zoe.delmas@masseur-kinesitherapeute.mssante.fr'], text: `Bonjour,\n\n${P} a un ulcère. ${text}` }]),
  // one's own name under another ending
  ...['c.marchal@cabinet-lilas.com', 'c.marchal@cabinet-lilas.org', 'c.marchal@cabinet-lilas.eu'].map((to): Row => ['lookalike-domain', 'confirm', { to: [to], from: 'accueil@cabinet-lilas.fr', known: ['c.marchal@cabinet-lilas.fr'], text: 'Bonjour,\n\nLe planning change lundi.' }]),
  ...['c.marchal@cabinet-roses.com', 'contact@lilas.com', 'c.marchal@gmail.com', 'c.marchal@secretariat.cabinet-lilas.fr'].map((to): Row => ['lookalike-domain', '', { to: [to], from: 'accueil@cabinet-lilas.fr', known: ['c.marchal@cabinet-lilas.fr'], text: 'Bonjour,\n\nLe planning change lundi.' }]),
  // a person first, a team behind
  ...['Chère Sofia,', 'Cher Docteur Vidal,', 'Bonjour Madame Wattel,'].map((text): Row => ['salutation-mismatch', 'confirm', { to: ['karim.oudin@ch-lens.mssante.fr', 'nephro@ch-lens.mssante.fr'], text: `${text}\n\n${P} a un INR à 5,8.` }]),
  ...['Cher Karim,', 'Cher Karim, chère Sofia,', 'Bonjour à tous,', 'Cher confrère,'].map((text): Row => ['salutation-mismatch', '', { to: ['karim.oudin@ch-lens.mssante.fr', 'nephro@ch-lens.mssante.fr'], text: `${text}\n\n${P} a un INR à 5,8.` }]),
  ['salutation-mismatch', '', { to: ['nephro@ch-lens.mssante.fr', 'karim.oudin@ch-lens.mssante.fr'], text: `Chère Sofia,\n\n${P} a un INR à 5,8.` }],
  // the health insurance's medical service
  ...['Cher médecin-conseil,', 'Madame, Monsieur le médecin conseil,', 'À l’attention du contrôle médical'].map((text): Row => ['first-time-recipient', 'advise', first('Service médical <service.medical@cpam-nord.mssante.fr>', `${text}\n\n${P} a un INR à 5,8 : protocole d’ALD.`)]),
  ['first-time-recipient', 'confirm', first('Service médical <service.medical@cpam-nord.mssante.fr>', `Bonjour,\n\n${P} a un INR à 5,8.`)],
  ['first-time-recipient', 'confirm', first('accueil@clinique-jasmins.mssante.fr', `Madame, Monsieur le médecin-conseil,\n\n${P} a un INR à 5,8.`)],
  // initials
  ...['cc : Dr J. Carvalho ; patient', 'Copie au Dr N. Verdier', 'c.c. : Dr I. Carvalho', 'Copie : Dr J.-M. Carvalho', 'Copie à Mme S. Verdier, IDEL', 'cc Pr Y Carvalho'].map((text): Row => ['mentioned-not-addressed', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\n${text}` }]),
  ...['cc : Dr T. Petit ; patient', 'Copie : Dr T Petit', 'Copie à J’espère bientôt'].map((text): Row => ['mentioned-not-addressed', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `Cher Thomas,\n\n${P} a un INR à 5,8.\n\n${text}` }]),
  ...['Chère N. Verdier,', 'Cher Docteur J. Verdier,', 'Bonjour C. Verdier,', 'Cher J.-M. Verdier,'].map((text): Row => ['salutation-mismatch', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: `${text}\n\n${P} a un INR à 5,8.` }]),
  ...['Cher T. Petit,', 'Bonjour J’ai vu Mme Canariot,', 'Bonjour C’est Léa,'].map((text): Row => ['salutation-mismatch', '', { to: ['thomas.petit@medecin.mssante.fr'], text: `${text}\n\n${P} a un INR à 5,8.` }]),
  // first names of two words
  ...['Mme DELATTRE Anne-Sophie, née le 17/02/1950. Calcium 2,2.', 'Mme Anne-Sophie DELATTRE. Calcium 2,2.'].map((text): Row => ['patient-mix', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: 'Cher Thomas,\n\nHypercalcémie chez Mme Anne-Sophie Canariot. Bilan joint.', files: [['bilan.pdf', `Laboratoire. ${text}`]] }]),
  ...['Mme CANARIOT Anne-Sophie, née le 17/02/1950. Calcium 2,2.', 'Mme CANARIOT A.-S. Calcium 2,2.', 'Mme Anne-Sophie DELATTRE CANARIOT. Calcium 2,2.'].map((text): Row => ['patient-mix', '', { to: ['thomas.petit@medecin.mssante.fr'], text: 'Cher Thomas,\n\nHypercalcémie chez Mme Anne-Sophie Canariot. Bilan joint.', files: [['bilan.pdf', `Laboratoire. ${text}`]] }]),
  // What an eighth writer's drafts showed.
  // what the health insurance's medical service decides
  ...['Cher confrère conseil,\n\nVoici Mme Zélie CANARIOT, née le 03/04/1951, sous warfarine.', 'Bonjour,\n\nDemande d’ALD 5 pour Mme Zélie CANARIOT, née le 03/04/1951, insuffisance cardiaque.', 'Bonjour,\n\nMme Zélie CANARIOT, née le 03/04/1951, insuffisance cardiaque, souhaite un mi-temps thérapeutique.'].map((text): Row => ['first-time-recipient', 'advise', first('service.medical@cpam-nord.mssante.fr', text)]),
  ['first-time-recipient', 'confirm', first('accueil@clinique-jasmins.mssante.fr', `Bonjour,\n\nDemande d’ALD 5 pour ${P} insuffisance cardiaque.`)],
  // sought for a patient, and a town by its short name
  ...['Je cherche un suivi psychiatrique.', 'Nous sollicitons une prise en charge psychiatrique.', 'Virage maniaque sous corticoïdes.', 'Elle habite à Villeneuve.'].map((text): Row => ['first-time-recipient', 'advise', first('nora.salmi@medecin.mssante.fr', `Cher confrère,\n\n${P} a un INR à 5,8. ${text}`)]),
  ...['Je cherche un suivi.', 'Elle habite sur Lys.', 'Je cherche le nom d’un confrère.'].map((text): Row => ['first-time-recipient', 'confirm', first('nora.salmi@medecin.mssante.fr', `Cher confrère,\n\n${P} a un INR à 5,8. ${text}`)]),
  ...['Je sollicite un suivi cardiologique.', 'Nous recherchons une prise en charge cardiologique.'].map((text): Row => ['role-mismatch', 'confirm', { to: ['nora.salmi@medecin.mssante.fr'], text: `Cher confrère,\n\n${P} a un INR à 5,8. ${text}` }]),
  ...['Son suivi cardiologique est assuré.', 'Je cherche un suivi cardiologique, connaissez-vous quelqu’un ?'].map((text): Row => ['role-mismatch', '', { to: ['nora.salmi@medecin.mssante.fr'], text: `Cher confrère,\n\n${P} a un INR à 5,8. ${text}` }]),
  // a stay, a visit told to somebody else
  ...['Voici le résumé de la consultation de M. Ahmed Kaci : infiltration faite, repos.', 'L’hospitalisation de M. Ahmed Kaci pour son angor est prolongée.', 'Les conclusions du séjour de M. Ahmed Kaci : diabète équilibré.'].flatMap((text): Row[] => [
    ['patient-mismatch', 'block', { to: ['Lucie Bernard <lucie.bernard@sfr.fr>'], from: 'accueil@cabinet-lilas.fr', text: `Bonjour,\n\n${text}` }],
    ['patient-mismatch', '', { to: ['Ahmed Kaci <ahmed.kaci@sfr.fr>'], from: 'accueil@cabinet-lilas.fr', text: `Bonjour,\n\n${text}` }],
  ]),
  // a day of birth that only the file gives
  ...['Mme MARCHAND Odile, née le 03/11/1954. INR 5,8.', 'MARCHAND Odile née le 02/07/1961. Diabète.'].map((text): Row => ['patient-mismatch', 'block', { to: [MOTHER], subject: 'Mme Odile Marchand', text: 'Bonjour Madame Marchand,\n\nVoici vos résultats.', files: [['cr.pdf', text]] }]),
  ...[['Mme Odile Marchand', 'Mme MARCHAND Odile, née le 03/07/1988. INR 5,8.'], ['Votre mère', 'Mme MARCHAND Odile, née le 03/11/1954. INR 5,8.'], ['Tom Marchand', 'MARCHAND Tom, né le 03/11/2021. Otite.'], ['Mme Odile Marchand', 'Fiche rédigée par Mme Anne Duval, née le 03/11/1954.']].map(([subject = '', text = '']): Row => ['patient-mismatch', '', { to: [MOTHER], subject, text: 'Bonjour Madame Marchand,\n\nVoici les documents.', files: [['cr.pdf', text]] }]),
  // another service shown
  ...['Secrétariat de gastro-entérologie <sec.pneumo@chu-lille.mssante.fr>', 'Cardiologie CHU <sec.pneumo@chu-lille.mssante.fr>', 'Dialyse <sec.pneumo@chu-lille.mssante.fr>'].map((to): Row => ['name-mismatch', 'confirm', { to: [to], text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  ...['Pneumologie CHU <sec.pneumo@chu-lille.mssante.fr>', 'Secrétariat CHU <sec.pneumo@chu-lille.mssante.fr>', 'Infirmières de pneumologie <sec.pneumo@chu-lille.mssante.fr>', 'Consultation d’allergologie <sec.pneumo@chu-lille.mssante.fr>', 'Cardiologie <urgences@ch-lens.mssante.fr>'].map((to): Row => ['name-mismatch', '', { to: [to], text: `Bonjour,\n\n${P} a un INR à 5,8.` }]),
  // what a pharmacy hands out
  ...['Elle passera à votre guichet de rétrocession.', 'Votre comptoir de pharmacie est-il ouvert samedi ?'].map((text): Row => ['role-mismatch', 'confirm', { to: ['labo.hormones@chu-lille.mssante.fr'], text: `Bonjour,\n\n${P} est sous tocilizumab. ${text}` }]),
  ...['Elle passera à la rétrocession en sortant.', 'Elle passera à votre guichet.'].map((text): Row => ['role-mismatch', '', { to: ['labo.hormones@chu-lille.mssante.fr'], text: `Bonjour,\n\n${P} est sous tocilizumab. ${text}` }]),
  // a form with dots
  ...['Nom : BRUNEL. Prénom : Huguette. Gonarthrose.', 'Nom de naissance : BRUNEL; prénom : Huguette. Gonarthrose.'].map((text): Row => ['patient-mix', 'confirm', { to: ['thomas.petit@medecin.mssante.fr'], text: 'Bonjour,\n\nLe certificat de M. Ahmed Kaci est joint, spondyloarthrite.', files: [['certificat.pdf', text]] }]),
  ...['Nom : KACI. Prénom : Ahmed. Gonarthrose.', 'Nom : voir dossier. Prénom : idem.'].map((text): Row => ['patient-mix', '', { to: ['thomas.petit@medecin.mssante.fr'], text: 'Bonjour,\n\nLe certificat de M. Ahmed Kaci est joint, spondyloarthrite.', files: [['certificat.pdf', text]] }]),
]
it.each(rows)('%s %j %j', async (rule, severity, mail) => {
  const said = await saidBy(rule, mail, { directory })
  expect(said.map((one) => one.severity).join()).toBe(severity)
})
