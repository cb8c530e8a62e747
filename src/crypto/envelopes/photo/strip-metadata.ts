import type { KeepOrientation, StrippedPhoto } from './removed.ts'
import { stripHeif } from './strip-heif.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

/**
 * Takes out of a photo what it says besides its pixels: where and when it was taken, with what device, by whom, its
 * thumbnail, comments. Pixels, colour profile and resolution stay byte for byte as they were. Never throws.
 *
 * @param keep whether it still says how it has to be turned.
 * @returns `null` for anything but a whole JPEG, PNG, WebP, HEIC or AVIF file: nothing was taken out of it.
 */
export const stripMetadata = (bytes: Uint8Array, keep: KeepOrientation = 'keep'): StrippedPhoto | null =>
  stripJpeg(bytes, keep) ?? stripPng(bytes, keep) ?? stripWebp(bytes, keep) ?? stripHeif(bytes)
