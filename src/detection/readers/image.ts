import { Collected } from './merge.ts'
import { photoWords } from './photo-words.ts'
import { type FileFormat, type FileText, type ReadContext, UnreadError } from './reading.ts'
import { tiffPictures } from './tiff-unpack.ts'
import { tiffPages } from './tiff.ts'

type ImageFormat = Extract<FileFormat, 'png' | 'jpeg' | 'gif' | 'tiff' | 'webp' | 'bmp'>

/**
 * A picture: the words in its file, then its letters. One that shows no letters, or illegible ones, is unreadable: it may
 * show a patient.
 */
export async function readImage(format: ImageFormat, bytes: Uint8Array, { letters }: ReadContext): Promise<FileText> {
  const all = new Collected()
  all.add(await photoWords(format, bytes))
  for (const page of format === 'tiff' ? tiffPages(bytes) : [bytes]) {
    try {
      // A page may come in strips, of which some are blank.
      let seen = false
      for (const picture of format === 'tiff' ? await tiffPictures(page) : [page]) {
        const { text, legible } = await letters(picture)
        all.add(text)
        seen ||= legible
      }
      if (!seen) all.miss('no-text')
    } catch (error) {
      all.miss(error instanceof UnreadError ? error.why : 'damaged')
    }
  }
  if (all.isEmpty()) all.miss('no-text')
  return all.result(format)
}
