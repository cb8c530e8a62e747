/**
 * What was taken out of a picture. `place`: where it was taken. `camera`: the rest of its Exif block: times, device, owner,
 * thumbnail. `description`: titles, authors, comments, key words, edit history. `other`: what only its maker knows.
 * `trailing`: data after the picture's end, such as a film or a second picture.
 */
export type Removed = 'place' | 'camera' | 'description' | 'other' | 'trailing'

/** A picture without what it said besides its pixels. */
export interface StrippedPhoto {
  readonly format: 'jpeg' | 'png' | 'webp' | 'heic' | 'avif'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly removed: readonly Removed[]
  /** How it has to be turned. Still written inside when it was stripped with `keep`. */
  readonly orientation: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
}

/** Whether the picture still says how it has to be turned: `drop` only for who turns it himself. */
export type KeepOrientation = 'keep' | 'drop'
