// Ways to look a directory up, each with the same seven questions: the index of Sceau and its peers, set up as their guides say.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from './directory-queries.mjs'

const MOST = 20
const nameOf = (box) => fold(`${box.familyName} ${box.givenName}`)
const tradeOf = (box) => fold(`${box.profession} ${box.specialty} ${box.service}`)
const placeOf = (box) => fold(`${box.postcode} ${box.city} ${box.organisation}`)

/** `build` gives what `open` needs; `open` gives one way to answer each kind of question. */
export const ENGINES = {
  'Sceau': {
    async build(rows, { directory, folder }) {
      const bytes = await directory.buildIndex(rows(), { date: '2026-11-26T00:00:00.000Z' })
      const path = join(folder, 'sceau.index')
      writeFileSync(path, bytes)
      return { path, onDisk: bytes.length }
    },
    open({ path }, { directory }) {
      const index = directory.openIndex(new Uint8Array(readFileSync(path)))
      const searched = (ask) => index.search(ask, MOST)
      const similar = (ask) => index.similar(ask, MOST)
      return {
        'exact address': (ask) => [index.byAddress(ask)].filter(Boolean), 'name prefix': searched, 'name + town': searched, 'specialty + town': searched,
        'one slip': similar, 'sound': similar, 'names swapped': similar,
      }
    },
  },
  'SQLite FTS5 (WASM)': {
    async build(rows, { folder }) {
      const { default: initialise } = await import('@sqlite.org/sqlite-wasm')
      const sqlite = await initialise()
      const database = new sqlite.oo1.DB(':memory:')
      const columns = ['kind', 'address', 'civility', 'familyName', 'givenName', 'profession', 'specialty', 'organisation', 'service', 'postcode', 'city', 'nationalId', 'phone']
      database.exec(`create table box(${columns.join()});
        create virtual table words using fts5(name, trade, place, content='', prefix='3 4', tokenize="unicode61 remove_diacritics 2");
        create table name(folded); create virtual table letters using fts5(folded, content='', tokenize='trigram')`)
      const insert = database.prepare(`insert into box values(${columns.map(() => '?').join()})`)
      const word = database.prepare('insert into words(rowid, name, trade, place) values(?, ?, ?, ?)')
      let row = 0
      database.exec('begin')
      for (const box of rows()) {
        insert.bind(columns.map((column) => box[column])).stepReset()
        word.bind([++row, nameOf(box), tradeOf(box), placeOf(box)]).stepReset()
      }
      insert.finalize()
      word.finalize()
      database.exec('create index by_address on box(address); create index by_name on box(familyName, givenName)')
      const known = new Map()
      for (const [family, given] of database.exec('select distinct familyName, givenName from box', { returnValue: 'resultRows' })) known.set(fold(`${family} ${given}`), true)
      const name = database.prepare('insert into name values(?)')
      const letter = database.prepare('insert into letters(rowid, folded) values(?, ?)')
      let at = 0
      for (const folded of known.keys()) {
        name.bind([folded]).stepReset()
        letter.bind([++at, folded]).stepReset()
      }
      name.finalize()
      letter.finalize()
      database.exec('commit')
      const bytes = sqlite.capi.sqlite3_js_db_export(database)
      const path = join(folder, 'sqlite.db')
      writeFileSync(path, bytes)
      return { database, onDisk: bytes.length, heap: sqlite.wasm.memory.buffer.byteLength, path }
    },
    open({ database, path }) {
      rmSync(path, { force: true })
      const query = (sql) => {
        const statement = database.prepare(sql)
        return (...values) => {
          statement.bind(values)
          const found = []
          while (statement.step()) found.push(statement.get({}))
          statement.reset()
          return found
        }
      }
      const byAddress = query('select * from box where address = ?')
      const byWords = query(`select box.* from words join box on box.rowid = words.rowid where words match ? limit ${MOST}`)
      const byName = query(`select box.* from words join box on box.rowid = words.rowid where words match ? limit ${MOST}`)
      const byLetters = query('select name.folded from letters join name on name.rowid = letters.rowid where letters match ? order by rank limit 200')
      const quoted = (text) => fold(text).split(' ').map((one) => `"${one}"`)
      // Trigrams find candidates, in both orders of names; the distance is checked outside, as the trigram tokenizer cannot.
      const near = (ask) => {
        const words = fold(ask).split(' ')
        const trigrams = [...new Set(words.flatMap((one) => Array.from({ length: Math.max(0, one.length - 2) }, (_, at) => one.slice(at, at + 3))))]
        if (trigrams.length === 0) return []
        const names = byLetters(trigrams.map((one) => `"${one}"`).join(' OR ')).map(({ folded }) => folded)
        return names.filter((one) => closeNames(one.split(' '), words)).slice(0, 5).flatMap((one) => byName(`name : (${quoted(one).join(' ')})`))
      }
      return {
        'exact address': (ask) => byAddress(ask),
        'name prefix': (ask) => byWords(`name : "${fold(ask)}" *`),
        'name + town': (ask, { family, city }) => byWords(`name : (${quoted(family).join(' ')}) AND place : (${quoted(city).join(' ')})`),
        'specialty + town': (ask, { specialty, city }) => byWords(`trade : (${stems(specialty).map((one) => `"${one}" *`).join(' ')}) AND place : (${quoted(city).join(' ')})`),
        'one slip': near, 'sound': near, 'names swapped': (ask) => byName(`name : (${quoted(ask).join(' ')})`),
      }
    },
  },
  'MiniSearch': {
    async build(rows, { folder }) {
      const { default: MiniSearch } = await import('minisearch')
      const search = new MiniSearch({ fields: ['name', 'trade', 'place', 'address'], tokenize: (text, field) => (field === 'address' ? [text] : text.split(' ')), processTerm: (term) => term || null })
      const boxes = []
      for (const box of rows()) {
        search.add({ id: boxes.length, name: nameOf(box), trade: tradeOf(box), place: placeOf(box), address: box.address })
        boxes.push(box)
      }
      const path = join(folder, 'minisearch.json')
      let onDisk = Number.NaN
      try {
        const text = JSON.stringify(search)
        onDisk = Buffer.byteLength(text)
      } catch {
        // Longer than the longest text of V8: it cannot be kept this way at all.
      }
      return { search, boxes, onDisk, path }
    },
    open({ search, boxes }) {
      const all = (words, options) => search.search(words, { combineWith: 'AND', ...options }).slice(0, MOST).map(({ id }) => boxes[id])
      const both = (first, second) => search.search({ combineWith: 'AND', queries: [first, second] }).slice(0, MOST).map(({ id }) => boxes[id])
      const near = (ask) => all(fold(ask), { fields: ['name'], fuzzy: 1 })
      return {
        'exact address': (ask) => all(ask, { fields: ['address'], tokenize: (text) => [text] }),
        'name prefix': (ask) => all(fold(ask), { fields: ['name'], prefix: true }),
        'name + town': (ask, { family, city }) => both({ queries: [fold(family)], fields: ['name'], combineWith: 'AND' }, { queries: [fold(city)], fields: ['place'], combineWith: 'AND' }),
        'specialty + town': (ask, { specialty, city }) => both({ queries: stems(specialty), fields: ['trade'], prefix: true, combineWith: 'AND' }, { queries: [fold(city)], fields: ['place'], combineWith: 'AND' }),
        'one slip': near, 'sound': near, 'names swapped': (ask) => all(fold(ask), { fields: ['name'] }),
      }
    },
  },
  'FlexSearch': {
    async build(rows) {
      const { default: FlexSearch } = await import('flexsearch')
      const plain = { encode: (text) => text.split(' ') }
      const indexes = {
        names: new FlexSearch.Index({ ...plain, tokenize: 'forward' }), trades: new FlexSearch.Index({ ...plain, tokenize: 'forward' }),
        all: new FlexSearch.Index(plain),
        sounds: new FlexSearch.Index({ encoder: FlexSearch.Charset.LatinAdvanced, tokenize: 'strict' }),
      }
      const boxes = []
      const addresses = new Map()
      for (const box of rows()) {
        const id = boxes.push(box) - 1
        indexes.names.add(id, nameOf(box))
        indexes.trades.add(id, `${tradeOf(box)} ${fold(box.city)}`)
        indexes.all.add(id, `${nameOf(box)} ${placeOf(box)}`)
        indexes.sounds.add(id, nameOf(box))
        // It has no exact look-up of its own: the language's Map is what one would take.
        addresses.set(box.address, id)
      }
      return { indexes, boxes, addresses, onDisk: Number.NaN }
    },
    open({ indexes, boxes, addresses }) {
      const of = (index) => (ask) => index.search(fold(ask), { limit: MOST }).map((id) => boxes[id])
      const sounding = of(indexes.sounds)
      return {
        'exact address': (ask) => [boxes[addresses.get(ask)]].filter(Boolean), 'name prefix': of(indexes.names), 'name + town': of(indexes.all),
        'specialty + town': (ask, { specialty, city }) => of(indexes.trades)(`${stems(specialty).join(' ')} ${city}`),
        'one slip': sounding, 'sound': sounding, 'names swapped': of(indexes.names),
      }
    },
  },
}

/** Beginnings by which a peer that knows no trades finds a spoken trade in its label. */
function stems(specialty) {
  const words = fold(specialty).split(' ')
  if (words[0] === 'generaliste') return ['medecine', 'generale']
  if (words[0] === 'radiologue') return ['radio', 'diagnostic']
  if (words[0] === 'angiologue') return ['medecine', 'vasculaire']
  return words.map((word) => word.replace(/(?:ologue|ologie|iatre|iste|ien)$/, '').slice(0, 8))
}

/** Whether two names are the same words in some order but for one slip (Damerau-Levenshtein) in all. */
function closeNames(a, b) {
  if (Math.abs(a.join('').length - b.join('').length) > 1) return false
  const left = [...b]
  const unmatched = a.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return oneSlip(unmatched.join(' '), left.join(' '))
}

function oneSlip(a, b) {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0])
}
