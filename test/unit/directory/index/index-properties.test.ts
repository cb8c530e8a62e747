import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, buildIndex, IndexFormatError, openIndex } from '../../../../src/directory/index.ts'
import { fold, wordsOf } from '../../../../src/directory/fold.ts'
import { placeWord } from '../../../../src/directory/index/fields.ts'
import { isTrade } from '../../../../src/directory/index/spoken-trades.ts'
import { boxOf, directoryOf } from '../boxes.ts'

const DATE = '2026-01-02T00:00:00.000Z'
const signs = (of: string): string[] => of.split('')
const word = fc.string({ unit: fc.constantFrom(...signs('ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÏÇŒ')), minLength: 3, maxLength: 9 })
const name = fc.array(word, { minLength: 1, maxLength: 2 }).chain((words) => fc.constantFrom('-', ' ', '\'').map((sign) => words.join(sign)))
const text = fc.oneof(fc.constant(''), name, fc.string({ unit: 'grapheme', maxLength: 12 }))
const digits = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...signs('0123456789')), minLength, maxLength })

/** Addresses as people have them: spelt from the name in some way, or anything else. */
const addressFor = (familyName: string, givenName: string, at: number) => {
  const [family, given] = [familyName, givenName].map((one) => fold(one))
  return fc.tuple(
    fc.oneof(
      fc.tuple(fc.constantFrom('.', '-', '', '_'), fc.constantFrom('', '-'), fc.boolean(), fc.boolean(), fc.constantFrom('', '0', '1', '07', '12', '99999999'))
        .map(([sign, join, swapped, initial, number]) => {
          const first = initial ? (given ?? '').slice(0, 1) : (given ?? '').replaceAll(' ', join)
          const last = (family ?? '').replaceAll(' ', join)
          return (swapped ? `${last}${sign}${first}` : `${first}${sign}${last}`) + number
        }),
      fc.string({ unit: fc.constantFrom(...signs('abcxyz019._+-')), minLength: 1, maxLength: 12 }),
    ),
    fc.constantFrom('medecin.mssante.fr', 'ch-valmont.mssante.fr', 'apicrypt.org'),
  ).map(([local, domain]) => `${local}x${at}@${domain}`.replace(`x${at}@`, at % 3 === 0 ? '@' : `x${at}@`))
}

const box = (at: number): fc.Arbitrary<Box> => fc.record({
  kind: fc.constantFrom('PER', 'ORG', 'APP', 'CAB'), familyName: name, givenName: name, civility: fc.constantFrom('', 'Docteur'), profession: text, specialty: text,
  organisation: text, service: text, postcode: fc.oneof(digits(5, 5), text), city: text,
  nationalId: fc.oneof(fc.constant(''), digits(9, 9).map((end) => `810${end}`), digits(1, 14)),
  phone: fc.oneof(fc.constant(''), digits(9, 9).map((end) => `0${end}`), digits(1, 12), text),
} as const).chain((one) => addressFor(one.familyName, one.givenName, at).map((address): Box => ({ ...one, address })))

const boxes = fc.integer({ min: 1, max: 12 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => box(at))))
  .map((all) => [...new Map(all.map((one) => [one.address, one])).values()])

const slip = (of: string) => fc.tuple(fc.nat(of.length - 1), fc.constantFrom('leave out', 'put in', 'replace', 'swap'), fc.constantFrom(...signs('abcdefghijklmnopqrstuvwxyz')))
  .map(([at, kind, letter]) => {
    if (kind === 'leave out') return of.slice(0, at) + of.slice(at + 1)
    if (kind === 'put in') return of.slice(0, at) + letter + of.slice(at)
    if (kind === 'replace') return of.slice(0, at) + letter + of.slice(at + 1)
    return of.slice(0, at) + (of[at + 1] ?? '') + (of[at] ?? '') + of.slice(at + 2)
  })

