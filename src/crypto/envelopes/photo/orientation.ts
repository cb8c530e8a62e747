import type { Orientation } from './exif.ts'

/** `[a b c d e f]` as in PDF and canvas: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** Whether width and height change places. */
export const isTurned = (orientation: Orientation): boolean => orientation >= 5

/**
 * Turns the unit square of a stored picture (PDF: y goes up) into the unit square of the upright one. Exif names where the
 * stored row 0 and column 0 are on the upright picture: 6 is "row 0 on the right, column 0 at the top".
 */
export const UPRIGHT: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
}
