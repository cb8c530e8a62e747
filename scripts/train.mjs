// Trains the detection's weights: node scripts/train.mjs --data DIR. The same data gives the same bytes.
//   DIR holds text/train/*.jsonl (one {id,label,lang,lic,text} a line) and lexicon/: see docs/detection.md for what may shape weights.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { FOLDS, generator, mailsOf, TEMPLATES } from './mail-generator/generate.mjs'
import { COMMON_WORDS, FIRST_NAMES, listsFrom, SURNAMES, WIKIPEDIA_WORDS } from './mail-generator/lists.mjs'
import { readMails } from './evaluate/mails.mjs'
import { randomFrom } from './mail-generator/random.mjs'
import * as words from './mail-generator/words.mjs'
import { trainBlend } from './train/blend.mjs'
import { trainKept } from './train/kept.mjs'
import { quantised, trainLinear } from './train/linear.mjs'

const data = process.argv[process.argv.indexOf('--data') + 1]
if (!process.argv.includes('--data') || !data) {
  console.error('usage: node scripts/train.mjs --data DIR')
  process.exit(2)
}
const SEED = 20_261_126
const MAILS_PER_FOLD = 5_000
/** A stop for nothing costs more than its share: mails about nobody are the most. */
const NEGATIVE_WEIGHT = 2.2
/** A mail written by hand counts for as many generated ones: in the tables, and in the blend. */
const WRITTEN_TALK = 12
const WRITTEN_BLEND = 60
/** What a generated mail counts for where whole mails are judged: most are single sentences. */
const TOLD_GENERATED = 0.5
const SMALL_WORDS = [
  'le', 'la', 'les', 'de', 'de la', 'du', 'des', 'un', 'une', 'et', 'et la', 'en', 'au', 'à la', 'aux', 'dans', 'dans le', 'dans la', 'sur', 'sur le', 'par', 'par la', 'pour', 'pour le', 'avec', 'avec un', 'qui', 'que', 'qui a', 'qui est', 'il', 'elle', 'il est', 'elle est',
  'il a', 'elle a', 'a été', 'était', 'est', 'sont', 'ne', 'pas', 'ne pas', 'plus', 'son', 'sa', 'ses', 'ce', 'cette', 'ces', 'se', 'y', 'on', 'nous', 'vous', 'je', 'j’ai', 'ils', 'ont', 'leur', 'comme', 'mais', 'ou', 'où', 'dont', 'depuis', 'après', 'avant', 'très', 'bien', 'fait', 'tout', 'd’un', 'd’une', 'c’est',
]
const GENRES = { 'identifiable-health': 'care', 'health-unidentified': 'anonymous', 'identity-only': 'identity', none: 'general' }
const WINDOW = 32
const BITS_PER_WORD = 16
const WEIGHTS = fileURLToPath(new URL('../src/detection/model/weights.ts', import.meta.url))
const PROVENANCE = fileURLToPath(new URL('../src/detection/model/provenance.json', import.meta.url))
const ENTRY = fileURLToPath(new URL('train/entry.ts', import.meta.url))

const load = async () => (await runnerImport(ENTRY, { configFile: false, logLevel: 'error' })).module
const base64 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')
const say = (text) => process.stdout.write(`${text}\n`)

const state = {
  scales: { medical: 0, care: 0, role: 0, told: 0, name: 0, medicalBias: 0, careBias: 0, roleBias: 0, toldBias: 0, nameBias: 0 },
  blend: [], filters: { drugs: '', firstNames: '' }, talk: null, role: null, name: null, told: null,
}
function write(buckets) {
  const steps = [state.talk ?? new Int8Array(2 * buckets), state.role ?? new Int8Array(buckets), state.name ?? new Int8Array(buckets)]
  const tables = Buffer.concat([...steps.map((one) => detection.packed(one)), state.told ?? detection.layOut([])])
  const round = (value) => Number(value.toPrecision(6))
  const coarse = (value) => Number(value.toFixed(3))
  const scales = Object.entries(state.scales).map(([name, value]) => `${name}: ${round(value)}`).join(', ')
  writeFileSync(WEIGHTS, `// Written by \`npm run train\`. Do not edit.
export const SCALES = { ${scales} }
export const BLEND: readonly number[] = [${[...state.blend].map(coarse).join(', ')}]
export const FILTERS = {
  drugs: '${state.filters.drugs}',
  firstNames: '${state.filters.firstNames}',
}
export const TABLES = '${base64(tables)}'
`)
  return tables
}