describe('whatever boxes are put into an index', () => {
  it('each comes out unchanged: by its address, its practitioner, its name and its name swapped', async () => {
    await fc.assert(fc.asyncProperty(boxes, async (all) => {
      const directory = await directoryOf(all)
      expect(directory.size).toBe(all.length)
      for (const one of all) {
        expect(directory.byAddress(one.address.toUpperCase())).toEqual(one)
        if (one.nationalId !== '') expect(directory.boxesOf(one.nationalId)).toContainEqual(one)
        for (const named of [`${one.familyName} ${one.givenName}`, `${one.givenName} ${one.familyName}`]) {
          expect(directory.byPerson(named)).toContainEqual(one)
          expect(directory.similar(named, 100)).toContainEqual(one)
          expect(directory.search(named, 100)).toContainEqual(one)
        }
      }
      expect([...directory.boxes()].sort((a, b) => (a.address < b.address ? -1 : 1))).toEqual([...all].sort((a, b) => (a.address < b.address ? -1 : 1)))
    }), { numRuns: 60 })
  })

  it('each is found by its name with one slip of the pen, in either order', async () => {
    const slipped = boxes.chain((all) => fc.tuple(fc.constant(all), ...all.map(({ familyName, givenName }) => {
      const [family, given] = [fold(familyName), fold(givenName)]
      return fc.tuple(fc.boolean(), fc.oneof(slip(family).map((wrong) => [wrong, given]), slip(given).map((wrong) => [family, wrong])))
        .map(([swapped, parts]) => (swapped ? [...parts].reverse() : parts).join(' '))
    })))
    await fc.assert(fc.asyncProperty(slipped, async ([all, ...wrong]) => {
      const directory = await directoryOf(all)
      for (const [at, one] of all.entries()) expect(directory.similar(wrong[at] ?? '', 100), wrong[at]).toContainEqual(one)
    }), { numRuns: 60 })
  })

  it('the bytes are the same in whatever order they came', async () => {
    await fc.assert(fc.asyncProperty(boxes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), async ([all, shuffled]) => {
      expect(await buildIndex(shuffled, { date: DATE })).toEqual(await buildIndex(all, { date: DATE }))
    }), { numRuns: 20 })
  })
})

/** How well a word fits a box by its names, and otherwise, as `search` promises it. */
function fitsOf(word: string, { familyName, givenName, profession, specialty, service, city, organisation, postcode }: Box): { readonly byName: number; readonly other: number } {
  const best = (texts: readonly string[], whole: number, start: number, by = (one: string): string => one): number => Math.max(0, ...texts.flatMap(wordsOf).map((one) =>
    (by(one) === by(word) ? whole : by(one).startsWith(by(word)) ? start : 0)))
  const trade = [profession, specialty, service].flatMap(wordsOf).some((one) => isTrade(word, one)) ? 2 : 0
  return { byName: Math.max(best([familyName], 6, 4), best([givenName], 5, 3)), other: Math.max(trade, best([city, organisation, postcode], 2, 1, placeWord)) }
}

describe('a search', () => {
  // Few words, so that rows are many that fit equally well, and words that are names, trades and places at once.
  const names = ['MARTIN', 'MARTINE', 'CARDON', 'BERNARD', 'LILLET MARTINE', 'PAULET', 'PAUL MARIE', 'VALMONTOIS']
  const places = ['LILLE', 'ST VALMONT', 'CARDIOLOGIE', 'CARDIOLOGIE LILLE', 'CENTRE MARTIN']
  const named = fc.constantFrom(...names)
  const placed = fc.constantFrom('', ...places)
  const many = fc.array(fc.record({
    kind: fc.constantFrom('PER', 'ORG'), familyName: named, givenName: named, specialty: placed, city: placed, organisation: placed, service: placed,
  } as const), { minLength: 1, maxLength: 120 }).map((all) => all.map((one, at) => boxOf({ ...one, address: `p${at}@medecin.mssante.fr` })))
  const asked = fc.array(fc.constantFrom(...[...names, ...places].flatMap((text) => text.toLowerCase().split(' '))).chain((word) =>
    fc.integer({ min: 2, max: word.length * 2 }).map((length) => word.slice(0, length))), { minLength: 1, maxLength: 3 })

  it('gives what reading every row would: the best fitting first, of equals in the order of rows', async () => {
    await fc.assert(fc.asyncProperty(many, fc.array(asked, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), async (all, questions, limit) => {
      const directory = await directoryOf(all)
      const rows = [...directory.boxes()]
      for (const words of questions) {
        const fits = words.map((one) => rows.map((row) => fitsOf(one, row)))
        const isNamed = fits.map((one) => one.some(({ byName }) => byName > 0))
        // The name of a town beside a trade is read in two ways in turn.
        if (!isNamed.every(Boolean) && fits.some((one, at) => isNamed[at] && one.some(({ other }) => other > 0))) continue
        const scores = rows.map((_, row) => fits.map((one) => Math.max(one[row]?.byName ?? 0, one[row]?.other ?? 0)))
          .map((marks) => (marks.includes(0) ? 0 : marks.reduce((sum, mark) => sum + mark, 0)))
        const best = [...rows.entries()].filter(([row]) => scores[row] !== 0).sort(([a], [b]) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, limit)
        expect(directory.search(words.join(' '), limit).map(({ address }) => address), words.join(' ')).toEqual(best.map(([, { address }]) => address))
      }
    }), { numRuns: 300 })
  })
})

