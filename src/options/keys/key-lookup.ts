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

/** The answer, or `null` where nobody answers at that host. Carries nothing that would tell who asks. @throws EnvelopeError */
async function answerOf(url: string, address: string): Promise<Uint8Array | null> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  } catch {
    return null
  }
  if (!response.ok || !response.body) throw notFound(address)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > LARGEST_ANSWER) {
      await reader.cancel()
      throw notFound(address)
    }
    pieces.push(next.value)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

/**
 * Looks a key up, because the practitioner pressed a button that says whom this tells. Never confirms it.
 * @throws EnvelopeError when this is no address, nobody answers, or there is no key.
 */
export async function lookUp(how: LookUp, address: string): Promise<readonly KeyFacts[]> {
  let answer: Uint8Array | null
  if (how === 'key-server') answer = await answerOf(vksUrl(address), address)
  else {
    const { advanced, direct } = await wkdUrls(address)
    // The direct way only where the advanced one's host does not exist (draft-koch-openpgp-webkey-service, 3.1).
    answer = (await answerOf(advanced, address)) ?? (await answerOf(direct, address))
  }
  if (!answer) throw new EnvelopeError('keys_no_answer', 'Nobody answers there.')
  const found = await keysInAnswer(answer, address, Date.now())
  if (found.length === 0) throw notFound(address)
  return found
}
