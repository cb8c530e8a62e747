/** Invented people. Names are common in France and combined by chance. */
const FEMALE = ['Marie', 'Camille', 'Zélie', 'Jeanne', 'Nicole', 'Sylvie', 'Fatima', 'Anaïs', 'Léa', 'Monique', 'Chantal', 'Inès', 'Marie-Claude', 'Odile', 'Yasmina']
const MALE = ['Jean', 'Paul', 'Michel', 'Karim', 'Hugo', 'Jean-Pierre', 'Lucien', 'René', 'Noé', 'Mamadou', 'Bernard', 'Théo', 'Gérard', 'Loïc', 'Marcel']
const FAMILY = ['Durand', 'Lefèvre', 'Moreau', 'Girard', 'Le Goff', 'Da Silva', 'Benali', 'Rousseau', 'Petit', 'Marchand', 'Diallo', 'Fontaine', 'Nguyen', 'Delacroix', 'Boucher', 'Saint-Martin', 'Perrin', 'Chevalier', 'Lacoste', 'Haddad']
const STREETS = ['rue des Lilas', 'avenue Jean-Jaurès', 'place du Marché', 'impasse des Acacias', 'boulevard Pasteur', 'chemin des Vignes']
const TOWNS = ['76000 ROUEN', '33000 BORDEAUX', '29200 BREST', '69003 LYON', '13005 MARSEILLE', '67000 STRASBOURG', '87000 LIMOGES']

const two = (number) => String(number).padStart(2, '0')

/** Number of social security with its key, from a date and chance. */
function nir(chance, sex, year, month) {
  const number = `${sex}${two(year % 100)}${two(month)}${two(chance.whole(1, 95))}${String(chance.whole(1, 999)).padStart(3, '0')}${String(chance.whole(1, 999)).padStart(3, '0')}`
  const key = two(97 - Number(BigInt(number) % 97n))
  const parts = [number.slice(0, 1), number.slice(1, 3), number.slice(3, 5), number.slice(5, 7), number.slice(7, 10), number.slice(10, 13), key]
  return chance.is(0.5) ? parts.join(' ') : `${number} ${key}`
}

/** A patient: names in several forms, birth date, address, numbers. */
export function patient(chance) {
  const female = chance.is(0.55)
  const first = chance.pick(female ? FEMALE : MALE)
  const last = chance.pick(FAMILY)
  const [year, month, day] = [chance.whole(1931, 2021), chance.whole(1, 12), chance.whole(1, 28)]
  return {
    first, last, female, title: female ? 'Mme' : 'M.',
    name: chance.pick([`${first} ${last}`, `${last.toUpperCase()} ${first}`, `${first} ${last.toUpperCase()}`]),
    birth: `${two(day)}/${two(month)}/${year}`, iso: `${year}-${two(month)}-${two(day)}`, compact: `${year}${two(month)}${two(day)}`, year,
    born: female ? 'née' : 'né', nir: nir(chance, female ? 2 : 1, year, month),
    street: `${chance.whole(1, 120)} ${chance.pick(STREETS)}`, town: chance.pick(TOWNS), record: String(chance.whole(100000, 999999)),
  }
}

export const doctor = (chance) => `Dr ${chance.pick([...FEMALE, ...MALE])} ${chance.pick(FAMILY)}`
export const person = (chance) => `${chance.pick([...FEMALE, ...MALE])} ${chance.pick(FAMILY)}`
export const date = (chance) => `${two(chance.whole(1, 28))}/${two(chance.whole(1, 12))}/2026`
