import { wordsOf } from '../fold.ts'
import { BestRows } from './best-rows.ts'
import type { Fitting, SearchedColumn, Tier } from './searched-column.ts'
import { joinedTrades } from './spoken-trades.ts'

/** Words that say nothing of who is meant. */
const FILLERS = new Set(['dr', 'docteur', 'pr', 'professeur', 'm', 'mme', 'mlle', 'mr', 'monsieur', 'madame', 'maitre', 'a', 'de', 'du', 'des', 'la', 'le', 'les', 'd', 'l', 'en', 'et'])
/** A question, not a pasted page. */
const MOST_WORDS = 12
/** Rows of a trade or a place that are worth being listed; where there are more, every few rows hold one, and rows are read in turn. */
const MOST_LISTED = 20_000
/** A word that fits so many times more rows by place than by name is first of all a town. */
const TOWN_TO_NAME = 5

/** What one word of a question fits. */
interface Word {
  readonly fittings: readonly Fitting[]
  /** Its best mark: no row can score more for it. */
  readonly best: number
  /** Roughly how many rows it fits by name, and otherwise; and the best mark of the latter. */
  readonly named: number
  readonly other: number
  readonly bestOther: number
}

function wordOf(fittings: readonly Fitting[]): Word {
  const tiers = (isName: boolean): readonly Tier[] => fittings.filter(({ column }) => column.isName === isName).flatMap((fitting) => fitting.tiers)
  const weight = (isName: boolean): number => tiers(isName).reduce((sum, tier) => sum + tier.weight, 0)
  const best = (isName: boolean): number => tiers(isName).reduce((most, tier) => Math.max(most, tier.mark), 0)
  return { fittings, best: Math.max(best(true), best(false)), named: weight(true), other: weight(false), bestOther: best(false) }
}

/** How well a row fits all words; 0 when it misses one. */
function scoreOf(row: number, words: readonly Word[]): number {
  let sum = 0
  for (const { fittings } of words) {
    let best = 0
    for (const { column, marks } of fittings) {
      const mark = marks[column.numbers[row] ?? 0] ?? 0
      if (mark > best) best = mark
    }
    if (best === 0) return 0
    sum += best
  }
  return sum
}

/** Rows that a word fits by name, the best fitting first. */
function takeNamed(word: Word, words: readonly Word[], found: BestRows): void {
  const others = words.reduce((sum, { best }) => sum + best, 0) - word.best
  const tiers = word.fittings.filter(({ column }) => column.isName)
    .flatMap(({ column, tiers: own }) => own.map((tier) => ({ column, ...tier }))).sort((a, b) => b.mark - a.mark)
  for (const { column, mark, texts } of tiers) {
    const most = mark + others
    // Families stand in the order of rows, and so do the rows of one given name.
    const inOrder = column.field === 'familyName' || texts.length === 1
    for (const text of texts) {
      if (found.isSettled(inOrder ? most : most + 1)) return
      column.eachRow(text, (row) => {
        const score = scoreOf(row, words)
        if (score > 0) found.take(row, score)
        return !found.isSettled(inOrder ? most : most + 1)
      })
    }
  }
}

/** Rows that a word fits by trade or place. */
function takeOthers(word: Word, words: readonly Word[], found: BestRows): void {
  for (const { column, tiers } of word.fittings) {
    if (column.isName) continue
    for (const { texts } of tiers) {
      for (const text of texts) {
        column.eachRow(text, (row) => {
          const score = scoreOf(row, words)
          if (score > 0) found.take(row, score)
        })
      }
    }
  }
}

function bestRows(words: readonly Word[], limit: number, rows: number): readonly number[] {
  const rarest = words.reduce((least, word) => (word.named + word.other < least.named + least.other ? word : least))
  if (rarest.fittings.length === 0) return []
  const found = new BestRows(limit)
  takeNamed(rarest, words, found)
  if (rarest.other <= MOST_LISTED) {
    const most = words.reduce((sum, { best }) => sum + best, 0) - rarest.best + rarest.bestOther
    if (!found.isSettled(most + 1)) takeOthers(rarest, words, found)
    return found.rows()
  }
  for (const word of words) if (word !== rarest && word.named <= MOST_LISTED) takeNamed(word, words, found)
  const enough = words.reduce((sum, { bestOther }) => sum + bestOther, 0)
  for (let row = 0; row < rows && !found.isSettled(enough); row += 1) {
    const score = scoreOf(row, words)
    if (score > 0) found.take(row, score)
  }
  return found.rows()
}

/**
 * Rows in which every word of a question fits the beginning of a name, a trade as people say it, or a place; the best fitting first: whole
 * family names, whole given names, beginnings, the rest; of equals in the order of names, persons before organisations. A large town
 * beside a trade ("cardiologue Paris") may mean a person of that name or, more often, the town: both are given in turn.
 */
export function search(query: string, limit: number, columns: readonly SearchedColumn[], rows: number): readonly number[] {
  const telling = joinedTrades(wordsOf(query).filter((word) => !FILLERS.has(word)))
  if (telling.join('').length < 2 || telling.length > MOST_WORDS || limit < 1) return []
  const words = telling.map((word) => wordOf(columns.map((column) => column.fitting(word)).filter((one) => one !== null)))
  const found = bestRows(words, limit, rows)
  const isTown = ({ named, other }: Word): boolean => named > 0 && other > TOWN_TO_NAME * named
  if (!words.some(isTown) || !words.some(({ named, other }) => named === 0 && other > 0)) return found
  const inTown = bestRows(words.map((word) => (isTown(word) ? wordOf(word.fittings.filter(({ column }) => !column.isName)) : word)), limit, rows)
  return [...new Set(Array.from({ length: limit }, (_, at) => [found[at], inTown[at]]).flat())].filter((row) => row !== undefined).slice(0, limit)
}
