import browser from 'webextension-polyfill'
import type { Requests } from './requests.ts'

/** Something that should have answered did not, or refused. The send stays held. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
}

/** What travels: the kind and its payload. */
export interface Envelope<K extends keyof Requests = keyof Requests> {
  readonly sceau: K
  readonly request: Requests[K]['request']
}

/**
 * Asks the background. Throws NoAnswerError when it does not answer within `timeout` milliseconds,
 * is gone (extension reloaded), or refuses the request.
 */
export async function ask<K extends keyof Requests>(
  kind: K, request: Requests[K]['request'], timeout = 5000,
): Promise<Requests[K]['answer']> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError(`no answer to ${kind} in ${timeout} ms`)), timeout)
  })
  try {
    const message: Envelope<K> = { sceau: kind, request }
    const reply = await Promise.race([browser.runtime.sendMessage(message), silence])
    if (typeof reply !== 'object' || reply === null || !('answer' in reply)) throw new NoAnswerError(`${kind} was refused`)
    return reply.answer as Requests[K]['answer']
  } catch (error) {
    throw error instanceof NoAnswerError ? error : new NoAnswerError(`${kind}: ${String(error)}`)
  } finally {
    clearTimeout(timer)
  }
}

/** Whoever answers requests: the background, or an add-in's own answers where there is none. */
export type Ask = typeof ask
