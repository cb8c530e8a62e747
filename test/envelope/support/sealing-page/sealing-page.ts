import { toBase64 } from '../../../../src/crypto/bytes.ts'
import { sealInWorker } from '../../../../src/engine/seal-files.ts'
import type { GivenFile, SealingPage } from './sealing-protocol.ts'

const ORDER = { jobId: '', letter: null, from: '', language: 'fr', wantsAnswer: false, innerArchive: false } as const

function random(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536))
  return bytes
}

const fileOf = ({ name, type, content }: GivenFile): File =>
  new File([typeof content === 'number' ? random(content) : Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], name, { type })

const seal: SealingPage['seal'] = async (format, files, opener, cancelled = false) => {
  const control = new AbortController()
  const progress: number[] = []
  const answer = await sealInWorker({ order: { ...ORDER, format }, ...(typeof opener === 'string' ? { secret: opener, keys: null } : { secret: '', keys: opener }), files: files.map(fileOf) }, control.signal, (done, total) => {
    progress.push(done / total)
    if (cancelled && done > 0) control.abort()
  })
  const sealed = answer.type === 'sealed' ? answer.files : []
  return {
    progress, why: answer.type === 'unsealed' ? answer.why : '',
    files: await Promise.all(sealed.map(async (file) => toBase64(new Uint8Array(await file.arrayBuffer())))),
  }
}

let made = new File([], '')
const make: SealingPage['make'] = (bytes) => {
  made = fileOf({ name: 'scan.dcm', type: 'application/dicom', content: bytes })
}

const sealMade: SealingPage['sealMade'] = async (keys) => {
  const answer = await sealInWorker({ order: { ...ORDER, format: 'openpgp' }, secret: '', keys, files: [made] }, new AbortController().signal, () => undefined)
  return answer.type === 'sealed' ? answer.files.reduce((sum, { size }) => sum + size, 0) : 0
}

function isEvalForbidden(): boolean {
  try {
    Reflect.construct(Function, ['return 1'])
    return false
  } catch {
    return true
  }
}

Object.assign(globalThis, { sealing: { seal, make, sealMade, evalForbidden: isEvalForbidden() } satisfies SealingPage })
