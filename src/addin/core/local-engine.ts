import { SealingError } from '../../content/compose/sealing-error.ts'
import { readInWorker } from '../../engine/read-files.ts'
import { sealOrdered } from '../../engine/seal-ordered.ts'
import { keepCopy, writeMessageFile } from '../../engine/write-message-file.ts'
import type { Ask } from '../../messaging/ask.ts'
import { NoAnswerError } from '../../messaging/ask.ts'
import type { Engine } from './services.ts'

/** The engine of an add-in whose own pages may start workers: no frame is needed between. */
export function localEngine(ask: Ask): Engine {
  return {
    async read(file, signal, onProgress) {
      const { state, text } = await readInWorker(file, signal, onProgress)
      return { state, text }
    },
    async seal(order, files, signal, onProgress) {
      const sealed = await sealOrdered(order, files, signal, onProgress, ask).catch((error: unknown) => {
        throw new SealingError(error instanceof NoAnswerError ? 'content_failure_silent' : 'content_seal_failed')
      })
      if (sealed.type === 'unsealed') throw new SealingError(sealed.why, sealed.params)
      return sealed
    },
    async write(message, keep) {
      const bytes = await writeMessageFile(message, new Date()).catch(() => null)
      return { bytes, kept: keep !== null && (await keepCopy(message, keep)) }
    },
  }
}
