#!/usr/bin/env node
// Runs `sceau`. In a checkout the bundle is made when it is missing or older than what it is made from.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(root, 'dist/cli/sceau.mjs')
const SOURCES = ['cli', 'src/crypto', 'src/detection', 'src/directory', 'src/guard', 'src/locales']

const newest = () => Math.max(...SOURCES.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)))

if (!existsSync(bundle) || newest() > statSync(bundle).mtimeMs) {
  const { build } = await import('vite').catch(() => {
    process.stderr.write('Sceau has not been set up here yet. Run "npm ci" in its folder first.\n')
    process.exit(2)
  })
  // Beside the final place, then renamed: two commands at once never see half a bundle.
  const made = join(root, `dist/cli-${process.pid}`)
  await build({ root, configFile: join(root, 'cli/vite.config.ts'), logLevel: 'error', build: { outDir: made } })
  rmSync(join(root, 'dist/cli'), { recursive: true, force: true })
  try {
    renameSync(made, join(root, 'dist/cli'))
  } catch {
    rmSync(made, { recursive: true, force: true })
  }
}
const { run } = await import(bundle)
process.exitCode = await run(process.argv.slice(2))
