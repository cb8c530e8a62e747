/// <reference lib="webworker" />
import { imagesToPdf } from '../../../../src/crypto/envelopes/pdf/images-to-pdf.ts'
import { sealPdf } from '../../../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { convertImage } from '../../../../src/engine/convert-image.ts'
import { loadQpdf } from '../../../../src/engine/load-qpdf.ts'
import type { SealAnswer, SealRequest } from './sealing-protocol.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const isPicture = (type: string): boolean => type.startsWith('image/')

/** The policy of the released extension: code out of text is refused. */
function isEvalForbidden(): boolean {
  try {
    Reflect.construct(Function, ['return 1'])
    return false
  } catch {
    return true
  }
}

async function seal({ file, secret }: SealRequest): Promise<SealAnswer> {
  const evalForbidden = isEvalForbidden()
  try {
    const given = { name: file.name, type: file.type, content: file }
    const pdf = isPicture(file.type) ? (await imagesToPdf([given], {}, convertImage)).file : given
    const sealed = await sealPdf(pdf, secret, loadQpdf)
    return { content: sealed.file.content, evalForbidden, error: '' }
  } catch (error) {
    return { content: null, evalForbidden, error: error instanceof Error ? `${error.name}: ${error.message} ${String(error.cause)}` : String(error) }
  }
}

scope.addEventListener('message', ({ data }: MessageEvent<SealRequest>) => void seal(data).then((answer) => scope.postMessage(answer)))
