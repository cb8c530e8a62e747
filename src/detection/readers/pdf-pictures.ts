import type { PdfObjects, PdfPage } from './reading.ts'

/** Operators of pdf.js (`OPS`) that place and paint pictures. */
const SAVE = 10
const RESTORE = 11
const TRANSFORM = 12
const FORM_BEGIN = 74
const FORM_END = 75
const IMAGE_MASK = 83
const IMAGE = 85
const INLINE_IMAGE = 86
/** Outlines of any kind. */
const PATH = 91
/** So many outlines on a page without text may be letters drawn as curves. */
const MANY_PATHS = 300

/** Kinds of pixels (`ImageKind`). */
const GREY_1 = 1
const RGBA = 3

const MOST_PIXELS = 12_000_000
const MOST_PICTURES = 2_000
const POINTS_AN_INCH = 72
const MOST_DPI = 400

type Matrix = readonly [number, number, number, number, number, number]

interface Pixels { readonly width: number; readonly height: number; readonly kind: number; readonly data: Uint8Array }

interface Placed { readonly matrix: Matrix; readonly pixels: Pixels }

/** The pictures of one page. */
export interface PagePictures {
  /** Part of the page that pictures cover, 0 to 1. */
  readonly coverage: number
  /** Whether letters may be drawn as curves. */
  readonly outlines: boolean
  /** The page as its pictures show it, in grey (PGM); `null` when there is nothing to be seen. */
  readonly paint: () => Uint8Array | null
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1], a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
]

const isMatrix = (value: unknown): value is Matrix => {
  const list = ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value
  return Array.isArray(list) && list.length === 6 && list.every((number) => typeof number === 'number' && Number.isFinite(number))
}
const matrixOf = (value: unknown): Matrix | null => (isMatrix(value) ? Array.from(value) as unknown as Matrix : null)

function pixelsOf(value: unknown): Pixels | null {
  if (typeof value !== 'object' || value === null) return null
  const width: unknown = Reflect.get(value, 'width')
  const height: unknown = Reflect.get(value, 'height')
  const data: unknown = Reflect.get(value, 'data')
  const kind: unknown = Reflect.get(value, 'kind') ?? GREY_1
  if (typeof width !== 'number' || typeof height !== 'number' || typeof kind !== 'number' || !(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  return { width, height, kind, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** A picture that the page names: pdf.js decodes it on its own and says when it is there. */
const named = (page: PdfPage, name: string): Promise<unknown> => new Promise((resolve) => {
  const objects: PdfObjects = name.startsWith('g_') ? page.commonObjs : page.objs
  objects.get(name, resolve)
})

/** The page's own frame: points from its lower left corner, turned as it is shown, downwards. */
function frameOf({ view, rotate }: PdfPage): { readonly matrix: Matrix; readonly width: number; readonly height: number } {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view
  const width = Math.abs(x1 - x0)
  const height = Math.abs(y1 - y0)
  switch (((rotate % 360) + 360) % 360) {
    case 90: return { matrix: [0, 1, 1, 0, -y0, -x0], width: height, height: width }
    case 180: return { matrix: [-1, 0, 0, 1, x1, -y0], width, height }
    case 270: return { matrix: [0, -1, -1, 0, y1, x1], width: height, height: width }
    default: return { matrix: [1, 0, 0, -1, -x0, y1], width, height }
  }
}

function grey({ kind, data, width }: Pixels, column: number, row: number): number {
  if (kind === GREY_1) return ((data[row * ((width + 7) >> 3) + (column >> 3)] ?? 0xff) >> (7 - (column & 7)) & 1) === 0 ? 0 : 255
  const at = (row * width + column) * (kind === RGBA ? 4 : 3)
  const light = ((data[at] ?? 255) * 77 + (data[at + 1] ?? 255) * 151 + (data[at + 2] ?? 255) * 28) >> 8
  if (kind !== RGBA) return light
  const alpha = data[at + 3] ?? 255
  return (light * alpha + 255 * (255 - alpha)) / 255 | 0
}

/** Paints one picture: for each point of the page inside it, the nearest of its pixels. */
function paintOne(canvas: Uint8Array, width: number, height: number, { matrix: [a, b, c, d, e, f], pixels }: Placed): void {
  const size = a * d - b * c
  if (size === 0) return
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const right = Math.min(width, Math.ceil(Math.max(...xs)))
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)))
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const dx = x + 0.5 - e
      const dy = y + 0.5 - f
      const column = Math.floor((d * dx - c * dy) / size * pixels.width)
      const row = Math.floor((1 - (a * dy - b * dx) / size) * pixels.height)
      if (column >= 0 && column < pixels.width && row >= 0 && row < pixels.height) canvas[y * width + x] = grey(pixels, column, row)
    }
  }
}

/** What pictures a page shows and where: scans often come in strips, which only together hold whole lines. */
export async function pagePictures(page: PdfPage): Promise<PagePictures> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const frame = frameOf(page)
  let matrix = frame.matrix
  const stack: Matrix[] = []
  const placed: Placed[] = []
  let paths = 0
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index]
    const list: readonly unknown[] = Array.isArray(args) ? args : []
    if (operator === SAVE || operator === FORM_BEGIN) {
      stack.push(matrix)
      const own = operator === FORM_BEGIN ? matrixOf(list[0]) : null
      if (own) matrix = times(matrix, own)
    } else if (operator === RESTORE || operator === FORM_END) matrix = stack.pop() ?? matrix
    else if (operator === TRANSFORM) {
      const own = matrixOf(args)
      if (own) matrix = times(matrix, own)
    } else if (operator === PATH) paths += 1
    else if ((operator === IMAGE || operator === INLINE_IMAGE || operator === IMAGE_MASK) && placed.length < MOST_PICTURES) {
      const [first] = list
      const inner: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'data') : undefined
      const pixels = typeof first === 'string' ? pixelsOf(await named(page, first)) : typeof inner === 'string' ? pixelsOf(await named(page, inner)) : pixelsOf(first)
      if (pixels) placed.push({ matrix, pixels })
    }
  }
  const area = (m: Matrix): number => Math.abs(m[0] * m[3] - m[1] * m[2])
  const covered = placed.reduce((sum, one) => sum + area(one.matrix), 0)
  return {
    coverage: Math.min(1, covered / Math.max(1, frame.width * frame.height)),
    outlines: paths > MANY_PATHS,
    paint: () => {
      if (placed.length === 0) return null
      // As fine as the finest picture of some size; no finer than letters need.
      const finest = Math.max(...placed.map(({ matrix: m, pixels }) => Math.sqrt(pixels.width * pixels.height / Math.max(1, area(m)))))
      const scale = Math.min(finest, MOST_DPI / POINTS_AN_INCH, Math.sqrt(MOST_PIXELS / Math.max(1, frame.width * frame.height)))
      const width = Math.max(1, Math.round(frame.width * scale))
      const height = Math.max(1, Math.round(frame.height * scale))
      const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
      const file = new Uint8Array(head.length + width * height).fill(255)
      file.set(head)
      for (const { matrix: m, pixels } of placed) paintOne(file.subarray(head.length), width, height, { matrix: times([scale, 0, 0, scale, 0, 0], m), pixels })
      return file
    },
  }
}

