import { expect, it } from 'vitest'
import { OFFICE, ruleTest, saidBy, SICK } from './one-rule.ts'

ruleTest('not-entitled', {
  doubt: { from: OFFICE, to: ['Service sinistres MAIF <gestion@maif.fr>'], text: SICK },
  severity: 'block',
  says: {
    fr: 'Un assureur ou une mutuelle n’a pas à lire des données de santé, même chiffrées : Service sinistres MAIF. Remettez-les au patient, qui les transmettra s’il le veut.',
    en: 'An insurer has no right to read health data, even encrypted: Service sinistres MAIF. Give it to the patient, who will pass it on if they want to.',
  },
  correction: { kind: 'hand-to-patient' },
  silent: {
    'nothing about a patient': { from: OFFICE, to: ['gestion@maif.fr'], text: 'Bonjour,\n\nMerci de renouveler le contrat du cabinet.' },
    'the health insurance’s own doctor': { from: OFFICE, to: ['medecin.conseil@cpam-nord.fr'], text: SICK },
    'a mutualist clinic': { from: OFFICE, to: ['Clinique mutualiste <accueil@clinique-mutualiste.fr>'], text: SICK },
    'the health centre of an insurer': { from: OFFICE, to: ['accueil@centre-sante-mutuelle.fr'], text: SICK },
    'the town’s social care': { from: OFFICE, to: ['CCAS <ccas@mairie-lens.fr>'], text: SICK },
    'sports medicine': { from: OFFICE, to: ['Médecine du sport <accueil@medecine-sport-lens.fr>'], text: SICK },
    'a school nurse': { from: OFFICE, to: ['Infirmerie du lycée <infirmiere.lycee@ac-lille.fr>'], text: SICK },
    'occupational health': { from: OFFICE, to: ['Santé au travail <medecin@sist-nord.fr>'], text: SICK },
    'a minor’s ordinary care': { to: ['Mme Delattre <271043306312380@patient.mssante.fr>'], text: 'Bonjour Madame,\n\nVotre fille, 16 ans, a une angine.' },
  },
})

it.each([
  ['drh@transports-wagner.fr', 'employer'], ['medical.pret@banque-des-marches.fr', 'bank'], ['sante@mutuelle-du-nord.fr', 'insurer'], ['medecin.conseil@axa.fr', 'insurer'], ['ecole.jferry@ac-lille.fr', 'school'], ['Julie nounou <julie.v@orange.fr>', 'childminder'], ['agence@credit-agricole.fr', 'bank'], ['contact@wagner-avocats.fr', 'lawyer'], ['redaction@journal-nord.fr', 'press'], ['gestion@bailleur-nord.fr', 'landlord'],
  ['Albert Football Club <president@albertfc.fr>', 'club'], ['contact@judo-lille.fr', 'club'], ['mairie@rimogne.fr', 'authority'], ['brigade@gendarmerie-nord.fr', 'authority'],
])('%s is told as %s', async (address, kind) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: [address], text: SICK })).toMatchObject([{ severity: 'block', message: `rule_not_entitled_${kind}` }])
})

it('keeps a minor’s confidential care from where the parents read', async () => {
  expect(await saidBy('not-entitled', { to: ['Mme Delattre <271043306312380@patient.mssante.fr>'], text: 'Bonjour Madame,\n\nVotre fille, 16 ans, est venue pour une contraception.' })).toMatchObject([{ message: 'rule_not_entitled_minor', correction: { kind: 'hand-to-patient' } }])
})

it.each([
  ['En tant qu’employeur, vous devez savoir ceci.', 'employer'], ['Votre salariée ne peut reprendre.', 'employer'], ['Il s’agit de votre élève.', 'school'], ['Votre assurée est souffrante.', 'insurer'],
  ['Votre apprenti est arrêté.', 'employer'], ['Elle est employée chez vous.', 'employer'], ['Ton joueur attendra.', 'club'], ['Votre administré est souffrant.', 'authority'], ['C’est pour votre dossier sinistre.', 'insurer'], ['Vous êtes sa maîtresse.', 'school'], ['Vous êtes son assistante maternelle.', 'childminder'], ['Elle est l’enfant que vous gardez le mercredi.', 'childminder'],
])('a private address of whom the letter says %j is told as %s', async (said, kind) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['m.bouchet@btp-nord.com'], text: `Bonjour,\n\n${SICK} ${said}` })).toMatchObject([{ message: `rule_not_entitled_${kind}` }])
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['medecin@sist-nord.fr'], text: `Bonjour,\n\n${SICK} ${said}` })).toEqual([])
})

it('knows the claims desk of an insurer for no one in care', async () => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: ['medical-claims@allianz.fr'], text: SICK })).toMatchObject([{ message: 'rule_not_entitled_insurer' }])
})

