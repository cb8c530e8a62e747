// A directory of MSSanté mailboxes in the layout of the public file "Extraction_Correspondance_MSSante", all invented.
import { PRACTITIONERS, SECURE_DOMAINS, SERVICES } from './people.mjs'
import { random } from './random.mjs'

/** Header of the public file: 31 columns, separated by `|`, UTF-8, one header line. */
export const COLUMNS = [
  'Type de BAL', 'Adresse BAL', 'Type Identifiant PP', 'Identifiant PP', 'Identification nationale PP', 'Type identifiant structure',
  'Identification Structure', 'Service de rattachement', "Civilité d'exercice", "Nom d'exercice", "Prénom d'exercice",
  'Catégorie profession', 'Libellé de catégorie profession', 'Code Profession', 'Libellé Profession', 'Code savoir-faire',
  'Libellé savoir-faire', 'Dématérialisation', 'Raison Sociale structure BAL', 'Enseigne commerciale structure BAL',
  'L2COMPLEMENTLOCALISATION structure BAL', 'L3COMPLEMENTDISTRIBUTION structure BAL', 'L4NUMEROVOIE structure BAL',
  'L4COMPLEMENTNUMEROVOIE structure BAL', 'NL4TYPEVOIE structure BAL', 'L4LIBELLEVOIE structure BAL',
  'L5LIEUDITMENTION structure BAL', 'L6LIGNEACHEMINEMENT structure BAL', 'Code postal structure BAL', 'Département structure BAL',
  'Pays structure BAL',
]

const PROFESSIONS = {
  medecin: { civility: 'Docteur', code: '10', label: 'Médecin' },
  infirmier: { civility: '', code: '60', label: 'Infirmier' },
}
const SPECIALTIES = {
  generale: ['SM54', 'Médecine générale'],
  cardiologie: ['SM04', 'Cardiologie et maladies vasculaires'],
  dermatologie: ['SM15', 'Dermatologie et vénéréologie'],
  pediatrie: ['SM40', 'Pédiatrie'],
  radiologie: ['SM44', 'Radio-diagnostic'],
  '': ['', ''],
}

const GIVEN = ['Alban', 'Bérénice', 'Cyprien', 'Domitille', 'Éloi', 'Fleur', 'Gaspard', 'Héloïse', 'Ismaël', 'Jeanne', 'Kévin', 'Lucile',
  'Mathurin', 'Noémie', 'Octave', 'Pauline', 'Quentin', 'Romane', 'Sacha', 'Thaïs', 'Ulysse', 'Violette', 'Yanis', 'Zoé', 'François-Xavier']
const FAMILY = ['Aubrespin', 'Bréchonnet', 'Carradoux', 'Delmontais', 'Escarbelle', 'Fontavieille', 'Grandchassin', 'Hurtebize', 'Jolivernois',
  'Kerbastard', 'Lamberdière', 'Maisonfort', 'Navarroux', 'Orceyrolles', 'Poulverain', 'Quessandier', 'Rouvreault', 'Saint-Avrilly',
  'Tournemayre', 'Vauclairmont', "L'Hostisson", 'de La Barrière-Monts', 'Wattrelosse', 'Ysambourg']
const CITIES = [['38999', 'VALMONT SUR ISERE'], ['73999', 'BELLECOMBE LES BAINS'], ['69999', 'SAINT AVRIL EN LYONNAIS'], ['29999', 'PLOUVERNEC'], ['2A999', 'CASAVECCHIA']]

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/gi, 'o').toLowerCase().replace(/['\s]+/g, '')
// The public file writes exercise names in capitals, accents kept or not by the source; we keep them as people write them.
const shout = (text) => text.toLocaleUpperCase('fr')

/** 11 digits ending in a Luhn key, on a range that is given to nobody. */
function rpps(index) {
  const body = `00000${String(index).padStart(5, '0')}`
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

function row(fields) {
  return COLUMNS.map((column) => fields[column] ?? '').join('|')
}

function placeFields(place) {
  return {
    'Raison Sociale structure BAL': place.name,
    'L4NUMEROVOIE structure BAL': place.number,
    'NL4TYPEVOIE structure BAL': place.kind,
    'L4LIBELLEVOIE structure BAL': place.street,
    'L6LIGNEACHEMINEMENT structure BAL': `${place.postcode} ${place.city}`,
    'Code postal structure BAL': place.postcode,
    'Département structure BAL': place.postcode.slice(0, 2),
    'Pays structure BAL': 'France',
  }
}

function personRow(person, index) {
  const profession = PROFESSIONS[person.profession]
  const [code, label] = SPECIALTIES[person.specialty]
  const number = rpps(index)
  return row({
    'Type de BAL': 'PER', 'Adresse BAL': person.secure,
    'Type Identifiant PP': '8', 'Identifiant PP': number, 'Identification nationale PP': `8${number}`,
    "Civilité d'exercice": profession.civility, "Nom d'exercice": shout(person.family), "Prénom d'exercice": shout(person.given),
    'Catégorie profession': 'C', 'Libellé de catégorie profession': 'Civil',
    'Code Profession': profession.code, 'Libellé Profession': profession.label,
    'Code savoir-faire': code, 'Libellé savoir-faire': label, 'Dématérialisation': index % 9 === 0 ? 'N' : 'O',
    ...placeFields(person.place),
  })
}

function serviceRow(service, index) {
  return row({
    'Type de BAL': 'ORG', 'Adresse BAL': service.secure, 'Type identifiant structure': '1',
    'Identification Structure': `99999${String(index).padStart(4, '0')}`, 'Service de rattachement': service.service,
    'Dématérialisation': 'O', ...placeFields(service.place),
  })
}

/** The invented practitioners beside those of the box: same seed, same list. */
export function inventedPractitioners(count = 300, seed = 2026) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const taken = new Set()
  const people = []
  while (people.length < count) {
    const given = pick(GIVEN)
    const family = pick(FAMILY)
    const profession = next() < 0.7 ? 'medecin' : 'infirmier'
    const domain = profession === 'medecin' ? SECURE_DOMAINS[0] : SECURE_DOMAINS[1]
    let secure = `${plain(given)}.${plain(family)}@${domain}`
    for (let rank = 2; taken.has(secure); rank++) secure = `${plain(given)}.${plain(family)}${rank}@${domain}`
    taken.add(secure)
    const [postcode, city] = pick(CITIES)
    people.push({
      given, family, profession, secure,
      specialty: profession === 'medecin' ? pick(['generale', 'generale', 'cardiologie', 'dermatologie', 'pediatrie', 'radiologie']) : '',
      place: { name: `CABINET ${shout(plain(family))}`, number: String(1 + Math.floor(next() * 90)), kind: pick(['RUE', 'AVENUE', 'PLACE']), street: pick(['DES LILAS', 'DE LA GARE', 'VICTOR HUGO']), postcode, city },
    })
  }
  return people
}

/** The whole file, as the public one is written: UTF-8, `|`, one header line, line feeds. */
export function directoryFile({ count = 300, seed = 2026 } = {}) {
  const people = [...PRACTITIONERS, ...inventedPractitioners(count, seed)]
  return `${[COLUMNS.join('|'), ...people.map(personRow), ...SERVICES.map(serviceRow)].join('\n')}\n`
}
