import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const folder = fileURLToPath(new URL('../src/envelope-page/', import.meta.url))
const MODULE = 'virtual:envelope-page'

export interface BuiltPage { readonly markup: string; readonly style: string; readonly script: string }

/** The page of an HTML envelope as three strings: no file of its own, so that an envelope is one file. */
export async function buildEnvelopePage(): Promise<BuiltPage> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      // Recipients' browsers may be some years old.
      target: ['chrome109', 'firefox115', 'safari16'],
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: `${folder}envelope-page.ts`, output: { format: 'iife' } },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput
  const script = output.find((file) => file.type === 'chunk')?.code ?? ''
  const style = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
  return {
    markup: readFileSync(`${folder}envelope-page.html`, 'utf8').trim(),
    style: String(style?.type === 'asset' ? style.source : '').trim(),
    // Inside a script element these would end it, or hide its end (HTML, "restrictions for contents of script elements").
    script: script.trim().replace(/<(?=\/?script|!--)/gi, '\\x3c'),
  }
}

/** `import * as page from 'virtual:envelope-page'` gives `markup`, `style` and `script`. */
export function envelopePage(): Plugin {
  let page: Promise<BuiltPage> | undefined
  return {
    name: 'sceau-envelope-page',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined
      const built = await (page ??= buildEnvelopePage())
      return Object.entries(built).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)}`).join('\n')
    },
  }
}
