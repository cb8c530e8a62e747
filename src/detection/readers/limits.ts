/**
 * What reading one file may cost, whatever the file says of itself. Beyond a limit a file is `unreadable` with its cause, and
 * what was read until then is still scanned.
 */
export const LIMITS = {
  /** Bytes of a file; larger ones are judged by their first bytes only. 64 MiB: twice what mail servers take. */
  fileBytes: 64 * 1024 ** 2,
  /** Bytes that are given of a larger file: enough to tell its format, and the patient of a DICOM file. */
  headBytes: 1024 ** 2,
  /** Bytes that all archives inside one file may unpack to. */
  unpackedBytes: 128 * 1024 ** 2,
  /** Bytes of one plain text, and of one part of an office document. */
  textBytes: 16 * 1024 ** 2,
  /** UTF-16 code units of text that one file may give. */
  characters: 4_000_000,
  /** Files inside one file, at all depths together. */
  files: 2_000,
  /** Files inside files inside files: an attachment of a mail in an archive of a mail. */
  depth: 6,
  /** Milliseconds for one file, the reading of pictures apart. */
  milliseconds: 25_000,
  /** Pages of a PDF. */
  pages: 400,
  /** Pictures and scanned pages that are read letter by letter in one file, and for how long (milliseconds). */
  pictures: 30,
  pictureMilliseconds: 150_000,
  /** Pixels of one picture: 40 megapixels. */
  pixels: 40_000_000,
} as const
