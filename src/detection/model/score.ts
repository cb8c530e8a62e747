import type { ScanText, Token } from '../scan-text.ts'
import { EDGE_HASH, NAME_HASH, nameFeatures, pairBucket, roleFeatures } from './features.ts'
import { KEPT_SLOTS } from './kept-table.ts'
import { BUCKETS, type Model, TALK_HEADS } from './model.ts'
import { toldFeatures, TOLD_WORDS } from './told-features.ts'

/** Running sums over the words of a text: a window's score is a difference. */
export interface TalkSums {
  readonly medical: Float64Array
  readonly care: Float64Array
}

export function talkSums(model: Model, tokens: readonly Token[], hashes: Uint32Array): TalkSums {
  const medical = new Float64Array(tokens.length + 1)
  const care = new Float64Array(tokens.length + 1)
  const { talk, scales } = model
  const name = NAME_HASH & (BUCKETS - 1)
  const [nameMedical, nameCare] = [talk[name * TALK_HEADS] ?? 0, talk[name * TALK_HEADS + 1] ?? 0]
  let medicalSteps = 0
  let careSteps = 0
  let before = EDGE_HASH
  for (let index = 0; index < tokens.length; index += 1) {
    const hash = hashes[index] ?? 0
    const word = hash === NAME_HASH ? undefined : tokens[index]?.word
    const pair = pairBucket(before, hash) * TALK_HEADS
    medicalSteps += (word?.medicalIn(talk) ?? nameMedical) + (talk[pair] ?? 0)
    careSteps += (word?.careIn(talk) ?? nameCare) + (talk[pair + 1] ?? 0)
    medical[index + 1] = medicalSteps * scales.medical
    care[index + 1] = careSteps * scales.care
    before = hash
  }
  return { medical, care }
}

/** Score of the words `from` to `to` (exclusive): their sum over the root of their number, so that long texts do not shout. */
export function windowScore(sums: Float64Array, bias: number, from: number, to: number): number {
  const start = Math.max(0, from)
  const end = Math.min(sums.length - 1, to)
  const count = Math.max(1, end - start)
  return bias + ((sums[end] ?? 0) - (sums[start] ?? 0)) / Math.sqrt(count)
}

/** How much the surroundings say that the person named is the one in care. */
export function roleScore(model: Model, scan: ScanText, hashes: Uint32Array, first: number, last: number, form: string): number {
  let steps = 0
  let count = 0
  roleFeatures(scan, hashes, first, last, form, (bucket) => {
    steps += model.role[bucket] ?? 0
    count += 1
  })
  return model.scales.roleBias + (steps * model.scales.role) / Math.sqrt(Math.max(1, count))
}

/** What the beginning of a part says of whether it tells of somebody's health. */
export interface ToldSum {
  /** Each feature once: what is said twice is no truer. */
  readonly steps: number
  readonly words: number
  /** Running sums over its words, of what words say alone, each time they say it. */
  readonly sums: Float64Array
}

export function toldSum(model: Model, scan: ScanText, hashes: Uint32Array, seen: Parameters<typeof toldFeatures>[2]): ToldSum {
  const sums = new Float64Array(Math.min(scan.tokens.length, TOLD_WORDS) + 1)
  // A bit each: a byte each would cost a short message more than all it says.
  const counted = new Uint8Array(KEPT_SLOTS / 8)
  let steps = 0
  let sum = 0
  let at = 0
  const words = toldFeatures(scan, hashes, seen, (hash) => {
    const slot = model.told.slotOf(hash)
    if (slot < 0) return
    const weight = model.told.weightAt(slot)
    sum += weight
    const marks = counted[slot >>> 3] ?? 0
    const mark = 1 << (slot & 7)
    if ((marks & mark) !== 0) return
    counted[slot >>> 3] = marks | mark
    steps += weight
  }, () => {
    at += 1
    sums[at] = sum
  })
  return { steps, words, sums }
}

/** How much a folded word looks like somebody's name. Positive: rather a name than a word. */
export function nameScore(model: Model, word: string): number {
  let steps = 0
  let count = 0
  nameFeatures(word, (bucket) => {
    steps += model.name[bucket] ?? 0
    count += 1
  })
  return model.scales.nameBias + (steps * model.scales.name) / Math.sqrt(Math.max(1, count))
}
