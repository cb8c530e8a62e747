import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'

/** A file of an archive: its path with `/`, and its bytes. */
export interface Packed {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Everybody may read, the owner may write; nothing in our packages is run by itself. */
const MODE = 0o644
/** zip.js's own deflate, the same in every version of Node; Node's own changes with it. */
const HOW = { level: 9, useWebWorkers: false, useCompressionStream: false } as const

/** By code units, not by the machine's language. */
const sorted = (files: readonly Packed[]): Packed[] => [...files].sort((a, b) => (a.path < b.path ? -1 : 1))

/** Date and time as ZIP writes them (APPNOTE 4.4.6), in UTC: the machine's time zone must not show. @param time seconds since 1970 */
function dosTime(time: number): number {
  const date = new Date(time * 1000)
  const day = (Math.max(0, date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  return ((day << 16) | (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)) >>> 0
}

/**
 * A ZIP whose bytes depend on nothing but what is in it.
 * @param time of every file, seconds since 1970
 */
export async function zipOf(files: readonly Packed[], time: number): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...HOW, keepOrder: true, extendedTimestamp: false, dataDescriptor: false, lastModDate: new Date(time * 1000), rawLastModDate: dosTime(time), externalFileAttributes: ((0o100000 | MODE) << 16) >>> 0, versionMadeBy: (3 << 8) | 20,
  })
  for (const { path, bytes } of sorted(files)) await writer.add(path, new Uint8ArrayReader(bytes))
  return writer.close()
}

const BLOCK = 512

/** One header of POSIX's ustar format (IEEE 1003.1, pax). @throws Error for a path that the format has no room for. */
function tarHeader(path: string, size: number, time: number): Uint8Array {
  const header = new Uint8Array(BLOCK)
  const put = (text: string, at: number): void => header.set(new TextEncoder().encode(text), at)
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
  const cut = path.length <= 100 ? -1 : path.indexOf('/', path.length - 101)
   
  if ((path.length > 100 && (cut < 0 || cut > 155)) || !/^[\x20-\x7e]+$/.test(path)) throw new Error(`a tar has no room for the path ${path}`)
  put(path.slice(cut + 1), 0)
  put(octal(MODE, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(size, 12), 124)
  put(octal(time, 12), 136)
  put('        0', 148)
  put('ustar\x0000', 257)
  put('root', 265)
  put('root', 297)
  put(path.slice(0, Math.max(0, cut)), 345)
  put(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function tarOf(files: readonly Packed[], time: number): Uint8Array<ArrayBuffer> {
  const pieces = sorted(files).flatMap(({ path, bytes }) => [tarHeader(path, bytes.length, time), bytes, new Uint8Array(-bytes.length & (BLOCK - 1))])
  return joined([...pieces, new Uint8Array(2 * BLOCK)])
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A gzip (RFC 1952) around what zip.js's deflate made of the bytes, without a time and a system in its header. */
async function gzipOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(await zipOf([{ path: 'x', bytes }], 0)), HOW)
  const [entry] = await reader.getEntries()
  if (!entry || entry.directory) throw new Error('the archive just written has no file')
  const deflated = await entry.getData(new Uint8ArrayWriter(), { passThrough: true })
  const end = new DataView(new ArrayBuffer(8))
  end.setUint32(0, entry.crc32 ?? 0, true)
  end.setUint32(4, bytes.length, true)
  return joined([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255), deflated, new Uint8Array(end.buffer)])
}

/** A tarball whose bytes depend on nothing but what is in it. @param time of every file, seconds since 1970 */
export async function tarballOf(files: readonly Packed[], time: number): Promise<Uint8Array<ArrayBuffer>> {
  return gzipOf(tarOf(files, time))
}
