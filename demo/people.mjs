// The invented people of the practice in a box. Nobody here exists; identity numbers have valid keys but name no one.

/** The one password of every mailbox of the box. */
export const PASSWORD = 'secret'

/** Domains of the ordinary world: the practice's own provider, and another one. */
export const ORDINARY_DOMAINS = ['messagerie-ordinaire.test', 'autre-fournisseur.test']

/** Domains of the trust space that the operator of the box serves. */
export const SECURE_DOMAINS = ['medecin.mssante.fr', 'infirmier.mssante.fr', 'ch-valmont.mssante.fr']

/** The doctor whose day the demo shows: one ordinary mailbox, one secure mailbox. */
export const DOCTOR = {
  name: 'Dr Léa Moreau',
  ordinary: 'lea.moreau@messagerie-ordinaire.test',
  secure: 'lea.moreau@medecin.mssante.fr',
}

const practitioner = (given, family, profession, specialty, place, secure, ordinary) =>
  ({ given, family, profession, specialty, place, secure, ordinary, name: `${profession === 'medecin' ? 'Dr ' : ''}${given} ${family}` })

const VALMONT = { name: 'CABINET MEDICAL DU PONT', number: '4', street: 'DU PONT', kind: 'RUE', postcode: '38999', city: 'VALMONT SUR ISERE' }
const BELLECOMBE = { name: 'MAISON DE SANTE DES TILLEULS', number: '12', street: 'DES TILLEULS', kind: 'AVENUE', postcode: '73999', city: 'BELLECOMBE LES BAINS' }
const HOSPITAL = { name: 'CENTRE HOSPITALIER DE VALMONT', number: '1', street: 'DE L HOPITAL', kind: 'PLACE', postcode: '38999', city: 'VALMONT SUR ISERE' }

/** Practitioners with a mailbox in the box. `ordinary` is where they can also be reached outside the trust space. */
export const PRACTITIONERS = [
  practitioner('Léa', 'Moreau', 'medecin', 'generale', VALMONT, DOCTOR.secure, DOCTOR.ordinary),
  // One certain match for "Paul Martin".
  practitioner('Paul', 'Martin', 'medecin', 'cardiologie', VALMONT, 'paul.martin@medecin.mssante.fr', 'paul.martin@autre-fournisseur.test'),
  // Two practitioners of one name: the doctor has to choose.
  practitioner('Marie', 'Dubois', 'medecin', 'dermatologie', VALMONT, 'marie.dubois@medecin.mssante.fr', 'marie.dubois@autre-fournisseur.test'),
  practitioner('Marie', 'Dubois', 'medecin', 'pediatrie', BELLECOMBE, 'marie.dubois2@medecin.mssante.fr', 'm.dubois@autre-fournisseur.test'),
  practitioner('Hélène', "d'Arcy-Lefèvre", 'medecin', 'radiologie', HOSPITAL, 'helene.darcy-lefevre@ch-valmont.mssante.fr', 'h.darcy@autre-fournisseur.test'),
  practitioner('Samir', 'Benali', 'infirmier', '', VALMONT, 'samir.benali@infirmier.mssante.fr', 'samir.benali@autre-fournisseur.test'),
  practitioner('Claire', 'Petit', 'infirmier', '', BELLECOMBE, 'claire.petit@infirmier.mssante.fr', 'claire.petit@autre-fournisseur.test'),
  practitioner('Jean-Noël', 'Ørsted', 'medecin', 'generale', BELLECOMBE, 'jean-noel.orsted@medecin.mssante.fr', 'jn.orsted@autre-fournisseur.test'),
]

/** Mailboxes of services. */
export const SERVICES = [
  { name: 'Secrétariat de cardiologie', service: 'Cardiologie', place: HOSPITAL, secure: 'secretariat.cardiologie@ch-valmont.mssante.fr' },
  { name: 'Laboratoire', service: 'Laboratoire de biologie', place: HOSPITAL, secure: 'laboratoire@ch-valmont.mssante.fr' },
]

/** People without any secure mailbox. */
export const OTHERS = [
  { name: 'Sophie Garnier', ordinary: 'sophie.garnier@autre-fournisseur.test' },
  { name: 'Accueil du cabinet', ordinary: 'accueil@messagerie-ordinaire.test' },
  { name: 'Assurance Horizon', ordinary: 'contrats@autre-fournisseur.test' },
]

/** Who writes plain text in SOGo, where this is a person's setting. */
export const PLAIN_WRITER = OTHERS[1]

/** What no server may ever see in the ordinary world while a message is held. All invented. */
export const PATIENTS = [
  patient('Mme', 'Joséphine', 'Quillévéré', 'F', '1954-03-17', '29', '998', '741', 'HbA1c 9,2 % et microalbuminurie'),
  patient('M.', 'Barnabé', 'Tréhoustel', 'M', '1948-11-02', '56', '997', '214', 'carcinome hépatocellulaire métastatique'),
  patient('Mme', 'Ouarda', "N'Guessan-Fleury", 'F', '1987-06-25', '99', '996', '033', 'séropositivité VIH sous dolutégravir'),
]

/**
 * A patient that no other test has used, so that finding one of their words on a server says which test leaked it.
 * @param {number} seed Whole number from 0 to 999999; one seed gives one patient.
 */
export function canaryPatient(seed) {
  const word = (n, first) => {
    let out = first
    for (let rest = n + 7; rest > 0; rest = Math.floor(rest / 20)) out += 'bcdfghjklmnpqrstvwxz'[rest % 20] + 'aeiou'[(rest + n) % 5]
    return out
  }
  const day = String(1 + (seed % 28)).padStart(2, '0')
  const month = String(1 + (seed % 12)).padStart(2, '0')
  const year = 1930 + (seed % 70)
  return patient('Mme', `Ysoline`, `${word(seed, 'Ké')}rec`, 'F', `${year}-${month}-${day}`, '75', String(100 + (seed % 890)),
    String(1 + (Math.floor(seed / 890) % 998)).padStart(3, '0'), `sarcoïdose médiastinale stade ${word(seed, 'u')}`)
}

/** Identity number of 15 digits with its key (INSEE: key = 97 - number modulo 97). */
function nir(sex, born, department, commune, order) {
  const body = `${sex === 'F' ? 2 : 1}${born.slice(2, 4)}${born.slice(5, 7)}${department}${commune}${order}`
  return body + String(97n - (BigInt(body) % 97n)).padStart(2, '0')
}

function patient(civility, given, family, sex, born, department, commune, order, health) {
  const number = nir(sex, born, department, commune, order)
  const printedBirth = born.split('-').reverse().join('/')
  const printed = number.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7')
  return {
    civility, given, family, sex, born, printedBirth, nir: number, printedNir: printed, health,
    fullName: `${given} ${family}`,
    /** What to look for on servers and in traffic. */
    needles: [`${given} ${family}`, family, number, printed, health],
    letter: `Cher confrère,\n\nJe vous adresse ${civility} ${given} ${family}, née le ${printedBirth}, NIR ${printed}.\nConstat : ${health}.\n\nBien confraternellement`
      .replace('née', sex === 'F' ? 'née' : 'né'),
  }
}
