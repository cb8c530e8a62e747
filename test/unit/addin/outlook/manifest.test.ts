// @vitest-environment happy-dom
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { describe, expect, it } from 'vitest'
import { EVENTS, hostAddress, IDS, PANE_BUTTON, VARIANTS, WORDS } from '../../../../src/addin/outlook/manifest/facts.ts'
import { SCHEMA_VERSION, unifiedEnglish, unifiedManifest } from '../../../../src/addin/outlook/manifest/unified.ts'
import { xmlManifest } from '../../../../src/addin/outlook/manifest/xml.ts'
import { schemaFaults } from './xml-schema.ts'

const SCHEMAS = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams'
/** Microsoft's published schemas, from its package @microsoft/app-manifest. */
const schema = (name: string, version = `v${SCHEMA_VERSION}`): object =>
  JSON.parse(readFileSync(`${SCHEMAS}/${version}/MicrosoftTeams.${name}.json`, 'utf8')) as object
/** Every version that came after ours, and Microsoft's preview. */
const LATER = readdirSync(SCHEMAS).filter((name) => name === 'vDevPreview' || Number(name.split('.')[1]) > Number(SCHEMA_VERSION.split('.')[1]))

// Draft 4, with formats that only describe, and expressions that are older than the `u` flag.
const LENIENT = { strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }
const ajv = new Ajv(LENIENT)
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

  it.each(LATER)('would be what Microsoft’s schema %s wants, if it named that', (version) => {
    const isLater = new Ajv(LENIENT).compile(schema('schema', version))
    for (const variant of VARIANTS) {
      const manifest = { ...unifiedManifest(build(variant)), $schema: unifiedManifest(build(variant)).$schema.replace(`v${SCHEMA_VERSION}`, version), manifestVersion: version.replace(/^v(?=\d)/, '').replace('vDevPreview', 'devPreview') }
      expect(isLater(manifest), JSON.stringify(isLater.errors)).toBe(true)
    }
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

/** Where a manifest breaks the schema, or what no schema says: names without a resource, an address that is not https. */
function faultsOf(xml: string): string[] {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  const all = [...parsed.querySelectorAll('*')]
  const faults = schemaFaults(xml)
  const named = new Set(all.filter(({ tagName }) => /^bt:(?:Image|Url|String)$/.test(tagName)).map((element) => element.getAttribute('id')).filter(Boolean))
  for (const element of all) {
    const resource = element.getAttribute('resid')
    if (resource !== null && !named.has(resource)) faults.push(`${element.tagName}: no resource ${resource}`)
    for (const key of ['DefaultValue', 'Value']) {
      const value = element.getAttribute(key) ?? ''
      if (value.startsWith('http:')) faults.push(`${element.tagName}: not https`)
    }
  }
  if (all.filter((element) => element.hasAttribute('SendMode')).length !== 1) faults.push('one event, and one only, has a send mode')
  return faults
}

describe('the XML manifest', () => {
  it.each(VARIANTS)('is what Microsoft’s schema demands (%s)', (variant) => {
    expect(faultsOf(xmlManifest(build(variant)))).toEqual([])
  })

  it.each<[string, string | RegExp, string]>([
    ['an unknown send mode', 'SendMode="Block"', 'SendMode="Hold"'],
    ['two send modes', 'Type="OnMessageRecipientsChanged"', 'Type="OnMessageRecipientsChanged" SendMode="Block"'],
    ['a missing resource', 'resid="tip"', 'resid="hint"'],
    ['a wrong order', /(<Version>.*<\/Version>)\n(.*<ProviderName>.*<\/ProviderName>)/, '$2\n$1'],
    ['an order wrong in the overrides', /(<bt:Urls>[^]*<\/bt:Urls>)\s*(<bt:ShortStrings>[^]*<\/bt:ShortStrings>)/, '$2$1'],
    ['no rule', /<Rule .*\/>/, ''],
    ['no requirements', /<Requirements>\s*<Sets>[^]*?<\/Requirements>/, ''],
    ['a permission that there is not', '>ReadWriteItem<', '>WriteItem<'],
    ['a form type that there is not', 'FormType="Edit"', 'FormType="Compose"'],
    ['an identity that is none', IDS.managed.xml, 'sceau'],
    ['a version of five parts', '>1.2.3.0<', '>1.2.3.0.1<'],
    ['a sentence too long', WORDS.fr.tip, 'x'.repeat(251)],
    ['a label too long', WORDS.en.button, 'x'.repeat(126)],
    ['a description too long', WORDS.fr.description, 'x'.repeat(251)],
    ['a resource’s name too long', /(["])icon16"/g, `"${'i'.repeat(33)}"`],
    ['a size that is no number', 'size="16"', 'size="small"'],
    ['an attribute that there is not', '<Form ', '<Form Kind="x" '],
    ['an element that there is not', '<AppDomains>', '<AppDomains><Domain/>'],
    ['an element in the wrong namespace', /bt:Sets/g, 'Sets'],
    ['an address that is not https', 'https://mail.example.org/sceau/taskpane.html', 'http://mail.example.org/sceau/taskpane.html'],
  ])('would be found out with %s', (_, from, by) => {
    const xml = xmlManifest(build('managed'))
    const broken = xml.replace(from, by)
    expect(broken).not.toBe(xml)
    expect(faultsOf(broken)).not.toEqual([])
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
