/** First bytes of formats whose content is compressed already. */
const COMPRESSED: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and with it docx, xlsx, odt
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0xfd, 0x37, 0x7a, 0x58], // xz
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0x49, 0x44, 0x33], // MP3
]
const EXTENSIONS = /\.(?:jpe?g|jp2|png|gif|webp|heic|heif|avif|pdf|zip|7z|rar|gz|tgz|bz2|xz|zst|docx|xlsx|pptx|odt|ods|odp|epub|mp3|m4a|aac|ogg|mp4|m4v|mov|mkv|webm|avi|gpg|pgp)$/i

const FEWEST = 256
const SAMPLE = 64 * 1024
const WORTH = 0.9

/** Bits that one byte carries by how often each occurs (Shannon): what coding alone, the lesser half of deflate, reaches. */
function entropyOf(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  return counts.reduce((bits, count) => (count === 0 ? bits : bits - (count / bytes.length) * Math.log2(count / bytes.length)), 0)
}

/**
 * Whether compressing would make a file smaller: told by its first bytes, its name, then by the bytes of a sample of 64 KB. Counting
 * them takes a tenth of a millisecond where deflating them took three, for each of hundreds of files.
 */
export async function isCompressible(name: string, content: Blob): Promise<boolean> {
  if (content.size < FEWEST || EXTENSIONS.test(name)) return false
  const head = new Uint8Array(await content.slice(0, 8).arrayBuffer())
  if (COMPRESSED.some((magic) => magic.every((byte, at) => head[at] === byte))) return false
  // From the middle: headers of scans and DICOM files compress well where their pixels do not.
  const start = Math.max(0, Math.floor((content.size - SAMPLE) / 2))
  const sample = new Uint8Array(await content.slice(start, start + SAMPLE).arrayBuffer())
  return entropyOf(sample) < 8 * WORTH
}
