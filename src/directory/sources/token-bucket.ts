/** Time as a limiter needs it: milliseconds since any moment, and a pause. */
export interface Clock {
  readonly now: () => number
  readonly pause: (milliseconds: number) => Promise<void>
}

/**
 * Lets at most `perSecond` calls begin in any second, the first ones at once, the others in the order in which they came.
 * Made for the quota of the Annuaire Santé API: 17 calls a second for each application (ANS).
 */
export function tokenBucket(perSecond: number, { now, pause }: Clock): () => Promise<void> {
  /** When the last calls began, oldest first: never more than `perSecond`. */
  const begun: number[] = []
  let last: Promise<unknown> = Promise.resolve()
  const take = async (): Promise<void> => {
    const oldest = begun.length < perSecond ? undefined : begun.shift()
    if (oldest !== undefined) {
      const wait = oldest + 1000 - now()
      if (wait > 0) await pause(wait)
    }
    begun.push(now())
  }
  return () => {
    const turn = last.then(take)
    last = turn
    return turn
  }
}
