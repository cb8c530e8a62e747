// The index as the extension would keep it: a Blob in IndexedDB.
const opened = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('bench', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('index')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

export async function save(bytes) {
  const transaction = (await opened()).transaction('index', 'readwrite')
  transaction.objectStore('index').put(new Blob([bytes]), 'current')
  // A page that is closed before this takes the writing with it.
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
}

export const load = async () => new Uint8Array(await (await done((await opened()).transaction('index').objectStore('index').get('current'))).arrayBuffer())
