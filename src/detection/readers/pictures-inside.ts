import type { Collected } from './merge.ts'
import { pictureSize } from './picture.ts'
import type { FileText, ReadContext } from './reading.ts'

/** Smaller ones are logos, lines and bullets: nothing that could be read as a letter. */
const LEAST_BYTES = 1_500
const LEAST_WIDTH = 200
const LEAST_HEIGHT = 80

/**
 * A picture that stands in a document: its text counts. One without text does not make the document unreadable, as its
 * surroundings say what it shows.
 */
export async function addPicture(all: Collected, bytes: Uint8Array, context: ReadContext): Promise<void> {
  const size = pictureSize(bytes)
  if (bytes.length < LEAST_BYTES || (size && (size.width < LEAST_WIDTH || size.height < LEAST_HEIGHT))) return
  const picture: FileText = await context.inner({ name: '', type: '', bytes })
  if (picture.state !== 'read' && picture.why !== 'no-text') all.miss(picture.why, picture.state)
  all.add(picture.text)
}