describe('bytes of an index that were touched', () => {
  const whole = buildIndex(Array.from({ length: 40 }, (_, at) => boxOf({ address: `paul.martin${at}@medecin.mssante.fr`, city: `VILLE${at}` })), { date: DATE })
  const keyOf = (bytes: Uint8Array): string => {
    try {
      openIndex(bytes)
      return ''
    } catch (error) {
      if (!(error instanceof IndexFormatError)) throw error
      return error.key
    }
  }

  it('are refused when cut, at every length', async () => {
    const bytes = await whole
    for (let length = 0; length < bytes.length; length += 1 + Math.floor(length / 37)) expect(keyOf(bytes.slice(0, length))).toMatch(/^directory_index_(cut|foreign)$/)
    expect(keyOf(new Uint8Array([...bytes, 0, 0, 0, 0]))).toBe('directory_index_altered')
  })

  it('are refused when any byte differs', async () => {
    const bytes = await whole
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const touched = bytes.slice()
      touched[at] = (touched[at] ?? 0) ^ change
      return keyOf(touched).startsWith('directory_index_')
    }), { numRuns: 400 })
  })

  it('are refused when they are something else, or of another version', async () => {
    const other = (await whole).slice()
    other[8] = 2
    expect(keyOf(other)).toBe('directory_index_version')
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => keyOf(bytes) === 'directory_index_foreign'))
    expect(keyOf(new TextEncoder().encode('Type de BAL|Adresse BAL|Type Identifiant PP'))).toBe('directory_index_foreign')
  })

  it('are read wherever they lie', async () => {
    const bytes = await whole
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(openIndex(shifted.subarray(1)).search('martin', 3)).toEqual(openIndex(bytes).search('martin', 3))
  })
})

describe('a build', () => {
  it('says how far it is and ends when it is called off', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => boxOf({ address: `p${at}@medecin.mssante.fr` }))
    const seen: number[] = []
    await buildIndex(many, { date: DATE, onProgress: ({ boxes: taken, arranged }) => seen.push(taken + arranged) })
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(20_001)
    const stop = new AbortController()
    const reason = new Error('called off')
    await expect(buildIndex(many, { date: DATE, signal: stop.signal, onProgress: () => {
      stop.abort(reason)
    } })).rejects.toBe(reason)
  })

  it('takes boxes as they arrive, and the first of one address', async () => {
    async function* arriving(): AsyncGenerator<Box> {
      yield boxOf({ city: 'FIRST' })
      await Promise.resolve()
      yield boxOf({ city: 'SECOND' })
    }
    const directory = openIndex(await buildIndex(arriving(), { date: DATE }))
    expect(directory.size).toBe(1)
    expect(directory.byAddress(boxOf().address)?.city).toBe('FIRST')
  })

  it('makes a directory even of nothing', async () => {
    const empty = await directoryOf([])
    expect([empty.size, empty.byAddress('a@b.fr'), empty.search('martin', 5), empty.similar('paul martin', 5), empty.boxesOf('8'), empty.gone('a@b.fr')]).toEqual([0, null, [], [], [], null])
  })
})
