import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Packed, tarballOf, zipOf } from './archives.ts'
import { builtFiles, contentFaults, packageTime, sourceFiles } from './contents.ts'
import { type Host, HOSTS } from './hosts.ts'

export { HOSTS } from './hosts.ts'
export { isChanged } from './contents.ts'

export interface PackOrder {
  /** Folder of the repository. */
  readonly root: string
  /** Where the archives go; emptied first. */
  readonly out: string
  readonly hosts?: readonly Host[]
}

export interface Archive {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** SHA-256 in hexadecimal. */
  readonly sum: string
}

/**
 * Makes the archives for the stores, and `SHA256SUMS` beside them. The same build of the same commit gives the same bytes.
 * @throws Error with one sentence a line: what is missing, or must not be in a package. Nothing is written then.
 */
export async function pack({ root, out, hosts = HOSTS }: PackOrder): Promise<Archive[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const time = packageTime(root)
  const built = hosts.map((host) => ({ host, files: attempt(() => builtFiles(root, host)) }))
  const faults = built.flatMap(({ host, files }) => (Array.isArray(files) ? contentFaults(files, host, root) : [files.message]))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const sources = hosts.some(({ withSources }) => withSources) ? [{ name: `sceau-${version}-sources.zip`, bytes: await zipOf(sourceFiles(root), time) }] : []
  const archives = [
    ...await Promise.all(built.map(async ({ host, files }) => ({
      name: `sceau-${host.host}-${version}.${host.kind}`, bytes: await (host.kind === 'tar.gz' ? tarballOf : zipOf)(files as Packed[], time),
    }))),
    ...sources,
  ]
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const made = archives.map(({ name, bytes }): Archive => {
    writeFileSync(join(out, name), bytes)
    return { name, size: bytes.length, sum: createHash('sha256').update(bytes).digest('hex') }
  }).sort((a, b) => (a.name < b.name ? -1 : 1))
  writeFileSync(join(out, 'SHA256SUMS'), made.map(({ name, sum }) => `${sum}  ${name}\n`).join(''))
  return made
}

function attempt<T>(act: () => T): T | Error {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
