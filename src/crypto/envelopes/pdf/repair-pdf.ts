import { PDFArray, PDFDict, PDFDocument, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { utf8 } from '../../bytes.ts'
import { holds } from './inspect-pdf.ts'

const END = utf8('%%EOF')
/** Readers look for the end in the last kilobyte (PDF 1.7, implementation note 18). */
const END_WINDOW = 1024

/** References that an object holds, however deep; not those of the objects it refers to. */
function* referencesOf(object: PDFObject): Generator<PDFRef> {
  if (object instanceof PDFRef) yield object
  else if (object instanceof PDFArray) for (const item of object.asArray()) yield* referencesOf(item)
  else if (object instanceof PDFStream) yield* referencesOf(object.dict)
  else if (object instanceof PDFDict) for (const value of object.values()) yield* referencesOf(value)
}

/**
 * Rewrites a PDF whose table of objects is broken, by reading its objects one after the other. A file of which a part is
 * missing is not repaired: half a result must not look like a whole one. So its end must be there, as it is not after a
 * broken download, and every object that another one names.
 *
 * @returns `null` when it cannot be repaired with nothing lost.
 */
export async function repairPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!holds(bytes.subarray(-END_WINDOW), END)) return null
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: Infinity })
    if (document.getPageCount() === 0) return null
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      for (const reference of referencesOf(object)) if (document.context.lookup(reference) === undefined) return null
    }
    return await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  } catch {
    return null
  }
}
