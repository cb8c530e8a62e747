// What practices attach: each genre gives a title and lines of text, and what detection has to conclude. `table` gives rows as well.
import { date, doctor, patient, person } from './people.mjs'

const ILLNESSES = ['une insuffisance cardiaque', 'un diabète de type 2 déséquilibré', 'une épilepsie temporale', 'un épisode dépressif sévère', 'une polyarthrite rhumatoïde', 'un adénocarcinome du côlon', 'une grossesse de 24 SA', 'une infection par le VIH', 'une BPCO stade III', 'une sclérose en plaques']
const DRUGS = ['metformine 1000 mg matin et soir', 'apixaban 5 mg 1 cp x 2/j', 'lévothyrox 75 µg le matin', 'sertraline 50 mg', 'ramipril 5 mg', 'amoxicilline 1 g x 3 par jour pendant 7 jours', 'oxycodone LP 10 mg', 'Depakine 500 mg', 'salbutamol 2 bouffées si besoin', 'méthotrexate 15 mg par semaine']
const TESTS = [['Hémoglobine', '9,8', 'g/dL'], ['Créatinine', '142', 'µmol/L'], ['Glycémie à jeun', '1,62', 'g/L'], ['HbA1c', '8,4', '%'], ['CRP', '86', 'mg/L'], ['TSH', '0,08', 'mUI/L'], ['Potassium', '5,9', 'mmol/L'], ['PSA', '14,2', 'ng/mL'], ['INR', '4,7', '']]
const IMAGES = ['IRM cérébrale', 'scanner thoracique', 'échographie abdominale', 'mammographie bilatérale', 'radiographie du genou droit']
const SEEN = ['nodule spiculé du lobe supérieur droit de 14 mm', 'lésion hypersignal FLAIR temporale gauche', 'lithiase vésiculaire sans cholécystite', 'rupture du ligament croisé antérieur', 'opacité ACR 5 du sein gauche']

const several = (chance, list, low, high) => [...list].sort(() => chance.next() - 0.5).slice(0, chance.whole(low, high))

