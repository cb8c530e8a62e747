import { joined } from './joined.ts'
import type { Collected } from './merge.ts'
import { addPicture } from './pictures-inside.ts'
import type { ReadContext } from './reading.ts'

// Records of [MS-ODRAW].
const FBSE = 0xf007
const FBSE_HEAD = 36
const FIRST_BLIP = 0xf01a
const LAST_BLIP = 0xf02a
/** A blip's digests and its tag stand before the picture. */
const MOST_HEAD = 60

const STARTS = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a], [0x47, 0x49, 0x46, 0x38]] as const

/** The picture in a blip; null for a drawing, which has its words in the document. */
function pictureIn(blip: Uint8Array): Uint8Array | null {
  for (let at = 0; at < Math.min(MOST_HEAD, blip.length); at += 1) if (STARTS.some((start) => start.every((byte, index) => blip[at + index] === byte))) return blip.subarray(at)
  return null
}

/** The pictures of a document of Office 97 to 2003: their letters count, as those of pictures in newer documents. */
export async function addOfficeArt(all: Collected, bytes: Uint8Array, context: ReadContext): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 8 <= bytes.length;) {
    const isContainer = (view.getUint16(at, true) & 0xf) === 0xf
    const type = view.getUint16(at + 2, true)
    const length = view.getUint32(at + 4, true)
    if (type >= FIRST_BLIP && type <= LAST_BLIP) {
      const picture = pictureIn(bytes.subarray(at + 8, at + 8 + length))
      if (picture) await addPicture(all, joined([picture], picture.length), context)
    }
    at += 8 + (isContainer ? 0 : type === FBSE ? FBSE_HEAD : length)
  }
}
