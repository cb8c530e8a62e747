import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Packed } from './archives.ts'
import type { Host } from './hosts.ts'

const bytesOf = (file: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(file))

/** Files of a folder that `npm run build` made. @throws Error that names the folder when there is none. */
export function builtFiles(root: string, { host, folder }: Host): Packed[] {
  const whole = join(root, folder)
  const entries = existsSync(whole) ? readdirSync(whole, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []
  if (entries.length === 0) throw new Error(`${folder} is missing: run \`npm run build\`, which makes the package for ${host}.`)
  return entries.map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return { path: file.slice(whole.length + 1).replaceAll('\\', '/'), bytes: bytesOf(file) }
  })
}

/** Servers of the practice in a box, which only run on the machine of whoever tries it. */
const BOX = /(?:localhost|127\.0\.0\.1)/

/** Why a folder must not go to a store, one sentence each. @param root of the repository: a path of this machine. */
export function contentFaults(files: readonly Packed[], { folder, inside }: Host, root: string): string[] {
  const has = (path: string): boolean => files.some((file) => file.path === path)
  const where = Buffer.from(root)
  return [
    ...['LICENSE', 'THIRD-PARTY-NOTICES.txt'].filter((name) => !has(`${inside}${name}`)).map((name) => `${folder} has no ${inside}${name}: its build wants noticesFile().`),
    ...files.flatMap(({ path, bytes }) => [
      ...(/\.map$|(?:^|\/)(?:test|tests|fixtures)\/|\.test\.|(?:^|\/)\.|\.(?:log|stamp)$/.test(path) ? [`${folder}/${path} does not belong into a package.`] : []),
      ...(Buffer.from(bytes.buffer).includes(where) ? [`${folder}/${path} has a path of this machine in it.`] : []),
      ...(/(?:^|\/)manifest[\w-]*\.(?:json|xml)$/.test(path) && BOX.test(new TextDecoder().decode(bytes)) ? [`${folder}/${path} names a server of the practice in a box.`] : []),
    ]),
  ]
}

const git = (root: string, args: readonly string[], input = ''): Buffer => execFileSync('git', args, { cwd: root, input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'] })

/** Every file of the commit as the commit has it, whatever lies in the folder now; and how to build from it, where a reviewer looks first. */
export function sourceFiles(root: string): Packed[] {
  const paths = git(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD']).toString().split('\0').filter(Boolean)
  const answer = git(root, ['cat-file', '--batch'], paths.map((path) => `HEAD:${path}\n`).join(''))
  let at = 0
  const files = paths.map((path): Packed => {
    const line = answer.indexOf(10, at)
    const size = Number(answer.toString('latin1', at, line).split(' ')[2])
    at = line + 1 + size + 1
    return { path, bytes: Uint8Array.from(answer.subarray(line + 1, line + 1 + size)) }
  })
  const how = files.find(({ path }) => path === 'docs/building.md')
  if (!how) throw new Error('docs/building.md is not in the commit: Mozilla wants to know how to build from the sources.')
  return [...files, { path: 'BUILD.md', bytes: how.bytes }]
}

/**
 * The time that every file of every archive has: SOURCE_DATE_EPOCH (reproducible-builds.org), otherwise the commit's.
 * @returns seconds since 1970
 */
export function packageTime(root: string, given = process.env.SOURCE_DATE_EPOCH): number {
  if (given !== undefined && given !== '') {
    if (/^\d{1,10}$/.test(given)) return Number(given)
    throw new Error(`SOURCE_DATE_EPOCH is ${given}: it has to be a number of seconds since 1970.`)
  }
  try {
    return Number(git(root, ['log', '-1', '--format=%ct']).toString())
  } catch {
    throw new Error('There is no git commit here to take the time from: set SOURCE_DATE_EPOCH to a number of seconds since 1970.')
  }
}

/** Whether what lies in the folder differs from the commit; then the packages are not the commit's. */
export const isChanged = (root: string): boolean => git(root, ['status', '--porcelain']).length > 0
