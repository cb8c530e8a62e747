import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

// Mozilla's linter knows Firefox alone. What Thunderbird gives an add-on stands in the schemas that the installed Thunderbird brings with it.
const OMNI = '/usr/lib/thunderbird/omni.ja'
const PATHS = ['chrome/messenger/content/messenger/schemas/*.json', 'chrome/toolkit/content/extensions/schemas/*.json']
const ENTRIES = ['addin/thunderbird/gate.ts', 'addin/thunderbird/background.ts', 'addin/thunderbird/panel.tsx', 'options/options.tsx', 'decision/decision.tsx', 'secret/secret.tsx', 'answer/answer.tsx']

interface Type { readonly $extend?: string; readonly id?: string; readonly properties?: object; readonly choices?: readonly Type[]; readonly enum?: readonly string[] }
interface Member { readonly name: string; readonly permissions?: readonly string[]; readonly unsupported?: boolean; readonly deprecated?: unknown; readonly max_manifest_version?: number }
interface Namespace {
  readonly namespace: string; readonly permissions?: readonly string[]; readonly max_manifest_version?: number
  readonly types?: readonly Type[]; readonly functions?: readonly Member[]; readonly events?: readonly Member[]; readonly properties?: Readonly<Record<string, Omit<Member, 'name'>>>
}

/** Each file is one array of namespaces, with whole lines of comment. */
const schemas = execFileSync('unzip', ['-p', OMNI, ...PATHS], { encoding: 'utf8', maxBuffer: 1 << 26 }).replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
const namespaces = (JSON.parse(`[${schemas.trim().replace(/\]\s*\[\s*\{/g, '],[{')}]`) as Namespace[][]).flat()

const BUILT = 'dist/thunderbird'
const manifest = JSON.parse(readFileSync(`${BUILT}/manifest.json`, 'utf8')) as {
  readonly permissions: readonly string[]; readonly browser_specific_settings: { readonly gecko: { readonly id: string; readonly strict_min_version: string } }
}

/** Some parts of the API are there for who has a key in the manifest. */
const granted = [...manifest.permissions, ...Object.keys(manifest).map((key) => `manifest:${key}`)]
/** One of them is enough (Schemas.sys.mjs, `checkPermissions`). */
const isGranted = (permissions: readonly string[] = []): boolean => permissions.length === 0 || permissions.some((each) => granted.includes(each))

/** Whether a manifest of version 3 has this member of the API, and this one the permission; why not. */
function faultOf(namespace: string, name: string): string {
  for (const part of namespaces.filter((each) => each.namespace === namespace && (each.max_manifest_version ?? 3) >= 3)) {
    const member = [...part.functions ?? [], ...part.events ?? []].find((each) => each.name === name) ?? part.properties?.[name]
    if (member && member.unsupported !== true && (member.max_manifest_version ?? 3) >= 3) return isGranted(part.permissions) && isGranted(member.permissions) ? '' : 'is not permitted'
  }
  return 'is not there'
}

/** The modules that the add-on is made of: what is imported for its types alone is none of it. */
const sources: ts.SourceFile[] = []
const seen = new Set(ENTRIES.map((path) => join('src', path)))
for (const path of seen) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  sources.push(file)
  for (const statement of file.statements) {
    if (!(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause
    const isTypes = (ts.isImportDeclaration(statement) ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : statement.isTypeOnly)
      || (clause !== undefined && (ts.isNamedImports(clause) || ts.isNamedExports(clause)) && clause.elements.every(({ isTypeOnly }) => isTypeOnly))
    if (!isTypes && /^\..*\.tsx?$/.test(statement.moduleSpecifier.text)) seen.add(join(dirname(path), statement.moduleSpecifier.text))
  }
}

/** Without what the build left out as nobody calls it. */
const built = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js')).map((path) => readFileSync(join(BUILT, path), 'utf8')).join()

/** `namespace.member` of what the add-on's code asks of the API: of browsers as it stands in the code, of Thunderbird as its own types have it. */
const used = new Set(sources.flatMap((file) => [
  ...[...file.text.matchAll(/(?<![.\w])browser\s*\.(\w+)\s*\.(\w+)/g)].map(([, namespace, name]) => `${namespace}.${name}`).filter((chain) => built.includes(`.${chain}`)),
  ...file.statements.filter(ts.isInterfaceDeclaration).filter(({ name }) => ['ThunderbirdApi', 'GateApi'].includes(name.text)).flatMap(({ members }) => members.filter(ts.isPropertySignature)
    .flatMap(({ name, type }) => (type && ts.isTypeLiteralNode(type) ? type.members : []).map((member) => `${name.getText(file)}.${member.name!.getText(file)}`))),
]))

describe('Thunderbird’s add-on, by the schemas of the installed Thunderbird', () => {
  it('asks for nothing that the API has not, and for nothing without its permission', () => {
    expect([...used]).toEqual(expect.arrayContaining(['compose.onBeforeSend', 'compose.sendMessage', 'identities.list', 'composeAction.onClicked', 'storage.local', 'runtime.sendMessage', 'alarms.create']))
    for (const each of used) expect(faultOf(...each.split('.') as [string, string]), each).toBe('')
  })

  it('wants Thunderbird 128 at least, and nothing newer than the installed one', () => {
    const { strict_min_version } = manifest.browser_specific_settings.gecko
    expect(strict_min_version).toBe('128.0')
    expect(Number(/\d+/.exec(execFileSync('/usr/bin/thunderbird', ['--version'], { encoding: 'utf8' }))?.[0])).toBeGreaterThanOrEqual(parseInt(strict_min_version))
  })

  const types = namespaces.filter(({ namespace }) => namespace === 'manifest').flatMap((each) => each.types ?? [])
  const named = (type: Type): readonly string[] => [...type.enum ?? [], ...(type.choices ?? []).flatMap(named)]

  it('declares only permissions that are known, and keys that are', () => {
    const permissions = types.filter(({ id = '', $extend = '' }) => `${id}${$extend}`.includes('Permission')).flatMap(named)
    const keys = types.filter(({ id, $extend }) => ['ManifestBase', 'WebExtensionManifest'].includes(id ?? $extend ?? '')).flatMap(({ properties = {} }) => Object.keys(properties))
    expect(permissions.length).toBeGreaterThan(40)
    expect(manifest.permissions.filter((each) => !permissions.includes(each))).toEqual([])
    expect(Object.keys(manifest).filter((each) => !keys.includes(each))).toEqual([])
  })
})
