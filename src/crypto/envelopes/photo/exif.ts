/** How a picture has to be turned or mirrored to be upright: 1 to 8 (Exif 2.32, tag 0x0112). 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface Exif {
  readonly orientation: Orientation
  /** Where the picture was taken. */
  readonly place: boolean
}

const ORIENTATION = 0x0112
const GPS = 0x8825
const SHORT = 3
const ENTRY = 12

/** Reads the first directory of an Exif block (a TIFF header and what follows). Never throws. */
export function readExif(tiff: Uint8Array): Exif {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  let orientation: Orientation = 1
  let place = false
  if (tiff.length >= 14) {
    const little = view.getUint16(0) === 0x4949
    const start = view.getUint32(4, little)
    const count = start + 2 <= tiff.length ? view.getUint16(start, little) : 0
    for (let at = start + 2, index = 0; index < count && at + ENTRY <= tiff.length; at += ENTRY, index += 1) {
      const tag = view.getUint16(at, little)
      if (tag === GPS) place = true
      if (tag !== ORIENTATION || view.getUint16(at + 2, little) !== SHORT) continue
      const value = view.getUint16(at + 8, little)
      if (value >= 1 && value <= 8) orientation = value as Orientation
    }
  }
  return { orientation, place }
}

/** The smallest Exif block that says how a picture has to be turned, and nothing else. */
export function orientationExif(orientation: Orientation): Uint8Array {
  return Uint8Array.of(
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8, // big-endian TIFF, directory at 8
    0, 1, 1, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0, // one entry: Orientation, one SHORT
    0, 0, 0, 0, // no further directory
  )
}
