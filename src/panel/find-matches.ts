import type { Box } from '../directory/index.ts'
import { ask } from '../messaging/ask.ts'
import { type HandOverPlan, toLookUp } from './hand-over-plan.ts'

const LOOK_UP_LIMIT = 15_000

/**
 * What the directory on the device has for those of a plan who must be looked up, in their order, as `withMatches` takes it. Asks nothing
 * where there is nobody. @throws NoAnswerError
 */
export async function findMatches(plan: HandOverPlan): Promise<readonly (readonly Box[])[]> {
  const people = toLookUp(plan).map(({ name, address }) => ({ name, address }))
  return people.length === 0 ? [] : (await ask('find-secure', { people }, LOOK_UP_LIMIT)).matches
}
