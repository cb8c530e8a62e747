import type { Level } from '../../guard/index.ts'

/** A live stop: codes and domains only. */
export interface Hold {
  readonly verdict: Level
  readonly rules: readonly string[]
  readonly recipientDomains: readonly string[]
  kind: 'send-anyway' | 'emergency' | 'hidden'
  reason: string
}

/** The stops of this page, and the frames that it opened. */
export class Holds {
  readonly #holds = new Map<string, Hold>()
  readonly #proofs = new Map<string, string>()

  open(holdId: string, hold: Pick<Hold, 'verdict' | 'rules' | 'recipientDomains'>): string {
    this.#holds.set(holdId, { ...hold, kind: 'hidden', reason: '' })
    return this.proof(holdId)
  }

  of(holdId: string): Hold | undefined {
    return this.#holds.get(holdId)
  }

  close(holdId: string): Hold | undefined {
    const hold = this.#holds.get(holdId)
    this.#holds.delete(holdId)
    return hold
  }

  /** A proof, good once, that this page's own compose view opened a frame. */
  proof(holdId: string): string {
    const nonce = crypto.randomUUID()
    this.#proofs.set(nonce, holdId)
    return nonce
  }

  /** @throws when the proof is unknown or used. */
  claim(nonce: string): string {
    const holdId = this.#proofs.get(nonce)
    if (holdId === undefined) throw new Error('this frame was not opened by a compose view')
    this.#proofs.delete(nonce)
    return holdId
  }
}
