import type { Storage } from './cfb.ts'
import { UnreadError } from './reading.ts'

/** A file that an object carries, and its name where it has one. */
export interface CarriedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const NATIVE = '\x01Ole10Native'
/** Streams that every object has, and those of formulas: no words of anybody's. */
const EMPTY = /^(?:\x01Ole|\x01CompObj|\x03ObjInfo|\x03PIC|\x03LINKINFO|\x03META|\x03EPRINT|\x02OlePres\d{3}|Equation Native)$/

/** A packed file ([MS-OLEDS] 2.3.6 and the packager's own head): label, path, path of a copy, bytes. */
function packedFile(bytes: Uint8Array): CarriedFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 6
  const words = (): string => {
    const end = bytes.indexOf(0, at)
    if (end < 0) throw new UnreadError('damaged')
    const text = new TextDecoder('windows-1252').decode(bytes.subarray(at, end))
    at = end + 1
    return text
  }
  try {
    const name = words()
    words()
    at += 4
    at += 4 + view.getUint32(at, true)
    return { name, bytes: bytes.subarray(at + 4, at + 4 + view.getUint32(at, true)) }
  } catch (error) {
    throw error instanceof UnreadError ? error : new UnreadError('damaged', { cause: error })
  }
}

/**
 * The file that an object inside a document carries: a newer Office document, a PDF, or any file put in as a package. `null`
 * for a formula or a link, which carry nothing.
 * @throws UnreadError when it is of a program that nobody here knows.
 */
export function carriedFile({ streams }: Storage): CarriedFile | null {
  const document = streams.get('Package') ?? streams.get('CONTENTS')
  if (document) return { name: '', bytes: document() }
  const native = streams.get(NATIVE)
  if (native) return packedFile(native())
  if ([...streams.keys()].every((name) => EMPTY.test(name))) return null
  throw new UnreadError('format')
}
