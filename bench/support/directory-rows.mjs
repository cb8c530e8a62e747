// Boxes of a directory of real size, all invented: same seed, same boxes. Shares as they were measured of the public file in August
// 2026: 85 % persons, 5,018 domains of which the largest has 62,151 boxes, the ten largest 46 %, fifty 66 %, a thousand 95.8 %, median 4.
import { random } from '../../demo/random.mjs'

/** Rows of the public file. */
export const REAL_SIZE = 536_000
const DOMAINS = 5018

const FAMILIES = `Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel
Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François
Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël
Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin
Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer
Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider`.split(/\s+/)
const GIVENS = `Marie Jean Pierre Michel André Philippe Nathalie Isabelle Sylvie Catherine Martine Alain Patrick Françoise Christine Monique Nicolas
Christophe Laurent Stéphane Sandrine Valérie Véronique Sophie Céline Anne Julien Thomas Camille Léa Manon Chloé Emma Lucas Hugo Louis Jules Paul
Antoine Alexandre Maxime Pauline Claire Julie Émilie Aurélie Caroline Hélène Brigitte Dominique Pascal Thierry Bruno Éric Olivier Frédéric
Sébastien David Vincent Guillaume Mathieu Romain Benoît François Bernard Jacques Daniel Gérard Claude Didier Serge Marc Xavier Yves Hervé Gilles
Denis Fabrice Franck Mohamed Karim Fatima Samira Nadia Leïla Inès Sarah Laura Marion Mélanie Élodie Delphine Virginie Agnès Florence Corinne`.split(/\s+/)
const TOWNS = `PARIS MARSEILLE LYON TOULOUSE NICE NANTES MONTPELLIER STRASBOURG BORDEAUX LILLE RENNES REIMS ST ETIENNE|TOULON GRENOBLE DIJON ANGERS NIMES
VILLEURBANNE CLERMONT FERRAND|AIX EN PROVENCE|BREST LIMOGES TOURS AMIENS PERPIGNAN METZ BESANCON ORLEANS ROUEN MULHOUSE CAEN NANCY`
  .split('|').flatMap((part, at, all) => (at < all.length - 1 ? [...part.split(/\s+/).slice(0, -2), part.split(/\s+/).slice(-2).join(' ')] : part.split(/\s+/))).filter(Boolean)
const PROFESSIONS = ['Médecin', 'Infirmier', 'Masseur-kinésithérapeute', 'Pharmacien', 'Chirurgien-dentiste', 'Sage-femme', 'Orthophoniste', 'Psychologue',
  'Pédicure-podologue', 'Ergothérapeute', 'Orthoptiste', 'Diététicien', 'Manipulateur ERM', 'Technicien de laboratoire médical', 'Psychomotricien']
/** Official label and what people say. */
export const SPECIALTIES = [
  ['Spécialiste en Médecine générale', 'généraliste'], ['Qualifié en Médecine générale', 'généraliste'], ['Médecine générale', 'généraliste'],
  ['Cardiologie et Maladies vasculaires', 'cardiologue'], ['Radio-diagnostic', 'radiologue'], ['Psychiatrie', 'psychiatre'],
  ['Anesthésie-réanimation', 'anesthésiste'], ['Pédiatrie', 'pédiatre'], ['Ophtalmologie', 'ophtalmologue'], ['Gynécologie-obstétrique', 'gynécologue'],
  ['Chirurgie générale', 'chirurgien'], ['Chirurgie orthopédique et Traumatologie', 'orthopédiste'], ['Dermatologie et Vénéréologie', 'dermatologue'],
  ['Gastro-entérologie et Hépatologie', 'gastroentérologue'], ['Pneumologie', 'pneumologue'], ['Rhumatologie', 'rhumatologue'], ['Neurologie', 'neurologue'],
  ['Biologie médicale', 'biologiste'], ['ORL et Chirurgie cervico-faciale', 'ORL'], ['Oncologie, option médicale', 'oncologue'], ['Néphrologie', 'néphrologue'],
  ['Endocrinologie et Métabolisme', 'endocrinologue'], ['Gériatrie', 'gériatre'], ["Médecine d'urgence", 'urgentiste'], ['Médecine du travail', 'médecine travail'],
  ['Hématologie', 'hématologue'], ['Chirurgie urologique', 'urologue'], ['Médecine physique et de réadaptation', 'réadaptation'], ['Stomatologie', 'stomatologue'],
  ['Allergologie', 'allergologue'], ['Médecine vasculaire', 'angiologue'], ['Santé publique et Médecine sociale', 'santé publique'],
]
const SERVICES = ['Cardiologie', 'Urgences', 'Médecine interne', 'Pédiatrie', 'Maternité', 'Radiologie', 'Laboratoire', 'Secrétariat médical', 'Pharmacie',
  'Chirurgie digestive', 'Neurologie', 'Oncologie', 'HAD', 'SSR', 'EHPAD', 'Consultations externes', 'Bureau des entrées', 'Hôpital de jour', 'Anesthésie', 'Dialyse']

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const letters = (text) => plain(text).replace(/[^a-z]/g, '')

