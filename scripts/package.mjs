// Makes what the stores and administrators take: an archive for each host, the sources for reviewers, and their sums.
//   npm run package [-- --out=FOLDER] [--only=HOST,HOST]     after `npm run build`; from one commit always the same bytes
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const out = resolve(option('out') ?? join(root, 'dist/packages'))
const { HOSTS, isChanged, pack } = (await runnerImport(join(root, 'scripts/package/pack.ts'), { configFile: false, logLevel: 'error' })).module

const only = option('only')?.split(',')
const unknown = (only ?? []).filter((name) => !HOSTS.some(({ host }) => host === name))
if (unknown.length > 0) {
  console.error(`There is no package for ${unknown.join(', ')}. Packages: ${HOSTS.map(({ host }) => host).join(', ')}.`)
  process.exit(2)
}
try {
  const made = await pack({ root, out, ...(only ? { hosts: HOSTS.filter(({ host }) => only.includes(host)) } : {}) })
  for (const { name, size, sum } of made) console.log(`${sum.slice(0, 16)}…  ${(size / 1e6).toFixed(1).padStart(5)} MB  ${name}`)
  console.log(out)
  if (isChanged(root)) console.log('Files here differ from the commit: the packages may too.')
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
