// Invented mails with known labels, by seed. Templates fall into disjoint sets: three folds shape weights, `check` never does.
import { readFileSync } from 'node:fs'
import * as words from './words.mjs'
import { randomFrom, stableHash } from './random.mjs'

const linesOf = (name) => readFileSync(new URL(`templates/${name}.txt`, import.meta.url), 'utf8')
  .split('\n').filter((line) => line !== '' && !line.startsWith('#'))

const LABELS = { care: 'identifiable-health', anonymous: 'health-unidentified', general: 'none', animals: 'none', identity: 'identity-only' }
/** Folds that train and one set that never does, by the template's hash: no template is in two of them. */
export const FOLDS = ['fold-0', 'fold-1', 'fold-2']
export const setOf = (template) => ['check', ...FOLDS, ...FOLDS][stableHash(template) % 7]

export const TEMPLATES = Object.entries(LABELS).flatMap(([genre, label]) => linesOf(genre).map((template) => ({ genre, label, template, set: setOf(template) })))
const FRAMES = new Map()
for (const line of linesOf('frames')) {
  const [kind, text] = line.split(/: (.*)/s)
  FRAMES.set(kind, [...(FRAMES.get(kind) ?? []), text])
}

/** Two halves of each list of words: what the check is filled with was not seen in training. */
const half = (values, set) => values.filter((value) => (stableHash(String(value)) % 3 === 0) === (set === 'check'))

