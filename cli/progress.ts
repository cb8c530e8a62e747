import type { Work } from '../src/crypto/envelopes/envelope.ts'
import type { Io } from './io.ts'

/** Does long work and says on one line of the terminal how far it is. The line is gone when the work ends, well or not. */
export async function withProgress<Result>(io: Io, doing: string, job: (work: Work) => Promise<Result>): Promise<Result> {
  const { status } = io
  if (!status) return job({})
  let told = -1
  const onProgress = (done: number, total: number): void => {
    const percent = total === 0 ? 100 : Math.floor(100 * done / total)
    if (percent === told) return
    told = percent
    status(`${doing}: ${percent} %`)
  }
  try {
    return await job({ onProgress })
  } finally {
    status('')
  }
}
