import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOMS = ['guard', 'detection', 'directory', 'crypto', 'mailbox'] as const

/** What the rules of pure rooms say of a text that would stand in a file of the project. */
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ['no-restricted-imports', 'no-restricted-globals'].includes(ruleId),
  // The rules that need types want a file on the disk; the two above do not.
  overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: null } } },
})

async function broken(path: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: path })
  const fatal = result?.messages.find((message) => message.fatal)
  if (fatal) throw new Error(fatal.message)
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

/** Errors of a text compiled in a pure room's project, in the place of one of its files. */
function compiled(room: string, text: string): string[] {
  const read = ts.readConfigFile('tsconfig.pure.json', (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, process.cwd())
  const made = resolve(`src/${room}/made-up.ts`)
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => resolve(path) === made || fileExists(path)
  host.getSourceFile = (path, ...rest) =>
    (resolve(path) === made ? ts.createSourceFile(path, text, options.target ?? ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest))
  const program = ts.createProgram([made], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe.each(ROOMS)('the pure room %s', (room) => {
  it.each([
    ['a host', "import '../content/compose/controller.ts'"],
    ['a host, from deeper', "import '../../background/session.ts'"],
    ['the terminal', "import '../../cli/io.ts'"],
    ['Node', "import { readFileSync } from 'node:fs'; readFileSync('')"],
    ['the extension’s API', "import browser from 'webextension-polyfill'; void browser"],
    ['the faces’ library', "import { h } from 'preact'; void h"],
    ['the inside of another room', `import '../${room === 'crypto' ? 'guard' : 'crypto'}/bytes.ts'`],
  ])('may not import %s', async (_, text) => {
    expect(await broken(`src/${room}/made-up.ts`, text)).toContain('no-restricted-imports')
  })

  it.each(['document', 'window', 'browser', 'chrome', 'fetch', 'localStorage', 'indexedDB', 'console'])('may not touch %s', async (name) => {
    expect(await broken(`src/${room}/made-up.ts`, `void ${name}`)).toContain('no-restricted-globals')
  })

  it('may import its own files and the doors of the other rooms', async () => {
    const doors = ROOMS.filter((other) => other !== room).map((other) => `import '../${other}/index.ts'`)
    expect(await broken(`src/${room}/made-up.ts`, ["import './made-up-too.ts'", ...doors, 'void crypto.subtle'].join('\n'))).toEqual([])
  })
})

it.each([
  ['src/content/made-up.ts', '../addin/core/host.ts'], ['src/background/handlers/made-up.ts', '../../addin/thunderbird/host.ts'],
  ['src/guard/made-up.ts', '../addin/core/host.ts'], ['cli/made-up.ts', '../src/addin/core/host.ts'],
  ['src/addin/outlook/made-up.ts', '../thunderbird/host.ts'], ['src/addin/core/made-up.ts', '../outlook/host.ts'],
])('keeps %s from importing the add-in %s', async (path, addin) => {
  expect(await broken(path, `import '${addin}'`)).toContain('no-restricted-imports')
})

it('lets an add-in import the core and the rooms', async () => {
  expect(await broken('src/addin/outlook/made-up.ts', "import '../core/host.ts'; import '../../guard/index.ts'; import '../../content/compose/scan.ts'")).toEqual([])
})

it('leaves hosts free to import what they need', async () => {
  expect(await broken('src/background/made-up.ts', "import '../guard/index.ts'; import browser from 'webextension-polyfill'; void browser; void document")).toEqual([])
})

describe('the compiler', () => {
  it('knows no page in a pure room', () => {
    expect(compiled('guard', 'export const title: string = document.title')).toEqual([expect.stringContaining("Cannot find name 'document'")])
    expect(compiled('guard', "export const width: number = window.innerWidth")).toEqual([expect.stringContaining("Cannot find name 'window'")])
  })

  it('knows no Node there either', () => {
    expect(compiled('crypto', "export const home: string = process.env['HOME'] ?? ''")).toEqual([expect.stringContaining("Cannot find name 'process'")])
  })

  it('takes what is pure', () => {
    expect(compiled('guard', "import { utf8 } from '../crypto/index.ts'\nexport const bytes: Uint8Array = utf8('é')")).toEqual([])
  })

  it('looks at every pure room, and the check runs it', () => {
    const { include } = ts.readConfigFile('tsconfig.pure.json', (path) => ts.sys.readFile(path)).config as { include: string[] }
    expect(include.sort()).toEqual(ROOMS.map((room) => `src/${room}`).sort())
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    expect(scripts.typecheck).toContain('tsconfig.pure.json')
    expect(scripts.check).toMatch(/typecheck.*lint/)
  })
})