const capital = (word) => word.replace(/(^|[ '-])\p{L}/gu, (letter) => letter.toUpperCase())
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

/** Share of the mails about a patient that name them in the subject only. */
const TOLD_IN_SUBJECT = 0.06

/** Fills templates. `lists`: {drugs, surnames, firstNames}. */
export function generator(lists, set, seed) {
  const random = randomFrom(seed)
  const { pick, int, chance } = random
  const of = (values) => half(values, set)
  const names = {
    last: [...of(words.SURNAMES), ...of(words.SURNAMES), ...of(words.SURNAMES), ...of(lists.surnames).map(capital)],
    first: [...of(words.FIRST_NAMES), ...of(words.FIRST_NAMES), ...of(words.FIRST_NAMES), ...of(lists.firstNames).map(capital)],
    drugs: of(lists.drugs).map(capital), diagnoses: of(words.DIAGNOSES), symptoms: of(words.SYMPTOMS), acts: of(words.ACTS), exams: of(words.EXAMS),
  }
  /** Sentences of a kind; the check has its own. */
  const ownFrames = (kind) => of(FRAMES.get(kind))
  const last = () => (chance(0.5) ? pick(names.last.slice(0, words.SURNAMES.length)) : pick(names.last))
  const first = () => (chance(0.6) ? pick(names.first.slice(0, words.FIRST_NAMES.length)) : pick(names.first))
  const civil = () => pick(['M.', 'Mme', 'Mme', 'M.', 'Mr', 'Mlle', 'Madame', 'Monsieur', 'Mme', 'M'])
  const two = (value) => String(value).padStart(2, '0')
  const dateNumber = () => `${two(int(1, 28))}${pick(['/', '/', '/', '-', '.'])}${two(int(1, 12))}/`.replace(/([-.])(\d\d)\/$/, '$1$2$1') + pick([int(1928, 2023), int(1928, 2023), two(int(30, 99))])
  const mention = () => {
    const l = last(); const f = first()
    return pick([
      () => `${civil()} ${l}`, () => `${civil()} ${l}`, () => `${civil()} ${l}`, () => `${civil()} ${f} ${l}`, () => `${civil()} ${l} ${f}`, () => `${civil()} ${l.toUpperCase()}`, () => `${civil()} ${l.toUpperCase()} ${f}`,
      () => `${f} ${l}`, () => `${f} ${l}`, () => `${l} ${f}`, () => `${l.toUpperCase()} ${f}`, () => `${f} ${l.toUpperCase()}`, () => `${l.toUpperCase()} ${f.toUpperCase()}`, () => `${civil()} ${l[0]}.`, () => `${f} ${l[0]}.`,
      () => `${l} ${f[0]}.`, () => l.toUpperCase(), () => `mme ${l.toLowerCase()}`, () => `mr ${l.toLowerCase()}`, () => `notre patiente ${f} ${l}`, () => `votre patient ${civil()} ${l}`, () => `le patient ${l}`, () => `la patiente ${l.toUpperCase()} ${f}`,
      () => `Madame ${f}`, () => `Mamie ${f}`, () => `Papi ${l}`, () => `le petit ${f} ${l}`, () => f,
    ])()
  }
  const other = () => {
    const l = last(); const f = first()
    return pick([() => `${civil()} ${l}`, () => `${civil()} ${l}`, () => `${civil()} ${f} ${l}`, () => `${f} ${l}`, () => `${f} ${l}`, () => `${civil()} ${l.toUpperCase()}`, () => `${f} ${l.toUpperCase()}`])()
  }
  const nir = () => {
    const body = `${pick(['1', '2'])}${two(int(25, 99))}${two(int(1, 12))}${two(int(1, 95))}${String(int(1, 590)).padStart(3, '0')}${String(int(1, 900)).padStart(3, '0')}`
    let rest = 0
    for (const digit of body) rest = (rest * 10 + Number(digit)) % 97
    const key = two(97 - rest)
    return pick([`${body}${key}`, `${body} ${key}`, `${body[0]} ${body.slice(1, 3)} ${body.slice(3, 5)} ${body.slice(5, 7)} ${body.slice(7, 10)} ${body.slice(10)} ${key}`])
  }
  const digits = (count) => Array.from({ length: count }, () => int(0, 9)).join('')
  const dose = () => pick([`${pick([5, 10, 20, 25, 50, 75, 100, 250, 500])} mg`, `${pick([1, 2, 3])} cp`, `${int(4, 40)} UI`, `${int(1, 4)} g`, `${pick([5, 10, 20, 40])}`])
  const lab = () => {
    const [name, unit, low, high] = pick(words.ANALYTES)
    const value = high - low < 20 ? (low + random.next() * (high - low)).toFixed(1).replace('.', chance(0.7) ? ',' : '.') : int(low, high)
    return `${name} ${pick(['', '', 'à ', ': ', '= '])}${value}${unit === '' || chance(0.4) ? '' : ` ${unit}`}`
  }
  const SLOTS = {
    P: mention, N: other, NFULL: () => `${first()} ${last()}`, NFIRST: first, NAUTH: last, D: () => `${pick(['Dr', 'Dr', 'Pr', 'Docteur', 'le Dr'])} ${chance(0.4) ? `${first()} ` : ''}${last()}`, DLAST: last,
    FULL: () => `${first()} ${last()}`, FIRST: first, LAST: () => last().toUpperCase(), PLAIN: () => plain(pick([`${first()} ${last()}`, `${last()} ${first()}`, `mme ${last()}`, `mr ${last()}`, last(), `la mere ${last()}`]).toLowerCase()),
    KID: () => pick([() => first(), () => `le petit ${first()}`, () => `la petite ${first()}`, () => `${first()} ${last()}`, () => `${last().toUpperCase()} ${first()}`, () => `${first()} (${pick(['CP', 'CE2', '6e B', `${int(2, 11)} ans`])})`])(),
    RELP: () => pick(words.RELATIONS), ENP: () => pick([() => `${pick(['Mr', 'Mrs', 'Ms'])} ${last()}`, () => `${first()} ${last()}`, () => `${pick(['Mr', 'Mrs'])} ${first()} ${last()}`])(),
    AGE: () => int(18, 96), NUM: () => int(2, 28), SA: () => int(6, 40), ANGLE: () => int(70, 130), INR: () => `${int(1, 6)},${int(0, 9)}`, WEIGHT: () => int(1800, 4200), IPP: () => digits(10), LOT: () => digits(int(6, 13)), LOT8: () => digits(8),
    DAYS: () => pick(['hier', 'trois jours', 'une semaine', '15 jours', 'deux mois', 'ce matin', '48h', 'longtemps']), DATE: () => pick([`${int(1, 28)} ${pick(words.MONTHS)}`, `${two(int(1, 28))}/${two(int(1, 12))}`, `${int(1, 28)}`]),
    DATENUM: dateNumber, BORN: () => pick([`né le ${dateNumber()}`, `née le ${dateNumber()}`, `(${dateNumber()})`, `${int(18, 95)} ans`, `DDN ${dateNumber()}`, `née en ${int(1928, 2015)}`]), HOUR: () => pick([`${int(7, 20)}h`, `${int(7, 20)}h30`]),
    WEEKDAY: () => pick(words.WEEKDAYS), TOWN: () => pick(words.TOWNS), TEL: () => `0${int(1, 7)} ${[1, 2, 3, 4].map(() => digits(2)).join(' ')}`, ADDRESS: () => `${int(1, 120)} rue ${pick(['du Four', 'Pasteur', 'des Lilas', 'de la Gare', 'Jean Moulin'])}, ${digits(5)} ${pick(words.TOWNS)}`,
    SIRET: () => `${digits(3)} ${digits(3)} ${digits(3)} ${digits(5)}`, IBAN: () => `FR76 ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)}`, NIR: nir, PET: () => pick(words.PETS),
    DRUG: () => pick(names.drugs), DOSE: dose, RX: () => `${pick(names.drugs)} ${dose()}${pick(['', ' matin et soir', ' x2/j', ' le soir', '/j', ' 1-0-1'])}`, DIAG: () => pick(names.diagnoses), SYMPT: () => pick(names.symptoms), SIGN: () => pick(words.SIGNS),
    ACT: () => pick(names.acts), EXAM: () => pick(names.exams), SPECPLACE: () => pick(words.PLACES), SEANCE: () => pick(words.SESSIONS), CARE: () => pick(words.CARES), ALLERGY: () => pick(words.ALLERGIES), LAB: lab, ENDIAG: () => pick(words.ENGLISH_DIAGNOSES),
  }
  const PATIENT = new Set(['P', 'KID', 'PLAIN', 'RELP', 'ENP', 'FULL', 'FIRST', 'LAST'])
  const NOBODY = new Set(['N', 'NFULL', 'NFIRST', 'NAUTH', 'D', 'DLAST'])

  /** Fills slots, also those that a filling holds, and notes where people stand. */
  const fill = (template) => {
    const people = []
    let text = ''
    const walk = (source, inside) => {
      let rest = 0
      for (const match of source.matchAll(/\{([A-Z0-9]+)\}/g)) {
        text += source.slice(rest, match.index)
        rest = match.index + match[0].length
        const make = SLOTS[match[1]]
        if (!make) throw new Error(`no slot ${match[1]}`)
        const start = text.length
        walk(String(make()), inside || PATIENT.has(match[1]))
        if (!inside && (PATIENT.has(match[1]) || NOBODY.has(match[1]))) people.push({ start, end: text.length, patient: PATIENT.has(match[1]) })
      }
      text += source.slice(rest)
    }
    walk(template.replaceAll('\\n', '\n'), false)
    return { text, people }
  }
  const join = (blocks, separator) => {
    const whole = { text: '', people: [] }
    for (const block of blocks) {
      if (whole.text !== '') whole.text += separator
      whole.people.push(...block.people.map(({ start, end, patient }) => ({ start: start + whole.text.length, end: end + whole.text.length, patient })))
      whole.text += block.text
    }
    return whole
  }
  /** Ways of typing, all of which keep every place. */
  const typed = ({ text, people }) => {
    const one = random.next()
    const accents = (value) => [...value].map((letter) => { const bare = plain(letter); return bare.length === letter.length ? bare : letter }).join('')
    const same = (value) => (value.length === text.length ? value : text)
    if (one < 0.1) return { text: same(accents(text.toLowerCase())), people }
    if (one < 0.15) return { text: same(text.toUpperCase()), people }
    if (one < 0.25) return { text: same(accents(text)), people }
    if (one < 0.3) return { text: same(text.toLowerCase()), people }
    if (one < 0.36) {
      const at = int(1, Math.max(1, text.length - 3))
      return /[a-zà-ü]{2}/.test(text.slice(at, at + 2)) ? { text: text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2), people } : { text, people }
    }
    return { text, people }
  }
  const address = (first_, last_) => `${plain(first_[0] + last_).toLowerCase().replace(/[^a-z]/g, '')}@${pick(['ville.example', 'cabinet.example', 'ch-ville.example', 'bourg.example'])}`
  const somebody = () => {
    const f = first(); const l = last()
    return { name: pick([`${f} ${l}`, `Dr ${f} ${l}`, `Dr ${l}`, '']), address: address(f, l), f, l }
  }

  return {
    random,
    /** One mail made of a template and what stands around it. */
    mail: ({ template, label, genre }, id, neighbours = []) => {
      const from = somebody(); const to = somebody()
      const signature = pick([`${from.f} ${from.l}`, `Dr ${from.f} ${from.l}`, from.f, `Dr ${from.l}`, `${from.f[0]}. ${from.l}`, ''])
      const toldInSubject = genre === 'care' && chance(TOLD_IN_SUBJECT)
      const core = toldInSubject ? [fill(pick(ownFrames('told-only')))] : [template, ...neighbours].map((one) => fill(one))
      const going = { care: 'care', general: 'business', identity: 'business' }[genre]
      const more = going === undefined ? [] : Array.from({ length: chance(0.3) ? int(1, 2) : 0 }, () => fill(pick(ownFrames(going))))
      const blocks = [
        ...(chance(0.6) ? [fill(pick(FRAMES.get('open')))] : []), ...(chance(0.25) ? [fill(pick(FRAMES.get('neutral')))] : []), ...core, ...more,
        ...(chance(0.35) ? [fill(pick(FRAMES.get('neutral')))] : []), ...(chance(0.6) ? [fill(pick(FRAMES.get('close')))] : []),
      ]
      let body = typed(join(blocks, chance(0.7) ? '\n' : ' '))
      if (signature !== '' && chance(0.7)) body = { ...body, text: `${body.text}\n${signature}` }
      // An answer whose only telling part is what it quotes.
      if (chance(0.08)) {
        const answer = `${pick(['Ok merci', 'Bien reçu', "D'accord", 'Entendu, je le fais', "C'est noté", 'Vu, merci'])}\n\n`
        const quoted = body.text.split('\n').map((line) => `> ${line}`)
        body = { text: answer + quoted.join('\n'), people: [] }
      }
      const subject = fill(pick(toldInSubject ? ownFrames('told-subject') : FRAMES.get('subject'))).text
      return { id, label, genre, toldInSubject, template: toldInSubject ? core[0].text : template, from: { name: from.name, address: from.address }, to: [{ name: to.name, address: to.address }], cc: [], subject, ...body }
    },
    fill,
  }
}

/** `count` mails of one set. */
export function mailsOf(lists, set, count, seed) {
  const own = TEMPLATES.filter((one) => one.set === set)
  const make = generator(lists, set, seed)
  const groups = new Map(Object.keys(LABELS).map((genre) => [genre, own.filter((one) => one.genre === genre)]))
  const order = ['care', 'general', 'care', 'identity', 'care', 'general', 'anonymous', 'care', 'general', 'animals']
  return Array.from({ length: count }, (_, index) => {
    const genre = order[index % order.length]
    const group = groups.get(genre)
    const one = make.random.pick(group)
    const near = { care: ['care'], general: ['general'], identity: ['identity'], anonymous: [], animals: [] }[genre]
    const neighbours = make.random.chance(0.2) ? near.map((name) => make.random.pick(groups.get(name)).template) : []
    return make.mail(one, `${set}-${index}`, neighbours)
  })
}
