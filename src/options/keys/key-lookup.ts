import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { VERIFYING_SERVER, vksUrl } from '../../crypto/keys/keyserver.ts'
import type { KeySource } from '../../crypto/keys/known-keys.ts'
import type { KeyFacts } from '../../crypto/keys/read-key.ts'
import { keysInAnswer, LARGEST_ANSWER, wkdUrls } from '../../crypto/keys/wkd.ts'

export type LookUp = Extract<KeySource, 'web-key-directory' | 'key-server'>

const PATIENCE = 15_000

/**
 * Origins that a look-up asks. Known without waiting, because a browser asks for a permission only within the press itself.
 */
export function originsOf(how: LookUp, address: string): readonly string[] {
  if (how === 'key-server') return [`https://${VERIFYING_SERVER}`]
  const domain = address.trim().slice(address.trim().lastIndexOf('@') + 1).toLowerCase()
  return [`https://openpgpkey.${domain}`, `https://${domain}`]
}

const notFound = (address: string): EnvelopeError => new EnvelopeError('keys_not_found', 'No key was found for this address.', [address])

/** The answer, or `null` where there is no such host. Carries nothing that would tell who asks, and follows nobody elsewhere. @throws EnvelopeError */
async function answerOf(url: string, address: string, patience: number): Promise<Uint8Array | null> {
  const signal = AbortSignal.timeout(patience)
  const silent = (error: unknown): null => {
    // A host that takes too long is there all the same: nobody else is asked.
    if (signal.aborted) throw new EnvelopeError('keys_no_answer', 'Nobody answers there.', [], { cause: error })
    return null
  }
  const response = await fetch(url, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'manual', signal }).catch(silent)
  if (response === null) return null
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw notFound(address)
  }
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length
      if (size > LARGEST_ANSWER) throw notFound(address)
      pieces.push(next.value)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    throw error instanceof EnvelopeError ? error : new EnvelopeError('keys_no_answer', 'Nobody answers there.', [], { cause: error })
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

/** Keys in the answer; a page of the provider's in its place, which many give for any address, is none. */
async function foundIn(answer: Uint8Array, address: string): Promise<readonly KeyFacts[]> {
  try {
    return await keysInAnswer(answer, address, Date.now())
  } catch (error) {
    if (error instanceof EnvelopeError) return []
    throw error
  }
}

/**
 * Looks a key up, because the practitioner pressed a button that says whom this tells. Never confirms it.
 * @param patience Milliseconds for each host.
 * @throws EnvelopeError when this is no address, nobody answers, or there is no key.
 */
export async function lookUp(how: LookUp, address: string, patience = PATIENCE): Promise<readonly KeyFacts[]> {
  let answer: Uint8Array | null
  if (how === 'key-server') answer = await answerOf(vksUrl(address), address, patience)
  else {
    const { advanced, direct } = await wkdUrls(address)
    // The direct way only where the advanced one's host does not exist (draft-koch-openpgp-webkey-service, 3.1).
    answer = (await answerOf(advanced, address, patience)) ?? (await answerOf(direct, address, patience))
  }
  if (!answer) throw new EnvelopeError('keys_no_answer', 'Nobody answers there.')
  const found = await foundIn(answer, address)
  if (found.length === 0) throw notFound(address)
  return found
}
