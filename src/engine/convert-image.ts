import type { ConvertImage } from '../crypto/envelopes/pdf/images-to-pdf.ts'

/** Good enough to read a scan by; about a tenth of the same picture as PNG. */
const QUALITY = 0.92

/** Has the browser decode a picture, upright, and codes it as JPEG on white. What the browser cannot read (HEIC, TIFF) gives `null`. */
export const convertImage: ConvertImage = async (image) => {
  try {
    const bitmap = await createImageBitmap(image, { imageOrientation: 'from-image' })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    if (context === null) return null
    context.fillStyle = 'white'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(bitmap, 0, 0)
    bitmap.close()
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  } catch {
    return null
  }
}