// ---- corpora
const corpora = readdirSync(join(data, 'text/train')).filter((name) => name.endsWith('.jsonl')).sort().map((name) => {
  const bytes = readFileSync(join(data, 'text/train', name))
  const rows = bytes.toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  return { name: name.replace('.jsonl', ''), rows, bytes: bytes.length, sha256: digest(bytes), licences: [...new Set(rows.map(({ lic }) => lic))] }
})
const lists = listsFrom(data)

// ---- names
let detection = await load()
const { BUCKETS } = detection
{
  const { fold, nameFeatures, probes } = detection
  const seenLower = new Map()
  const acronyms = new Map()
  for (const { rows } of corpora) {
    for (const { text } of rows) {
      for (const [word] of text.matchAll(/(?<![\p{L}\d])\p{Ll}[\p{Ll}]{2,}(?![\p{L}\d])/gu)) {
        const folded = fold(word)
        seenLower.set(folded, (seenLower.get(folded) ?? 0) + 1)
      }
    }
  }
  for (const { rows } of corpora) {
    for (const { text } of rows) for (const [word] of text.matchAll(/(?<![\p{L}\d])\p{Lu}{2,6}(?![\p{L}\d])/gu)) acronyms.set(fold(word), (acronyms.get(fold(word)) ?? 0) + 1)
  }
  for (const line of readFileSync(join(data, 'lexicon/medical-abbreviations.csv'), 'utf8').split('\n')) {
    const short = /^([A-Z]{2,7});/.exec(line)?.[1]
    if (short) acronyms.set(fold(short), 2)
  }
  const parts = (values) => values.flatMap((value) => fold(value).split(/[\s'-]+/)).filter((value) => value.length > 2)
  const surnames = new Set([...parts(SURNAMES), ...parts(words.SURNAMES)])
  const first = new Set([...parts(FIRST_NAMES), ...parts(words.FIRST_NAMES), ...detection.FIRST_NAMES])
  const isName = (word) => surnames.has(word) || first.has(word)
  const ordinary = new Set([...[...seenLower].filter(([word, count]) => count > 1 && !(isName(word) && count < 20)).map(([word]) => word),
    ...[...acronyms].filter(([word, count]) => count > 1 && !isName(word)).map(([word]) => word),
    ...parts(COMMON_WORDS).filter((word) => !isName(word)), ...lists.drugs.filter((word) => !isName(word)), ...parts([...words.DIAGNOSES, ...words.SYMPTOMS, ...words.ACTS, ...words.EXAMS])])
  const names = [...new Set([...surnames, ...first])].filter((word) => !ordinary.has(word)).sort()
  const others = [...ordinary].sort()
  const example = (word, label, weight) => {
    const features = []
    nameFeatures(word, (bucket) => features.push(bucket))
    return { features: Int32Array.from(features), root: Math.sqrt(features.length), label, weight }
  }
  const share = others.length / names.length
  const { weights, bias } = trainLinear([...names.map((word) => example(word, 1, Math.min(2, share / 2))), ...others.map((word) => example(word, 0, 1))], BUCKETS, SEED)
  const table = quantised(weights)
  state.name = table.steps
  state.scales.name = table.scale
  state.scales.nameBias = bias
  const filter = (values) => {
    const bytes = new Uint8Array(Math.ceil((values.length * BITS_PER_WORD) / 8))
    for (const value of values) for (const bit of probes(value, bytes.length * 8)) bytes[bit >>> 3] |= 1 << (bit & 7)
    return base64(bytes)
  }
  // A first name that is also a frequent word is none without a title.
  const listed = [...first].filter((word) => (seenLower.get(word) ?? 0) < 3 && (detection.FIRST_NAMES.has(word) || !COMMON_WORDS.slice(0, 6000).includes(word) || words.FIRST_NAMES.some((name) => fold(name) === word))).sort()
  const general = new Set([...WIKIPEDIA_WORDS, ...COMMON_WORDS].map((word) => fold(word)))
  const drugs = lists.drugs.filter((word) => !isName(word) && !general.has(word))
  state.filters = { drugs: filter(drugs), firstNames: filter(listed) }
  say(`names ${names.length}, ordinary words ${others.length}, first names ${listed.length}, drugs ${drugs.length}`)
}
write(BUCKETS)
detection = await load()

// ---- examples
const { analysisOf, analyse, evidenceOf, EVIDENCE, MODEL, roleFeatures, talkFeatures, toldFeatures, KeptTable, layOut, STRETCH, STRETCH_STEP, TALK_HEADS, weighed, wholeOf } = detection
const partsOf = ({ subject, text }) => {
  const split = { body: '', quoted: '' }
  for (const { part, start, end } of detection.splitQuoted(text)) split[part] += text.slice(start, end)
  return [{ part: 'subject', text: subject }, { part: 'body', text: split.body }, { part: 'quoted', text: split.quoted }].filter(({ text: one }) => one !== '')
}
/** Generated mails name no correspondents, but are written by somebody to somebody as all are. */
const knownOf = (mail) => new Set([...detection.knownWords([mail.from, ...mail.to, ...mail.cc]), detection.WRITTEN_TO])
const folds = FOLDS.map((fold, index) => mailsOf(lists, fold, MAILS_PER_FOLD, SEED + 10 + index))
const talkExamples = { medical: [], care: [] }
/** Words of a text as one example of each head that it says something about; null where it says nothing. */
function addTalk(analysis, from, to, [medical, care, weight], fold) {
  const features = []
  for (let index = from; index < to; index += 1) talkFeatures(analysis.scan.tokens, analysis.hashes, index, (bucket) => features.push(bucket))
  if (features.length === 0) return
  const one = { features: Int32Array.from(features), root: Math.sqrt(to - from), weight, fold }
  if (medical !== null) talkExamples.medical.push({ ...one, label: medical })
  if (care !== null) talkExamples.care.push({ ...one, label: care })
}
{
  const none = new Set()
  const random = randomFrom(SEED + 1)
  const windows = (text, most, plan, fold = -1) => {
    const analysis = analysisOf({ part: 'body', text }, none)
    const count = analysis.scan.tokens.length
    const starts = random.shuffle(Array.from({ length: Math.ceil(count / WINDOW) }, (_, index) => index * WINDOW)).slice(0, most)
    for (const start of starts) addTalk(analysis, start, Math.min(count, start + random.int(WINDOW / 3, WINDOW * 1.5)), plan, fold)
  }
  // Windows a text, and what they are: medical, about one person's care, weight.
  const PLANS = {
    'e3c-fr-cases': [8, [1, 1, 0.5]], 'e3c-en-cases': [4, [1, 1, 0.5]], 'aci-bench-en': [4, [1, 1, 0.4]], 'mts-dialog-en': [2, [1, 1, 0.4]], 'eds-pseudo-templates': [3, [null, 1, 1]],
    frenchmedmcqa: [1, [1, 0, 0.5]], mesconseilscovid: [12, [null, 0, 1]], 'snds-docs': [6, [0, 0, 0.7]],
  }
  for (const { name, rows } of corpora) {
    const plan = PLANS[name]
    if (plan) for (const [index, { text }] of rows.entries()) windows(text, ...plan, index % FOLDS.length)
  }
  for (const line of readFileSync(join(data, 'lexicon/medical-abbreviations.csv'), 'utf8').split('\n')) if (line.includes(';')) windows(line.replace(';', ' '), 1, [1, null, 0.5])
  for (const text of [...words.DIAGNOSES, ...words.SYMPTOMS, ...words.ACTS, ...words.EXAMS]) windows(text, 1, [1, null, 1])
  // Ordinary French: words of everyday lists in no order, with the small words that prose has between them, so that neither rare words nor
  // prose itself are taken for medicine.
  for (const [list, rounds] of [[COMMON_WORDS, 2], [WIKIPEDIA_WORDS, 1]]) {
    for (let round = 0; round < rounds; round += 1) {
      const order = random.shuffle(list)
      for (let from = 0; from < order.length; from += 12) {
        windows(order.slice(from, from + 12).map((word) => (random.chance(0.75) ? `${random.pick(SMALL_WORDS)} ${word}` : word)).join(' '), 1, [0, null, 0.6])
      }
    }
  }
}

/** Every identity that is seen in a mail, and whether it is that of the person in care; null where nobody can say. */
function identitiesOf(mail, parts) {
  const body = parts.find(({ scan }) => scan.part.part === 'body')
  const offset = body ? mail.text.indexOf(body.scan.part.text) : -1
  const quotedOnly = mail.people.length === 0 && mail.text.includes('\n> ')
  const told = /\{(?:FULL|RELP)\}|^(?:Votre|Vos|Your)\b|^(?:M\. le maire|Passe voir|La dame|Le fils|La petite|Mon |Ma |mes |Mum )/.test(mail.template)
  const found = []
  for (const own of parts) {
    for (const one of own.seen) {
      if (one.role !== 'identity') continue
      const overlapping = own !== body || offset < 0 ? [] : mail.people.filter(({ start, end }) => start < offset + one.end && end > offset + one.start)
      let label = 0
      if (own.scan.part.part === 'subject' && mail.toldInSubject) label = 1
      else if (overlapping.length > 0) label = overlapping.some(({ patient }) => patient) ? 1 : one.form === 'greeted' && told ? null : 0
      else if (mail.genre === 'care') {
        // Whose telephone it is nobody marked.
        label = one.kind === 'phone' ? null : ['number', 'birth-date', 'age', 'room', 'address'].includes(one.form) ? 1 : quotedOnly ? (own.scan.part.part === 'quoted' ? 1 : 0)
          : ['addressed', 'self', 'greeted', 'kin', 'described'].includes(one.form) ? (told ? 1 : null) : null
      }
      if (mail.label !== 'identifiable-health') label = mail.genre === 'case' && (one.form === 'titled' || one.form === 'kin') ? null : 0
      found.push({ own, one, label })
    }
  }
  return found
}
const FIRM = ['titled', 'in-care', 'full', 'number', 'birth-date']
/** In a mail written by hand nobody marked who is who: in one about a patient, whoever is named firmly; if nobody is, whoever is told at all. */
function writtenLabels(mail, found) {
  const firm = found.some(({ one }) => FIRM.includes(one.form))
  return found.map((each) => ({ ...each, label: mail.label !== 'identifiable-health' ? 0 : !firm || FIRM.includes(each.one.form) ? 1 : null }))
}
const TALK_LABELS = { care: [1, 1, 1], anonymous: [1, 1, 1], general: [null, 0, 1], animals: [null, 0, 1], identity: [0, 0, 1] }
const roleExamples = []
/** Whole mails: is somebody's health told who can be told. */
const toldExamples = []
/** Mails written by hand; `own-held`, `own-fresh`, `own-shut`, `own-last`, `own-final`, `own-closed` and `own-sealed-*` are never read here. */
/** One list is a fold: what a hand wrote lies in one, for whoever writes next is another. */
const HANDS = [
  ['own-seen', 'own-more', 'own-third', 'own-fourth', 'own-sixth', 'own-seventh'], ['own-eighth', 'own-ninth', 'own-tenth'],
  ['own-eleventh', 'own-fourteenth', 'own-seventeenth', 'own-eighteenth', 'own-nineteenth', 'own-twentieth', 'own-twentyfirst'],
  ['own-twelfth', 'own-thirteenth', 'own-fifteenth', 'own-sixteenth'], ['own-twentysecond', 'own-twentythird', 'own-twentyfourth', 'own-twentyfifth'],
  ['own-twentysixth', 'own-twentyseventh', 'own-twentyeighth', 'own-twentyninth'], ['own-thirtieth', 'own-thirtyfirst', 'own-thirtysecond', 'own-thirtythird'],
  ['own-thirtyfourth', 'own-thirtyfifth', 'own-thirtysixth', 'own-thirtyseventh'], ['own-thirtyeighth', 'own-thirtyninth', 'own-fortieth', 'own-fortyfirst'],
]
const WRITTEN_NAMES = HANDS.flat()
const fixture = (name) => fileURLToPath(new URL(`../test/fixtures/mails/${name}.txt`, import.meta.url))
const written = HANDS.map((names) => names.flatMap((name) => readMails(fixture(name)).map((mail) => ({ ...mail, people: [], template: 'written', written: true, genre: GENRES[mail.label] }))))
/** Corpora as mails: a case as it is tells nobody; behind a line that names somebody it is theirs; lessons are nobody's whoever signs. */
function corpusMails(fold) {
  const make = generator(lists, FOLDS[fold], SEED + 20 + fold)
  const { pick, chance, int } = make.random
  const mails = []
  const from = { name: '', address: '' }
  const add = (genre, label, before, text, after = '') => {
    const head = make.fill(before)
    mails.push({ id: `${genre}-${mails.length}`, genre, label, template: '', from, to: [], cc: [], subject: pick(['', 'avis', 'courrier', 'suite', 'info']), text: head.text + text + make.fill(after).text, people: head.people })
  }
  const share = (name) => corpora.find((one) => one.name === name)?.rows.filter((_, index) => index % FOLDS.length === fold) ?? []
  for (const { text } of [...share('e3c-fr-cases'), ...share('e3c-en-cases')]) {
    const start = chance(0.5) ? 0 : Math.max(0, text.indexOf('. ', int(0, 400)) + 2)
    const stretch = text.slice(start, start + int(200, 1500))
    add('case', 'health-unidentified', '', stretch)
    add('care', 'identifiable-health', pick(LETTER_HEADS), stretch, pick(['', '', '\nCordialement', '\nBien à vous\n{D}']))
  }
  for (const name of ['frenchmedmcqa', 'mesconseilscovid', 'snds-docs']) {
    for (const { text } of share(name).slice(0, 200)) add('lesson', 'none', pick(['', '', 'Bonjour,\n', 'Proposé par {N}\n', 'De la part de {N} :\n', '{NFULL} vous transmet ceci.\n']), text.slice(0, int(150, 1200)), pick(['', '', '\nContact : {N}', '\n{NFULL}', '\nMerci à {N} pour la relecture']))
  }
  return mails
}
const LETTER_HEADS = [
  'Je vous adresse {P}.\n', '{P} {BORN}\n', 'Concerne : {P}\n', 'Cher confrère, j’ai vu ce jour {P}. ', 'Compte rendu {P} {DATENUM}\n', 'Nom : {LAST} {FIRST}, {DATENUM}\n', 'Patient {P} IPP {IPP}\n', 'Vu en consultation {P}, {AGE} ans. ',
  'RE: {P}\n', '{LAST} {FIRST} {DATENUM} : ', 'NIR {NIR}\n', 'Merci de prendre en charge {P}. ', 'Pour {P} : ', 'Dear colleague, I saw {ENP}. ', 'Hospitalisation de {P} du {DATE} au {DATE}.\n',
]
const identities = [...folds.map((mails, fold) => [...mails, ...corpusMails(fold)]), ...written].map((mails, fold) => mails.map((mail, index) => {
  const known = knownOf(mail)
  const parts = partsOf(mail).map((part) => analysisOf(part, known))
  for (const analysis of parts) if (mail.template !== '' && analysis.scan.part.part !== 'subject') addTalk(analysis, 0, analysis.scan.tokens.length, TALK_LABELS[mail.genre].map((value, index) => (index === 2 && mail.written ? WRITTEN_TALK : value)), fold)
  // Of the generated mails, most of them single sentences, some are enough.
  if (mail.genre !== 'case' && (mail.written || index % 3 === 0)) {
    const hashes = []
    let words = 0
    const stretches = []
    for (const own of parts) {
      // Each once, as `toldSum` counts them.
      const once = new Set()
      let word = []
      const said = []
      words += toldFeatures(own.scan, own.hashes, own.seen, (hash) => {
        once.add(hash)
        word.push(hash)
      }, () => {
        said.push(word)
        word = []
      })
      hashes.push(...once)
      if (mail.written && said.length > STRETCH) for (let from = 0; from === 0 || from + STRETCH < said.length + STRETCH_STEP; from += STRETCH_STEP) stretches.push(Uint32Array.from(said.slice(from, from + STRETCH).flat()))
    }
    if (words > 0) toldExamples.push({ hashes: Uint32Array.from(hashes), root: Math.sqrt(words), label: mail.label === 'identifiable-health' ? 1 : 0, weight: mail.written ? WRITTEN_TALK : TOLD_GENERATED, written: mail.written === true, stretches, fold })
  }
  const all = identitiesOf(mail, parts)
  const found = (mail.written ? writtenLabels(mail, all) : all).filter(({ label }) => label !== null)
  for (const { own, one, label } of found) {
    const features = []
    const first = own.scan.tokenAt(one.start)
    roleFeatures(own.scan, own.hashes, first, Math.max(first, own.scan.tokenAt(one.end - 1)), one.form, (bucket) => features.push(bucket))
    roleExamples.push({ features: Int32Array.from(features), root: Math.sqrt(features.length), label, weight: mail.written ? WRITTEN_TALK : 1, fold })
  }
  return { mail, parts, weight: mail.written ? WRITTEN_BLEND : 1 }
}))

/** Tables from all examples but those of one fold; of all with -2. As steps for the file, and as the model that is made of them. */
function headsWithout(fold) {
  const kept = (examples) => examples.filter((one) => one.fold !== fold)
  const [medical, care, role] = [talkExamples.medical, talkExamples.care, roleExamples].map((examples, index) => {
    const { weights, bias } = trainLinear(kept(examples), BUCKETS, SEED + 2 + index)
    return { ...quantised(weights), bias }
  })
  const told = trainKept(kept(toldExamples), SEED + 5, Math.sqrt(STRETCH))
  const woven = (one, other, Kind) => Kind.from({ length: TALK_HEADS * BUCKETS }, (_, at) => (at % TALK_HEADS === 0 ? one : other)[Math.floor(at / TALK_HEADS)])
  const laid = layOut(told.features)
  const scales = { medical: medical.scale, care: care.scale, role: role.scale, told: told.scale, medicalBias: medical.bias, careBias: care.bias, roleBias: role.bias, toldBias: told.bias }
  return {
    steps: { talk: woven(medical.steps, care.steps, Int8Array), role: role.steps, told: laid }, scales,
    model: { ...MODEL, talk: woven(medical.weights, care.weights, Int16Array), role: role.weights, told: new KeptTable(laid), scales: { ...MODEL.scales, ...scales } },
  }
}

// ---- blend: each fold is weighed by tables that never saw its templates or its set, as new mails will be.
const blendMails = []
const foldModels = []
for (const fold of identities.keys()) {
  const { model } = headsWithout(fold)
  foldModels.push(model)
  for (const { mail, parts: seen, weight } of identities[fold]) {
    const parts = seen.map((analysis) => analyse(model, analysis.scan, analysis.seen))
    const whole = wholeOf(model, parts)
    const rows = parts.flatMap((own) => weighed(own).map((one) => evidenceOf(model, parts, whole, own, one)))
    const label = mail.label === 'identifiable-health' ? 1 : 0
    if (rows.length > 0) blendMails.push({ rows, label, weight: weight * (label === 1 ? 1 : NEGATIVE_WEIGHT) })
  }
}
// Of the generated mails a part is enough.
state.blend = trainBlend(blendMails.filter(({ weight }, index) => weight >= WRITTEN_BLEND || index % 20 === 0), EVIDENCE.length, SEED + 6)
const heads = headsWithout(-2)
Object.assign(state, heads.steps)
Object.assign(state.scales, heads.scales)
say(`windows ${talkExamples.medical.length} medical, ${talkExamples.care.length} care; people ${roleExamples.length}, ${roleExamples.filter(({ label }) => label === 1).length} in care`)
/** What is concluded of each fold by tables that never saw it: mails by hand, and generated ones. */
function sayOutOfFold() {
  const counts = { written: [0, 0, 0, 0], generated: [0, 0, 0, 0] }
  for (const [fold, mails] of identities.entries()) {
    const model = { ...foldModels[fold], blend: [...state.blend] }
    for (const { mail, parts } of mails) {
      if (mail.genre === 'case' || mail.genre === 'lesson') continue
      const positive = mail.label === 'identifiable-health'
      const { conclusion, score, findings } = detection.conclude(model, parts.map(({ scan, seen }) => analyse(model, scan, seen)))
      const stopped = conclusion === 'identifiable'
      const count = counts[mail.written ? 'written' : 'generated']
      count[positive ? 0 : 2] += stopped ? 1 : 0
      count[positive ? 1 : 3] += 1
      if (positive === stopped || !mail.written || !process.argv.includes('--errors')) continue
      say(`  ${mail.id} ${mail.label} ${score.toFixed(2)} [${mail.subject}] ${mail.text.replaceAll('\n', ' / ').slice(0, 300)} ## ${findings.map(({ recognizer, excerpt }) => `${recognizer}:${excerpt}`).join('; ')}`)
    }
  }
  for (const [name, [found, positives, stopped, negatives]] of Object.entries(counts)) say(`out of fold, ${name}: ${found}/${positives} found, ${stopped}/${negatives} stopped for nothing`)
}
sayOutOfFold()
const tables = write(BUCKETS)
writeFileSync(PROVENANCE, `${JSON.stringify({
  tables: { bytes: tables.length, sha256: digest(tables) },
  corpora: corpora.map(({ name, rows, bytes, sha256, licences }) => ({ name, texts: rows.length, bytes, licences, sha256 })),
  lexicon: ['drug-brand-names.txt', 'drug-substances.txt', 'medical-abbreviations.csv'].map((name) => {
    const bytes = readFileSync(join(data, 'lexicon', name))
    return { name, bytes: bytes.length, licence: name.startsWith('drug') ? 'Etalab 2.0' : 'MIT', sha256: digest(bytes) }
  }),
  names: { package: '@zxcvbn-ts/language-fr', licence: 'MIT', familyNames: SURNAMES.length, firstNames: FIRST_NAMES.length },
  written: { licence: 'own', files: WRITTEN_NAMES, mails: written.flat().length },
  generated: { licence: 'own', seed: SEED, templates: TEMPLATES.length, mailsPerFold: MAILS_PER_FOLD },
}, null, 2)}\n`)
say(`${tables.length} bytes of tables`)
