/** The text of a form or of an address, decoded; what is no valid encoding stays as it is. */
export const decodeForm = (encoded: string): string => encoded.replace(/\+/g, ' ').replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
  try {
    return decodeURIComponent(bytes)
  } catch {
    return bytes
  }
})
