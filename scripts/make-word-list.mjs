// Makes src/crypto/passphrase/word-list.ts out of scripts/word-list/candidates.txt. The rules and their reasons: docs/word-list.md.
//   node scripts/make-word-list.mjs            writes the list and prints how many words each rule refused
//   node scripts/make-word-list.mjs --check    writes nothing; exit code 1 when the list in the project is not what the rules give
import { readFileSync, writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-fr'
import { distance, sound, unaccented } from './word-list/sound.mjs'

/** 6^4: four throws of a die choose a word, for whoever wants to do without a computer. */
const SIZE = 1296
/** How far down the list of common words a homophone still comes to a listener's mind. */
const HEARD = 12_000

const read = (name) => readFileSync(new URL(`word-list/${name}.txt`, import.meta.url), 'utf8')
  .split('\n').filter((line) => !line.startsWith('#')).join(' ').split(/\s+/).filter(Boolean)

const common = dictionary['commonWords-fr']
const known = [...common, ...dictionary['wikipedia-fr']]
const rank = new Map(known.map((word, at) => [word, at]).reverse())
const marked = new Set(known.filter((word) => word !== unaccented(word)).map(unaccented))
const names = new Set([...dictionary['firstnames-fr'], ...dictionary['lastnames-fr']].map(unaccented))
const notAName = new Set(read('not-names'))
const unwanted = new Set(read('unwanted'))

/** Endings of a longer form of the same word: whoever hears it is told that every word is in its shortest form. */
const FORM = /^(e|s|x|es|ent|nt)$/
const sameWord = (word, other) => other.startsWith(word) && FORM.test(other.slice(word.length))

const heard = new Map()
for (const word of common.slice(0, HEARD).filter((each) => /^\p{L}+$/u.test(each))) {
  const key = sound(word)
  heard.set(key, [...(heard.get(key) ?? []), unaccented(word)])
}
const homophones = (word) => (heard.get(sound(word)) ?? []).filter((other) => other !== word && !sameWord(word, other))

/** Each rule by name: what it lets pass, given the words that were kept before. */
const RULES = {
  'four to eight letters': (word) => /^[a-z]{4,8}$/.test(word),
  'a known word, never written with an accent': (word) => rank.has(word) && !marked.has(word),
  'nothing unwanted': (word) => !unwanted.has(word),
  'no name of a person': (word) => !names.has(word) || notAName.has(word),
  'no homophone': (word) => homophones(word).length === 0,
  'not the beginning of another word, nor begun by one': (word, kept) => kept.every((other) => !other.startsWith(word) && !word.startsWith(other)),
  'two letters or more from every other word': (word, kept) => kept.every((other) => distance(word, other, 2) === 2),
  'two sounds or more from every other word': (word, kept) => kept.every((other) => distance(sound(word), sound(other), 2) === 2),
}

/** Best known first: of two that are too near, the better known stays. */
const candidates = [...new Set(read('candidates'))].sort((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity))
const refused = Object.fromEntries(Object.keys(RULES).map((name) => [name, []]))
const kept = []
for (const word of candidates) {
  const broken = Object.entries(RULES).find(([, passes]) => !passes(word, kept))
  if (broken) refused[broken[0]].push(word)
  else kept.push(word)
}
const list = kept.slice(0, SIZE).sort()

if (process.argv.includes('--refused')) for (const [name, words] of Object.entries(refused)) console.log(`\n${name}: ${words.join(' ')}`)
console.log(`${candidates.length} candidates`)
for (const [name, words] of Object.entries(refused)) console.log(`${String(words.length).padStart(6)} refused: ${name}`)
console.log(`${kept.length} pass, ${list.length} kept: ${Math.log2(list.length).toFixed(2)} bits each, ${(8 * Math.log2(list.length)).toFixed(1)} bits for eight`)
if (list.length < SIZE) {
  console.error(`${SIZE - list.length} words are missing`)
  process.exit(1)
}

const lines = []
for (const word of list) {
  const last = lines.at(-1)
  if (last !== undefined && last.length + word.length < 136) lines[lines.length - 1] = `${last} ${word}`
  else lines.push(word)
}
const text = `/** ${SIZE} French words to be dictated, ours; made by scripts/make-word-list.mjs (docs/word-list.md). Their order is part of nothing. */
export const WORDS: readonly string[] = /* @__PURE__ */ (() => \`
${lines.join('\n')}
\`.trim().split(/\\s+/))()
`
const target = new URL('../src/crypto/passphrase/word-list.ts', import.meta.url)
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/crypto/passphrase/word-list.ts is not what the rules give')
  process.exit(1)
}
