import type { ChosenSecret, SecretRequest } from '../messaging/records.ts'
import { session } from './session.ts'
import { openSecretChoice } from './windows.ts'

const askedKey = (requestId: string): string => `secret-asked:${requestId}`
const chosenKey = (requestId: string): string => `secret-chosen:${requestId}`

const waiting = new Map<string, () => void>()

/** Opens the window where the practitioner chooses the secret of an envelope. The id is the only way to the answer. */
export async function askForSecret(about: Omit<SecretRequest, 'requestId'>): Promise<string> {
  const requestId = crypto.randomUUID()
  await session.set(askedKey(requestId), { ...about, requestId } satisfies SecretRequest)
  await openSecretChoice(requestId)
  return requestId
}

export const secretRequest = async (requestId: string): Promise<SecretRequest | null> => (await session.get<SecretRequest>(askedKey(requestId))) ?? null

/** Takes the practitioner's choice in, once. `false`: nobody asks any more. */
export async function settleSecret(requestId: string, chosen: ChosenSecret): Promise<boolean> {
  if ((await secretRequest(requestId)) === null || (await session.get(chosenKey(requestId))) !== undefined) return false
  await session.set(chosenKey(requestId), chosen)
  waiting.get(requestId)?.()
  return true
}

/** The choice, good once: it is in memory only (`storage.session`) and gone when it was taken. `null`: not chosen yet. */
export async function takeSecret(requestId: string): Promise<ChosenSecret | null> {
  const chosen = await session.get<ChosenSecret>(chosenKey(requestId))
  if (chosen === undefined) return null
  await endSecretRequest(requestId)
  return chosen
}

/**
 * Waits for the choice and takes it. `null` after `milliseconds` without one; the request then still stands, and takeSecret finds a
 * choice that came while the background was asleep.
 */
export async function awaitSecret(requestId: string, milliseconds: number): Promise<ChosenSecret | null> {
  const told = new Promise<void>((resolve) => {
    waiting.set(requestId, resolve)
    setTimeout(resolve, milliseconds)
  })
  const early = await takeSecret(requestId)
  if (early === null) await told
  waiting.delete(requestId)
  return early ?? takeSecret(requestId)
}

/** The envelope is not wanted any more, or has its secret. */
export async function endSecretRequest(requestId: string): Promise<void> {
  await session.remove(askedKey(requestId))
  await session.remove(chosenKey(requestId))
}
