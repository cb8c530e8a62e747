import { isTurned, type Matrix, UPRIGHT } from '../photo/orientation.ts'
import type { Orientation } from '../photo/exif.ts'

/** Points: 1/72 inch. ISO 216 A4 is 210 mm by 297 mm. */
const MILLIMETRE = 72 / 25.4
const SHORT = 210 * MILLIMETRE
const LONG = 297 * MILLIMETRE
/** What most printers leave white is 5 mm or less. */
const MARGIN = 10 * MILLIMETRE
/** A picture is shown no larger than at 96 pixels per inch: a small one stays sharp rather than fill the page. */
const POINTS_PER_PIXEL = 72 / 96

export interface Layout {
  readonly page: readonly [width: number, height: number]
  /** Turns the unit square into the picture on its page. */
  readonly matrix: Matrix
}

/**
 * Where a picture stands on an A4 page: upright, in the middle, portrait or landscape as its shape asks, with a margin.
 * A4 and not the picture's own size, because a colleague prints it or files it with the other papers of a record.
 *
 * @param width stored pixels in a row, before turning.
 */
export function layOut(width: number, height: number, orientation: Orientation): Layout {
  const [across, down] = isTurned(orientation) ? [height, width] : [width, height]
  const page = across > down ? [LONG, SHORT] as const : [SHORT, LONG] as const
  const scale = Math.min((page[0] - 2 * MARGIN) / across, (page[1] - 2 * MARGIN) / down, POINTS_PER_PIXEL)
  const [w, h] = [across * scale, down * scale]
  const [x, y] = [(page[0] - w) / 2, (page[1] - h) / 2]
  const [a, b, c, d, e, f] = UPRIGHT[orientation]
  return { page, matrix: [a * w, b * h, c * w, d * h, e * w + x, f * h + y] }
}
