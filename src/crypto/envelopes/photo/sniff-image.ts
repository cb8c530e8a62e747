/** Pictures told by their first bytes. `null`: none that we know. */
export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'avif' | 'tiff' | 'bmp'

const MAGIC: readonly (readonly [ImageFormat, number, string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'], ['png', 0, '\x89PNG\r\n\x1a\n'], ['gif', 0, 'GIF8'], ['webp', 8, 'WEBP'], ['tiff', 0, 'II*\0'], ['tiff', 0, 'MM\0*'],
  ['avif', 4, 'ftypavif'], ['heic', 4, 'ftypheic'], ['heic', 4, 'ftypheix'], ['heic', 4, 'ftypmif1'], ['heic', 4, 'ftyphevc'],
]

export function sniffImage(bytes: Uint8Array): ImageFormat | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  // Two letters alone could begin any text; the four reserved bytes are zero.
  if (head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)) return 'bmp'
  return MAGIC.find(([, offset, magic]) => head.startsWith(magic, offset))?.[0] ?? null
}
