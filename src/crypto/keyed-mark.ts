import { type Bytes, random, toBase64, utf8 } from './bytes.ts'

export const newMarkKey = (): Bytes => random(32)

/**
 * Marks a text so that whoever holds the key recognises it and nobody else learns it: HMAC-SHA-256, base64. A plain hash would not
 * do: addresses of citizens are identity numbers, which can all be tried.
 */
export async function keyedMark(key: Bytes, text: string): Promise<string> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text))))
}