/** Genre -> { label, make(chance) -> { title, lines, rows? } }. */
export const GENRES = {
  letter: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      return { title: `Courrier ${p.last}`, lines: [doctor(chance), `${p.town.slice(6)}, le ${date(chance)}`, '', chance.pick(['Cher confrère,', 'Chère consœur,', 'Cher ami,']), `Je vous remercie de recevoir ${p.title} ${p.name}, ${p.born} le ${p.birth}, pour ${chance.pick(ILLNESSES)}.`, chance.pick(['Son traitement comporte :', 'Traitement habituel :']), ...several(chance, DRUGS, 1, 4).map((drug) => `- ${drug}`), chance.pick(["L'examen retrouve une TA à 158/92 et des œdèmes des membres inférieurs.", 'Patient apyrétique, auscultation normale.', 'Perte de 6 kg en trois mois, asthénie.']), 'Bien confraternellement,'] }
    },
  },
  discharge: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      return { title: "Compte rendu d'hospitalisation", lines: ["COMPTE RENDU D'HOSPITALISATION", `Patient : ${p.name}`, `Date de naissance : ${p.birth}`, `IPP : ${p.record}`, `Hospitalisation du ${date(chance)} au ${date(chance)}`, `Motif : ${chance.pick(ILLNESSES)}`, 'Évolution favorable sous traitement, sortie au domicile.', 'Traitement de sortie :', ...several(chance, DRUGS, 2, 5), `${doctor(chance)}, chef de clinique`] }
    },
  },
  results: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      const tests = several(chance, TESTS, 3, 7)
      return { title: 'Résultats de laboratoire', lines: ['LABORATOIRE DES DEUX RIVES', `${p.name}`, `${p.born === 'née' ? 'Née' : 'Né'} le ${p.birth}   Sexe : ${p.female ? 'F' : 'M'}`, `N° SS : ${p.nir}`, `Prélèvement du ${date(chance)}`, '', ...tests.map(([name, value, unit]) => `${name.padEnd(24, '.')} ${value} ${unit}`), `Prescripteur : ${doctor(chance)}`], rows: [['Nom', 'Né(e) le', 'Analyse', 'Valeur', 'Unité'], ...tests.map((test) => [p.name, p.birth, ...test])] }
    },
  },
  prescription: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      return { title: 'Ordonnance', lines: [doctor(chance), 'Médecine générale', date(chance), '', `${p.title} ${p.name}${chance.is(0.6) ? `, ${chance.pick(['72 ans', '58 kg', `${p.born} le ${p.birth}`])}` : ''}`, '', ...several(chance, DRUGS, 2, 5), chance.pick(['QSP 1 mois', 'À renouveler 2 fois'])] }
    },
  },
  imaging: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      const image = chance.pick(IMAGES)
      return { title: `CR ${image}`, lines: ['CENTRE D’IMAGERIE DU PARC', `${p.name} - ${p.birth}`, `${image.toUpperCase()} du ${date(chance)}`, 'Indication : bilan.', 'Résultat :', `${chance.pick(SEEN)}.`, 'Conclusion : à confronter à la clinique.', doctor(chance)] }
    },
  },
  certificate: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      return { title: 'Certificat', lines: ['CERTIFICAT MÉDICAL', `Je soussigné, ${doctor(chance)}, certifie que l'état de santé de ${p.title} ${p.name}, ${p.born} le ${p.birth}, demeurant ${p.street}, ${p.town},`, chance.pick(["nécessite un arrêt de travail de 10 jours pour lombosciatique.", 'justifie une demande auprès de la MDPH : ses troubles du spectre autistique limitent son autonomie.', 'contre-indique la pratique du football en raison de son asthme.', 'impose une prise en charge en affection de longue durée (ALD 8).'])] }
    },
  },
  nurse: {
    label: 'identifiable-health',
    make(chance) {
      const p = patient(chance)
      return { title: 'Transmission', lines: [`Transmission IDE du ${date(chance)}`, `${p.title} ${p.last.toUpperCase()} ${p.first}, ${p.street}, ${p.town}`, `Pansement d'ulcère de jambe, ${chance.pick(['plaie fibrineuse', 'bourgeonnement correct', 'exsudat abondant'])}.`, `Glycémie ${chance.pick(['2,40 g/L', '0,68 g/L'])}, insuline faite.`] }
    },
  },
  export: {
    label: 'identifiable-health',
    make(chance) {
      const people = Array.from({ length: chance.whole(4, 25) }, () => patient(chance))
      const rows = [['Nom', 'Prénom', 'Date de naissance', 'NIR', 'Pathologie', 'Traitement'], ...people.map((p) => [p.last.toUpperCase(), p.first, p.birth, p.nir, chance.pick(ILLNESSES).replace(/^une? /, ''), chance.pick(DRUGS)])]
      return { title: 'Export patients', lines: rows.map((row) => row.join('   ')), rows }
    },
  },
  invoice: {
    label: 'none',
    make(chance) {
      return { title: 'Facture', lines: [`FACTURE N° F2026-${chance.whole(100, 9999)}`, chance.pick(['Bureau Vallée Pro', 'Ménage Services SARL', 'Informatique du Centre']), `Date : ${date(chance)}`, `Client : Cabinet médical ${chance.pick(['des Tilleuls', 'du Port', 'de la Gare'])}`, ...several(chance, ['Papier A4, 5 ramettes   24,90 €', 'Cartouche d’encre noire   39,00 €', 'Entretien des locaux, mars   320,00 €', 'Maintenance du réseau   180,00 €', 'Chaises de salle d’attente x 6   414,00 €'], 2, 4), `Total TTC : ${chance.whole(50, 900)},00 €`, `SIRET 812 345 678 000${chance.whole(10, 99)}`, 'IBAN FR76 3000 4000 0312 3456 7890 143'] }
    },
  },
  programme: {
    label: 'health-unidentified',
    make(chance) {
      const topic = chance.pick(['Diabète de type 2 : quoi de neuf', 'Prise en charge de la BPCO en ville', 'Dépister la dépression du sujet âgé', 'Anticoagulants oraux directs au cabinet'])
      return { title: 'Programme', lines: [`SOIRÉE DE FORMATION - ${topic}`, `Le ${date(chance)} à 20 h, salle des fêtes`, `20 h 00 Accueil`, `20 h 15 ${topic}, ${doctor(chance)}, endocrinologue`, `21 h 15 Cas cliniques, ${doctor(chance)}`, '22 h 00 Cocktail', 'Inscription gratuite auprès du secrétariat de la CPTS.'] }
    },
  },
  rota: {
    label: 'none',
    make(chance) {
      const rows = [['Jour', 'Matin', 'Après-midi', 'Garde'], ...['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi'].map((day) => [day, doctor(chance), doctor(chance), doctor(chance)])]
      return { title: 'Planning', lines: [`Planning des gardes, semaine ${chance.whole(1, 52)}`, ...rows.map((row) => row.join('   '))], rows }
    },
  },
  cv: {
    label: 'identity-only',
    make(chance) {
      const p = patient(chance)
      return { title: 'CV', lines: ['CURRICULUM VITAE', `${p.first} ${p.last.toUpperCase()}`, `${p.born === 'née' ? 'Née' : 'Né'} le ${p.birth}, ${p.street}, ${p.town}`, 'Tél. 06 12 34 56 78', chance.pick(['Secrétaire', 'Assistante de direction', 'Comptable']), `2019-2025 : ${chance.pick(['Cabinet Martin & associés', 'Mairie de Rouen', 'Étude notariale Petit'])}`, '2015-2019 : accueil et standard', 'Langues : anglais courant, espagnol', 'Loisirs : randonnée, chorale'] }
    },
  },
  minutes: {
    label: 'none',
    make(chance) {
      return { title: 'Compte rendu de réunion', lines: [`Réunion de la maison de santé du ${date(chance)}`, `Présents : ${doctor(chance)}, ${doctor(chance)}, ${person(chance)} (secrétaire)`, '1. Travaux : le devis de peinture est accepté.', '2. Téléphonie : changement d’opérateur en juin.', `3. Congés : ${doctor(chance)} absent en août, remplacement à trouver.`, 'Prochaine réunion : à fixer.'] }
    },
  },
  leaflet: {
    label: 'health-unidentified',
    make(chance) {
      return { title: 'Fiche conseil', lines: [chance.pick(['Bien prendre vos anticoagulants', 'Mal de dos : bougez', 'Asthme : votre plan d’action']), 'Prenez votre traitement chaque jour à la même heure.', 'Signalez tout saignement à votre médecin. INR cible entre 2 et 3.', 'En cas de fièvre supérieure à 38,5 °C, appelez le 15.', 'Document d’information, ne remplace pas une consultation.'] }
    },
  },
  protocol: {
    label: 'health-unidentified',
    make(chance) {
      return { title: 'Protocole', lines: ['PROTOCOLE DE COOPÉRATION', 'Renouvellement du traitement de la rhinoconjonctivite allergique saisonnière', 'Critères d’inclusion : patient de 15 à 50 ans, diagnostic posé depuis moins de 12 mois.', 'Posologie : cétirizine 10 mg, un comprimé par jour.', `Validé par ${doctor(chance)} le ${date(chance)}.`] }
    },
  },
  statistics: {
    label: 'health-unidentified',
    make(chance) {
      const rows = [['Mois', 'Consultations', 'Vaccins grippe', 'Patients diabétiques suivis'], ...['Janvier', 'Février', 'Mars', 'Avril', 'Mai', 'Juin'].map((month) => [month, String(chance.whole(200, 500)), String(chance.whole(0, 90)), String(chance.whole(40, 90))])]
      return { title: 'Indicateurs', lines: rows.map((row) => row.join('   ')), rows }
    },
  },
  lease: {
    label: 'identity-only',
    make(chance) {
      const p = patient(chance)
      return { title: 'Bail', lines: ['CONTRAT DE BAIL PROFESSIONNEL', `Entre M. ${p.first} ${p.last}, ${p.born} le ${p.birth}, demeurant ${p.street}, ${p.town}, bailleur,`, 'et la SCM du Port, preneur.', `Loyer mensuel : ${chance.whole(600, 1800)} €, charges comprises.`, 'Dépôt de garantie : deux mois.'] }
    },
  },
  form: {
    label: 'none',
    make() {
      return { title: 'Formulaire', lines: ['DEMANDE DE CONGÉ', 'Nom : ....................  Prénom : ....................', 'Date de début : .. / .. / ....', 'Motif : ....................', 'Signature :'] }
    },
  },
}
