import { wordsOf } from '../fold.ts'
import { BestRows } from './best-rows.ts'
import type { Fitting, SearchedColumn } from './searched-column.ts'
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
  const [names, others] = [true, false].map((isName) => fittings.filter(({ column }) => column.isName === isName))
  const weight = (of: readonly Fitting[] = []): number => of.reduce((sum, one) => sum + one.weight, 0)
  const best = (of: readonly Fitting[] = []): number => of.reduce((most, { tiers: [mark = 0] }) => Math.max(most, mark), 0)
  return { fittings, best: Math.max(best(names), best(others)), named: weight(names), other: weight(others), bestOther: best(others) }
}

const weightOf = ({ named, other }: Word): number => named + other

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

/**
 * Rows that a word fits by name, or by trade or place, the best fitting first.
 * @param others The most that a row can score for all other words, unless it was taken before.
 */
function take(word: Word, byName: boolean, { words, others, found }: { readonly words: readonly Word[]; readonly others: number; readonly found: BestRows }): void {
  // Few rows fit the rarest of the other words, and all of these fit this one.
  const order = [...words.filter((one) => one !== word), word]
  const tiers = word.fittings.filter(({ column }) => column.isName === byName)
    .flatMap((fitting) => fitting.tiers.map((mark) => ({ fitting, mark }))).sort((a, b) => b.mark - a.mark)
  for (const { fitting, mark } of tiers) {
    const { column } = fitting
    const most = mark + others
    if (found.isSettled(most + 1)) return
    // Rows stand in the order of families: after one that comes too late no other family has any.
    const inOrder = column.field === 'familyName'
    let isLate = false
    const visit = (row: number): boolean => {
      isLate = !found.isOpenTo(row, most)
      if (isLate) return false
      const score = scoreOf(row, order)
      if (score > 0) found.take(row, score)
      return true
    }
    fitting.eachText(mark, (text) => {
      column.eachRow(text, visit)
      return !(isLate && inOrder)
    })
  }
}

function bestRows(unordered: readonly Word[], limit: number, rows: number): readonly number[] {
  const words = [...unordered].sort((a, b) => weightOf(a) - weightOf(b))
  const [rarest] = words
  if (!rarest || rarest.fittings.length === 0) return []
  const found = new BestRows(limit)
  const bestOf = (of: readonly Word[]): number => of.reduce((sum, { best }) => sum + best, 0)
  const takeNamed = (word: Word): void => take(word, true, { words, others: bestOf(words) - word.best, found })
  takeNamed(rarest)
  const isListed = rarest.other <= MOST_LISTED
  let others = bestOf(words) - rarest.best
  if (isListed && found.isSettled(others + rarest.bestOther + 1)) return found.rows()
  // Once those are taken whose name another word means, fewer can be better than the first that come.
  for (const word of words) {
    if (word === rarest || word.named > (isListed ? rarest.other : MOST_LISTED)) continue
    takeNamed(word)
    others += word.bestOther - word.best
  }
  if (isListed) {
    take(rarest, false, { words, others, found })
    return found.rows()
  }
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
  const words = telling.map((word, place) => wordOf(columns.map((column) => column.fitting(word, place)).filter((one) => one !== null)))
  const found = bestRows(words, limit, rows)
  const isTown = ({ named, other }: Word): boolean => named > 0 && other > TOWN_TO_NAME * named
  if (!words.some(isTown) || !words.some(({ named, other }) => named === 0 && other > 0)) return found
  const inTown = bestRows(words.map((word) => (isTown(word) ? wordOf(word.fittings.filter(({ column }) => !column.isName)) : word)), limit, rows)
  return [...new Set(Array.from({ length: limit }, (_, at) => [found[at], inTown[at]]).flat())].filter((row) => row !== undefined).slice(0, limit)
}
