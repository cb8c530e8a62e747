import { type Bytes, fromBase64 } from '../../crypto/index.ts'

/**
 * A blob as a `data:` address. By FileReader and as text: Firefox gives a content script the bytes of the page's own
 * files (`arrayBuffer()`) behind a wrapper that refuses to be read.
 */
export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(new Error('this file could not be read', { cause: reader.error }))
    reader.readAsDataURL(blob)
  })
}

/** The bytes of a blob in base64. */
export const base64Of = async (blob: Blob): Promise<string> => {
  const address = await dataUrlOf(blob)
  return address.slice(address.indexOf(',') + 1)
}

/** The bytes of a blob, in memory of the content script's own. */
export const bytesOf = async (blob: Blob): Promise<Bytes> =>
  fromBase64(await base64Of(blob))
