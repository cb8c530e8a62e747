import { KeptTable } from './kept-table.ts'
import { unpacked } from './packed.ts'
import { WordFilter } from './word-filter.ts'
import { BLEND, FILTERS, SCALES, TABLES } from './weights.ts'

/** Buckets of each table: a power of two. */
export const BUCKETS = 1 << 15
/** Heads of the table of talk, interleaved: is this about medicine, is this about one person in care. */
export const TALK_HEADS = 2

export interface Model {
  /** `TALK_HEADS` weights a bucket. */
  readonly talk: Int16Array
  /** Is the person named here the one in care? */
  readonly role: Int16Array
  /** Does the message tell of the health of somebody who can be told? */
  readonly told: KeptTable
  /** Is this word a name? */
  readonly name: Int16Array
  readonly scales: Scales
  readonly drugs: WordFilter
  readonly firstNames: WordFilter
  /**
   * Weights of the evidence, in the order of `EVIDENCE`: of each unit its weights and intercept, the units' own weights, the straight weights, the
   * intercept. No unit where nothing is trained.
   */
  readonly blend: readonly number[]
}

/** What one step of a table is worth, and what a score begins with. */
export interface Scales {
  readonly medical: number
  readonly care: number
  readonly role: number
  readonly told: number
  readonly name: number
  readonly medicalBias: number
  readonly careBias: number
  readonly roleBias: number
  readonly toldBias: number
  readonly nameBias: number
}

function bytesOf(text: string): Uint8Array {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return bytes
}

/** Bytes of the tables of buckets; behind them lies the one of kept features. */
const PACKED = ((TALK_HEADS + 2) * BUCKETS) / 2

function load(): Model {
  const bytes = bytesOf(TABLES)
  const tables = bytes.length === 0 ? new Int16Array((TALK_HEADS + 2) * BUCKETS) : unpacked(bytes.subarray(0, PACKED))
  const part = (from: number, count: number): Int16Array => tables.subarray(from * BUCKETS, (from + count) * BUCKETS)
  return {
    talk: part(0, TALK_HEADS), role: part(TALK_HEADS, 1), name: part(TALK_HEADS + 1, 1), told: new KeptTable(bytes.subarray(Math.min(bytes.length, PACKED))),
    scales: SCALES, blend: BLEND,
    drugs: new WordFilter(bytesOf(FILTERS.drugs)), firstNames: new WordFilter(bytesOf(FILTERS.firstNames)),
  }
}

/** The trained weights: see provenance.json for what shaped them, `npm run train` for how. */
export const MODEL: Model = load()
