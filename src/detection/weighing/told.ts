import type { Model } from '../model/model.ts'
import { windowScore } from '../model/score.ts'
import type { Analysis } from './analysis.ts'

/** What evidence is cut at, on either side. */
export const MOST = 4
/** Words of a stretch, and from one to the next. */
export const STRETCH = 24
export const STRETCH_STEP = 8

export const isOfFile = ({ part }: { readonly part: string }): boolean => part === 'attachment' || part === 'attachment-name'

/** What the beginnings of parts say together; of a message, without its files. */
export function toldOf({ scales }: Model, parts: readonly Analysis[], files = false): number {
  let steps = 0
  let words = 0
  for (const { told, scan } of parts) {
    if (isOfFile(scan.part) !== files) continue
    steps += told.steps
    words += told.words
  }
  return words === 0 ? 0 : scales.toldBias + (steps * scales.told) / Math.sqrt(words)
}

/** The same of a stretch of one part's words. */
export const toldWithin = ({ scales }: Model, { told: { sums } }: Analysis, from: number, to: number): number => scales.toldBias + scales.told * windowScore(sums, 0, from, to)

/** What the stretch of a message says that says most. */
export function toldMostOf(model: Model, parts: readonly Analysis[]): number {
  let most = -MOST
  for (const own of parts) {
    if (isOfFile(own.scan.part)) continue
    const words = own.told.sums.length - 1
    for (let from = 0; from === 0 || from + STRETCH < words + STRETCH_STEP; from += STRETCH_STEP) most = Math.max(most, toldWithin(model, own, from, from + STRETCH))
  }
  return most
}
