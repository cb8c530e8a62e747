/**
 * `expect.poll` that gives up says what it last saw, as if that had been the end. It was not: what it waited for came too late,
 * and the run's rule for such tests has to know that. Vitest tells the two apart by the error's cause alone.
 */
import { expect } from 'vitest'

const TOO_LATE = 'Matcher did not succeed in time.'
const { poll } = expect

const said = (error: unknown): never => {
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === TOO_LATE) error.message = `Waiting failed: ${error.message}`
  throw error
}

/** The assertion chain (`.not`, `.resolves`, matchers), whose last call gives the promise. */
const patient = (chain: object): object => new Proxy(chain, {
  get(target, name) {
    const value: unknown = Reflect.get(target, name)
    if (typeof value === 'function') {
      return (...parameters: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, parameters)
        return result instanceof Promise || (typeof result === 'object' && result !== null && 'then' in result)
          ? Promise.resolve(result).catch(said) : result
      }
    }
    return typeof value === 'object' && value !== null ? patient(value) : value
  },
})

expect.poll = ((...parameters: Parameters<typeof poll>) => patient(poll(...parameters))) as typeof poll
