import type { Plugin, Rolldown } from 'vite'

/** One branch of a library that Sceau never takes, and that stores rightly look at twice: code from a text, code from an address, markup from a text. */
interface Branch {
  /** End of the module's path. */
  readonly module: RegExp
  readonly find: RegExp
  readonly put: string
  /** Why it is never taken. */
  readonly because: string
}

const PDF = /pdfjs-dist\/legacy\/build\/pdf\.mjs$/
const PDF_WORKER = /pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs$/
const NO_ADDRESS = "throw new Error('nothing is loaded from an address')"

export const UNUSED_BRANCHES: readonly Branch[] = [
  ...[PDF, PDF_WORKER].flatMap((module) => [
    { module, find: /return Function\('return require\("' \+ name \+ '"\)'\)\(\);/g, put: 'return undefined;', because: 'for Node alone' },
    { module, find: /\|\| Function\('return this'\)\(\)/g, put: '|| globalThis', because: 'for browsers without globalThis' },
    { module, find: /new Function\(""\);\s*return true;/g, put: 'return false;', because: 'asks whether eval works; the policy of our pages forbids it' },
  ]),
  { module: PDF, find: /const worker = await import\([^)]*?this\.workerSrc\);/g, put: `${NO_ADDRESS};\nconst worker = undefined;`, because: 'the handler is given (load-readers.ts)' },
  { module: PDF, find: /const wrapper = `await import\("\$\{url\}"\);`;/g, put: `${NO_ADDRESS};\nconst wrapper = "";`, because: 'no worker comes from another origin' },
  { module: PDF_WORKER, find: /const mod = await import\([^)]*?path\);/g, put: `${NO_ADDRESS};\nconst mod = undefined;`, because: 'for browsers without WebAssembly' },
  { module: PDF_WORKER, find: /return new Function\("src", "srcOffset", "dest", "destOffset", compiled\);/g, put: "throw new Error('nothing is compiled');", because: 'isEvalSupported is false: functions are interpreted' },
  { module: /@zip\.js\/zip\.js\/lib\/core\/codec-registry\.js$/, find: /await import\([^)]*codecURI\)/g, put: 'undefined', because: 'no other codec is registered' },
  { module: /@zip\.js\/zip\.js\/dist\/zip-web-worker\.js$/, find: /await\(import\(\/\* webpackIgnore[^)]*\)\)/g, put: 'undefined', because: 'the same' },
  { module: /preact\/dist\/preact\.mjs$/, find: /\(t\.innerHTML=h\.__html\)/g, put: '(t.textContent=h.__html)', because: 'no face uses dangerouslySetInnerHTML; if one did, it would show text' },
  { module: /dompurify\/dist\/purify\.es\.mjs$/, find: /doc\.documentElement\.innerHTML = /g, put: 'doc.documentElement.textContent = ', because: 'for browsers without DOMParser; text instead of markup' },
]

/** @throws Error when the library no longer has the branch: look at what its new version does, and change the list. */
function replaced(code: string, { find, put, because }: Branch, id: string): string {
  const count = [...code.matchAll(find)].length
  if (count !== 1) throw new Error(`${id} has the branch ${find.source} ${count} times, not once (${because}): see scripts/unused-branches-plugin.ts`)
  return code.replace(find, () => put)
}

/** Takes those branches out of the libraries as they are bundled. */
export function withoutUnusedBranches(): Plugin {
  return {
    name: 'sceau-unused-branches',
    transform: {
      order: 'pre',
      handler(code, id) {
        const path = id.split('?')[0] ?? id
        const here = UNUSED_BRANCHES.filter(({ module }) => module.test(path))
        return here.length === 0 ? null : { code: here.reduce((text, branch) => replaced(text, branch, path), code), map: null }
      },
    },
  }
}

/** What is left to do when all is written: content scripts are bundled by themselves, by no plugin but this, and leave chunks behind that nobody loads. */
export function tidyBundle(): Plugin {
  return {
    name: 'sceau-tidy-bundle',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.iife.js')) file.source = String(file.source).replace(/\.documentElement\.innerHTML=/g, '.documentElement.textContent=')
        }
        const loaded = loadedChunks(bundle)
        for (const file of Object.values(bundle)) if (file.type === 'chunk' && !loaded.has(file.fileName)) Reflect.deleteProperty(bundle, file.fileName)
      },
    },
  }
}

/** Every chunk that a page, the background or a worker loads, itself or by another one. */
function loadedChunks(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const loaded = new Set<string>()
  const load = (fileName: string): void => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || loaded.has(fileName)) return
    loaded.add(fileName)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) load(next)
  }
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry && !(file.facadeModuleId ?? '').endsWith('.iife.ts')) load(file.fileName)
  return loaded
}
