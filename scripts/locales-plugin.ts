import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Sentences of one language by key, with `$1`…`$9` for values, merged from one file per room. */
export function readCatalogue(language: string, root = 'src/locales'): Record<string, string> {
  const merged: Record<string, string> = {}
  for (const file of readdirSync(join(root, language)).sort()) {
    const sentences = JSON.parse(readFileSync(join(root, language, file), 'utf8')) as Record<string, string>
    for (const [key, sentence] of Object.entries(sentences)) {
      if (key in merged) throw new Error(`the message ${key} stands twice, again in ${language}/${file}`)
      merged[key] = sentence
    }
  }
  return merged
}

/** Writes `_locales/<language>/messages.json` as browsers want it. */
export function locales(): Plugin {
  return {
    name: 'sceau-locales',
    generateBundle() {
      for (const language of readdirSync('src/locales')) {
        const messages = Object.fromEntries(
          Object.entries(readCatalogue(language)).map(([key, message]) => [key, { message }]),
        )
        this.emitFile({ type: 'asset', fileName: `_locales/${language}/messages.json`, source: JSON.stringify(messages) })
      }
    },
  }
}
