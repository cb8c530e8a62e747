import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Locked { readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean }

const TEXT = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

/** The licence texts of every package that an installation without development tools has, as the lockfile names them. */
export function notices(root = '.'): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const shipped = Object.entries(packages).filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional)
  return shipped.map(([path, { version = '', license = '' }]) => {
    const folder = join(root, path)
    const texts = existsSync(folder) ? readdirSync(folder).filter((name) => TEXT.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8').trim()) : []
    return [`${path.replace(/^.*node_modules\//, '')} ${version} (${license})`, ...texts].join('\n\n')
  }).join(`\n\n${'-'.repeat(80)}\n\n`)
}

/** Writes our licence and `THIRD-PARTY-NOTICES.txt` into the package. */
export function noticesFile(): Plugin {
  return {
    name: 'sceau-notices',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: `${notices()}\n` })
      this.emitFile({ type: 'asset', fileName: 'LICENSE', source: readFileSync('LICENSE', 'utf8') })
    },
  }
}
