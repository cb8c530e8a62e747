import { useState } from 'preact/hooks'
import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { say } from '../../faces/say.ts'

export interface Working {
  readonly busy: boolean
  /** The sentence that says what went wrong; empty otherwise. */
  readonly problem: string
  /** Runs one work at a time and says what went wrong. */
  readonly run: (work: () => Promise<void>) => void
}

/** Work with a key: may take a second, and may fail in words. */
export function useWork(): Working {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem('')
    work().catch((error: unknown) => setProblem(error instanceof EnvelopeError ? say(error.key, ...error.params) : say('keys_failed')))
      .finally(() => setBusy(false))
  }
  return { busy, problem, run }
}
