/** Letters that a French speaker writes with a mark, and what is left when the mark is gone. */
export const unaccented = (word) => word.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFKD').replace(/\p{M}/gu, '')

/** In this order: each rule sees what the rules before it left. Capitals and digits are sounds, small letters still spelling. */
const RULES = [
  [/œu?/g, 'eu'], [/ç/g, 'ss'], [/[éèêë]/g, 'E'], [/[àâ]/g, 'a'], [/[îï]/g, 'i'], [/[ôö]/g, 'o'], [/[ûùü]/g, 'u'],
  // Silent endings.
  [/(e[rz]|et|ets)$/, 'E'], [/ents?$/, 'ant'], [/es$/, 'e'], [/(?<=..)[sxztdpg]+$/, ''],
  // Consonants of several letters.
  [/ph/g, 'f'], [/s?ch/g, 'S'], [/sh/g, 'S'], [/gn/g, 'N'], [/th/g, 't'], [/qu?/g, 'k'], [/h/g, ''], [/tion/g, 'sion'], [/sc(?=[eEiy])/g, 's'],
  [/cc(?=[eEiy])/g, 'ks'], [/c(?=[eEiy])/g, 's'], [/ck?/g, 'k'], [/ge(?=[aou])/g, 'j'], [/g(?=[eEiy])/g, 'j'], [/gu(?=[eEiy])/g, 'g'],
  [/(?<=[aeiouyE])s(?=[aeiouyE])/g, 'z'], [/x/g, 'ks'], [/w/g, 'v'],
  // Half-vowels, before single vowels.
  [/(?<=[aeou])ill?(?![aeiouy])/g, 'Y'], [/(?<=[aeou])ill/g, 'Y'], [/ill(?=[aeou]|$)/g, 'iY'], [/(?<=[aeou])y(?=[aeiou])/g, 'iY'],
  // Vowels through the nose, in two or three letters.
  [/oin(?![aeiouynmEmn])/g, 'W2'], [/ien(?![aeiouynmE])/g, 'i2'], [/(ai|ei|[iyu])[nm](?![aeiouynmE])/g, '2'],
  [/[ae][nm](?![aeiouynmE])/g, '1'], [/o[nm](?![aeiouynmE])/g, '3'],
  // Vowels in two or three letters.
  [/e?au/g, 'o'], [/oi/g, 'Wa'], [/ou/g, 'U'], [/(ai|ei|ay|ey)/g, 'E'], [/oe?u|eu/g, '4'], [/y/g, 'i'], [/e(?=[^aeiouE4U123]{2})/g, 'E'],
  // The mute e at the end, now that it has kept the consonant before it from falling.
  [/e$/, ''],
  // A letter twice sounds like once.
  [/(.)\1+/g, '$1'],
]

const sounds = new Map()

/** A rough key of how a French word sounds. Two words with one key are taken for homophones: it errs on the side of refusing. */
export function sound(word) {
  if (!sounds.has(word)) sounds.set(word, RULES.reduce((left, [what, by]) => left.replace(what, by), word.toLowerCase()))
  return sounds.get(word)
}

/** Smallest number of letters to add, drop or change (Levenshtein), or `limit` once it is certain that it is not less. */
export function distance(one, other, limit = 3) {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let at = 1; at <= other.length; at++) {
      line.push(Math.min(above[at] + 1, line[at - 1] + 1, above[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1)))
    }
    if (Math.min(...line) >= limit) return limit
    above = line
  }
  return Math.min(limit, above[other.length])
}
