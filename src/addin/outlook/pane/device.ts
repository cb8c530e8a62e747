import { type IndexedDirectory, openIndex } from '../../../directory/index.ts'

/** The index that an administrator makes with `sceau index`, beside the add-in. */
const INDEX_FILE = 'directory.sceau'
const CACHE = 'sceau-outlook'

async function keep(address: string, response: Response): Promise<void> {
  // Private windows and partitioned frames may have no store: then it is fetched each time.
  await caches.open(CACHE).then((cache) => cache.put(address, response)).catch(() => undefined)
}

async function kept(address: string): Promise<Response | null> {
  return caches.open(CACHE).then(async (cache) => (await cache.match(address)) ?? null).catch(() => null)
}

/** The bytes of the index: as the host has them now, else as they were kept here. `null` when there is none. */
async function bytesOf(address: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(address, { cache: 'no-cache', credentials: 'omit' })
    if (response.ok) {
      await keep(address, response.clone())
      return await response.arrayBuffer()
    }
    if (response.status === 404) return null
  } catch {
    // Without the host, what was kept serves.
  }
  return (await (await kept(address))?.arrayBuffer()) ?? null
}

/**
 * The directory of the institution, kept on this device; `null` where there is none or it is damaged: then networks are known by their
 * domain and nobody by name. It is fetched whole: no request names a recipient.
 */
export async function loadDirectory(base = new URL('.', document.baseURI).href): Promise<IndexedDirectory | null> {
  const bytes = await bytesOf(`${base}${INDEX_FILE}`)
  try {
    return bytes && openIndex(new Uint8Array(bytes))
  } catch {
    return null
  }
}
