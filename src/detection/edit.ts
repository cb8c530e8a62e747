/** Whole lines that differ: `from` to `to` of the new text stand where `from` to `to - delta` of the old one stood. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly delta: number
}

// A negative place would count as the first.
export const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

export function lineEnd(text: string, at: number): number {
  const stop = text.indexOf('\n', at)
  return stop < 0 ? text.length : stop + 1
}

/** Characters that are compared at once, which is many times quicker than one by one. */
const BLOCK = 1024

function sameBeginning(one: string, other: string, most: number): number {
  let same = 0
  while (same + BLOCK <= most && one.slice(same, same + BLOCK) === other.slice(same, same + BLOCK)) same += BLOCK
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1
  return same
}

function sameEnd(one: string, other: string, most: number): number {
  const [left, right] = [one.length, other.length]
  let same = 0
  while (same + BLOCK <= most && one.slice(left - same - BLOCK, left - same) === other.slice(right - same - BLOCK, right - same)) same += BLOCK
  while (same < most && one.charCodeAt(left - 1 - same) === other.charCodeAt(right - 1 - same)) same += 1
  return same
}

export function editOf(old: string, now: string): Edit {
  const most = Math.min(old.length, now.length)
  const same = sameBeginning(old, now, most)
  const tail = sameEnd(old, now, most - same)
  const delta = now.length - old.length
  // Both ends of what differs are the same text in both, so that the lines end alike.
  const from = lineStart(now, same)
  const stop = now.indexOf('\n', Math.max(same, now.length - tail))
  return { from, to: stop < 0 ? now.length : stop + 1, delta }
}

/** First index at which `startOf` is `offset` or later. */
export function firstFrom<T>(list: readonly T[], offset: number, startOf: (one: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startOf(list[middle] as T) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The old list with what begins in the lines of the edit replaced by `own`, whose starts count from there, and the rest moved. */
export function splice<T>(old: readonly T[], own: readonly T[], { from, to, delta }: Edit, startOf: (one: T) => number, moved: (one: T, by: number) => T): T[] {
  const out = old.slice(0, firstFrom(old, from, startOf))
  for (const one of own) out.push(moved(one, from))
  for (let index = firstFrom(old, to - delta, startOf); index < old.length; index += 1) {
    const one = old[index] as T
    out.push(delta === 0 ? one : moved(one, delta))
  }
  return out
}

const itself = (place: number): number => place
const plus = (place: number, by: number): number => place + by

/** Places with those in the lines of the edit replaced by `own`, which count from there. */
export const splicePlaces = (old: readonly number[], own: readonly number[], edit: Edit): number[] => splice(old, own, edit, itself, plus)
