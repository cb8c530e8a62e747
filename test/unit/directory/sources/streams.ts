import { DirectoryFormatError } from '../../../../src/directory/index.ts'

/** A text as it streams by, in pieces of `size` bytes: cut within lines and within characters. */
export async function* streamed(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = []
  for await (const item of items) taken.push(item)
  return taken
}

/** The sentence with which something is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<{ key: string; params: readonly string[] }> {
  try {
    await work
  } catch (error) {
    if (error instanceof DirectoryFormatError) return { key: error.key, params: error.params }
    throw error
  }
  throw new Error('this was taken')
}

/** Windows-1252, for the signs of French. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => {
  if (sign === '\u2019') return 0x92
  const code = sign.charCodeAt(0)
  if (code > 0xff) throw new Error(`${sign} is not of this alphabet`)
  return code
})