it.each([
  ['Sinistres <gestion@assurances-du-nord.fr>', ''],
  ['Groupama Nord-Est <sante.collective@groupama.fr>', ''],
  ['Direction <rh.atelier@menuiserie-leroy.fr>', ''],
  ['M. Poulet <p.poulet@menuiserie-leroy.fr>', 'Votre apprenti ne pourra pas porter de charges.'],
  ['Patron <contact@boulangerie-leroux.fr>', 'Il travaille chez vous depuis mars, il faut aménager son poste.'],
  ['Contremaître <j.petit@acieries.fr>', 'L’arrêt de votre ouvrier sera prolongé.'],
  ['Collège Rimbaud <0080012x@ac-reims.fr>', ''],
  ['Mme Lefort <c.lefort@gmail.com>', 'Je vous écris en tant que maîtresse de Léo.'],
  ['M. Royer <royer.eps@gmail.com>', 'Il est dispensé de sport, vous êtes son professeur d’EPS.'],
  ['Crèche Les Lutins <lutins@orange.fr>', ''],
  ['Conseiller LCL <jean.dupre@lcl.fr>', ''],
  ['Crédit Mutuel <02345@creditmutuel.fr>', ''],
  ['Maître Vasseur <cabinet@vasseur-conseil.fr>', ''],
  ['Étude Durand <accueil@etude-durand.notaires.fr>', ''],
  ['Me Klein <klein@barreau-lille.fr>', ''],
  ['L’Union <locale@lunion-presse.fr>', ''],
  ['Journaliste <a.moulin@francebleu.fr>', ''],
  ['Foncia <gestion.lens@foncia.fr>', ''],
  ['Mme Bail <bail@orange.fr>', 'Votre locataire ne peut plus monter les escaliers.'],
  ['Olympique lensois <secretariat@olympique-lens.fr>', 'Votre joueuse a une entorse grave.'],
  ['Salle de sport <accueil@fitpark.fr>', ''],
  ['Mairie de Lens <etat-civil@villedelens.fr>', ''],
  ['Adjudant Roux <compagnie.lens@gendarmerie.interieur.gouv.fr>', ''],
  ['Pôle emploi <conseiller@francetravail.fr>', ''],
  ['Mutuelle Intégrance <devis@integrance.fr>', ''],
  ['Maaf <constats@maaf.fr>', ''],
  ['Sophie Martin <s.martin@verspieren.com>', ''],
  ['Chef du personnel <personnel@transports-roy.fr>', ''],
  ['Auto-école Leclerc <contact@autoecole-leclerc.fr>', ''],
])('%s has no title to it (%s)', async (mailbox, said) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: [mailbox], text: `Bonjour,\n\n${SICK} ${said}` })).toHaveLength(1)
})

it.each([
  ['Médecin du travail <medecin@ametra.fr>', 'Votre salarié peut reprendre.'],
  ['Santé au travail <contact@pst-lens.fr>', ''],
  ['Infirmière scolaire <inf.college@ac-reims.fr>', ''],
  ['Dr Maître <p.maitre@orange.fr>', ''],
  ['Dr Alan Banks <alan.banks@nhs.example>', ''],
  ['CPAM <service.medical@assurance-maladie.fr>', ''],
  ['Pharmacie de la Banque <pharmacie@orange.fr>', ''],
  ['Cabinet Lécole <cabinet.lecole@orange.fr>', ''],
  ['Clinique du Parc <secretariat@clinique-parc.fr>', ''],
  ['École de sages-femmes <accueil@chu-reims.fr>', ''],
  ['Audrey Collège <audrey.kine@gmail.com>', ''],
  ['Centre dentaire mutualiste <rdv@mutualite-dentaire.fr>', ''],
  ['MSA <service.prevention@msa.fr>', ''],
  ['EHPAD Le Lycée <accueil@ehpad-lelycee.fr>', ''],
  ['HAD Harmonie <coordination@had-harmonie.fr>', ''],
  ['Mme Police <jeanne.dubois@orange.fr>', ''],
  ['MDPH <mdph@departement08.fr>', ''],
  ['PMI <pmi@departement08.fr>', ''],
  ['Kiné du sport <kine.sport@orange.fr>', ''],
  ['Centre médico-sportif <contact@cms-lens.fr>', ''],
  ['Psychologue scolaire <psy.en@ac-reims.fr>', ''],
  ['CMPP <accueil@cmpp-lens.fr>', ''],
  ['Optique Dupré <contact@optique-dupre.fr>', 'Votre client a besoin de verres.'],
  ['Ambulances Club <ambulances@club.fr>', ''],
  ['Thomas Petit <thomas.petit@gmail.com>', 'Votre patiente est arrêtée.'],
  ['Sophie Leroy <s.leroy@orange.fr>', 'Son employeur est prévenu.'],
  ['Luc Roy <luc.roy@orange.fr>', 'Il est dans la classe de votre fils.'],
  ['Anne Roux <anne.roux@orange.fr>', 'Elle va à l’école à pied.'],
  ['Paul Noël <paul.noel@orange.fr>', 'Son assurance demande un certificat.'],
  ['Jean Klein <j.klein@orange.fr>', 'Sa mairie le relance.'],
])('%s is in care, or a person (%s)', async (mailbox, said) => {
  expect(await saidBy('not-entitled', { from: OFFICE, to: [mailbox], text: `Bonjour,\n\n${SICK} ${said}` })).toEqual([])
})

it('lets a court or the police have what they order', async () => {
  const told = (text: string) => saidBy('not-entitled', { from: OFFICE, to: ['brigade@gendarmerie-nord.fr'], text })
  expect(await told(SICK)).toMatchObject([{ message: 'rule_not_entitled_authority' }])
  expect(await told(`Suite à votre réquisition :\n\n${SICK}`)).toEqual([])
})
