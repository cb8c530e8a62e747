import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'

export type Content = string | Uint8Array

/** Bytes of a ZIP archive of files by name. */
export async function zipOf(files: Readonly<Record<string, Content>>, options: { readonly password?: string; readonly level?: number } = {}): Promise<Uint8Array> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options, ...(options.password === undefined ? {} : { encryptionStrength: 3 as const }) })
  for (const [name, content] of Object.entries(files)) await zip.add(name, new Uint8ArrayReader(typeof content === 'string' ? new TextEncoder().encode(content) : content))
  return new Uint8Array(await (await zip.close()).arrayBuffer())
}

/** An archive that claims so many empty files (APPNOTE 4.3.7, 4.3.12, 4.3.16), which its writer would take long to make. */
export function crowdedZip(count: number): Uint8Array {
  const local = Buffer.alloc(30 + 8)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 26)
  const entry = Buffer.alloc(46 + 8)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 28)
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  for (let index = 0; index < count; index += 1) {
    const name = Buffer.from(String(index).padStart(8, '0'))
    locals.push(Buffer.concat([local.subarray(0, 30), name]))
    const one = Buffer.from(entry)
    name.copy(one, 46)
    one.writeUInt32LE(index * local.length, 42)
    entries.push(one)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(count * entry.length, 12)
  end.writeUInt32LE(count * local.length, 16)
  return new Uint8Array(Buffer.concat([...locals, ...entries, end]))
}