/** Draws 0…n-1, the first most often (Zipf-Mandelbrot). */
function often(next, n, exponent, shift) {
  const sums = new Float64Array(n)
  let total = 0
  for (let at = 0; at < n; at++) sums[at] = total += 1 / (at + 1 + shift) ** exponent
  return () => firstAbove(sums, next() * total)
}

function firstAbove(sums, value) {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

const ONSETS = 'b c ch d f g gr j l m n p r s t v br cl dr fl pr tr qu gu h k z th bl cr fr pl vr'.split(' ')
const VOWELS = 'a e i o u ai au eau ou oi eu é è ie a e i o y'.split(' ')
const CODAS = 'r n l s t x d c m rt nd nt ll sse tte ne re lle ng ck z'.split(' ')
const ENDINGS = ['', '', 'ard', 'ot', 'et', 'eau', 'in', 'on', 'ier', 'ec', 'ic', 'eux', 'ault', 'and', 'ois', 'ac', 'oux', 'aud', 'elli', 'son', 'er']

function invent(next, count, known, make) {
  const all = new Set(known)
  while (all.size < count) {
    const one = make()
    if (one.length >= 3 && one.length <= 26) all.add(one)
  }
  return [...all]
}

function pools(next) {
  const pick = (list) => list[Math.floor(next() * list.length)]
  const capital = (text) => text[0].toUpperCase() + text.slice(1)
  const syllable = (coda) => pick(ONSETS) + pick(VOWELS) + (next() < coda ? pick(CODAS) : '')
  const surname = () => capital(Array.from({ length: 1 + Math.floor(next() * 2.6) }, () => syllable(0.45)).join('') + pick(ENDINGS)).replace(/[eéè]+(?=eau|e)/g, '')
  const families = invent(next, 190_000, FAMILIES, () => {
    const one = surname()
    const kind = next()
    return kind < 0.04 ? `${pick(['Le', 'De', 'Du', 'Ben', "D'", 'Da', 'El'])} ${one}`.replace("' ", "'") : kind < 0.12 ? `${one}-${pick(FAMILIES)}` : one
  })
  const givens = invent(next, 6000, [...GIVENS, ...['Jean', 'Marie', 'Anne'].flatMap((first) => GIVENS.slice(0, 60).map((second) => `${first}-${second}`))],
    () => capital(Array.from({ length: 2 + Math.floor(next() * 1.5) }, () => syllable(0.1)).join('') + pick(['', '', 'ne', 'l', 'n', 'r', 's', 'a', 'ia'])))
  const towns = invent(next, 12_000, TOWNS, () => plain(`${next() < 0.3 ? pick(['ST ', 'STE ', 'LA ', 'LE ', 'VILLENEUVE ', 'MONT ']) : ''}${syllable(1)}${syllable(0.3)}${pick(['', 'y', 'ac', 'ville', 'court', 'gny', ' SUR LOIRE', ' SUR MER', ' LE GRAND', ' EN BOIS'])}`).toUpperCase())
    .map((name, at) => [name, String(1000 + ((at * 7919) % 95_000)).padStart(5, '0')])
  const domains = ['medecin', 'infirmier', 'pro', 'pharmacien', 'kine', 'dentiste', 'lifen', 'aphp', 'sagefemme', 'medimail'].map((name) => `${name}.mssante.fr`)
  for (let at = domains.length; at < DOMAINS; at++) domains.push(`${pick(['ch', 'chu', 'clinique', 'hopital', 'labo', 'ehpad', 'msp', 'imagerie'])}-${letters(towns[Math.floor(next() * 6000)][0])}${at}.mssante.fr`)
  const organisations = Array.from({ length: 60_000 }, (_, at) => `${pick(['CENTRE HOSPITALIER DE', 'CLINIQUE', 'SELARL', 'PHARMACIE', 'LABORATOIRE', 'EHPAD', 'MSP', 'CABINET MEDICAL', 'SCM', 'SSIAD', 'CABINET DU DR'])} ${plain(next() < 0.5 ? towns[Math.floor(next() * 12_000)][0] : families[Math.floor(next() * 20_000)]).toUpperCase()}${next() < 0.2 ? ` ${at}` : ''}`)
  const services = Array.from({ length: 30_000 }, (_, at) => `${pick(SERVICES)}${at < 20 ? '' : ` ${pick(['Unité', 'Secteur', 'Site', 'Pôle', 'Bâtiment'])} ${capital(syllable(1))}`}`)
  return { families, givens, towns, domains, organisations, services, pick }
}

/** Sizes of domains that add up to the measured shares. */
function domainSums() {
  const sizes = Array.from({ length: DOMAINS }, (_, at) => (at === 0 ? 62_151
    : at < 10 ? 36_000 * 0.853 ** (at - 1) : at < 50 ? 10_700 * (at - 8) ** -0.5 : at < 1001 ? 28 + 1150 * (at - 40) ** -0.4 : 8.5 - 7.5 * (at - 1001) / (DOMAINS - 1001)))
  let total = 0
  return Float64Array.from(sizes, (size) => (total += size))
}

/** One way to spell a name, or something else: about one address in four is free in form. */
function localPart(next, pick, box, at) {
  const [given, family] = [letters(box.givenName), letters(box.familyName)]
  const kind = next()
  if (kind < 0.62) return `${given}.${family}`
  if (kind < 0.68) return `${plain(box.givenName).replace(/[^a-z]+/g, '-')}.${plain(box.familyName).replace(/[^a-z]+/g, '-')}`
  if (kind < 0.73) return `${given[0]}.${family}`
  if (kind < 0.76) return `${family}.${given}`
  if (kind < 0.78) return `${given}${family}`
  if (kind < 0.84) return `10${String(100_000_000 + at * 97 % 899_999_999)}`
  if (kind < 0.93) return `${pick(['dr', 'cabinet', 'docteur', 'secretariat', 'cab'])}.${family}${Math.floor(next() * 99)}`
  return `${family}${given[0]}${pick(['.pro', '.med', '.sante', '-liberal', '.ide'])}`
}

/** Boxes as the public file joined with the register gives them. */
export function* directoryRows(count = REAL_SIZE, seed = 20261126) {
  const next = random(seed)
  const { families, givens, towns, domains, organisations, services, pick } = pools(next)
  const family = often(next, families.length, 0.82, 12)
  const given = often(next, givens.length, 1, 8)
  const town = often(next, towns.length, 0.95, 4)
  const specialty = often(next, SPECIALTIES.length, 1, 1)
  const profession = often(next, PROFESSIONS.length, 1, 1)
  const organisation = often(next, organisations.length, 0.6, 20)
  const service = often(next, services.length, 0.8, 10)
  const sums = domainSums()
  const used = new Map()
  for (let at = 0; at < count; at++) {
    const isPerson = next() < 0.85
    const [city, postcode] = towns[town()]
    const box = {
      kind: isPerson ? 'PER' : 'ORG', address: '', civility: '', familyName: '', givenName: '', profession: '', specialty: '',
      organisation: !isPerson || next() < 0.8 ? organisations[organisation()] : '', service: '', postcode, city, nationalId: '',
      phone: next() < 0.9 ? `0${1 + Math.floor(next() * 9)}${String(Math.floor(next() * 1e8)).padStart(8, '0')}` : '',
    }
    let local
    if (isPerson) {
      // One practitioner in eight has a second box.
      const person = next() < 0.11 ? Math.max(0, at - 1 - Math.floor(next() * 50)) : at
      box.nationalId = `810${String(100_000_000 + person * 97 % 899_999_999)}`
      box.familyName = families[family()].toUpperCase()
      box.givenName = givens[given()].toUpperCase()
      box.profession = PROFESSIONS[profession()]
      if (box.profession === 'Médecin') [box.specialty, box.civility] = [SPECIALTIES[specialty()][0], 'Docteur']
      local = localPart(next, pick, box, at)
    } else {
      box.service = services[service()]
      local = `${pick(['secretariat', 'contact', 'accueil', 'bal', 'medical', 'cr'])}.${letters(box.service)}`
    }
    // Every domain has one box at least.
    const domain = at < DOMAINS && count >= REAL_SIZE ? at : firstAbove(sums, next() * sums.at(-1))
    const address = `${local}@${domains[domain]}`
    const times = used.get(address) ?? 0
    used.set(address, times + 1)
    box.address = times === 0 ? address : address.replace('@', `${times}@`)
    if (used.has(box.address) && times > 0) box.address = box.address.replace('@', `.${at}@`)
    used.set(box.address, (used.get(box.address) ?? 0) + (times === 0 ? 0 : 1))
    yield box
  }
}
