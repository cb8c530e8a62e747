// @vitest-environment happy-dom
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { describe, expect, it } from 'vitest'
import { EVENTS, hostAddress, IDS, PANE_BUTTON, VARIANTS, WORDS } from '../../../../src/addin/outlook/manifest/facts.ts'
import { SCHEMA_VERSION, unifiedEnglish, unifiedManifest } from '../../../../src/addin/outlook/manifest/unified.ts'
import { xmlManifest } from '../../../../src/addin/outlook/manifest/xml.ts'

/** Microsoft's published schemas, from its package @microsoft/app-manifest. */
const schema = (name: string): object =>
  JSON.parse(readFileSync(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.${name}.json`, 'utf8')) as object

// Draft 4, with formats that only describe, and expressions that are older than the `u` flag.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false })
const isManifest = ajv.compile(schema('schema'))
const isLocalisation = ajv.compile(schema('Localization.schema'))

const HOST = 'https://mail.example.org/sceau'
const build = (variant: (typeof VARIANTS)[number]) => ({ version: '1.2.3', host: HOST, variant })
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('the unified manifest', () => {
  it.each(VARIANTS)('is what Microsoft’s schema wants (%s)', (variant) => {
    expect(isManifest(unifiedManifest(build(variant))), JSON.stringify(isManifest.errors)).toBe(true)
    expect(isLocalisation(unifiedEnglish()), JSON.stringify(isLocalisation.errors)).toBe(true)
  })

  it('asks for the soft block in the store and for the block where an administrator deploys it', () => {
    const modes = VARIANTS.map((variant) => unifiedManifest(build(variant)).extensions[0]?.autoRunEvents[0]?.events.flatMap(({ options }) => options?.sendMode ?? []))
    expect(modes).toEqual([['softBlock'], ['block']])
  })

  it('would be refused with a send mode that Outlook does not know, an address that is none or a name too long', () => {
    const wrongMode = JSON.parse(JSON.stringify(unifiedManifest(build('store'))).replace('"softBlock"', '"softblock"')) as object
    const noAddress = JSON.parse(JSON.stringify(unifiedManifest(build('store'))).replaceAll('https://mail', 'mail')) as object
    const longName = { ...copyOf(unifiedManifest(build('store'))), name: { short: 'x'.repeat(31) } }
    expect([wrongMode, noAddress, longName].map((manifest) => isManifest(manifest))).toEqual([false, false, false])
  })

  it('names an action of a runtime for each event, and translates only places that exist', () => {
    const manifest = unifiedManifest(build('managed'))
    const actions = manifest.extensions[0]?.runtimes.flatMap((runtime) => runtime.actions.map(({ id }) => id))
    for (const { actionId } of manifest.extensions[0]?.autoRunEvents[0]?.events ?? []) expect(actions).toContain(actionId)
    for (const path of Object.keys(unifiedEnglish()).filter((key) => key !== '$schema')) {
      const value = path.split(/[.[\]]+/).filter(Boolean).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], manifest)
      expect(typeof value, path).toBe('string')
    }
  })

  it('hides the XML one of the same variant, which would ask everything twice', () => {
    for (const variant of VARIANTS) expect(JSON.stringify(unifiedManifest(build(variant)).extensions[0]?.alternates)).toContain(IDS[variant].xml)
  })
})

/** Children in the order that Microsoft documents for each element (learn.microsoft.com, "manifest element ordering", read 2026-11-27). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: ['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'FormSettings', 'Permissions', 'Rule', 'DisableEntityHighlighting', 'VersionOverrides'],
  Host: ['Runtimes', 'DesktopFormFactor'],
  DesktopFormFactor: ['FunctionFile', 'ExtensionPoint'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
}

/** What each kind of resource may hold, in characters: `ShortStrings` and `LongStrings` of the manifest's reference. */
const LONGEST: Readonly<Record<string, number>> = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 }

function faultsOf(xml: string): string[] {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  const all = [...parsed.querySelectorAll('*')]
  const faults: string[] = []
  const named = new Set(all.filter(({ tagName }) => /^bt:(?:Image|Url|String)$/.test(tagName)).map((element) => element.getAttribute('id')).filter(Boolean))
  for (const element of all) {
    const resource = element.getAttribute('resid')
    if (resource !== null && !named.has(resource)) faults.push(`${element.tagName}: no resource ${resource}`)
    if (resource !== null && resource.length > 32) faults.push(`${resource}: longer than 32 characters`)
    const order = element.tagName === 'Host' && element.hasAttribute('Name') ? undefined : ORDER[element.tagName]
    const places = [...element.children].map(({ tagName }) => order?.indexOf(tagName) ?? 0)
    if (places.includes(-1) || places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) faults.push(`${element.tagName}: children out of order`)
    const longest = LONGEST[element.parentElement?.tagName ?? '']
    if (longest !== undefined && (element.getAttribute('DefaultValue')?.length ?? 0) > longest) faults.push(`${element.getAttribute('id') ?? ''}: too long`)
    for (const key of ['DefaultValue', 'Value']) {
      const value = element.getAttribute(key) ?? ''
      if (value.startsWith('http:')) faults.push(`${element.tagName}: not https`)
    }
  }
  const modes = all.filter(({ tagName }) => tagName === 'LaunchEvent').map((element) => element.getAttribute('SendMode')).filter((mode) => mode !== null)
  if (modes.length !== 1 || !['PromptUser', 'SoftBlock', 'Block'].includes(modes[0] ?? '')) faults.push('one event, and one only, has a send mode that Outlook knows')
  return faults
}

describe('the XML manifest', () => {
  it.each(VARIANTS)('keeps Microsoft’s documented rules (%s)', (variant) => {
    expect(faultsOf(xmlManifest(build(variant)))).toEqual([])
  })

  it('would be found out with an unknown send mode, a missing resource, a wrong order or a sentence too long', () => {
    const xml = xmlManifest(build('managed'))
    expect(faultsOf(xml.replace('SendMode="Block"', 'SendMode="Hold"'))).not.toEqual([])
    expect(faultsOf(xml.replace('resid="tip"', 'resid="hint"'))).not.toEqual([])
    expect(faultsOf(xml.replace(/(<Version>.*<\/Version>)\n(.*<ProviderName>.*<\/ProviderName>)/, '$2\n$1'))).not.toEqual([])
    expect(faultsOf(xml.replace(WORDS.fr.tip, 'x'.repeat(251)))).not.toEqual([])
  })

  it('is read by Microsoft’s own reader of manifests', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sceau-manifest-'))
    try {
      writeFileSync(join(folder, 'manifest.xml'), xmlManifest(build('store')))
      const { id, version, displayName, permissions } = await OfficeAddinManifest.readManifestFile(join(folder, 'manifest.xml'))
      expect({ id, version, displayName, permissions }).toEqual({ id: IDS.store.xml, version: '1.2.3.0', displayName: 'Sceau', permissions: 'ReadWriteItem' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('starts the same functions as the unified one, and names the same button', () => {
    const xml = xmlManifest(build('store'))
    for (const { xml: type, action } of EVENTS) expect(xml).toContain(`<LaunchEvent Type="${type}" FunctionName="${action}"`)
    expect(xml).toContain(`id="${PANE_BUTTON}"`)
    expect(JSON.stringify(unifiedManifest(build('store')))).toContain(`"id":"${PANE_BUTTON}"`)
  })
})

describe('the host’s address', () => {
  it('loses its last slash', () => expect(hostAddress('https://mail.example.org/sceau/')).toBe(HOST))
  it.each(['http://mail.example.org', 'mail.example.org', 'https://mail.example.org/?a=1', ''])('is refused: %j', (text) => {
    expect(() => hostAddress(text)).toThrow(/https/)
  })
})

it('gives every add-in an identity of its own', () => {
  expect(new Set(VARIANTS.flatMap((variant) => Object.values(IDS[variant]))).size).toBe(4)
})
