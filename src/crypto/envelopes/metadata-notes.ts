import { type DicomField, dicomFields, isDicom } from './metadata/dicom.ts'
import type { PdfField } from './metadata/pdf-metadata.ts'
import { isPdf } from './pdf/inspect-pdf.ts'
import type { Removed } from './photo/removed.ts'
import { type ImageFormat, sniffImage } from './photo/sniff-image.ts'
import { stripMetadata } from './photo/strip-metadata.ts'

/** What a file says of people besides its visible content. `code` is a key of the message catalogue. Never the values. */
export type MetadataNote =
  | { readonly code: 'envelope_metadata_pdf'; readonly fields: readonly PdfField[] }
  | { readonly code: 'envelope_metadata_dicom'; readonly fields: readonly DicomField[] }
  /** Taken out when the photo goes into an envelope. */
  | { readonly code: 'envelope_metadata_photo'; readonly fields: readonly Removed[] }
  /** A picture of a kind from which nothing can be taken out here: it may say where it was taken. */
  | { readonly code: 'envelope_metadata_photo_kept'; readonly fields: readonly ImageFormat[] }

/** The catalogue's name of a field: `envelope_field_Author`. Not for kinds of pictures, which are their own names. */
export const fieldKey = (field: PdfField | DicomField | Removed): string => `envelope_field_${field}`

/** The fields of a note, for its sentence. @param said What stands for a name of the catalogue. */
export const fieldsSaid = (note: MetadataNote, said: (key: string) => string): string =>
  (note.code === 'envelope_metadata_photo_kept' ? note.fields.join(', ').toUpperCase() : note.fields.map((field) => said(fieldKey(field))).join(', '))

/** What of a photo tells something of people or places. */
const TELLING: readonly Removed[] = ['place', 'camera', 'description', 'trailing']

/**
 * Says which fields of a file identify somebody, before it is sealed: the colleague who opens it will see them, even where
 * the page itself was made anonymous. By content, not by name. Never throws.
 */
export async function metadataNotes(bytes: Uint8Array): Promise<readonly MetadataNote[]> {
  if (isDicom(bytes)) {
    const fields = dicomFields(bytes)
    return fields.length > 0 ? [{ code: 'envelope_metadata_dicom', fields }] : []
  }
  if (isPdf(bytes)) {
    // Half a megabyte of library, loaded only for a PDF.
    const { pdfFields } = await import('./metadata/pdf-metadata.ts')
    const fields = await pdfFields(bytes)
    return fields.length > 0 ? [{ code: 'envelope_metadata_pdf', fields }] : []
  }
  const format = sniffImage(bytes)
  // BMP has no room for anything but pixels.
  if (format === null || format === 'bmp') return []
  const photo = stripMetadata(bytes)
  if (photo === null) return [{ code: 'envelope_metadata_photo_kept', fields: [format] }]
  const fields = photo.removed.filter((kind) => TELLING.includes(kind))
  return fields.length > 0 ? [{ code: 'envelope_metadata_photo', fields }] : []
}
