// Searches everything the servers wrote: mailboxes, queues, databases, temporary files, logs.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { seenIn } from '../evidence.mjs'
import { asRoot } from './processes.mjs'
import { databases, dumpDatabase } from './roundcube.mjs'
import { dumpSogos } from './sogo.mjs'
import { entriesSince, isRequestLog } from './web.mjs'

/**
 * Files under the data folder that hold one of the needles, with what each holds.
 * @param {string} dataDir
 * @param {readonly string[]} needles
 * @param {(path:string)=>boolean} [keep] Path relative to the data folder -> whether to look into it.
 * @param {number} [since] Milliseconds since 1970: the needles did not exist before, so that what is older cannot hold them.
 */
export function searchDisk(dataDir, needles, keep = () => true, since = 0) {
  const hits = []
  const look = (path, bytes) => {
    const seen = seenIn(bytes, needles)
    if (seen.length > 0) hits.push({ path, seen })
  }
  for (const { path, bytes } of files(dataDir, (path) => keep(relative(dataDir, path)), since)) {
    look(relative(dataDir, path), isRequestLog(path) ? entriesSince(bytes, since) : bytes)
  }
  for (const path of databases(dataDir)) {
    const name = relative(dataDir, path)
    if (keep(name)) look(`${name} (values)`, dumpDatabase(path))
  }
  // Long values lie packed in the files.
  for (const { path, values } of dumpSogos(dataDir, keep)) look(`${path} (values)`, values)
  return hits
}

function* files(dir, keep, since) {
  let entries
  try {
    entries = readdirSync(dir, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'EACCES') yield { path: dir, bytes: asRoot('tar', ['-cf', '-', '-C', dir, '.'], { encoding: 'buffer' }) }
    else if (error.code !== 'ENOENT') throw error
    return
  }
  for (const entry of entries) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) yield* files(path, keep, since)
    else if (entry.isFile() && keep(path)) {
      try {
        // The time of the last change of content or name, which no server sets as it likes.
        if (statSync(path).ctimeMs >= since) yield { path, bytes: readFileSync(path) }
      } catch (error) {
        // Servers rename and delete while we look; what they keep is found under its next name.
        if (error.code === 'EACCES') yield { path, bytes: asRoot('cat', [path], { encoding: 'buffer' }) }
        else if (error.code !== 'ENOENT') throw error
      }
    }
  }
}
